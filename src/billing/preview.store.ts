import type { Period } from '../kit/period.ts';
import { instantOf, instantOrNull } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import type { InvoiceLineRow } from './invoice-line.entity.ts';
import { InvoiceSchema } from './invoice.entity.ts';
import type { InvoiceRow } from './invoice.entity.ts';
import { linesOfInvoices } from './invoice-line.store.ts';
import type { InvoiceStatus } from './invoice-states.ts';

/** A line of a previewed invoice, with the time zone of its subscription where that is known. */
export interface PreviewedLine {
  readonly line: InvoiceLineRow;
  readonly zone: string;
}

/** An invoice as it would be made. */
export interface PreviewedInvoice {
  readonly id: string;
  /** When it is made. */
  readonly at: Temporal.Instant;
  readonly dueAt: Temporal.Instant | null;
  /** ISO 4217. */
  readonly currency: string;
  readonly period: Period | null;
  readonly invoice: InvoiceRow;
  readonly lines: readonly PreviewedLine[];
}

export interface KnownBill {
  readonly status: InvoiceStatus;
  readonly total: string;
}

/** Every invoice of a customer that is made, by its id. */
export async function knownBills(read: Reader, customerId: string): Promise<ReadonlyMap<string, KnownBill>> {
  const rows = await read.rows<KnownBill & { id: string }>(
    `select id, status, total::text as total from invoice where organization_id = $1 and customer_id = $2 and status <> 'GATHERING' and deleted_at is null`,
    customerId,
  );
  return new Map(rows.map(({ id, ...bill }) => [id, bill]));
}

/**
 * The invoices of a customer that are made, oldest first, each with its lines; not those of credits that wallets buy, which charge for no
 * use, and not those of fees that were paid before, which ask for nothing. `zones` are those of subscriptions by their ids.
 */
export async function billsOf(read: Reader, customerId: string, zones: ReadonlyMap<string, string>): Promise<PreviewedInvoice[]> {
  const rows = await read.list(InvoiceSchema, {
    where: { text: `t.customer_id = $1 and t.status <> 'GATHERING' and t.kind not in ('WALLET_PURCHASE', 'ADVANCE_CHARGES') and t.deleted_at is null`, values: [customerId] },
    orderBy: [
      { property: 'createdAt', direction: 'asc' },
      { property: 'id', direction: 'asc' },
    ],
  });
  const lines = await linesOfInvoices(read, rows.map(({ id }) => id));
  return rows.map((invoice, at) => ({
    id: invoice.id,
    at: instantOf(invoice.createdAt),
    dueAt: instantOrNull(invoice.dueAt),
    currency: invoice.currency,
    period: invoice.periodFrom === null || invoice.periodTo === null ? null : { from: instantOf(invoice.periodFrom), to: instantOf(invoice.periodTo) },
    invoice,
    lines: (lines[at] ?? []).map((line) => ({ line, zone: zones.get(line.subscriptionId ?? '') ?? 'UTC' })),
  }));
}
