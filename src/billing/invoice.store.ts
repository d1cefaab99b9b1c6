import type { Reader, Where } from '../platform/reader.ts';
import { joined } from '../platform/keyset.ts';
import { InvoiceSchema } from './invoice.entity.ts';
import type { InvoiceRow } from './invoice.entity.ts';
import type { InvoiceKind } from './invoice-kind.ts';
import type { InvoiceState, InvoiceStatus } from './invoice-states.ts';

export { linesByIds, linesOfInvoices } from './invoice-line.store.ts';

/** The ways to name an invoice; exactly one. The id is the database's. */
export type InvoiceLookUp = { readonly id: string } | { readonly number: string } | { readonly externalId: string };

/** For messages: `number "OM-SANDBOX-ACME-1"`. */
export function describeInvoice(by: InvoiceLookUp): string {
  const [name, value] = Object.entries(by)[0] as [string, string];
  return `${name} "${value}"`;
}

/** Rows in the order of the ids, deleted ones included; null where there is none in reach. */
export function invoicesByIds(read: Reader, ids: readonly string[]): Promise<(InvoiceRow | null)[]> {
  return read.byKeys(InvoiceSchema, 'id', ids);
}

/** One invoice, deleted ones included; null when there is none in reach. */
export async function invoiceBy(read: Reader, by: InvoiceLookUp): Promise<InvoiceRow | null> {
  if ('id' in by) return (await invoicesByIds(read, [by.id]))[0] ?? null;
  if ('externalId' in by) return read.one(InvoiceSchema, { text: 't.external_id = $1', values: [by.externalId] });
  return read.one(InvoiceSchema, { text: 't.number = $1', values: [by.number] });
}

/** The ids of the invoices that these name, in no order; those that do not exist are left out. */
export async function invoicesByNames(read: Reader, bys: readonly InvoiceLookUp[]): Promise<string[]> {
  const ids = bys.flatMap((by) => ('id' in by ? [by.id] : []));
  const numbers = bys.flatMap((by) => ('number' in by ? [by.number] : []));
  const externalIds = bys.flatMap((by) => ('externalId' in by ? [by.externalId] : []));
  const rows = await read.list(InvoiceSchema, { where: { text: 't.id = any($1::uuid[]) or t.number = any($2::text[]) or t.external_id = any($3::text[])', values: [ids, numbers, externalIds] }, orderBy: [{ property: 'id', direction: 'asc' }] });
  return rows.map(({ id }) => id);
}

/** Customers of the organization with an open draft, in the order of their ids, after this one; at most `count`. */
export async function customersWithDrafts(read: Reader, after: string | null, count: number): Promise<string[]> {
  const rows = await read.rows<{ id: string }>(
    `select distinct customer_id as id from invoice where organization_id = $1 and status = 'DRAFT' and deleted_at is null and ($2::uuid is null or customer_id > $2) order by 1 limit $3::int`,
    after,
    count,
  );
  return rows.map(({ id }) => id);
}

/** Which invoices a list holds; every member that is given must hold. Ranges of instants include both ends. */
export interface InvoiceListFilter {
  readonly customerIds?: readonly string[] | null | undefined;
  readonly statuses?: readonly InvoiceStatus[] | null | undefined;
  /** Exactly where they stand. */
  readonly extendedStatuses?: readonly InvoiceState[] | null | undefined;
  readonly kinds?: readonly InvoiceKind[] | null | undefined;
  readonly paymentOverdue?: boolean | null | undefined;
  readonly paymentDisputeLost?: boolean | null | undefined;
  /** Part of a number, an external id, or of the customer's name, key, external id or e-mail address; or an id. */
  readonly search?: { readonly text: string; readonly id: string | null } | null | undefined;
  readonly currency?: string | null | undefined;
  readonly issuedAfter?: Temporal.Instant | null | undefined;
  readonly issuedBefore?: Temporal.Instant | null | undefined;
  readonly paidAfter?: Temporal.Instant | null | undefined;
  readonly paidBefore?: Temporal.Instant | null | undefined;
  readonly periodStartAfter?: Temporal.Instant | null | undefined;
  readonly periodStartBefore?: Temporal.Instant | null | undefined;
  readonly createdAfter?: Temporal.Instant | null | undefined;
  readonly createdBefore?: Temporal.Instant | null | undefined;
  readonly includeDeleted?: boolean | null | undefined;
}

const ranges = [
  ['issuedAfter', 't.issued_at >='], ['issuedBefore', 't.issued_at <='],
  ['paidAfter', 't.paid_at >='], ['paidBefore', 't.paid_at <='],
  ['periodStartAfter', 't.period_from >='], ['periodStartBefore', 't.period_from <='],
  ['createdAfter', 't.created_at >='], ['createdBefore', 't.created_at <='],
] as const;

/** Lines keep what is searched apart: no number goes on in a name. */
const searchText = `(t.id = $2::uuid or strpos(lower(concat_ws(E'\\n', t.number, t.working_number, t.external_id)), lower($1)) > 0
  or exists (select 1 from customer c where c.id = t.customer_id and strpos(lower(concat_ws(E'\\n', c.name, c.key, c.external_id, c.primary_email)), lower($1)) > 0))`;

export function invoiceWhere(filter: InvoiceListFilter): Where | undefined {
  let where: Where | undefined = { text: `(t.number is not null or not t.numbered_when_paid)${filter.includeDeleted === true ? '' : ' and t.deleted_at is null'}`, values: [] };
  if (filter.customerIds != null) where = joined(where, { text: 't.customer_id = any($1::uuid[])', values: [filter.customerIds] });
  if (filter.statuses != null) where = joined(where, { text: 't.status = any($1::text[])', values: [filter.statuses] });
  if (filter.extendedStatuses != null) where = joined(where, { text: 't.state = any($1::text[])', values: [filter.extendedStatuses] });
  if (filter.kinds != null) where = joined(where, { text: 't.kind = any($1::text[])', values: [filter.kinds] });
  if (filter.paymentOverdue != null) where = joined(where, { text: `(t.overdue_at is ${filter.paymentOverdue ? 'not null' : 'null'})`, values: [] });
  if (filter.paymentDisputeLost != null) where = joined(where, { text: `(t.payment_dispute_lost_at is ${filter.paymentDisputeLost ? 'not null' : 'null'})`, values: [] });
  if (filter.search != null) where = joined(where, { text: searchText, values: [filter.search.text, filter.search.id] });
  if (filter.currency != null) where = joined(where, { text: 't.currency = $1', values: [filter.currency] });
  for (const [member, condition] of ranges) {
    const at = filter[member];
    if (at != null) where = joined(where, { text: `${condition} $1::timestamptz`, values: [at.toString()] });
  }
  return where;
}
