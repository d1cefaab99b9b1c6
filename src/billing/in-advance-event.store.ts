import { Decimal } from '../kit/decimal.ts';
import type { Reader } from '../platform/reader.ts';
import { CARRIED } from './charging/in-advance-run.ts';
import type { ChargedStep } from './charging/in-advance-run.ts';
import { InAdvanceEventSchema } from './in-advance-event.entity.ts';

/** What was charged of each part, in the order of counting. One statement. */
export async function chargedSteps(read: Reader, references: readonly string[]): Promise<ChargedStep[][]> {
  if (references.length === 0) return [];
  const lists = await read.listByKeys(InAdvanceEventSchema, 'reference', references, { orderBy: [{ property: 'position', direction: 'asc' }] });
  return lists.map((rows) =>
    rows.map(({ sequence, quantity, amount, current, peak, proratedPeak }) => ({
      sequence: String(sequence),
      quantity: Decimal.of(quantity),
      amount: amount === null ? null : Decimal.of(amount),
      state: { current: Decimal.of(current), peak: Decimal.of(peak), proratedPeak: Decimal.of(proratedPeak) },
    })),
  );
}

/** Under which references a customer's events were charged, by their sequences. One statement, none for no event. */
export async function chargedUnder(read: Reader, customerId: string, sequences: readonly string[]): Promise<{ readonly reference: string; readonly sequence: string }[]> {
  if (sequences.length === 0) return [];
  return read.rows('select reference, sequence::text as sequence from in_advance_event where organization_id = $1 and customer_id = $2 and sequence = any($3::bigint[])', customerId, sequences);
}

/** When the event that a line charges in advance happened, as PostgreSQL's text, and its place in the order of storing. */
export interface EventPlace {
  readonly time: string;
  readonly sequence: string;
}

/** What events lines charge in advance, in the order of their ids; null for lines that charge none, and for what was carried into a period. One statement. */
export async function eventPlaces(read: Reader, lineIds: readonly string[]): Promise<(EventPlace | null)[]> {
  const rows = await read.rows<EventPlace & { id: string }>(
    `select l.id, e.event_time::text as time, e.sequence::text as sequence
     from invoice_line l join in_advance_event e on e.organization_id = $1 and e.reference = regexp_replace(l.reference, '/event\\[\\d+\\]$', '') and e.sequence = (l.charging->'inAdvance'->>'sequence')::bigint
     where l.organization_id = $1 and l.id = any($2::uuid[]) and e.sequence <> $3::bigint`,
    lineIds,
    CARRIED,
  );
  const found = new Map(rows.map(({ id, ...place }) => [id, place]));
  return lineIds.map((id) => found.get(id) ?? null);
}
