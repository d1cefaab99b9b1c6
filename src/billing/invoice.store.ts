import type { Reader, Where } from '../platform/reader.ts';
import { joined } from '../platform/keyset.ts';
import { InvoiceSchema } from './invoice.entity.ts';
import type { InvoiceRow } from './invoice.entity.ts';
import type { InvoiceStatus } from './invoice-states.ts';

export { linesByIds, linesOfInvoices } from './invoice-line.store.ts';

/** The ways to name an invoice; exactly one. The id is the database's. */
export type InvoiceLookUp = { readonly id: string } | { readonly number: string };

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
  return read.one(InvoiceSchema, { text: 't.number = $1', values: [by.number] });
}

/** The ids of the invoices that these name, in no order; those that do not exist are left out. */
export async function invoicesByNames(read: Reader, bys: readonly InvoiceLookUp[]): Promise<string[]> {
  const [ids, numbers] = [bys.flatMap((by) => ('id' in by ? [by.id] : [])), bys.flatMap((by) => ('id' in by ? [] : [by.number]))];
  const rows = await read.list(InvoiceSchema, { where: { text: 't.id = any($1::uuid[]) or t.number = any($2::text[])', values: [ids, numbers] }, orderBy: [{ property: 'id', direction: 'asc' }] });
  return rows.map(({ id }) => id);
}

/** Which invoices a list holds; every member that is given must hold. Ranges of instants include both ends. */
export interface InvoiceListFilter {
  readonly customerIds?: readonly string[] | null | undefined;
  readonly statuses?: readonly InvoiceStatus[] | null | undefined;
  readonly currency?: string | null | undefined;
  readonly issuedAfter?: Temporal.Instant | null | undefined;
  readonly issuedBefore?: Temporal.Instant | null | undefined;
  readonly periodStartAfter?: Temporal.Instant | null | undefined;
  readonly periodStartBefore?: Temporal.Instant | null | undefined;
  readonly createdAfter?: Temporal.Instant | null | undefined;
  readonly createdBefore?: Temporal.Instant | null | undefined;
  readonly includeDeleted?: boolean | null | undefined;
}

const ranges = [
  ['issuedAfter', 't.issued_at >='], ['issuedBefore', 't.issued_at <='],
  ['periodStartAfter', 't.period_from >='], ['periodStartBefore', 't.period_from <='],
  ['createdAfter', 't.created_at >='], ['createdBefore', 't.created_at <='],
] as const;

export function invoiceWhere(filter: InvoiceListFilter): Where | undefined {
  let where: Where | undefined = filter.includeDeleted === true ? undefined : { text: 't.deleted_at is null', values: [] };
  if (filter.customerIds != null) where = joined(where, { text: 't.customer_id = any($1::uuid[])', values: [filter.customerIds] });
  if (filter.statuses != null) where = joined(where, { text: 't.status = any($1::text[])', values: [filter.statuses] });
  if (filter.currency != null) where = joined(where, { text: 't.currency = $1', values: [filter.currency] });
  for (const [member, condition] of ranges) {
    const at = filter[member];
    if (at != null) where = joined(where, { text: `${condition} $1::timestamptz`, values: [at.toString()] });
  }
  return where;
}
