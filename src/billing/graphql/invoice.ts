import { hash } from 'node:crypto';
import { CustomerBy, CustomerNode, OrderDirection, customerLookUp } from '../../customers/graphql/index.ts';
import { customersByIds, customersByLookUps } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { idOf } from '../../graphql/global-id.ts';
import { childConnection, connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { PeriodType } from '../../graphql/period.ts';
import { reads, readsAs } from '../../graphql/shown-columns.ts';
import { present } from '../../kit/assert.ts';
import { isUuid } from '../../kit/id.ts';
import { InvoiceLineSchema } from '../invoice-line.entity.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import { InvoiceSchema } from '../invoice.entity.ts';
import type { InvoiceRow } from '../invoice.entity.ts';
import type { InvoiceKind } from '../invoice-kind.ts';
import { issueName } from '../invoice-issues.ts';
import type { InvoiceIssue } from '../invoice-issues.ts';
import { invoiceBy, invoiceWhere, invoicesByIds } from '../invoice.store.ts';
import type { InvoiceLookUp } from '../invoice.store.ts';
import { billedParty } from '../party.ts';
import type { InvoiceParty } from '../party.ts';
import { InvoiceIssueSeverityEnum, InvoiceKindEnum, InvoiceStateEnum, InvoiceStatusEnum } from './enums.ts';
import { InvoiceLineConnection, InvoiceLineNode, liveInvoice } from './invoice-line.ts';
import { InvoicePartyType } from './invoice-party.ts';
import { TotalsType } from './rated.ts';

const InvoiceIssueType = builder.objectRef<InvoiceIssue & { readonly invoiceId: string }>('InvoiceIssue').implement({
  description: 'Something found about an invoice.',
  fields: (t) => ({
    id: t.id({ description: 'The same as long as the same is found of the same; of no other issue.', resolve: ({ invoiceId, ...issue }) => hash('sha256', issueName(invoiceId, issue), 'base64url') }),
    createdAt: t.field({ type: 'DateTime', nullable: true, description: "When it was found first, in the customer's time; null of one that was found before times were kept.", resolve: ({ createdAt }) => createdAt ?? null }),
    updatedAt: t.field({ type: 'DateTime', nullable: true, description: 'When it was last found again, or its severity changed; null of one that was found before times were kept, and not again since.', resolve: ({ updatedAt }) => updatedAt ?? null }),
    severity: t.expose('severity', { type: InvoiceIssueSeverityEnum, description: 'How much it weighs.' }),
    code: t.exposeString('code', { description: 'Permanent, machine readable: INVOICE_LINE_FEATURE_HAS_NO_METERS.' }),
    message: t.exposeString('message', { description: 'For people: what it is and what to do.' }),
    remedy: t.string({ nullable: true, description: 'What to do alone, as the message ends with it; null where nothing has to be done.', resolve: ({ remedy }) => remedy ?? null }),
    component: t.exposeString('component', { description: 'What found it: each time it looks again, it replaces what it had found before.' }),
    field: t.string({ nullable: true, description: 'Which field it is about, `lines.price`: of the line where one is named; null: no single one.', resolve: ({ field }) => field ?? null }),
    line: t.field({ type: InvoiceLineNode, nullable: true, description: 'The line that it is about; null: the whole invoice.', resolve: (issue) => issue.lineId }),
  }),
});

export const InvoiceNode = builder.loadableNodeRef('Invoice', {
  id: { resolve: (invoice: InvoiceRow) => invoice.id },
  load: (ids: string[], { shown }) => invoicesByIds(shown, ids),
});

InvoiceNode.implement({
  description: 'A bill: from gathering its lines to its payment.',
  authScopes: { $any: { permission: 'billing:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    kind: t.field({ extensions: reads<InvoiceRow>('kind'), type: InvoiceKindEnum, description: 'What it is made for.', resolve: (invoice) => invoice.kind as InvoiceKind }),
    number: t.exposeString('number', { nullable: true, description: 'The final number, given when it is issued and never changed; null before, and for a recorded invoice that came without one.' }),
    externalId: t.exposeString('externalId', { nullable: true, description: 'The name that the system has for it that billed it; null unless it is a recorded one.' }),
    workingNumber: t.exposeString('workingNumber', { nullable: true, description: 'What it is called before it has a number: GATHER-..., DRAFT-...' }),
    status: t.field({ extensions: reads<InvoiceRow>('status'), type: InvoiceStatusEnum, description: 'Where it stands; a deleted one keeps its last status.', resolve: (invoice) => invoice.status as never }),
    state: t.field({ extensions: reads<InvoiceRow>('state'), type: InvoiceStateEnum, description: 'Where exactly it stands.', resolve: (invoice) => invoice.state }),
    customer: t.field({ extensions: reads<InvoiceRow>('customerId'), type: CustomerNode, description: 'Who is billed, as it is now.', resolve: (invoice) => invoice.customerId }),
    billedTo: t.field({
      extensions: reads<InvoiceRow>('billedTo', 'customerId', 'customerParty'),
      type: InvoicePartyType,
      description: "Who was billed, as it stood when the invoice was issued; the customer's own data before.",
      resolve: async (invoice, _args, ctx) => {
        if (invoice.billedTo !== null) return invoice.billedTo as InvoiceParty;
        return billedParty(present(await batched(ctx, 'Invoice.customer', invoice.customerId, (ids) => customersByIds(ctx.read, ids)), 'the customer of an invoice'), invoice.customerParty as Partial<InvoiceParty> | null);
      },
    }),
    supplier: t.field({ extensions: reads<InvoiceRow>('supplier'), type: InvoicePartyType, nullable: true, description: 'Who billed.', resolve: (invoice) => invoice.supplier as InvoiceParty }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Of all its amounts.' }),
    period: t.field({
      extensions: reads<InvoiceRow>('periodFrom', 'periodTo'),
      type: PeriodType,
      nullable: true,
      description: 'From the earliest start to the latest end of its lines; null when none has a period.',
      resolve: ({ periodFrom: from, periodTo: to }) => (from === null || to === null ? null : { from, to }),
    }),
    collectionAt: t.expose('collectionAt', { type: 'DateTime', nullable: true, description: 'When its usage is final; while it gathers, when its lines next become an invoice.' }),
    draftUntil: t.expose('draftUntil', { type: 'DateTime', nullable: true, description: 'Until when it stays a draft; null when it waits to be approved, and while it gathers.' }),
    issuedAt: t.expose('issuedAt', { type: 'DateTime', nullable: true, description: 'When it was issued; null before.' }),
    dueAt: t.expose('dueAt', { type: 'DateTime', nullable: true, description: 'When it is to be paid; before it is issued, when that is planned. Null while it is not known.' }),
    paidAt: t.expose('paidAt', { type: 'DateTime', nullable: true, description: 'When it was paid; null while it is not.' }),
    voidedAt: t.expose('voidedAt', { type: 'DateTime', nullable: true, description: 'When it was voided; null unless it was.' }),
    paymentDisputeLostAt: t.expose('paymentDisputeLostAt', { type: 'DateTime', nullable: true, description: 'When its payment was lost in a dispute: no money is expected of it, and no report counts it. Null unless it was.' }),
    lines: t.connection(
      {
        extensions: reads<InvoiceRow>('id'),
        type: InvoiceLineNode,
        description: 'Its charges, in the order they were made.',
        complexity: connectionComplexity,
        resolve: (invoice, page, ctx) =>
          childConnection(ctx, 'Invoice.lines', InvoiceLineSchema, 'invoiceId', invoice.id, page, () => ({
            where: { text: 't.deleted_at is null', values: [] },
            order: [{ property: 'id', direction: 'asc' }],
          })),
      },
      InvoiceLineConnection,
    ),
    totals: t.field({
      extensions: readsAs<InvoiceRow>('Totals', 'id', 'status', 'deletedAt'),
      type: TotalsType,
      description: 'Amounts, charges and discounts are the sums of its lines; taxes are computed on the whole and rounded once (see taxRounding). As of now while it gathers; a draft shows a projection.',
      resolve: (invoice, _args, ctx) => (invoice.status !== 'GATHERING' || invoice.deletedAt !== null ? invoice : liveInvoice(invoice.id, ctx).then(({ totals }) => totals)),
    }),
    validationIssues: t.field({ extensions: reads<InvoiceRow>('id', 'issues'), type: [InvoiceIssueType], description: 'What was found about it; a critical one keeps it from being issued.', resolve: ({ id, issues }) => (issues as InvoiceIssue[]).map((issue) => ({ ...issue, invoiceId: id })) }),
    metadata: t.field({ extensions: reads<InvoiceRow>('metadata'), type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it.', resolve: (invoice) => invoice.metadata as Record<string, unknown> | null }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was made, in the customer's time." }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was deleted; null while it was not.' }),
  }),
});

builder.objectField(InvoiceLineNode, 'invoice', (t) => t.field({ extensions: reads<InvoiceLineRow>('invoiceId'), type: InvoiceNode, description: 'What it stands on.', resolve: (line) => line.invoiceId }));

const InvoiceConnection = builder.connectionObject(
  { type: InvoiceNode, name: 'InvoiceConnection', description: 'A page of invoices.' },
  { name: 'InvoiceEdge', description: 'An invoice in its place in the list.' },
);

export const InvoiceBy = builder.inputType('InvoiceBy', {
  isOneOf: true,
  description: 'Names one invoice: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph; finds deleted invoices too.' }),
    number: t.string({ description: 'Its final number.' }),
    externalId: t.string({ description: 'The name that the system has for it that billed it; only of recorded invoices.' }),
  }),
});

