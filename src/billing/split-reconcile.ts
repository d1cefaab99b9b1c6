import type { PriceJson } from '../catalog/index.ts';
import { Decimal } from '../kit/decimal.ts';
import { before, earlier, later } from '../kit/instant.ts';
import type { Period } from '../kit/period.ts';
import { isImmutable } from './invoice-states.ts';
import type { KnownLine, WantedLine } from './reconcile.ts';

/** A line that is billed in parts. */
export interface KnownSplit {
  readonly id: string;
  /** That of the line which was split. */
  readonly reference: string;
  readonly period: Period;
  /** In the order of time, those that were taken away by hand among them; all have the reference of the group. */
  readonly parts: readonly KnownLine[];
  /** What its parts came to that are billed: gross. */
  readonly billed: Decimal;
}

export interface SplitReconciliation<Wanted extends WantedLine> {
  /** What a part is to be, and its period. */
  readonly change: readonly { readonly line: KnownLine; readonly wanted: Wanted; readonly period: Period; readonly invoiceAt: Temporal.Instant }[];
  readonly remove: readonly KnownLine[];
  /** Parts that are missing at the end of a period that became longer. */
  readonly add: readonly { readonly group: KnownSplit; readonly wanted: Wanted; readonly period: Period }[];
  /** Parts that ought to be different, on invoices that cannot change any more. */
  readonly untouchable: readonly KnownLine[];
  /** Periods of groups; null: nothing is left of it. */
  readonly periods: readonly { readonly group: KnownSplit; readonly period: Period | null }[];
}

/**
 * What brings lines that are billed in parts to what their subscription calls for; the same input a second time asks for nothing. A period that
 * becomes shorter takes later parts away or shortens them, one that becomes longer lengthens the part that gathers, or is given another. Parts
 * on invoices that cannot change any more are never touched; what was written or deleted by hand is left alone.
 *
 * Where a period comes to end with its last billed part, nobody knew of that part that it was the last one: what its price still lacks to a minimum is
 * charged by the part that gathers, which is left with no time.
 */
export function reconcileSplits<Wanted extends WantedLine>(groups: readonly KnownSplit[], wanted: readonly Wanted[]): SplitReconciliation<Wanted> {
  const targets = new Map(wanted.map((line) => [line.reference, line]));
  const made = groups.map((group) => {
    const target = targets.get(group.reference);
    return target === undefined ? withdrawn<Wanted>(group) : followed(group, target);
  });
  return {
    change: made.flatMap(({ change }) => change),
    remove: made.flatMap(({ remove }) => remove),
    add: made.flatMap(({ add }) => add),
    untouchable: made.flatMap(({ untouchable }) => untouchable),
    periods: made.flatMap(({ periods }) => periods),
  };
}

/** What nothing calls for any more. */
function withdrawn<Wanted extends WantedLine>(group: KnownSplit): SplitReconciliation<Wanted> {
  const open = group.parts.filter((part) => !isLeftAlone(part));
  const untouchable = open.filter(({ invoiceState }) => isImmutable(invoiceState));
  const remove = open.filter(({ invoiceState }) => !isImmutable(invoiceState));
  return { change: [], add: [], remove, untouchable, periods: remove.length === group.parts.length ? [{ group, period: null }] : [] };
}

function followed<Wanted extends WantedLine>(group: KnownSplit, wanted: Wanted): SplitReconciliation<Wanted> {
  const whole = { from: wanted.periodFrom, to: wanted.periodTo };
  const change: SplitReconciliation<Wanted>['change'][number][] = [];
  const [remove, untouchable]: [KnownLine[], KnownLine[]] = [[], []];
  const lacksMinimum = before(whole.to, group.period.to) && group.billed.lt(minimumOf(wanted));
  let end: Temporal.Instant | null = null;
  for (const [at, part] of group.parts.entries()) {
    const isLast = at === group.parts.length - 1;
    const gathers = part.invoiceState === 'gathering';
    const period = {
      from: at === 0 ? whole.from : later(part.periodFrom, whole.from),
      to: isLast && gathers && !isLeftAlone(part) ? whole.to : earlier(part.periodTo, whole.to),
    };
    end = end === null ? part.periodTo : later(end, isLast && gathers && !isLeftAlone(part) ? whole.to : part.periodTo);
    if (isLeftAlone(part)) continue;
    const isEmpty = !before(period.from, period.to);
    const closes = period.from.equals(whole.to) && (part.periodFrom.equals(part.periodTo) || (isLast && gathers && lacksMinimum));
    const isGone = isEmpty && !closes;
    const invoiceAt = gathers ? wanted.invoiceAt : part.invoiceAt;
    if (!isGone && isAsWanted(part, wanted, period, invoiceAt) && (isImmutable(part.invoiceState) || part.subscriptionItemId === wanted.subscriptionItemId)) continue;
    if (isImmutable(part.invoiceState)) untouchable.push(part);
    else if (isGone) remove.push(part);
    else change.push({ line: part, wanted, period, invoiceAt });
  }
  return {
    change,
    remove,
    untouchable,
    add: end !== null && before(end, whole.to) ? [{ group, wanted, period: { from: end, to: whole.to } }] : [],
    periods: group.period.from.equals(whole.from) && group.period.to.equals(whole.to) ? [] : [{ group, period: whole }],
  };
}

/** What the price charges at least for the whole period; 0 where it says nothing of it. */
function minimumOf({ price }: WantedLine): Decimal {
  const { minimumAmount = null } = JSON.parse(price) as PriceJson & { readonly minimumAmount?: string | null };
  return minimumAmount === null ? Decimal.zero : Decimal.of(minimumAmount);
}

function isAsWanted(part: KnownLine, wanted: WantedLine, period: Period, invoiceAt: Temporal.Instant): boolean {
  return (
    part.name === wanted.name &&
    part.price === wanted.price &&
    part.discounts === wanted.discounts &&
    part.periodFrom.equals(period.from) &&
    part.periodTo.equals(period.to) &&
    part.invoiceAt.equals(invoiceAt)
  );
}

function isLeftAlone({ isDeleted, managedBy }: KnownLine): boolean {
  return isDeleted || managedBy === 'MANUAL';
}
