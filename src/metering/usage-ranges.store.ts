import { Decimal } from '../kit/decimal.ts';
import { before, earlier, instantText, later } from '../kit/instant.ts';
import type { Period } from '../kit/period.ts';
import { instantOf } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import { isCounted } from './aggregate.ts';
import type { StoredEvent } from './aggregate.ts';
import { eventValue, groupName, groupValues } from './event-value.ts';
import { groupHash, valueHash } from './hashes.ts';
import { dimensionsHold, dimensionsText, ofKnownDimensions } from './known-dimensions.ts';
import { counts, meteredEvents } from './metered-events.ts';
import type { MeteredEvent } from './metered-events.ts';
import type { CompiledMeter } from './meter.ts';
import { valuesOn } from './recurring.ts';
import type { UniqueChange } from './recurring.ts';
import { rounded } from './rounding.ts';
import { addEvent, addTally, emptyTally, tallied } from './tally.ts';
import type { Tally } from './tally.ts';
import { daysAndHoursSql } from './usage-days.store.ts';
import { eventsIn, fewEvents } from './usage-event.store.ts';
import { usageOf } from './usage-figures.store.ts';
import { ceilToDay, floorToDay, floorToHour } from './usage-plan.ts';
import type { DimensionFilter } from './usage-query.ts';
import { unitSeconds, weightedSum } from './weighted-sum.ts';

/** The usage of some subjects together, of one meter, in [from, to). Bounds are whole seconds. */
export interface UsageQuestion extends Period {
  readonly meter: CompiledMeter;
  readonly filters: readonly DimensionFilter[];
  /** Which of the events that pass the filters count, by their value of each dimension of the meter; all of them when left out. */
  readonly accepts?: (groupValues: readonly string[]) => boolean;
  readonly subjects: readonly string[];
  /** Of a weighted sum: the whole of the billing period that [from, to) is a part of; the range itself when left out. */
  readonly billingPeriod?: Period;
}

/**
 * One figure a question, in their order, rounded as its meter says; 0 where nothing was counted. Days and hours that lie in the range, and
 * those before it of what a recurring meter carries, come from roll-ups, with one statement for all questions (one more for UNIQUE_COUNT);
 * only of hours that a bound cuts between two events the events are read, and of a recurring UNIQUE_COUNT all events.
 * Not for buyers: whoever asks has decided whose usage it is. Throws MeterChanged.
 */
export async function usageInRanges(read: Reader, questions: readonly UsageQuestion[]): Promise<Decimal[]> {
  const asked = await allTallied(read, questions);
  return Promise.all(asked.map((one) => (one === null ? Decimal.zero : carriesValues(one.question.meter) ? valuesHeld(read, one.question) : figureOf(one))));
}

/** Usage that is told apart by the values of some dimensions of the meter: their positions, at least one. */
export interface GroupedQuestion extends UsageQuestion {
  readonly groupBy: readonly number[];
}

/**
 * As {@link usageInRanges}, a figure for each combination of values of the dimensions that are grouped by, "" where an event has none: by {@link groupName}. Of what
 * nothing was counted, and nothing carried, there is none. No more statements than for all together, but that a recurring UNIQUE_COUNT reads its events. Throws MeterChanged.
 */
export async function usageByGroups(read: Reader, questions: readonly GroupedQuestion[]): Promise<ReadonlyMap<string, Decimal>[]> {
  const asked = await allTallied(read, questions);
  return Promise.all(asked.map((one) => (one === null ? new Map<string, Decimal>() : carriesValues(one.question.meter) ? valuesHeldByGroups(read, one.question as GroupedQuestion) : figuresOf(one))));
}

async function allTallied(read: Reader, questions: readonly UsageQuestion[]): Promise<(Asked | null)[]> {
  const asked = questions.map((question): Asked | null => (question.subjects.length > 0 && before(question.from, question.to) ? askedOf(question) : null));
  const open = asked.flatMap((one) => (one === null || carriesValues(one.question.meter) ? [] : one.history === null ? [one.during] : [one.during, one.history]));
  if (open.length > 0) {
    await rolledUp(read, open);
    const unique = open.filter(({ question }) => question.meter.aggregation === 'UNIQUE_COUNT');
    if (unique.length > 0) await distinct(read, unique);
    await cutHours(read, open);
  }
  return asked;
}

/**
 * How many events the meter counts in each range, in the order of the questions: of those that it cannot count none, and of a meter that
 * carries its value over periods those of the range alone. Read as figures are. Throws MeterChanged.
 */
export async function countedEvents(read: Reader, questions: readonly UsageQuestion[]): Promise<number[]> {
  const asked = questions.map((question) => (question.subjects.length > 0 && before(question.from, question.to) ? askedOf(question).during : null));
  const open = asked.filter((answer) => answer !== null);
  if (open.length > 0) {
    await rolledUp(read, open);
    await cutHours(read, open);
  }
  return asked.map((answer) => answer?.tally.values ?? 0);
}