/** An id that is no invoice's finds nothing: this one never exists. */
const none = '00000000-0000-0000-0000-000000000000';

/** The look-up that an input names. Its one member was checked by the graph. */
export function invoiceLookUp(by: typeof InvoiceBy.$inferInput): InvoiceLookUp {
  if (by.id != null) return { id: idOf('Invoice', by.id) ?? none };
  return by.number != null ? { number: by.number } : { externalId: by.externalId as string };
}

const InvoiceFilter = builder.inputType('InvoiceFilter', {
  description: 'Invoices that pass every member that is given. Ranges of instants include both ends.',
  fields: (t) => ({
    customers: t.field({ type: [CustomerBy], description: 'Of one of these customers; one that does not exist has none.' }),
    statuses: t.field({ type: [InvoiceStatusEnum], description: 'In one of these.' }),
    extendedStatuses: t.field({ type: [InvoiceStateEnum], description: 'Exactly in one of these states.' }),
    kinds: t.field({ type: [InvoiceKindEnum], description: 'Made for one of these.' }),
    paymentOverdue: t.boolean({ description: 'True: those that are overdue; false: the others.' }),
    paymentDisputeLost: t.boolean({ description: 'True: those whose payment was lost in a dispute; false: the others.' }),
    search: t.string({ description: 'Part of the number, of the external id, or of the name, key, external id or e-mail address of the customer, whatever the case; or the id.' }),
    currency: t.field({ type: 'CurrencyCode', description: 'In this currency.' }),
    issuedAfter: t.field({ type: 'DateTime', description: 'Issued then or later.' }),
    issuedBefore: t.field({ type: 'DateTime', description: 'Issued then or earlier.' }),
    paidAfter: t.field({ type: 'DateTime', description: 'Paid in full then or later.' }),
    paidBefore: t.field({ type: 'DateTime', description: 'Paid in full then or earlier.' }),
    periodStartAfter: t.field({ type: 'DateTime', description: 'Its period begins then or later.' }),
    periodStartBefore: t.field({ type: 'DateTime', description: 'Its period begins then or earlier.' }),
    createdAfter: t.field({ type: 'DateTime', description: 'Made then or later.' }),
    createdBefore: t.field({ type: 'DateTime', description: 'Made then or earlier.' }),
    includeDeleted: t.boolean({ defaultValue: false, description: 'Deleted invoices too.' }),
  }),
});

