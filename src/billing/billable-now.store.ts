import { notAfter } from '../kit/instant.ts';
import { instantOf, instantOrNull } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import { creditOf } from './held-credits.ts';
import type { LineCharging } from './line-charging.ts';
import { readsUsage } from './rate-invoice-line.ts';
import { billableAt } from './split-billable.ts';
import { splittableLines } from './split-line.ts';

interface PendingRow {
  /** The position of its invoice among those that are asked for, from 1. */
  readonly n: number;
  readonly isProgressive: boolean;
  readonly currency: string;
  readonly id: string;
  readonly price: unknown;
  readonly charging: LineCharging | null;
  readonly featureId: string | null;
  readonly adjustment: unknown;
  readonly invoiceAt: string;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
}

/**
 * Whether `invoicePendingLines` would invoice anything of each of these gathering invoices at that time, where it is told nothing else: credits alone make no
 * invoice, and neither does one that is not there any more. In their order; at most three statements, however many they are.
 */
export async function canBeInvoiced(reader: Reader, asked: readonly { readonly id: string; readonly now: Temporal.Instant }[]): Promise<boolean[]> {
  const read = reader.asOrganization();
  const rows = await read.rows<PendingRow>(
    `select a.n::int as n, (i.workflow->'invoicing'->>'progressiveBilling')::boolean as "isProgressive", l.currency, l.id, l.price, l.charging, l.feature_id as "featureId", l.adjustment,
            l.invoice_at as "invoiceAt", l.period_from as "periodFrom", l.period_to as "periodTo"
     from unnest($2::uuid[]) with ordinality as a(id, n) join invoice i on i.organization_id = $1 and i.id = a.id and i.status = 'GATHERING' and i.deleted_at is null
     join invoice_line l on l.invoice_id = i.id and l.deleted_at is null`,
    asked.map(({ id }) => id),
  );
  const lines = rows.map((row) => ({ ...row, now: asked[row.n - 1]?.now, invoiceAt: instantOf(row.invoiceAt), from: instantOrNull(row.periodFrom), to: instantOrNull(row.periodTo), isMetered: readsUsage(row) }));
  const running = new Set(lines.flatMap(({ n, isProgressive, isMetered, to, now }) => (isProgressive && isMetered && to !== null && now !== undefined && !notAfter(to, now) ? [n] : [])));
  const splittable = running.size === 0 ? new Set<string>() : await splittableLines(read, lines.filter(({ n }) => running.has(n)));
  const found = new Set(lines.flatMap(({ n, id, price, currency, isProgressive, isMetered, invoiceAt, from, to, now }) => {
    if (now === undefined || creditOf({ price, currency }) !== null) return [];
    const period = from === null || to === null ? null : { from, to };
    return billableAt({ invoiceAt, period, isMetered, isSplittable: splittable.has(id) }, now, isProgressive) === null ? [] : [n];
  }));
  return asked.map((_invoice, at) => found.has(at + 1));
}
