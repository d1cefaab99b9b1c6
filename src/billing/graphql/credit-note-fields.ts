import { CustomerNode } from '../../customers/graphql/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { MoneyType } from '../../graphql/money.ts';
import { childConnection, connectionComplexity } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { CreditNoteSchema } from '../credit-note.entity.ts';
import { creditBalances, creditLeft, creditedAmounts } from '../credit-note.store.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import type { InvoiceRow } from '../invoice.entity.ts';
import type { NoteUseJson } from '../settlement/settlement-json.ts';
import { CreditNoteConnection, CreditNoteNode, byIssue } from './credit-note.ts';
import { InvoiceNode } from './invoice.ts';
import { InvoiceLineNode } from './invoice-line.ts';
import { settledBy, settlementOf } from './settlement.ts';

const left = (invoiceId: string, ctx: GraphQLContext) => batched(ctx, 'Invoice.creditLeft', invoiceId, (ids) => creditLeft(ctx.read, ids));

const InvoiceCreditNoteType = builder.objectRef<NoteUseJson>('InvoiceCreditNote').implement({
  description: 'What one credit note pays of an invoice.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Of the credit note.' }),
    amount: t.expose('amount', { type: 'Decimal', description: 'Taken off after taxes; part of creditNotesTotal.' }),
    creditNote: t.field({ type: CreditNoteNode, description: 'What is left of it.', resolve: ({ creditNoteId }) => creditNoteId }),
  }),
});

builder.objectFields(InvoiceNode, (t) => ({
  creditNotes: t.connection(
    {
      extensions: reads<InvoiceRow>('id'), type: CreditNoteNode, description: 'What was taken back of it, oldest first.', complexity: connectionComplexity,
      resolve: (invoice, page, ctx) => childConnection(ctx, 'Invoice.creditNotes', CreditNoteSchema, 'invoiceId', invoice.id, page, () => ({ order: byIssue })),
    },
    CreditNoteConnection,
  ),
  creditNotesUsed: t.field({
    ...settledBy, type: [InvoiceCreditNoteType], description: "What the customer's credit notes pay of it, in the order they do; before it is issued projected, and nothing is used of them yet.",
    resolve: async (invoice, _args, ctx) => [...(await settlementOf(invoice, ctx)).notes],
  }),
  creditable: t.field({ extensions: reads<InvoiceRow>('id'), type: 'Decimal', description: 'What credit notes can still take back of it, taxes included: 0 before it is issued, once it is voided, and of a WALLET_PURCHASE, which is paid back alone.', resolve: async (invoice, _args, ctx) => (await left(invoice.id, ctx)).creditable }),
  refundable: t.field({
    extensions: reads<InvoiceRow>('id'), type: 'Decimal', description: 'What of that may be paid back: what was paid in money. 0 while it is not paid; of a WALLET_PURCHASE no more than its wallet holds.',
    resolve: async (invoice, _args, ctx) => (await left(invoice.id, ctx)).refundable,
  }),
}));

builder.objectField(InvoiceLineNode, 'creditedAmount', (t) =>
  t.field({
    extensions: reads<InvoiceLineRow>('id'), type: 'Decimal', description: 'What credit notes took back of it, before coupons and taxes; voided ones count.',
    resolve: (line, _args, ctx) => batched(ctx, 'InvoiceLine.creditedAmount', line.id, (ids) => creditedAmounts(ctx.read, ids)),
  }),
);

builder.objectFields(CustomerNode, (t) => ({
  creditNotes: t.connection(
    {
      extensions: reads<CustomerRow>('id'), type: CreditNoteNode, description: 'What was taken back of its invoices, oldest first.', complexity: connectionComplexity,
      resolve: (customer, page, ctx) => childConnection(ctx, 'Customer.creditNotes', CreditNoteSchema, 'customerId', customer.id, page, () => ({ order: byIssue })),
    },
    CreditNoteConnection,
  ),
  creditBalance: t.field({
    extensions: reads<CustomerRow>('id'), type: [MoneyType], description: 'What its next invoices can use of its credit notes, one amount a currency in which there is any.',
    resolve: (customer, _args, ctx) => batched(ctx, 'Customer.creditBalance', customer.id, (ids) => creditBalances(ctx.read, ids)),
  }),
}));