const InvoiceOrderField = builder.enumType('InvoiceOrderField', {
  description: 'What invoices are sorted by.',
  values: {
    CREATED_AT: { value: 'createdAt', description: 'By when they were made.' },
    UPDATED_AT: { value: 'updatedAt', description: 'By when they last changed.' },
    STATUS: { value: 'status', description: 'By status, in the order of the alphabet.' },
    ISSUED_AT: { value: 'issuedAt', description: 'By when they were issued; those that are not yet come last.' },
    PERIOD_START: { value: 'periodFrom', description: 'By the start of their period; those without one come last.' },
  } as const,
});

const InvoiceOrder = builder.inputType('InvoiceOrder', {
  description: 'How invoices are sorted; ties by id.',
  fields: (t) => ({
    field: t.field({ type: InvoiceOrderField, required: true, description: 'What decides.' }),
    direction: t.field({ type: OrderDirection, defaultValue: 'asc', description: 'Which end comes first.' }),
  }),
});

const orderOf = (orderBy: typeof InvoiceOrder.$inferInput | null | undefined) => {
  const direction = orderBy?.direction ?? 'asc';
  const property = orderBy?.field ?? 'createdAt';
  return [property === 'issuedAt' || property === 'periodFrom' ? { property, direction, orNever: true } : { property, direction }, { property: 'id', direction }] as const;
};