/** What is tallied for one question. */
interface Asked {
  readonly question: UsageQuestion;
  readonly during: Answer;
  /** Of the time before the range; null where nothing is carried. */
  readonly history: Answer | null;
}

function askedOf(question: UsageQuestion): Asked {
  const answer = (from: Temporal.Instant | null, to: Temporal.Instant): Answer => ({ question, from, to, tally: emptyTally(), groups: new Map(), cut: new Map() });
  return { question, during: answer(question.from, question.to), history: question.meter.recurring ? answer(null, question.from) : null };
}

function figureOf({ question, during, history }: Asked): Decimal {
  return figure(question, during.tally, history?.tally);
}

function figuresOf({ question, during, history }: Asked): Map<string, Decimal> {
  const names = new Set([...during.groups.keys(), ...(history?.groups.keys() ?? [])]);
  const figures = [...names].map((name) => [name, figure(question, during.groups.get(name) ?? emptyTally(), history?.groups.get(name))] as const);
  return new Map(figures.filter(([name, of]) => during.groups.has(name) || !of.isZero()));
}

function figure(question: UsageQuestion, during: Tally, history: Tally | undefined): Decimal {
  const { aggregation, rounding } = question.meter;
  const carried = history?.sum ?? Decimal.zero;
  if (aggregation === 'WEIGHTED_SUM') return rounded(weightedSum(unitSeconds(carried, during, question), question.billingPeriod ?? question), rounding);
  return rounded(carried.add(tallied(during, aggregation) ?? Decimal.zero), rounding);
}

/** Which values are on is known from the order of events only. */
function carriesValues({ aggregation, recurring }: CompiledMeter): boolean {
  return recurring && aggregation === 'UNIQUE_COUNT';
}

async function valuesHeld(read: Reader, question: UsageQuestion): Promise<Decimal> {
  const { meter, from, to, subjects, filters, accepts } = question;
  if (accepts !== undefined) return rounded(Decimal.of(valuesOn(await uniqueChangesOf(read, question))), meter.rounding);
  const query = { from, to, windowSize: null, windowTimeZone: 'UTC', subjects, customers: null, filters, bySubject: false, byCustomer: false, byDimensions: [] };
  return (await usageOf(read, meter, query))[0]?.value ?? Decimal.zero;
}

async function valuesHeldByGroups(read: Reader, question: GroupedQuestion): Promise<Map<string, Decimal>> {
  const { meter, groupBy } = question;
  const events = (await meteredEvents(read, [{ ...question, history: true }]))[0] ?? [];
  const groups = Map.groupBy(events, ({ data }) => groupName(groupBy, groupValues(meter, data)));
  return new Map([...groups].map(([name, of]) => [name, rounded(Decimal.of(valuesOn(of.map(uniqueChange))), meter.rounding)]));
}

async function uniqueChangesOf(read: Reader, question: UsageQuestion): Promise<UniqueChange[]> {
  return ((await meteredEvents(read, [{ ...question, history: true }]))[0] ?? []).map(uniqueChange);
}

const uniqueChange = ({ time, text, operation }: MeteredEvent): UniqueChange => ({ time, operation, text: text ?? '' });

interface Answer {
  readonly question: UsageQuestion;
  /** Null: from the beginning of time. */
  readonly from: Temporal.Instant | null;
  readonly to: Temporal.Instant;
  readonly tally: Tally;
  /** Where groups are asked for, theirs by their names instead. */
  readonly groups: Map<string, Tally>;
  /** Hours, subjects and groups whose events are counted one by one, with how many each had. */
  readonly cut: Map<string, number>;
}

/**
 * The questions as a relation `q`; of `r` nothing is read that lies outside of the range. They come as JSON: of arrays the planner looks at the
 * lengths, finds a plan of its own cheaper each time, and makes one each time, which costs more than the answer.
 */
const asked = `from json_to_recordset($2::json) as q(n int, meter_id uuid, from_hour timestamptz, from_time timestamptz, to_time timestamptz, first_day timestamptz, end_day timestamptz,
    by_group bool, texts bool, subjects text[])`;
const cutOrNot = `r.last_time >= q.from_time and r.first_time < q.to_time
    cross join lateral (select r.first_time < q.from_time or r.last_time >= q.to_time as is_cut) c`;
const inRange = `from unnest(q.subjects) as s(subject)
    join usage_head h on h.organization_id = $1 and h.meter_id = q.meter_id and h.subject = s.subject
    join lateral (${daysAndHoursSql({ hours: { from: 'q.from_hour', to: 'q.to_time' }, days: { from: 'q.first_day', to: 'q.end_day' } })}) r on ${cutOrNot}`;
