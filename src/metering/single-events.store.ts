import { present } from '../kit/assert.ts';
import { Decimal } from '../kit/decimal.ts';
import { before, earlier } from '../kit/instant.ts';
import { ExactNumber, parseExact } from '../kit/json.ts';
import type { Period } from '../kit/period.ts';
import { instantOf } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import { isCounted } from './aggregate.ts';
import { eventValue, groupValues } from './event-value.ts';
import { compileJsonPath } from './json-path.ts';
import type { JsonPath } from './json-path.ts';
import type { JsonObject } from './json-value.ts';
import type { CompiledMeter } from './meter.ts';
import { keptFromOf } from './retention.store.ts';
import { passesFilters } from './usage-query.ts';
import type { DimensionFilter } from './usage-query.ts';

/** The single events that a meter of numbers counts, of some subjects together, in [from, to); of a recurring meter all before `to`. */
export interface SingleEventsQuestion extends Period {
  readonly meter: CompiledMeter;
  readonly filters: readonly DimensionFilter[];
  /** Which of the events that pass the filters count, by their value of each dimension of the meter; all of them when left out. */
  readonly accepts?: (groupValues: readonly string[]) => boolean;
  readonly subjects: readonly string[];
  /** Events that do not count, by their sequences; none when left out. */
  readonly except?: ReadonlySet<bigint>;
  /** JSONPath of an amount that events bring, which is read too; null: none is. */
  readonly amountProperty: string | null;
}

/** What one event says. An event whose value the meter cannot count is none. */
export interface SingleEvent {
  readonly value: Decimal;
  /** Null where it brings none that is a number. */
  readonly amount: Decimal | null;
  /** Its value of each dimension of the meter. */
  readonly groupValues: readonly string[];
}

/** Rows that one statement reads, shared by its questions, so that memory stays flat however many events there are; so many of each at least. */
const TOGETHER = 5_000;
const LEAST = 200;

/**
 * The questions come as JSON, each with the stretch of time that is read next and the place behind which it goes on. The planner rather sorts a
 * stretch than to read it in order, so stretches are kept short where events are many.
 */
const pageText = `select q.n, t.sequence::text, t.time::text, t.data::text as data
  from json_to_recordset($2::json) as q(n int, type text, from_time timestamptz, to_time timestamptz, subjects text[], last_time timestamptz, last_sequence bigint)
  cross join lateral (
    select e.sequence, e.time, e.data from unnest(q.subjects) as s(subject) cross join lateral (
      select u.sequence, u.time, u.data from usage_event u
      where u.organization_id = $1 and u.type = q.type and u.subject = s.subject and u.voided_at is null
        and u.time >= q.from_time and u.time < q.to_time and (u.time, u.sequence) > (q.last_time, q.last_sequence)
      order by u.time, u.sequence limit $3) e
    order by e.time, e.sequence limit $3) t
  order by q.n, t.time, t.sequence`;

interface EventRow {
  readonly n: number;
  readonly sequence: string;
  readonly time: string;
  readonly data: string | null;
}

/** A question that is being answered: [since, until) is read next, of it what stands behind the last place. */
interface Asked {
  readonly n: number;
  readonly question: SingleEventsQuestion;
  readonly from: Temporal.Instant | null;
  readonly amount: JsonPath | null;
  since: string;
  until: Temporal.Instant;
  lastTime: string;
  lastSequence: string;
  /** How long a stretch holds about as many events as are read at once; null as long as the whole range may. */
  milliseconds: number | null;
}

/**
 * Visits the events of each question in the order of their times, those of one time in the order of storing. One statement for all
 * questions, again while some have more events than it reads. Answers of each question whether all of its events are kept: where the
 * organization has removed some, only the others were visited. Not for buyers: whoever asks has decided whose usage it is.
 */
