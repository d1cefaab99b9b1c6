import { profile } from './asks/billing.ts';

type Make = (name: string, field: string, variables: Record<string, unknown>, select?: string) => Promise<Record<string, unknown>>;

/** So many drafts there are: some values take one away. */
const count = 8;

/** A customer in real time whose drafts wait to be approved, with a subscription, and drafts of a charge each. */
export async function draftsOf(make: Make, text: (name: string) => string): Promise<void> {
  const input = profile({ text }, 'by_hand');
  const workflow = { ...(input['workflow'] as object), collection: { alignment: 'SUBSCRIPTION' }, invoicing: { autoAdvance: false } };
  const made = await make('profile_by_hand', 'createBillingProfile', { input: { ...input, workflow } });
  const customer = { key: text('drafts') };
  await make('customer_drafts', 'createCustomer', { input: customer });
  await make('', 'upsertCustomerBillingOverride', { input: { customer, billingProfileId: made['id'] } }, '... on CustomerBillingOverride { createdAt }');
  const lines = [{ name: 'A charge', period: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' }, invoiceAt: '2020-02-01T00:00:00Z', price: { flat: { amount: '5' } } }];
  for (let n = 0; n < count; n++) {
    await make('', 'createPendingInvoiceLines', { input: { customer, currency: 'USD', lines } }, '... on CreatedPendingInvoiceLines { isInvoiceNew }');
    await make('', 'invoicePendingLines', { customer }, '... on InvoicedLines { invoices { id } }');
  }
  await make('subscription_drafts', 'createSubscription', { input: { customer, plan: { key: text('offer') }, key: text('drafts_subscription') } });
}