/** Distinct texts are kept of hours only. */
const hoursInRange = `from unnest(q.subjects) as s(subject)
    join usage_rollup_hour r on r.organization_id = $1 and r.meter_id = q.meter_id and r.subject = s.subject and r.hour >= q.from_hour and r.hour < q.to_time and ${cutOrNot}`;

/** Whoever looks at groups takes them to be of the dimensions of the meters as they were read. */
const hold = dimensionsHold('$3');

const rolledUpText = `select q.n, t.* ${asked} cross join lateral (
    select c.is_cut, case when c.is_cut then r.hour end as hour, case when c.is_cut then r.subject end as subject,
      case when c.is_cut and ${hold} then encode(uuid_send(r.group_hash), 'hex') end as hash, case when q.by_group and ${hold} then r.group_values end as values,
      sum(r.event_count)::text as events, sum(r.value_count)::text as valued, sum(r.sum)::text as sum, sum(r.moment)::text as moment, min(r.min)::text as min, max(r.max)::text as max, max(r.latest)::text[] as latest
    ${inRange} group by 1, 2, 3, 4, 5) t`;

interface RolledUpRow {
  readonly n: number;
  readonly is_cut: boolean;
  readonly hour: string | null;
  readonly subject: string | null;
  readonly hash: string | null;
  readonly values: string[] | null;
  readonly events: string;
  readonly valued: string;
  readonly sum: string | null;
  readonly moment: string | null;
  readonly min: string | null;
  readonly max: string | null;
  readonly latest: string[] | null;
}

async function rolledUp(read: Reader, answers: readonly Answer[]): Promise<void> {
  for (const row of await ofKnownDimensions(read.rows<RolledUpRow>(rolledUpText, relation(answers), dimensionsOf(answers)))) {
    const answer = answers[row.n] as Answer;
    if (row.values !== null && !counts(answer.question, row.values)) continue;
    if (row.is_cut) answer.cut.set(cutName(instantOf(row.hour as string), row.subject as string, row.hash as string), Number(row.events));
    else addTally(tallyFor(answer, row.values), tallyOf(row, answer.question.meter));
  }
}

/** Of all, or of the group of these values. */
function tallyFor({ question, tally, groups }: Answer, values: readonly string[] | null): Tally {
  const { groupBy } = question as Partial<GroupedQuestion>;
  if (groupBy === undefined || values === null) return tally;
  const name = groupName(groupBy, values);
  const known = groups.get(name) ?? emptyTally();
  groups.set(name, known);
  return known;
}

function tallyOf(row: RolledUpRow, { aggregation }: CompiledMeter): Tally {
  const number = (text: string | null): Decimal | null => (text === null ? null : Decimal.of(text));
  return {
    ...emptyTally(),
    events: Number(row.events),
    values: Number(aggregation === 'COUNT' ? row.events : row.valued),
    sum: number(row.sum) ?? Decimal.zero,
    moment: number(row.moment) ?? Decimal.zero,
    min: number(row.min),
    max: number(row.max),
    latest: latestOf(row.latest),
  };
}

const distinctText = `select q.n, t.* ${asked} cross join lateral (
    select case when q.by_group and ${hold} then r.group_values end as values, count(distinct v.value_hash) filter (where not q.texts)::int as count,
      array_agg(distinct encode(uuid_send(v.value_hash), 'hex')) filter (where q.texts and ${hold}) as hashes
    ${hoursInRange} join usage_rollup_value v on v.organization_id = r.organization_id and v.meter_id = r.meter_id and v.subject = r.subject and v.hour = r.hour and v.group_hash = r.group_hash
    where not c.is_cut group by 1) t`;

/** Texts are counted apart only where nothing else is added to them; else they are read, so that none counts twice. */
async function distinct(read: Reader, answers: readonly Answer[]): Promise<void> {
  const rows = await ofKnownDimensions(read.rows<{ n: number; values: string[] | null; count: number; hashes: string[] | null }>(distinctText, relation(answers), dimensionsOf(answers)));
  for (const { n, values, count, hashes } of rows) {
    const answer = answers[n] as Answer;
    if (values !== null && !counts(answer.question, values)) continue;
    addTally(tallyFor(answer, values), { ...emptyTally(), distinctElsewhere: count, distinct: new Set(hashes ?? []) });
  }
}

/** Part of an hour of one subject that a bound cuts, and who asks for it. */
interface CutHour {
  readonly meter: CompiledMeter;
  readonly subject: string;
  readonly asking: Set<Answer>;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  /** Of the groups that one of them asks for; there may be some more. */
  readonly events: number;
}

/** Most events that one statement reads at once. */
const MOST_AT_ONCE = 5_000;

