import { TaxBehaviorEnum } from '../../catalog/graphql/index.ts';
import { CustomerBy, CustomerNode, customerLookUp } from '../../customers/graphql/index.ts';
import { customersByLookUps } from '../../customers/index.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { childConnection, connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { CreditNoteApplicationSchema } from '../credit-note-application.entity.ts';
import type { CreditNoteApplicationRow } from '../credit-note-application.entity.ts';
import { CreditNoteItemSchema } from '../credit-note-item.entity.ts';
import type { CreditNoteItemRow } from '../credit-note-item.entity.ts';
import { CreditNoteSchema } from '../credit-note.entity.ts';
import type { CreditNoteRow } from '../credit-note.entity.ts';
import { creditNoteBy, creditNoteWhere, creditNotesByIds } from '../credit-note.store.ts';
import type { CreditNoteLookUp } from '../credit-note.store.ts';
import type { NoteTaxJson, RefundFailure } from '../credit-notes/credit-note.ts';
import { invoicesByNames } from '../invoice.store.ts';
import { CreditNoteCauseEnum, CreditNoteReasonEnum, CreditStatusEnum, RefundStatusEnum } from './credit-note-enums.ts';
import { InvoiceBy, InvoiceNode, invoiceLookUp } from './invoice.ts';
import { InvoiceLineNode } from './invoice-line.ts';

export const CreditNoteNode = builder.loadableNodeRef('CreditNote', {
  id: { resolve: (note: CreditNoteRow) => note.id },
  load: (ids: string[], { shown }) => creditNotesByIds(shown, ids),
});

export const CreditNoteTaxType = builder.objectRef<NoteTaxJson>('CreditNoteTax').implement({
  description: 'One tax of a credit note: what it takes back of the tax of its invoice.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Of the tax.' }),
    name: t.exposeString('name', { description: 'Of the tax.' }),
    rate: t.expose('rate', { type: 'Decimal', description: 'Percent.' }),
    behavior: t.field({ type: TaxBehaviorEnum, description: 'Whether the amounts of the items contain it.', resolve: ({ behavior }) => behavior }),
    base: t.expose('base', { type: 'Decimal', description: 'What it is on: the items that bear it, after coupons and without taxes.' }),
    amount: t.expose('amount', { type: 'Decimal', description: 'Rounded to the minor unit of the currency.' }),
  }),
});

const RefundFailureType = builder.objectRef<RefundFailure>('RefundFailure').implement({
  description: 'Why a refund failed.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Of the payment app.' }),
    message: t.exposeString('message', { description: 'For people.' }),
  }),
});

const CreditNoteItemType = builder.objectRef<CreditNoteItemRow>('CreditNoteItem').implement({
  description: 'What a credit note takes back of one line.',
  fields: (t) => ({
    line: t.field({ extensions: reads<CreditNoteItemRow>('invoiceLineId'), type: InvoiceLineNode, description: 'The line of the invoice.', resolve: (item) => item.invoiceLineId }),
    amount: t.expose('amount', { type: 'Decimal', description: 'Before coupons and taxes, above 0.' }),
  }),
});

const CreditNoteApplicationType = builder.objectRef<CreditNoteApplicationRow>('CreditNoteApplication').implement({
  description: 'What an invoice uses of a credit note.',
  fields: (t) => ({
    invoice: t.field({ extensions: reads<CreditNoteApplicationRow>('invoiceId'), type: InvoiceNode, description: 'What it pays of.', resolve: (use) => use.invoiceId }),
    amount: t.expose('amount', { type: 'Decimal', description: 'Above 0, in the currency of both.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the invoice was issued.' }),
    returnedAt: t.expose('returnedAt', { type: 'DateTime', nullable: true, description: 'When the invoice was voided, and the note got it back; null while it uses it.' }),
  }),
});

const CreditNoteItemConnection = builder.connectionObject(
  { type: CreditNoteItemType, name: 'CreditNoteItemConnection', description: 'A page of items.' },
  { name: 'CreditNoteItemEdge', description: 'An item in its place in the list.' },
);

const CreditNoteApplicationConnection = builder.connectionObject(
  { type: CreditNoteApplicationType, name: 'CreditNoteApplicationConnection', description: 'A page of uses.' },
  { name: 'CreditNoteApplicationEdge', description: 'A use in its place in the list.' },
);

