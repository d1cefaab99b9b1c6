import { addDuration, earlier, floorToSecond, later, nextOccurrence } from '../kit/calendar.ts';
import type { Recurrence } from '../kit/calendar.ts';

/** When invoices are collected: with what falls due (SUBSCRIPTION), or only on the occurrences of a calendar of their own (ANCHORED). */
export type CollectionAlignment =
  | { readonly type: 'SUBSCRIPTION' }
  | { readonly type: 'ANCHORED'; readonly recurrence: Recurrence };

/** What the collection times look at in a line; deleted lines are not among them. */
export interface CollectedLine {
  readonly invoiceAt: Temporal.Instant;
  /** Whether the quantity comes from a meter, whose late events are waited for. */
  readonly isMetered: boolean;
}

/**
 * When the lines that gather are next made into an invoice: at the earliest invoiceAt, or at the first occurrence of the anchored
 * calendar at or after it. Null when nothing gathers.
 */
export function gatheringCollectionAt(alignment: CollectionAlignment, lines: readonly Pick<CollectedLine, 'invoiceAt'>[]): Temporal.Instant | null {
  const due = lines.map((line) => line.invoiceAt);
  if (due.length === 0) return null;
  const first = due.reduce(earlier);
  return alignment.type === 'ANCHORED' ? nextOccurrence(alignment.recurrence, first, 'inclusive') : first;
}

export interface InvoiceCollection {
  readonly alignment: CollectionAlignment;
  /** How long events may arrive late; not negative. */
  readonly interval: Temporal.Duration;
  readonly lines: readonly CollectedLine[];
  /** When the invoice was made. */
  readonly createdAt: Temporal.Instant;
}

/**
 * When an invoice's usage is final: the interval after the latest invoiceAt of its metered lines, or after the first occurrence of the
 * anchored calendar at or after that. An invoice without metered lines waits for nothing.
 */
export function invoiceCollectionAt({ alignment, interval, lines, createdAt }: InvoiceCollection): Temporal.Instant {
  const due = lines.filter((line) => line.isMetered).map((line) => line.invoiceAt);
  if (due.length === 0) return createdAt;
  const latest = due.reduce(later);
  return addDuration(alignment.type === 'ANCHORED' ? nextOccurrence(alignment.recurrence, latest, 'inclusive') : latest, interval);
}

export interface DraftTimes {
  readonly collectionAt: Temporal.Instant;
  readonly createdAt: Temporal.Instant;
  readonly draftPeriod: Temporal.Duration;
  readonly autoAdvance: boolean;
}

/** Until when a draft stays open to changes: the draft period after its usage is final. Null when it waits to be approved by hand. */
export function draftUntil({ collectionAt, createdAt, draftPeriod, autoAdvance }: DraftTimes): Temporal.Instant | null {
  return autoAdvance ? addDuration(later(collectionAt, createdAt), draftPeriod) : null;
}

/**
 * When the invoice is to be paid, in whole seconds: `dueAfter` from its issuing, and before that from the planned one. Null while
 * neither is known.
 */
export function dueAt(times: { readonly issuedAt: Temporal.Instant | null; readonly draftUntil: Temporal.Instant | null; readonly dueAfter: Temporal.Duration }): Temporal.Instant | null {
  const from = times.issuedAt ?? times.draftUntil;
  return from === null ? null : floorToSecond(addDuration(from, times.dueAfter));
}