/**
 * Counts the events of hours that a bound cuts, each hour of a meter and a subject read once for all questions: where they are few, those of many
 * hours by one statement, else page by page.
 */
async function cutHours(read: Reader, answers: readonly Answer[]): Promise<void> {
  const hours = [...cutHoursOf(answers).values()];
  for (const { meter, subject, asking, from, to } of hours.filter(({ events }) => events > MOST_AT_ONCE)) {
    for await (const event of eventsIn(read, meter, { from, to }, [subject])) for (const answer of asking) countCut(answer, event);
  }
  for (const few of packed(hours.filter(({ events }) => events <= MOST_AT_ONCE))) {
    const found = await fewEvents(read, few.map(({ meter, subject, from, to }) => ({ eventType: meter.eventType, subject, from, to })));
    few.forEach(({ asking }, n) => found[n]?.forEach((event) => asking.forEach((answer) => countCut(answer, event))));
  }
}

function cutHoursOf(answers: readonly Answer[]): Map<string, CutHour> {
  const hours = new Map<string, CutHour>();
  for (const answer of answers) {
    const { meter } = answer.question;
    const own = new Map<string, number>();
    for (const [name, events] of answer.cut) {
      const { hour, subject } = cutPlace(name);
      const from = answer.from === null ? hour : later(hour, answer.from);
      const to = earlier(hour.add({ hours: 1 }), answer.to);
      const key = `${meter.id} ${hour.epochMilliseconds} ${subject}`;
      const known = hours.get(key) ?? { meter, subject, asking: new Set(), from, to, events: 0 };
      known.asking.add(answer);
      own.set(key, (own.get(key) ?? 0) + events);
      hours.set(key, { ...known, from: earlier(known.from, from), to: later(known.to, to), events: Math.max(known.events, own.get(key) ?? 0) });
    }
  }
  return hours;
}

/** Hours in lists of no more events than are read at once, and of no more hours. */
function packed(hours: readonly CutHour[]): CutHour[][] {
  const lists: CutHour[][] = [];
  let room = 0;
  for (const hour of hours) {
    const list = lists.at(-1);
    if (list === undefined || hour.events > room || list.length >= MOST_AT_ONCE) {
      lists.push([hour]);
      room = MOST_AT_ONCE - hour.events;
    } else {
      list.push(hour);
      room -= hour.events;
    }
  }
  return lists;
}

function countCut(answer: Answer, event: StoredEvent): void {
  const { question, from, to, cut } = answer;
  const { meter } = question;
  if (!isCounted(meter, { from, to }, event.time)) return;
  const values = groupValues(meter, event.data);
  if (!cut.has(cutName(floorToHour(event.time), event.subject, groupHash(values))) || !counts(question, values)) return;
  const { number, text } = eventValue(meter, event);
  addEvent(tallyFor(answer, values), meter.aggregation, { value: number, text: text === null ? null : valueHash(text), time: event.time, sequence: event.sequence });
}

const dimensionsOf = (answers: readonly Answer[]): string => dimensionsText(answers.map(({ question }) => question.meter));

function relation(answers: readonly Answer[]): string {
  return JSON.stringify(
    answers.map(({ question, from, to, cut }, n) => {
      const { meter, filters, accepts, subjects } = question;
      const byGroup = filters.length > 0 || accepts !== undefined || 'groupBy' in question;
      return {
        n,
        meter_id: meter.id,
        from_hour: from === null ? '-infinity' : instantText(floorToHour(from)),
        from_time: from === null ? '-infinity' : instantText(from),
        to_time: instantText(to),
        // Of a range within a day every hour comes before the first whole day.
        first_day: from === null ? '-infinity' : instantText(earlier(ceilToDay(from), to)),
        end_day: instantText(floorToDay(to)),
        by_group: byGroup,
        texts: byGroup || cut.size > 0,
        subjects,
      };
    }),
  );
}

/** [seconds since 1970, sequence, value], as the database keeps the latest one. */
function latestOf(latest: readonly string[] | null): Tally['latest'] {
  if (latest === null) return null;
  const [seconds, sequence, value] = latest as [string, string, string];
  const nanoseconds = Decimal.of(seconds).mul(Decimal.of(1_000_000_000)).toString();
  return { value: Decimal.of(value), time: Temporal.Instant.fromEpochNanoseconds(BigInt(nanoseconds)), sequence: BigInt(sequence) };
}

const cutName = (hour: Temporal.Instant, subject: string, hash: string): string => `${hour.epochMilliseconds} ${hash} ${subject}`;

function cutPlace(name: string): { hour: Temporal.Instant; subject: string } {
  const afterHour = name.indexOf(' ');
  return { hour: Temporal.Instant.fromEpochMilliseconds(Number(name.slice(0, afterHour))), subject: name.slice(afterHour + 34) };
}
