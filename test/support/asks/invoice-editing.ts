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

/** The oldest draft of the customer who has them that is still open, and its first line. */
async function draftOf({ world, text }: Story): Promise<{ readonly id: string; readonly line: string }> {
  const { customer } = await world.data('query ($by: CustomerBy!) { customer(by: $by) { invoices(first: 100) { nodes { id status deletedAt lines(first: 1) { nodes { id } } } } } }', { by: { key: text('drafts') } });
  const open = (customer.invoices.nodes as { id: string; status: string; deletedAt: string | null; lines: { nodes: { id: string }[] } }[]).find(({ status, deletedAt }) => status === 'DRAFT' && deletedAt === null);
  if (open === undefined) throw new Error('every draft of the story was taken away: have it make more');
  return { id: open.id, line: open.lines.nodes[0]?.id ?? '' };
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
    good: async (story) => ({ input: { invoice: { id: (await draftOf(story)).id }, subscription: { key: story.text('drafts_subscription') }, rateCardKey: story.text('tokens'), units: '2', unitAmount: '1.5', name: 'As agreed' } }),
  },
  'Mutation.recalculateInvoiceTaxes': { calls: (story) => invoiceBys(story).map((by) => nothing({ by })), good: async (story) => ({ by: { id: (await draftOf(story)).id } }) },
  'Mutation.removeInvoiceLineAdjustment': {
    calls: (story) => [nothing({ line: story.id('line_one') })],
    good: async (story) => ({ line: (await draftOf(story)).line }),
  },
  'Query.simulateInvoice': {
    calls: (story) => [...byCustomer(story).map((customer) => nothing({ input: simulated(story, customer) })), own({ input: { currency: 'USD', lines: [{ name: 'A charge', period: january, invoiceAt: january.to, price: { flat: { amount: '5' } } }] } })],
    good: (story) => ({ input: simulated(story, { key: story.text('one') }) }),
  },
};
