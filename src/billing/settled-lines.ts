import { compareInstants, earlier, floorToSecond, later, notAfter } from '../kit/instant.ts';
import type { SubscriptionSchedule } from '../subscriptions/index.ts';
import { correctedReference, isCorrection, lackingOf, mayBeGivenBack } from './corrections.ts';
import type { BilledLine } from './corrections.ts';
import type { InvoiceState } from './invoice-states.ts';
import type { WantedLine } from './reconcile.ts';

/** States in which the content of an invoice stays as it is for good; it may still be paid or given up. Who voids it has all lines looked at. */
const lasting: ReadonlySet<InvoiceState> = new Set<InvoiceState>([
  'issued', 'payment_processing.pending', 'payment_processing.failed', 'payment_processing.action_required', 'overdue', 'paid', 'uncollectible', 'voided', 'closed', 'deleted',
]);

/** How many lines it pays to remember as settled: to write that down takes about as long as to look at these. */
export const worthRemembering = 8;

/** What is compared of a subscription's lines: those that are there, those that it calls for, and which are being made now, by their references. */
export interface Compared {
  readonly known: readonly BilledLine[];
  readonly wanted: readonly (WantedLine & { readonly line: { readonly billingPeriod?: { readonly to: Temporal.Instant } | null } })[];
  readonly made: ReadonlySet<string>;
}

/** What is asked of a subscription itself. */
type Charging = Pick<SubscriptionSchedule, 'terms' | 'billingCadence' | 'phases'>;

/**
 * Up to when everything is settled that was compared: what ended by then comes to the same comparison for ever, whatever time brings, as long as no
 * subscription changes. That is where each line stands on an invoice whose content lasts, nothing of it is to be corrected, and neither are lines that correct it:
 * terms that differ were told of when they were found. Not after `now`, since later times only add lines that end later. Null where nothing is.
 *
 * Lines that belong together are settled together: what is known and called for under one reference with what corrects it, and the lines of one billing
 * period, whose commitment is called for where any of them is.
 */
export function settledUntil(schedules: readonly Charging[], { known, wanted, made }: Compared, now: Temporal.Instant): Temporal.Instant | null {
  if (schedules.some(isUneven)) return null;
  const corrections = Map.groupBy(known.filter(isCorrection), ({ reference }) => correctedReference(reference));
  const targets = new Map(wanted.map((line) => [line.reference, line]));
  const lines = Map.groupBy(known, (line) => (isCorrection(line) ? correctedReference(line.reference) : line.reference));
  const spans: Span[] = [];
  for (const [reference, own] of lines) {
    const target = targets.get(reference);
    const ends = own.map(({ periodTo }) => periodTo);
    if (target !== undefined) ends.push(target.periodTo, target.line.billingPeriod?.to ?? target.periodTo);
    const isSettled = !made.has(reference) && own.every((line) => isLasting(line) && (isCorrection(line) || isRight(line, target, corrections.get(reference) ?? [])));
    spans.push({ first: ends.reduce(earlier), last: ends.reduce(later), isSettled });
  }
  for (const { reference, periodTo } of wanted) if (!lines.has(reference)) spans.push({ first: periodTo, last: periodTo, isSettled: false });
  return endOfSettled(spans, floorToSecond(now));
}

/** When the first and the last of what belongs together ends. */
interface Span {
  readonly first: Temporal.Instant;
  readonly last: Temporal.Instant;
  readonly isSettled: boolean;
}

/** The latest end by which some spans are over and settled, and no other has begun to end. */
function endOfSettled(spans: readonly Span[], now: Temporal.Instant): Temporal.Instant | null {
  let found: Temporal.Instant | null = null;
  let end: Temporal.Instant | null = null;
  for (const { first, last, isSettled } of spans.toSorted((a, b) => compareInstants(a.first, b.first))) {
    if (end !== null && !notAfter(first, end)) found = end;
    if (!isSettled || !notAfter(last, now)) return found;
    end = end === null ? last : later(end, last);
  }
  return end;
}

function isLasting({ isDeleted, invoiceState }: BilledLine): boolean {
  return isDeleted || lasting.has(invoiceState);
}

function isRight(line: BilledLine, target: WantedLine | undefined, earlierOnes: readonly BilledLine[]): boolean {
  if (line.invoiceState === 'deleted') return true;
  if (line.invoiceState !== 'voided') return lackingOf(line, target, earlierOnes)?.isZero() ?? true;
  // What is voided stays so; whether it is still charged again may change, where what charges it is given up.
  return !mayBeGivenBack(earlierOnes) && (line.recharged === undefined || (lackingOf(line, target, earlierOnes, line.recharged)?.isZero() ?? true));
}

/** Whether a commitment may be called for long after its period: where a line of another length begins in it that falls due much later. */
function isUneven({ terms, billingCadence, phases }: Charging): boolean {
  if ((terms?.minimumCommitment ?? null) === null) return false;
  const length = billingCadence.toString();
  return phases.some(({ items }) => items.some((item) => item.billingCadence?.toString() !== length));
}