export async function singleEvents(read: Reader, questions: readonly SingleEventsQuestion[], visit: (question: number, event: SingleEvent) => void): Promise<boolean[]> {
  let open = questions.flatMap((question, n) => (question.subjects.length > 0 && before(question.from, question.to) ? [askedOf(question, n)] : []));
  const asked = new Map(open.map((one) => [one.n, one]));
  const keptFrom = open.length === 0 ? null : await keptFromOf(read);
  while (open.length > 0) {
    const each = Math.max(LEAST, Math.floor(TOGETHER / open.length));
    const found = new Map<number, EventRow[]>();
    for (const row of await read.rows<EventRow>(pageText, JSON.stringify(open.map(relationOf)), each)) {
      const rows = found.get(row.n) ?? [];
      found.set(row.n, rows);
      rows.push(row);
      const event = eventOf(present(asked.get(row.n), 'a question that was asked'), row);
      if (event !== null) visit(row.n, event);
    }
    open = open.filter((one) => goesOn(one, found.get(one.n) ?? [], each));
  }
  return questions.map((_question, n) => {
    const from = asked.get(n)?.from;
    return from === undefined || keptFrom === null || (from !== null && !before(from, keptFrom));
  });
}

function askedOf(question: SingleEventsQuestion, n: number): Asked {
  const { amountProperty, meter } = question;
  const from = meter.recurring ? meter.eventFrom : question.from;
  const amount = amountProperty === null ? null : present(compileJsonPath(amountProperty), `the JSONPath ${amountProperty} of a price`);
  return { n, question, from, amount, since: from?.toString() ?? '-infinity', until: question.to, ...START, milliseconds: null };
}

/** Before any event. */
const START = { lastTime: '-infinity', lastSequence: '0' };

function relationOf({ n, question: { meter, subjects }, since, until, lastTime, lastSequence }: Asked): object {
  return { n, type: meter.eventType, from_time: since, to_time: until, subjects, last_time: lastTime, last_sequence: lastSequence };
}

/** Moves on to what is read next; false where nothing is left. */
function goesOn(one: Asked, rows: readonly EventRow[], each: number): boolean {
  const first = rows[0];
  const last = rows.at(-1);
  if (first !== undefined && last !== undefined && rows.length === each) {
    const lastTime = instantOf(last.time);
    one.milliseconds = Math.max(1_000, lastTime.epochMilliseconds - instantOf(first.time).epochMilliseconds);
    one.since = last.time;
    one.until = earlier(one.question.to, lastTime.add({ milliseconds: one.milliseconds }));
    one.lastTime = last.time;
    one.lastSequence = last.sequence;
    return true;
  }
  if (one.milliseconds === null || !before(one.until, one.question.to)) return false;
  one.milliseconds *= 2;
  one.since = one.until.toString();
  one.until = earlier(one.question.to, one.until.add({ milliseconds: one.milliseconds }));
  Object.assign(one, START);
  return true;
}

function eventOf({ question: { meter, filters, accepts, except, to }, from, amount }: Asked, row: EventRow): SingleEvent | null {
  if (except !== undefined && except.size > 0 && except.has(BigInt(row.sequence))) return null;
  const time = instantOf(row.time);
  if (!isCounted(meter, { from, to }, time)) return null;
  const data = row.data === null ? null : (parseExact(row.data) as JsonObject);
  const values = groupValues(meter, data);
  if (!passesFilters(filters, values) || accepts?.(values) === false) return null;
  const { number } = eventValue(meter, { type: meter.eventType, time, data });
  return number === null ? null : { value: number, amount: amount === null || data === null ? null : numberAt(amount, data), groupValues: values };
}

/** The amount that an event's data brings at a JSONPath; null where that is no number. */
export function amountOfEvent(property: string, data: JsonObject | null): Decimal | null {
  return data === null ? null : numberAt(present(compileJsonPath(property), `the JSONPath ${property} of a price`), data);
}

function numberAt(path: JsonPath, data: JsonObject): Decimal | null {
  const found = path.read(data);
  if (typeof found === 'string') return Decimal.parseNumber(found);
  if (typeof found === 'number') return Decimal.parseNumber(String(found));
  return found instanceof ExactNumber ? Decimal.parseNumber(found.text) : null;
}
