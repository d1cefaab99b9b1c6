import { Decimal } from '../kit/decimal.ts';
import { before, notAfter } from '../kit/instant.ts';
import { instantOf } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import { UsageAggregate } from './aggregate.ts';
import { groupValues } from './event-value.ts';
import { groupHash, valueHash } from './hashes.ts';
import { dimensionsHold, dimensionsText, ofKnownDimensions } from './known-dimensions.ts';
import type { CompiledMeter, MeterAggregation } from './meter.ts';
import { keptFromOf, needEvents } from './retention.store.ts';
import { filterSql } from './string-filter-sql.ts';
import { emptyTally } from './tally.ts';
import type { Tally } from './tally.ts';
import { daysAndHoursSql } from './usage-days.store.ts';
import { eventsIn, subjectsSql } from './usage-event.store.ts';
import { isWholeIn, planUsage } from './usage-plan.ts';
import type { Bucket, UsagePlan } from './usage-plan.ts';
import { passesFilters, queriedSubjects } from './usage-query.ts';
import type { DimensionFilter, UsageQuery } from './usage-query.ts';
import { windowAt } from './window.ts';

/**
 * The usage of one meter, from hourly roll-ups wherever hours are fine enough and from the events for the rest; both give the same
 * figures. Only what lies in the range is tallied, also for a recurring meter. Throws MeterChanged. For a buyer the query must name subjects or customers, and
 * every one of them must be within reach.
 */
export async function tallyUsage(read: Reader, meter: CompiledMeter, query: UsageQuery): Promise<UsageAggregate> {
  const aggregate = new UsageAggregate(meter, query, valueHash);
  const subjects = queriedSubjects(query);
  const plan = planUsage(query);
  if (plan === null) {
    needEvents(await keptFromOf(read), query.from);
    for await (const event of eventsIn(read, meter, query, subjects === null ? null : [...subjects.keys()])) aggregate.addEvent(event);
  } else {
    await ofKnownDimensions(new RollUpRead(read, meter, query, plan, aggregate).run());
  }
  return aggregate;
}

/** A tally as the database adds it up. */
interface TallyRow {
  readonly bucket: string | null;
  readonly subject: string | null;
  readonly events: string;
  readonly valued: string;
  /** Null where nothing asks for them. */
  readonly first_time: string | null;
  readonly last_time: string | null;
  readonly amount: string | null;
  readonly moment: string | null;
  readonly latest_epoch: string | null;
  readonly latest_sequence: string | null;
  readonly values: string[];
}

interface CutRow extends TallyRow {
  readonly first_time: string;
  readonly last_time: string;
  readonly group_hash: string;
}

/** One answer from roll-ups. */
class RollUpRead {
  readonly #read: Reader;
  readonly #meter: CompiledMeter;
  readonly #query: UsageQuery;
  readonly #plan: UsagePlan;
  readonly #aggregate: UsageAggregate;
  readonly #subjects: ReadonlyMap<string, string | null> | null;
  /** Dimensions whose values are read: those grouped by, then those that are filtered here. */
  readonly #dimensions: readonly number[];
  readonly #residual: readonly DimensionFilter[];
  /** Asked once, where a single event is needed. */
  #keptFrom: Promise<Temporal.Instant | null> | null = null;

  constructor(read: Reader, meter: CompiledMeter, query: UsageQuery, plan: UsagePlan, aggregate: UsageAggregate) {
    this.#read = read;
    this.#meter = meter;
    this.#query = query;
    this.#plan = plan;
    this.#aggregate = aggregate;
    this.#subjects = queriedSubjects(query);
    this.#residual = query.filters.filter(({ filter }) => filterSql(filter, '', () => '') === null);
    this.#dimensions = [...new Set([...query.byDimensions, ...this.#residual.map(({ dimension }) => dimension)])];
  }

