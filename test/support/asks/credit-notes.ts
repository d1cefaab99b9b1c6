import type { Story } from '../story.ts';
import { byCustomer, nothing, own } from './ask.ts';
import type { Asks, Variables } from './ask.ts';
import { invoiceBys } from './invoices.ts';

const items = (story: Story) => [{ line: story.id('line_one'), amount: '0.02' }];
const crediting = (story: Story, invoice: Variables): Variables => ({
  input: {
    invoice, items: items(story), creditAmount: '0.01', refundAmount: '0.01', reason: 'PRODUCT_UNSATISFACTORY',
    description: story.text('one_credit'), metadata: { note: story.text('one_credit') },
  },
});
const noteBys = (story: Story): readonly Variables[] => [{ id: story.id('credit_note_one') }, { number: `${story.number('one')}-CN001` }];
const noting = (story: Story, by: Variables): Variables => ({ by, input: { refundStatus: 'PENDING', description: story.text('one_credit'), metadata: { note: story.text('one_credit') } } });

export const creditNoteAsks: Asks = {
  'Query.creditNote': { calls: (story) => noteBys(story).map((by) => nothing({ by })) },
  'Query.creditNotes': {
    calls: (story) => [
      own({ first: 100, filter: { creditStatuses: ['AVAILABLE', 'CONSUMED', 'VOIDED'], refundStatuses: ['PENDING', 'SUCCEEDED', 'FAILED'], reasons: ['OTHER'], currency: 'USD', issuedAfter: '2026-01-01T00:00:00Z', issuedBefore: '2028-01-01T00:00:00Z' } }),
      ...byCustomer(story).map((customer) => nothing({ filter: { customers: [customer] } })),
      ...invoiceBys(story).map((invoice) => nothing({ filter: { invoices: [invoice] } })),
    ],
  },
  'Query.estimateCreditNote': { calls: (story) => invoiceBys(story).map((invoice) => nothing({ invoice, items: items(story) })) },
  'Mutation.createCreditNote': {
    calls: (story) => invoiceBys(story).map((invoice) => nothing(crediting(story, invoice))),
    others: [(story) => crediting(story, { number: story.number('one') }), (story) => crediting(story, { externalId: story.text('one_recorded') })],
  },
  'Mutation.updateCreditNote': { calls: (story) => noteBys(story).map((by) => nothing(noting(story, by))) },
};

/** What takes credit away, after everything that asks for it. */
export const creditNoteEndings: Asks = { 'Mutation.voidCreditNote': { calls: (story) => noteBys(story).map((by) => nothing({ by })) } };