builder.queryFields((t) => ({
  invoice: t.field({
    type: InvoiceNode,
    nullable: true,
    description: 'One invoice; null when there is none in reach. Needs billing:read, or a portal token of its customer.',
    authScopes: { $any: { permission: 'billing:read', buyer: true } },
    args: { by: t.arg({ type: InvoiceBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => invoiceBy(ctx.read, invoiceLookUp(by)),
  }),
  invoices: t.connection(
    {
      type: InvoiceNode,
      description: 'The invoices, oldest first unless ordered otherwise. Needs billing:read, or a portal token for those of its customer.',
      authScopes: { $any: { permission: 'billing:read', buyer: true } },
      complexity: connectionComplexity,
      args: {
        filter: t.arg({ type: InvoiceFilter, description: 'Which ones; all that are not deleted when omitted.' }),
        orderBy: t.arg({ type: InvoiceOrder, description: 'Oldest first when omitted.' }),
      },
      resolve: async (_root, { filter, orderBy, ...page }, ctx) => {
        const { customers, search, ...rest } = filter ?? {};
        const found = customers == null ? null : await customersByLookUps(ctx.read, customers.map(customerLookUp));
        const customerIds = found === null ? null : found.flatMap((customer) => (customer === null ? [] : [customer.id]));
        return connectionPage(ctx, InvoiceSchema, page, { where: invoiceWhere({ ...rest, customerIds, search: search == null ? null : { text: search, id: idOf('Invoice', search) ?? (isUuid(search) ? search : null) } }), order: orderOf(orderBy) });
      },
    },
    InvoiceConnection,
  ),
}));

builder.objectField(CustomerNode, 'invoices', (t) =>
  t.connection(
    {
      extensions: reads<CustomerRow>('id'),
      type: InvoiceNode,
      description: 'Its invoices, the gathering ones among them, oldest first unless ordered otherwise.',
      complexity: connectionComplexity,
      args: { orderBy: t.arg({ type: InvoiceOrder, description: 'Oldest first when omitted.' }) },
      resolve: (customer, args, ctx) =>
        childConnection(ctx, 'Customer.invoices', InvoiceSchema, 'customerId', customer.id, args, () => ({ where: invoiceWhere({}), order: orderOf(args.orderBy) })),
    },
    InvoiceConnection,
  ),
);
