import { dimensionKeys, groupName } from '../metering/index.ts';
import type { CompiledMeter } from '../metering/index.ts';
import { Decimal } from '../kit/decimal.ts';
import type { LineCharging } from './line-charging.ts';
import type { EventFacts, LineEvents } from './rating/event-facts.ts';
import type { DimensionValue, UsageGroup } from './rating/rated-line.ts';

/** Groups that a line tells apart; those with the least usage beyond that are priced together, which differs by rounding alone. */
const MOST_GROUPS = 1_000;

/** The positions, among the meter's dimensions, of those that a line groups by; null where it does not. */
export function groupPositions(meter: CompiledMeter, charging: LineCharging | null): readonly number[] | null {
  const keys = charging?.groupBy ?? [];
  if (keys.length === 0) return null;
  const known = dimensionKeys(meter);
  return keys.map((key) => known.indexOf(key));
}

/** What a group is called among those of its line, by the event's value of each dimension of the meter. */
export const groupOf = (positions: readonly number[], groupValues: readonly string[]): string => groupName(positions, groupValues);

/** The values that a group is called by: an event without a value has "". */
export function valuesOfGroup(charging: LineCharging | null, name: string): DimensionValue[] {
  const values = JSON.parse(name) as string[];
  return (charging?.groupBy ?? []).map((dimension, at) => ({ dimension, value: values[at] || null }));
}

/** The groups of a later part of a period: of each what it used up to the end of the part, less what it did up to its start. */
export function groupsOfPart(upTo: readonly UsageGroup[], before: readonly UsageGroup[]): UsageGroup[] {
  const nameOf = ({ by }: UsageGroup): string => JSON.stringify(by);
  const starts = new Map(before.map((group) => [nameOf(group), group]));
  const ended = new Set(upTo.map(nameOf));
  const nothing = { quantity: Decimal.zero, events: null };
  return [
    ...upTo.map((end) => partOfGroup(end.by, end, starts.get(nameOf(end)) ?? nothing)),
    ...before.filter((start) => !ended.has(nameOf(start))).map((start) => partOfGroup(start.by, nothing, start)),
  ];
}

function partOfGroup(by: UsageGroup['by'], end: Pick<UsageGroup, 'quantity' | 'events'>, start: Pick<UsageGroup, 'quantity' | 'events'>): UsageGroup {
  return { by, quantity: end.quantity.sub(start.quantity), quantityBefore: start.quantity, events: eventsOfPart(end.events, start.events), prorated: null };
}

function eventsOfPart(end: LineEvents | null, start: LineEvents | null): LineEvents | null {
  const some = end ?? start;
  if (some === null) return null;
  return { before: start?.upTo ?? some.before, upTo: end?.upTo ?? some.before };
}

/** In the order of their values, those without one last; no more than a line tells apart, and behind them one for all others, of no values. */
export function inOrderOfValues(groups: readonly UsageGroup[]): UsageGroup[] {
  const sorted = groups.toSorted(compare);
  if (sorted.length <= MOST_GROUPS) return sorted;
  const byUsage = sorted.toSorted((a, b) => b.quantity.cmp(a.quantity));
  const kept = new Set(byUsage.slice(0, MOST_GROUPS - 1));
  return [...sorted.filter((group) => kept.has(group)), byUsage.slice(MOST_GROUPS - 1).map((group): UsageGroup => ({ ...atLeastNothing(group), by: [] })).reduce(together)];
}

/** As a price takes a group by itself: less than nothing of one takes nothing off the others, also where they are priced together, and amounts of events count of what came to some usage. */
function atLeastNothing({ by, quantity, quantityBefore, events, prorated }: UsageGroup): UsageGroup {
  const [before, used] = [atLeastZero(quantityBefore ?? Decimal.zero), atLeastZero(quantity)];
  return {
    by, quantity: used, quantityBefore: quantityBefore === null ? null : before,
    events: events === null ? null : amountsCharged(events, before, before.add(used)),
    prorated: prorated === null ? null : { ...prorated, fullQuantity: atLeastZero(prorated.fullQuantity) },
  };
}

function amountsCharged({ before, upTo }: LineEvents, usedBefore: Decimal, used: Decimal): LineEvents {
  const amountOf = (units: Decimal, { amount }: EventFacts): Decimal => (units.isZero() ? Decimal.zero : atLeastZero(amount));
  const paid = amountOf(usedBefore, before);
  return { before: { ...before, amount: paid }, upTo: { ...upTo, amount: Decimal.max(paid, amountOf(used, upTo)) } };
}

const atLeastZero = (value: Decimal): Decimal => Decimal.max(value, Decimal.zero);

function compare(a: UsageGroup, b: UsageGroup): number {
  for (const [at, { value }] of a.by.entries()) {
    const other = b.by[at]?.value ?? null;
    if (value === other) continue;
    if (value === null || other === null) return value === null ? 1 : -1;
    return value < other ? -1 : 1;
  }
  return 0;
}

function together(a: UsageGroup, b: UsageGroup): UsageGroup {
  return {
    by: a.by,
    quantity: a.quantity.add(b.quantity),
    quantityBefore: a.quantityBefore === null || b.quantityBefore === null ? null : a.quantityBefore.add(b.quantityBefore),
    events: a.events === null || b.events === null ? null : { before: sumOfFacts(a.events.before, b.events.before), upTo: sumOfFacts(a.events.upTo, b.events.upTo) },
    // A unit price, which alone is counted by days and grouped, looks at no steps.
    prorated: a.prorated === null || b.prorated === null ? null : { fullQuantity: a.prorated.fullQuantity.add(b.prorated.fullQuantity), steps: [] },
  };
}

/** Prices that group have no allowances and no limits. */
function sumOfFacts(a: EventFacts, b: EventFacts): EventFacts {
  return { ...a, count: a.count + b.count, amount: a.amount.add(b.amount), withoutAmount: a.withoutAmount + b.withoutAmount };
}
