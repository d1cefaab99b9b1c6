import type { Story } from '../story.ts';
import { byCustomer, nothing, own } from './ask.ts';
import type { Asks, Variables } from './ask.ts';
import { profile } from './billing.ts';

const invoiceBys = (story: Story): readonly Variables[] => [{ id: story.id('invoice_one') }, { number: story.number('one') }];
const january = { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' };
const unit = { unit: { amount: '0.5', minimumAmount: '1', maximumAmount: '100' } };

const newLine = (story: Story, price: Variables = unit): Variables => ({
  name: 'A charge',
  description: 'A note',
  period: january,
  invoiceAt: january.to,
  price,
  discounts: { percentage: '10' },
  featureKey: story.text('tokens'),
  metadata: { a: 1 },
  taxes: [{ key: story.text('tax') }],
  taxConfig: { behavior: 'EXCLUSIVE', stripeCode: 'txcd_10103000', customInvoicingCode: story.text('code') },
});

interface OpenDraft {
  readonly id: string;
  readonly lines: { readonly nodes: readonly { readonly id: string }[] };
}

/** A draft of a customer of its own that waits to be approved, and its first line; made anew where it was taken away. */
async function draftOf({ world, text }: Story): Promise<{ readonly id: string; readonly line: string }> {
  const by = { key: text('drafts') };
  const open = async (): Promise<OpenDraft | undefined> =>
    (await world.data('query ($by: CustomerBy!) { customer(by: $by) { invoices(last: 100) { nodes { id status deletedAt lines(first: 1) { nodes { id } } } } } }', { by })).customer?.invoices.nodes.find(
      ({ status, deletedAt }: { status: string; deletedAt: string | null }) => status === 'DRAFT' && deletedAt === null,
    );
  if ((await world.data('query ($by: CustomerBy!) { customer(by: $by) { id } }', { by })).customer === null) {
    const input = profile({ text }, 'by_hand');
    const settings = { ...(input['workflow'] as Variables), collection: { alignment: 'SUBSCRIPTION' }, invoicing: { autoAdvance: false } };
    const { made } = await world.data('mutation ($input: CreateBillingProfileInput!) { made: createBillingProfile(input: $input) { ... on BillingProfile { id } ... on Error { message } } }', { input: { ...input, workflow: settings } });
    await world.data('mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename } }', { input: by });
    await world.data('mutation ($input: UpsertCustomerBillingOverrideInput!) { upsertCustomerBillingOverride(input: $input) { __typename } }', { input: { customer: by, billingProfileId: made.id } });
    await world.data('mutation ($input: CreateSubscriptionInput!) { createSubscription(input: $input) { __typename } }', { input: { customer: by, plan: { key: text('offer') }, key: text('drafts_subscription') } });
  }
  const found = await open();
  const draft = found ?? (await makeDraft());
  return { id: draft.id, line: draft.lines.nodes[0]?.id ?? '' };

  async function makeDraft(): Promise<OpenDraft> {
    const lines = [{ name: 'A charge', period: january, invoiceAt: '2020-01-01T00:00:00Z', price: { flat: { amount: '5' } } }];
    await world.data('mutation ($input: CreatePendingInvoiceLinesInput!) { createPendingInvoiceLines(input: $input) { __typename } }', { input: { customer: by, currency: 'USD', lines } });
    await world.data('mutation ($by: CustomerBy!) { invoicePendingLines(customer: $by) { __typename } }', { by });
    const made = await open();
    if (made === undefined) throw new Error('the story has no draft');
    return made;
  }
}

const updateOf = (story: Story): Variables => {
  const { supplier, workflow } = profile(story, 'changed');
  return { description: 'A note', metadata: { a: 1 }, supplier, customer: supplier, workflow, dueAt: '2027-12-31T00:00:00Z', lines: [newLine(story)] };
};

const simulated = (story: Story, customer: Variables): Variables => ({ customer, number: 'SIM-1', currency: 'USD', lines: [{ ...newLine(story), quantity: '10', preLinePeriodQuantity: '1' }] });

export const invoiceEditingAsks: Asks = {
  'Mutation.updateInvoice': {
    calls: (story) => invoiceBys(story).map((by) => nothing({ by, input: { metadata: { a: 1 } } })),
    good: async (story) => ({ by: { id: (await draftOf(story)).id }, input: updateOf(story) }),
    others: [
      async (story) => {
        const { id, line } = await draftOf(story);
        return { by: { id }, input: { lines: [{ id: line, name: 'Another name' }, newLine(story, { flat: { amount: '5', paymentTerm: 'IN_ARREARS' } })] } };
      },
      ...[
        { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '10', unitPrice: '1', flatPrice: '2' }, { unitPrice: '0.5' }], minimumAmount: '1', maximumAmount: '100' } },
        { dynamic: { multiplier: '1.2', minimumAmount: '1', maximumAmount: '100' } },
        { package: { amount: '5', quantityPerPackage: '10', minimumAmount: '1', maximumAmount: '100' } },
      ].map((price) => async (story: Story) => ({ by: { id: (await draftOf(story)).id }, input: { lines: [newLine(story, price)] } })),
    ],
  },
  'Mutation.adjustInvoiceLine': {
    calls: (story) => [nothing({ line: story.id('line_one'), input: { units: '1' } })],
    good: async (story) => ({ line: (await draftOf(story)).line, input: { units: '2', unitAmount: '1.5', name: 'As agreed' } }),
  },
  'Mutation.addInvoiceCharge': {
    calls: (story) => invoiceBys(story).map((invoice) => nothing({ input: { invoice, subscription: { key: story.text('one_subscription') }, rateCardKey: story.text('tokens'), units: '1' } })),
    good: async (story) => {
      const { id } = await draftOf(story);
      await story.world.data('mutation ($by: InvoiceBy!, $lines: [InvoiceLineInput!]) { updateInvoice(by: $by, input: { lines: $lines }) { __typename } }', { by: { id }, lines: [{ name: 'A charge', period: january, invoiceAt: january.to, price: { flat: { amount: '5' } } }] });
      return { input: { invoice: { id }, subscription: { key: story.text('drafts_subscription') }, rateCardKey: story.text('tokens'), units: '2', unitAmount: '1.5', name: 'As agreed' } };
    },
  },
  'Mutation.recalculateInvoiceTaxes': { calls: (story) => invoiceBys(story).map((by) => nothing({ by })), good: async (story) => ({ by: { id: (await draftOf(story)).id } }) },
  'Mutation.removeInvoiceLineAdjustment': {
    calls: (story) => [nothing({ line: story.id('line_one') })],
    good: async (story) => {
      const { line } = await draftOf(story);
      await story.world.data('mutation ($line: ID!) { adjustInvoiceLine(line: $line, input: { units: "1" }) { __typename } }', { line });
      return { line };
    },
  },
  'Query.simulateInvoice': {
    calls: (story) => [...byCustomer(story).map((customer) => nothing({ input: simulated(story, customer) })), own({ input: { currency: 'USD', lines: [{ name: 'A charge', period: january, invoiceAt: january.to, price: { flat: { amount: '5' } } }] } })],
    good: (story) => ({ input: simulated(story, { key: story.text('one') }) }),
  },
};
