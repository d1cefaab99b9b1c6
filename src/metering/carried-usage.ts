import { present } from '../kit/assert.ts';
import { Decimal } from '../kit/decimal.ts';
import { before, compareInstants, earlier, floorToMinute, later, notAfter } from '../kit/instant.ts';
import type { Period } from '../kit/period.ts';
import { MAX_USAGE_ROWS, holderName, inOrder, stretchOf, tooManyRows, usageRow } from './aggregate.ts';
import type { UsageGroup, UsageHolder, UsageRow } from './aggregate.ts';
import type { CompiledMeter } from './meter.ts';
import type { UniqueChange } from './recurring.ts';
import { rounded } from './rounding.ts';
import type { Tally } from './tally.ts';
import type { UsageQuery } from './usage-query.ts';
import { emptyWeightedTally, unitSeconds, weightedSum } from './weighted-sum.ts';
import { windowAt } from './window.ts';

/** What one holder of a recurring meter carries through the windows of a query, asked for one after the other. */
interface Carried {
  readonly holder: UsageHolder;
  /** Of the first and the last event with a value. */
  readonly first: Temporal.Instant;
  readonly last: Temporal.Instant;
  /** What the window comes to, of which `stretch` lies in the range. */
  figure(window: Period, stretch: Period): Decimal;
}

/**
 * The answer of a recurring SUM or WEIGHTED_SUM: `history` are the groups of all events before the range, without windows, and `during` those of
 * the range. A sum is that of all events up to the end of the window; a weighted sum begins with the level that they had come to.
 */
export function carriedLevels(meter: CompiledMeter, query: UsageQuery, history: readonly UsageGroup[], during: readonly UsageGroup[]): UsageRow[] {
  const levels = new Map<string, CarriedLevel>();
  const add = (group: UsageGroup, place: Period | 'before' | null): void => {
    if (group.tally.values === 0) return;
    const name = holderName(group);
    let level = levels.get(name);
    if (level === undefined) levels.set(name, (level = new CarriedLevel(group, meter.aggregation === 'WEIGHTED_SUM')));
    level.add(group.tally, place);
  };
  for (const group of history) add(group, 'before');
  for (const group of during) add(group, group.window);
  return carriedRows(meter, query, [...levels.values()]);
}

/** A change of a recurring UNIQUE_COUNT, and whose it is. */
export interface HeldChange extends UniqueChange {
  readonly sequence: bigint;
}

/** The values of a recurring UNIQUE_COUNT that are on: changes are added in any order, and the values on at the end of each window counted. */
export class CarriedValues {
  readonly #meter: CompiledMeter;
  readonly #query: UsageQuery;
  readonly #values = new Map<string, HeldValues>();

  constructor(meter: CompiledMeter, query: UsageQuery) {
    this.#meter = meter;
    this.#query = query;
  }

