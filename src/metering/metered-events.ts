import { before, earlier, later } from '../kit/instant.ts';
import type { Reader } from '../platform/reader.ts';
import { isCounted } from './aggregate.ts';
import type { StoredEvent } from './aggregate.ts';
import { eventValue, groupValues } from './event-value.ts';
import type { CompiledMeter } from './meter.ts';
import { uniqueOperation } from './metric.ts';
import type { MetricEvent } from './metric-quantity.ts';
import { eventsIn } from './usage-event.store.ts';
import { passesFilters } from './usage-query.ts';
import type { UsageQuestion } from './usage-ranges.store.ts';

/** A counted event, with what it says beside its value. */
export interface MeteredEvent extends MetricEvent {
  readonly data: StoredEvent['data'];
}

/** Of which events; `history`: those before the range too, as a recurring meter carries them. */
export interface EventsQuestion extends UsageQuestion {
  readonly history: boolean;
}

/** Whether an event with these values of the meter's dimensions is asked for. */
export function counts({ filters, accepts }: Pick<UsageQuestion, 'filters' | 'accepts'>, groupValues: readonly string[]): boolean {
  return passesFilters(filters, groupValues) && (accepts === undefined || accepts(groupValues));
}

/**
 * The single events behind each question, in the order of their times, equal ones in that of storing; events without a value that the meter
 * can use are left out. Events of one meter are read once for all questions. For what cannot be known from roll-ups: days that a level
 * lasted, prices of single events. Not for buyers: whoever asks has decided whose usage it is.
 */
export async function meteredEvents(read: Reader, questions: readonly EventsQuestion[]): Promise<MeteredEvent[][]> {
  const found = questions.map((): MeteredEvent[] => []);
  for (const { meter, from, to, subjects, asking } of readsOf(questions)) {
    for await (const event of eventsIn(read, meter, { from, to }, [...subjects])) {
      for (const at of asking) {
        const metered = askedFor(questions[at] as EventsQuestion, event);
        if (metered !== null) found[at]?.push(metered);
      }
    }
  }
  for (const events of found) events.sort((a, b) => Temporal.Instant.compare(a.time, b.time) || (a.sequence < b.sequence ? -1 : 1));
  return found;
}

interface EventsRead {
  readonly meter: CompiledMeter;
  from: Temporal.Instant | null;
  to: Temporal.Instant;
  readonly subjects: Set<string>;
  readonly asking: number[];
}

function readsOf(questions: readonly EventsQuestion[]): EventsRead[] {
  const reads = new Map<string, EventsRead>();
  for (const [at, { meter, from, to, subjects, history }] of questions.entries()) {
    if (subjects.length === 0 || !before(from, to)) continue;
    const since = history ? meter.eventFrom : from;
    const known = reads.get(meter.id);
    if (known === undefined) {
      reads.set(meter.id, { meter, from: since, to, subjects: new Set(subjects), asking: [at] });
      continue;
    }
    known.from = known.from === null || since === null ? null : earlier(known.from, since);
    known.to = later(known.to, to);
    known.asking.push(at);
    for (const subject of subjects) known.subjects.add(subject);
  }
  return [...reads.values()];
}

function askedFor(question: EventsQuestion, event: StoredEvent): MeteredEvent | null {
  return question.subjects.includes(event.subject) ? meteredAs(question, event) : null;
}

/** What a question would make of an event of one of its subjects, stored or not; null where it does not count it. */
export function meteredAs(question: EventsQuestion, event: Omit<StoredEvent, 'subject'>): MeteredEvent | null {
  const { meter, history, from, to } = question;
  if (event.type !== meter.eventType || !isCounted(meter, { from: history ? null : from, to }, event.time)) return null;
  if (!counts(question, groupValues(meter, event.data))) return null;
  const { number, text, fault } = eventValue(meter, event);
  if (fault !== null) return null;
  return { time: event.time, sequence: event.sequence, value: number, text, operation: uniqueOperation(event.data), data: event.data };
}