const inOrder = [{ property: 'id', direction: 'asc' }] as const;

CreditNoteNode.implement({
  description: 'What is taken back of an issued invoice: credited on later ones, paid back, or both. What it says never changes.',
  authScopes: { $any: { permission: 'billing:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    externalId: t.exposeString('externalId', { nullable: true, description: 'The name that another system has for it; unique in the organization.' }),
    number: t.exposeString('number', { description: 'The number of its invoice and a count: "INV-7-CN001".' }),
    invoice: t.field({ extensions: reads<CreditNoteRow>('invoiceId'), type: InvoiceNode, description: 'What it takes back of.', resolve: (note) => note.invoiceId }),
    customer: t.field({ extensions: reads<CreditNoteRow>('customerId'), type: CustomerNode, description: 'Who is credited.', resolve: (note) => note.customerId }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Of all its amounts: that of the invoice.' }),
    cause: t.field({ extensions: reads<CreditNoteRow>('cause'), type: CreditNoteCauseEnum, description: 'What made it.', resolve: (note) => note.cause }),
    reason: t.expose('reason', { type: CreditNoteReasonEnum, description: 'Why it is given.' }),
    description: t.exposeString('description', { nullable: true, description: 'In words, up to 1,024 characters.' }),
    items: t.connection(
      {
        extensions: reads<CreditNoteRow>('id'), type: CreditNoteItemType, description: 'What it takes back, by line of the invoice.', complexity: connectionComplexity,
        resolve: (note, page, ctx) => childConnection(ctx, 'CreditNote.items', CreditNoteItemSchema, 'creditNoteId', note.id, page, () => ({ order: inOrder })),
      },
      CreditNoteItemConnection,
    ),
    couponsAdjustment: t.expose('couponsAdjustment', { type: 'Decimal', description: 'What coupons, and lines that credit, had taken of the items; not rounded to the minor unit.' }),
    subTotal: t.expose('subTotal', { type: 'Decimal', description: 'The items after that, without taxes on top.' }),
    taxes: t.field({ extensions: reads<CreditNoteRow>('taxes'), type: [CreditNoteTaxType], description: 'Its taxes, those that items contain after those on top.', resolve: (note) => [...(note.taxes as NoteTaxJson[])] }),
    taxesTotal: t.expose('taxesTotal', { type: 'Decimal', description: 'Taxes on top of the items, rounded once.' }),
    taxesInclusiveTotal: t.expose('taxesInclusiveTotal', { type: 'Decimal', description: 'Taxes that the items contain.' }),
    taxRate: t.expose('taxRate', { type: 'Decimal', description: 'Percent: each tax weighted by what it is on, to five decimals.' }),
    total: t.expose('total', { type: 'Decimal', description: 'creditAmount + refundAmount. Rounded once, so that it can differ from subTotal + taxesTotal by a minor unit.' }),
    creditAmount: t.expose('creditAmount', { type: 'Decimal', description: "What the customer's next invoices in the currency use." }),
    refundAmount: t.expose('refundAmount', { type: 'Decimal', description: 'What is paid back.' }),
    balance: t.expose('balance', { type: 'Decimal', description: 'What invoices have not used of creditAmount.' }),
    creditStatus: t.field({ extensions: reads<CreditNoteRow>('creditStatus'), type: CreditStatusEnum, nullable: true, description: 'Where creditAmount stands; null where it is 0.', resolve: (note) => note.creditStatus }),
    refundStatus: t.field({ extensions: reads<CreditNoteRow>('refundStatus'), type: RefundStatusEnum, nullable: true, description: 'Where refundAmount stands; null where it is 0.', resolve: (note) => note.refundStatus }),
    refundFailure: t.field({ extensions: reads<CreditNoteRow>('refundFailure'), type: RefundFailureType, nullable: true, description: 'Why its refund failed; null unless it did and the payment app said why.', resolve: (note) => note.refundFailure as RefundFailure | null }),
    refundedAt: t.expose('refundedAt', { type: 'DateTime', nullable: true, description: 'When its refund succeeded; null while it has not.' }),
    applications: t.connection(
      {
        extensions: reads<CreditNoteRow>('id'), type: CreditNoteApplicationType, description: 'The invoices that use it, in the order they were issued, those that gave it back among them.', complexity: connectionComplexity,
        resolve: (note, page, ctx) => childConnection(ctx, 'CreditNote.applications', CreditNoteApplicationSchema, 'creditNoteId', note.id, page, () => ({ order: inOrder })),
      },
      CreditNoteApplicationConnection,
    ),
    metadata: t.field({ extensions: reads<CreditNoteRow>('metadata'), type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it.', resolve: (note) => note.metadata as Record<string, unknown> | null }),
    issuedAt: t.expose('issuedAt', { type: 'DateTime', description: "When it was made, in the customer's time." }),
    voidedAt: t.expose('voidedAt', { type: 'DateTime', nullable: true, description: 'When what was left of it was voided; null while it was not.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was made, in the customer's time." }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When what is left of it, its statuses or its notes last changed.' }),
  }),
});

export const CreditNoteConnection = builder.connectionObject(
  { type: CreditNoteNode, name: 'CreditNoteConnection', description: 'A page of credit notes.' },
  { name: 'CreditNoteEdge', description: 'A credit note in its place in the list.' },
);

export const byIssue = [{ property: 'createdAt', direction: 'asc' }, { property: 'id', direction: 'asc' }] as const;

export const CreditNoteBy = builder.inputType('CreditNoteBy', {
  isOneOf: true,
  description: 'Names one credit note: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph.' }),
    number: t.string({ description: 'Its number.' }),
    externalId: t.string({ description: 'The name that another system has for it.' }),
  }),
});

/** An id that is no credit note's finds nothing: this one never exists. */
const none = '00000000-0000-0000-0000-000000000000';

/** The look-up that an input names. Its one member was checked by the graph. */
export function creditNoteLookUp(by: typeof CreditNoteBy.$inferInput): CreditNoteLookUp {
  if (by.id != null) return { id: idOf('CreditNote', by.id) ?? none };
  return by.number == null ? { externalId: by.externalId as string } : { number: by.number };
}

const CreditNoteFilter = builder.inputType('CreditNoteFilter', {
  description: 'Credit notes that pass every member that is given. Ranges of instants include both ends.',
  fields: (t) => ({
    customers: t.field({ type: [CustomerBy], description: 'Of one of these customers; one that does not exist has none.' }),
    invoices: t.field({ type: [InvoiceBy], description: 'Of one of these invoices; one that does not exist has none.' }),
    creditStatuses: t.field({ type: [CreditStatusEnum], description: 'Whose credit is in one of these.' }),
    refundStatuses: t.field({ type: [RefundStatusEnum], description: 'Whose refund is in one of these.' }),
    reasons: t.field({ type: [CreditNoteReasonEnum], description: 'Given for one of these.' }),
    currency: t.field({ type: 'CurrencyCode', description: 'In this currency.' }),
    issuedAfter: t.field({ type: 'DateTime', description: 'Made then or later.' }),
    issuedBefore: t.field({ type: 'DateTime', description: 'Made then or earlier.' }),
  }),
});

builder.queryFields((t) => ({
  creditNote: t.field({
    type: CreditNoteNode,
    nullable: true,
    description: 'One credit note; null when there is none in reach. Needs billing:read, or a portal token of its customer.',
    authScopes: { $any: { permission: 'billing:read', buyer: true } },
    args: { by: t.arg({ type: CreditNoteBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => creditNoteBy(ctx.read, creditNoteLookUp(by)),
  }),
  creditNotes: t.connection(
    {
      type: CreditNoteNode,
      description: 'The credit notes, oldest first. Needs billing:read, or a portal token for those of its customer.',
      authScopes: { $any: { permission: 'billing:read', buyer: true } },
      complexity: connectionComplexity,
      args: { filter: t.arg({ type: CreditNoteFilter, description: 'Which ones; all when omitted.' }) },
      resolve: async (_root, { filter, ...page }, ctx) => {
        const { customers, invoices, ...rest } = filter ?? {};
        const customerIds = customers == null ? null : (await customersByLookUps(ctx.read, customers.map(customerLookUp))).flatMap((customer) => customer?.id ?? []);
        const invoiceIds = invoices == null ? null : await invoicesByNames(ctx.read, invoices.map(invoiceLookUp));
        return connectionPage(ctx, CreditNoteSchema, page, { where: creditNoteWhere({ ...rest, customerIds, invoiceIds }), order: byIssue });
      },
    },
    CreditNoteConnection,
  ),
}));