  /** Changes after the range are not to be given. */
  add(holder: UsageHolder, change: HeldChange): void {
    const name = holderName(holder);
    let held = this.#values.get(name);
    if (held === undefined) {
      if (this.#values.size >= MAX_USAGE_ROWS) throw tooManyRows();
      this.#values.set(name, (held = new HeldValues(holder, change.time)));
    }
    held.add(change, this.#query.from !== null && before(change.time, this.#query.from));
  }

  rows(): UsageRow[] {
    return carriedRows(this.#meter, this.#query, [...this.#values.values()]);
  }
}

/** One row for each window of the range and holder, from the holder's first event on: what is carried is there in a window without events too. */
function carriedRows(meter: CompiledMeter, query: UsageQuery, carried: readonly Carried[]): UsageRow[] {
  const rows: UsageRow[] = [];
  const range = carriedRange(query, carried);
  if (range === null) return inOrder(meter, query, rows);
  for (const window of windowsOf(query, range)) {
    const stretch = stretchOf(query, window);
    for (const one of carried) {
      if (notAfter(window.to, one.first)) continue;
      if (rows.length >= MAX_USAGE_ROWS) throw tooManyRows();
      rows.push(usageRow(meter, query, one.holder, window, rounded(one.figure(window, stretch), meter.rounding)));
    }
  }
  return inOrder(meter, query, rows);
}

/** Where the range is open it begins with the minute of the first event, and ends with that of the last; null without an event. */
function carriedRange({ from, to }: UsageQuery, carried: readonly Carried[]): Period | null {
  const [one] = carried;
  if (one === undefined) return null;
  const first = carried.reduce((least, { first: at }) => earlier(least, at), one.first);
  const last = carried.reduce((most, { last: at }) => later(most, at), one.last);
  const since = from ?? floorToMinute(first);
  return { from: since, to: to ?? floorToMinute(later(last, since)).add({ minutes: 1 }) };
}

function* windowsOf({ windowSize, windowTimeZone }: UsageQuery, range: Period): Generator<Period> {
  if (windowSize === null) return yield range;
  for (let at = range.from, windows = 0; before(at, range.to); windows++) {
    if (windows === MAX_USAGE_ROWS) throw tooManyRows();
    const window = windowAt(at, windowSize, windowTimeZone);
    yield window;
    at = window.to;
  }
}

class CarriedLevel implements Carried {
  readonly holder: UsageHolder;
  first: Temporal.Instant;
  last: Temporal.Instant;
  readonly #weighted: boolean;
  /** By the start of the window; null where there is one window for the whole range. */
  readonly #tallies = new Map<number | null, Tally>();
  #level = Decimal.zero;

  constructor(group: UsageGroup, weighted: boolean) {
    const { subject, customerId, values, tally } = group;
    this.holder = { subject, customerId, values };
    this.first = present(tally.first, 'the first event of a tally');
    this.last = present(tally.last, 'the last event of a tally');
    this.#weighted = weighted;
  }

  add(tally: Tally, place: Period | 'before' | null): void {
    if (place === 'before') this.#level = this.#level.add(tally.sum);
    else this.#tallies.set(place?.from.epochMilliseconds ?? null, tally);
    this.first = earlier(this.first, present(tally.first, 'the first event of a tally'));
    this.last = later(this.last, present(tally.last, 'the last event of a tally'));
  }

  figure(window: Period, stretch: Period): Decimal {
    const initial = this.#level;
    const tally = this.#tallies.get(null) ?? this.#tallies.get(window.from.epochMilliseconds) ?? emptyWeightedTally;
    this.#level = initial.add(tally.sum);
    return this.#weighted ? weightedSum(unitSeconds(initial, tally, stretch), window) : this.#level;
  }
}

class HeldValues implements Carried {
  readonly holder: UsageHolder;
  first: Temporal.Instant;
  last: Temporal.Instant;
  /** The latest change of each value before the range. */
  readonly #before = new Map<string, HeldChange>();
  readonly #during: HeldChange[] = [];
  #on: Set<string> | null = null;
  #next = 0;

  constructor(holder: UsageHolder, time: Temporal.Instant) {
    this.holder = holder;
    this.first = time;
    this.last = time;
  }

  add(change: HeldChange, isBefore: boolean): void {
    this.first = earlier(this.first, change.time);
    this.last = later(this.last, change.time);
    if (!isBefore) {
      this.#during.push(change);
      return;
    }
    const known = this.#before.get(change.text);
    if (known === undefined || inTime(known, change) < 0) this.#before.set(change.text, change);
  }

  figure(_window: Period, stretch: Period): Decimal {
    const on = (this.#on ??= this.#initial());
    for (let change = this.#during[this.#next]; change !== undefined && before(change.time, stretch.to); change = this.#during[++this.#next]) {
      if (change.operation === 'ADD') on.add(change.text);
      else on.delete(change.text);
    }
    return Decimal.of(on.size);
  }

  #initial(): Set<string> {
    this.#during.sort(inTime);
    return new Set([...this.#before.values()].filter(({ operation }) => operation === 'ADD').map(({ text }) => text));
  }
}

function inTime(a: HeldChange, b: HeldChange): number {
  return compareInstants(a.time, b.time) || (a.sequence < b.sequence ? -1 : Number(a.sequence > b.sequence));
}