  async run(): Promise<void> {
    if (this.#subjects?.size === 0) return;
    const unique = this.#meter.aggregation === 'UNIQUE_COUNT';
    const cut = this.#plan.cut.length === 0 ? { whole: new Map<string, CutRow>(), events: new Map<string, Set<string>>() } : await this.#cutHours();
    // Distinct texts can be counted apart only where nothing else is added to the same window and group.
    const apart = cut.whole.size === 0 && cut.events.size === 0 && this.#residual.length === 0 && this.#foldsNothing();
    await this.#wholeHours(cut.events);
    if (unique) await (apart ? this.#distinctCounts() : this.#distinctTexts(cut.whole));
    for (const [hour, groups] of cut.events) await this.#events(instantOf(hour), groups);
  }

  /** Whether each bucket is one window, rather than an hour of which this process adds up several. */
  #foldsNothing(): boolean {
    return this.#plan.bucket.kind !== 'hour' || this.#query.windowSize === 'HOUR';
  }

  async #wholeHours(cutByWindow: Map<string, Set<string>>): Promise<void> {
    const { from, to } = this.#plan;
    if (from !== null && to !== null && !before(from, to)) return;
    const { values, parameter } = parameters(2);
    const source = this.#daysAndHours(parameter) ?? `usage_rollup_hour r${this.#ownersSql(parameter)} where ${this.#where(parameter)}`;
    const bucket = bucketSql(this.#plan.bucket, parameter);
    const grouping = [bucket, ...this.#holderGrouping(), ...this.#dimensions.map(dimensionSql)].filter((part) => part !== 'null');
    const text = `select (${bucket})::text as bucket, ${this.#subjectSql()} as subject, ${this.#valuesSql()} as values, sum(r.event_count)::text as events, sum(r.value_count)::text as valued,
      ${this.#timesSql()}, ${amountSql(this.#meter)}
      from ${source}${grouping.length === 0 ? ' having count(*) > 0' : ` group by ${grouping.join(', ')}`}`;
    const starts = new Map<string | null, Temporal.Instant>();
    for (const row of await this.#read.subjectRows<TallyRow>(text, this.#names(), ...values)) {
      const at = starts.get(row.bucket) ?? this.#bucketStart(row);
      starts.set(row.bucket, at);
      if (this.#plan.bucket.kind === 'hour' && !isWholeIn(this.#query, at)) cutByWindow.set(at.toString(), everyGroup);
      else this.#add(at, row.subject, row.values, tallyOf(row, this.#meter));
    }
  }

  /** Only what is carried between periods and rows without a window say when their first and last events were. */
  #timesSql(): string {
    const needed = this.#meter.recurring || this.#query.windowSize === null;
    return needed ? 'min(r.first_time)::text as first_time, max(r.last_time)::text as last_time' : 'null as first_time, null as last_time';
  }

  /** Whole days from their own roll-ups as far as these reach, and hours before and after; null where windows cut days. */
  #daysAndHours(parameter: Parameter): string | null {
    const { from, to, days } = this.#plan;
    if (days === null) return null;
    const at = (bound: Temporal.Instant | null): string | null => (bound === null ? null : `${parameter(bound.toString())}::timestamptz`);
    const source = daysAndHoursSql({ hours: { from: at(from), to: at(to) }, days: { from: at(days.from), to: at(days.to) } });
    const meter = parameter(this.#meter.id);
    return `usage_head h cross join lateral (${source}) r${this.#ownersSql(parameter)}
      where h.organization_id = $1 and ${this.#headSql()} and h.meter_id = ${meter}${this.#known(parameter)}${this.#filterConditions(parameter)}`;
  }

  /** Of a list the planner looks at the length, finds a plan of its own cheaper each time, and makes one each time; one subject needs no list. */
  #headSql(): string {
    return this.#subjects?.size === 1 ? 'h.subject = ($2::text[])[1]' : subjectsSql('h', this.#subjects);
  }

  /** Rows of hours that are cut: those whose events all lie in the range and in one window are as good as whole, of the others events are read. */
  async #cutHours(): Promise<{ whole: Map<string, CutRow>; events: Map<string, Set<string>> }> {
    const { values, parameter } = parameters(2);
    const where = this.#filterConditions(parameter);
    const text = `select r.hour::text as bucket, r.subject, ${this.#valuesSql()} as values, encode(uuid_send(r.group_hash), 'hex') as group_hash,
      r.event_count::text as events, r.value_count::text as valued, r.first_time::text, r.last_time::text, ${amountSql(this.#meter, true)}
      from usage_rollup_hour r where ${this.#scope(parameter)} and r.hour = any(${parameter(this.#plan.cut.map(String))}::timestamptz[])${where}`;
    const whole = new Map<string, CutRow>();
    const events = new Map<string, Set<string>>();
    for (const row of await this.#read.subjectRows<CutRow>(text, this.#names(), ...values)) {
      const first = instantOf(row.first_time);
      const last = instantOf(row.last_time);
      if (!this.#inRange(first, last)) continue;
      const name = groupName(row.subject ?? '', row.group_hash);
      const hour = row.bucket as string;
      if (this.#isWhole(first, last)) {
        whole.set(`${hour} ${name}`, row);
        this.#add(first, row.subject, row.values, tallyOf(row, this.#meter));
      } else {
        const known = events.get(hour);
        if (known === undefined) events.set(hour, new Set([name]));
        else known.add(name);
      }
    }
    return { whole, events };
  }

  async #distinctCounts(): Promise<void> {
    const { values, parameter } = parameters(2);
    const where = this.#where(parameter);
    const bucket = bucketSql(this.#plan.bucket, parameter);
    const grouping = [bucket, ...this.#holderGrouping(), ...this.#dimensions.map(dimensionSql)].filter((part) => part !== 'null');
    const text = `select (${bucket})::text as bucket, ${this.#subjectSql()} as subject, ${this.#valuesSql()} as values, count(distinct v.value_hash)::int as distinct
      from usage_rollup_hour r join usage_rollup_value v using (organization_id, meter_id, subject, hour, group_hash)${this.#ownersSql(parameter)}
      where ${where}${grouping.length === 0 ? ' having count(*) > 0' : ` group by ${grouping.join(', ')}`}`;
    for (const row of await this.#read.subjectRows<TallyRow & { distinct: number }>(text, this.#names(), ...values)) {
      this.#add(this.#bucketStart(row), row.subject, row.values, { ...emptyTally(), distinctElsewhere: row.distinct });
    }
  }

  async #distinctTexts(whole: ReadonlyMap<string, CutRow>): Promise<void> {
    const { values, parameter } = parameters(2);
    const { from, to, cut } = this.#plan;
    const hours = from !== null && to !== null && !before(from, to) ? 'false' : this.#hourRange(parameter);
    const cutHours = `r.hour = any(${parameter(cut.map(String))}::timestamptz[])`;
    const text = `select r.hour::text as bucket, r.subject, ${this.#valuesSql()} as values, encode(uuid_send(r.group_hash), 'hex') as group_hash,
      ${cutHours} as is_cut, array_agg(encode(uuid_send(v.value_hash), 'hex')) as hashes
      from usage_rollup_hour r join usage_rollup_value v using (organization_id, meter_id, subject, hour, group_hash)
      where ${this.#scope(parameter)} and (${hours} or ${cutHours})${this.#filterConditions(parameter)}
      group by r.hour, r.subject, r.group_values, r.group_hash`;
    for (const row of await this.#read.subjectRows<CutRow & { is_cut: boolean; hashes: string[] }>(text, this.#names(), ...values)) {
      const at = instantOf(row.bucket as string);
      const counted = row.is_cut ? whole.get(`${row.bucket} ${groupName(row.subject ?? '', row.group_hash)}`) : row;
      if (counted === undefined || (!row.is_cut && !isWholeIn(this.#query, at))) continue;
      this.#add(row.is_cut ? instantOf(counted.first_time) : at, row.subject, row.values, { ...emptyTally(), distinct: new Set(row.hashes) });
    }
  }

  /** Counts the events of one hour that are of these groups; the others of the hour were counted from roll-ups. */
  async #events(hour: Temporal.Instant, groups: ReadonlySet<string>): Promise<void> {
    this.#keptFrom ??= keptFromOf(this.#read);
    needEvents(await this.#keptFrom, hour);
    const { from, to } = this.#query;
    const end = hour.add({ hours: 1 });
    const range = { from: from !== null && before(hour, from) ? from : hour, to: to !== null && before(to, end) ? to : end };
    const subjects = groups === everyGroup ? this.#names() : [...new Set([...groups].map((name) => name.slice(33)))];
    for await (const event of eventsIn(this.#read, this.#meter, range, subjects)) {
      if (groups === everyGroup || groups.has(groupName(event.subject, groupHash(groupValues(this.#meter, event.data))))) this.#aggregate.addEvent(event);
    }
  }

  #add(at: Temporal.Instant, subject: string | null, read: readonly string[], tally: Tally): void {
    const values: string[] = this.#meter.dimensions.map(() => '');
    this.#dimensions.forEach((dimension, n) => {
      values[dimension] = read[n] ?? '';
    });
    if (passesFilters(this.#residual, values)) this.#aggregate.addTally(at, subject ?? '', values, tally);
  }

  #bucketStart(row: { readonly bucket: string | null }): Temporal.Instant {
    const { bucket } = this.#plan;
    if (bucket.kind === 'bounds') return bucket.starts[Number(row.bucket) - 1] ?? beginning;
    return row.bucket === null ? beginning : instantOf(row.bucket);
  }

  #inRange(first: Temporal.Instant, last: Temporal.Instant): boolean {
    const { from, to } = this.#query;
    return (from === null || notAfter(from, last)) && (to === null || before(first, to));
  }

  #isWhole(first: Temporal.Instant, last: Temporal.Instant): boolean {
    const { from, to, windowSize, windowTimeZone } = this.#query;
    if ((from !== null && before(first, from)) || (to !== null && notAfter(to, last))) return false;
    return windowSize === null || before(last, windowAt(first, windowSize, windowTimeZone).to);
  }

  #names(): readonly string[] | null {
    return this.#subjects === null ? null : [...this.#subjects.keys()];
  }

  /** The organization, the subjects and the meter. */
  #scope(parameter: Parameter): string {
    return `r.organization_id = $1 and ${subjectsSql('r', this.#subjects)} and r.meter_id = ${parameter(this.#meter.id)}${this.#known(parameter)}`;
  }

  /** Groups are told apart by their place, and those of hours that are cut by their values: both are of the meter as it was read. */
  #known(parameter: Parameter): string {
    const { filters, byDimensions } = this.#query;
    return filters.length + byDimensions.length + this.#plan.cut.length === 0 ? '' : ` and ${dimensionsHold(parameter(dimensionsText([this.#meter])))}`;
  }

  #where(parameter: Parameter): string {
    const cut = this.#plan.cut.length === 0 ? '' : ` and r.hour <> all(${parameter(this.#plan.cut.map(String))}::timestamptz[])`;
    return `${this.#scope(parameter)} and ${this.#hourRange(parameter)}${cut}${this.#filterConditions(parameter)}`;
  }

  #hourRange(parameter: Parameter): string {
    const { from, to } = this.#plan;
    const conditions = [from === null ? null : `r.hour >= ${parameter(from.toString())}::timestamptz`, to === null ? null : `r.hour < ${parameter(to.toString())}::timestamptz`];
    return conditions.filter((condition) => condition !== null).join(' and ') || 'true';
  }

  #filterConditions(parameter: Parameter): string {
    return this.#query.filters
      .filter((filter) => !this.#residual.includes(filter))
      .map(({ dimension, filter }) => ` and ${filterSql(filter, dimensionSql(dimension), parameter)}`)
      .join('');
  }

  #subjectSql(): string {
    if (this.#query.bySubject) return 'r.subject';
    // One subject stands for all of its customer's.
    return this.#query.byCustomer ? 'min(r.subject)' : 'null';
  }

  #holderGrouping(): string[] {
    if (this.#query.bySubject) return ['r.subject'];
    return this.#query.byCustomer ? ['owned.owner'] : [];
  }

  #ownersSql(parameter: Parameter): string {
    if (this.#query.bySubject || !this.#query.byCustomer) return '';
    const owners = [...(this.#subjects ?? new Map<string, string | null>())];
    return ` join unnest(${parameter(owners.map(([subject]) => subject))}::text[], ${parameter(owners.map(([, owner]) => owner))}::text[]) as owned(subject, owner) on owned.subject = r.subject`;
  }

  #valuesSql(): string {
    return this.#dimensions.length === 0 ? `'{}'::text[]` : `array[${this.#dimensions.map(dimensionSql).join(', ')}]`;
  }
}

type Parameter = (value: unknown) => string;

/** Stands for all groups of an hour that a window cuts. */
const everyGroup: Set<string> = new Set(['*']);
/** Any instant does where there is one window. */
const beginning = Temporal.Instant.fromEpochMilliseconds(0);

/** Collects values whose places follow the first `taken` ones. */
function parameters(taken: number): { values: unknown[]; parameter: Parameter } {
  const values: unknown[] = [];
  return { values, parameter: (value) => `$${taken + values.push(value)}` };
}

function dimensionSql(dimension: number): string {
  return `(r.group_values[${dimension + 1}] collate "C")`;
}

function bucketSql(bucket: Bucket, parameter: Parameter): string {
  switch (bucket.kind) {
    case 'none': return 'null';
    case 'hour': return 'r.hour';
    case 'utc': return `date_trunc('${bucket.unit}', r.hour, 'UTC')`;
    case 'bounds': return `width_bucket(r.hour, ${parameter(bucket.starts.map(String))}::timestamptz[])`;
  }
}

/** What the aggregation needs beside counts; `single` for one row, otherwise over a group of rows. */
function amountSql({ aggregation }: CompiledMeter, single = false): string {
  const of = (aggregate: string, column: string): string => (single ? `r.${column}` : `${aggregate}(r.${column})`);
  const amounts: Readonly<Record<string, string>> = { SUM: of('sum', 'sum'), AVG: of('sum', 'sum'), MIN: of('min', 'min'), MAX: of('max', 'max'), LATEST: `(${of('max', 'latest')})[3]`, WEIGHTED_SUM: of('sum', 'sum') };
  const latest = aggregation === 'LATEST' ? of('max', 'latest') : null;
  const moment = aggregation === 'WEIGHTED_SUM' ? of('sum', 'moment') : 'null';
  return `${amounts[aggregation] ?? 'null'}::text as amount, ${moment}::text as moment, ${latest === null ? 'null' : `(${latest})[1]`}::text as latest_epoch, ${latest === null ? 'null' : `(${latest})[2]`}::text as latest_sequence`;
}

const adding: ReadonlySet<string> = new Set<MeterAggregation>(['SUM', 'AVG', 'WEIGHTED_SUM']);

function tallyOf(row: TallyRow, { aggregation }: CompiledMeter): Tally {
  const events = Number(row.events);
  const amount = row.amount === null ? null : Decimal.of(row.amount);
  return {
    ...emptyTally(),
    events,
    values: aggregation === 'COUNT' ? events : Number(row.valued),
    first: row.first_time === null ? null : instantOf(row.first_time),
    last: row.last_time === null ? null : instantOf(row.last_time),
    sum: adding.has(aggregation) && amount !== null ? amount : Decimal.zero,
    moment: Decimal.of(row.moment ?? '0'),
    min: aggregation === 'MIN' ? amount : null,
    max: aggregation === 'MAX' ? amount : null,
    latest:
      amount === null || row.latest_epoch === null || row.latest_sequence === null
        ? null
        : { value: amount, time: Temporal.Instant.fromEpochMilliseconds(Math.round(Number(row.latest_epoch) * 1_000)), sequence: BigInt(row.latest_sequence) },
  };
}

/** The hash has 32 characters, so that the subject begins at the 34th. */
function groupName(subject: string, hash: string): string {
  return `${hash} ${subject}`;
}
