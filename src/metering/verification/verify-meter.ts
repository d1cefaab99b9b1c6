import { before } from '../../kit/instant.ts';
import type { Reader } from '../../platform/reader.ts';
import { isCounted } from '../aggregate.ts';
import { groupHash } from '../hashes.ts';
import type { CompiledMeter } from '../meter.ts';
import { keptFromOf } from '../retention.store.ts';
import { eventsIn } from '../usage-event.store.ts';
import { floorToDay, floorToHour } from '../usage-plan.ts';
import { HourCount, differingFigures, groupOf, rowName } from './roll-up-row.ts';
import type { RollUpRow } from './roll-up-row.ts';
import { differingDays, differingHeads, keptHours, strayHours, subjectsBehind } from './verification.store.ts';

/** A place where roll-ups do not say what the events say. */
export interface UsageDifference {
  readonly subject: string;
  readonly kind: 'HOUR' | 'DAY' | 'HEAD';
  /** Start of the hour or day; of a head, its first event's. */
  readonly at: Temporal.Instant;
  /** What differs, for whoever reads it. */
  readonly words: string;
}

/** Runs reads that must see one instant of the database together. */
export type AtOneInstant = <T>(work: (read: Reader) => Promise<T>) => Promise<T>;

/** Subjects compared in one snapshot. */
const SUBJECTS = 10;

/**
 * Every difference between the roll-ups of a meter (hours, the days made of them, distinct values, heads) and its stored events, subject
 * by subject. Writers go on meanwhile. Hours whose events are no longer kept have nothing to be compared with.
 */
export async function* verifyMeter(atOneInstant: AtOneInstant, meter: CompiledMeter): AsyncGenerator<UsageDifference> {
  for (let after: string | null = null; ; ) {
    const { subjects, found }: { subjects: string[]; found: UsageDifference[] } = await atOneInstant(async (read) => {
      const next = await subjectsBehind(read, meter, after, SUBJECTS);
      return { subjects: next, found: next.length === 0 ? [] : await verifySubjects(read, meter, next) };
    });
    yield* found;
    if (subjects.length < SUBJECTS) return;
    after = subjects.at(-1) ?? null;
  }
}

/** The differences of some subjects, as one reader sees them. */
export async function verifySubjects(read: Reader, meter: CompiledMeter, subjects: readonly string[]): Promise<UsageDifference[]> {
  const from = await keptFromOf(read);
  const counts = new Map<string, HourCount>();
  for await (const event of eventsIn(read, meter, { from, to: null }, subjects)) {
    if (!isCounted(meter, { from: null, to: null }, event.time)) continue;
    const at = floorToHour(event.time).toString();
    const values = groupOf(meter, event);
    const name = rowName({ at, groupHash: groupHash(values), subject: event.subject });
    let count = counts.get(name);
    if (count === undefined) counts.set(name, (count = new HourCount(meter, event.subject, at, values)));
    count.add(event);
  }
  const differences: UsageDifference[] = [];
  for (const kept of await keptHours(read, meter, subjects)) {
    const counted = counts.get(rowName(kept))?.row() ?? null;
    counts.delete(rowName(kept));
    if (from !== null && before(Temporal.Instant.from(kept.at), from)) continue;
    const words = wordsOf(meter, kept, counted, 'the events');
    if (words !== null) differences.push(difference('HOUR', kept, words));
  }
  for (const count of counts.values()) {
    const counted = count.row();
    differences.push(difference('HOUR', counted, wordsOf(meter, null, counted, 'the events') ?? ''));
  }
  for (const { subject, at } of await strayHours(read, meter, subjects)) {
    differences.push({ subject, kind: 'HOUR', at: Temporal.Instant.from(at), words: 'distinct values are kept of a group that has no roll-up' });
  }
  for (const { kept, counted } of await differingDays(read, meter, subjects)) {
    const words = wordsOf(meter, kept, counted, 'the hours');
    const row = kept ?? counted;
    if (row !== null && words !== null) differences.push(difference('DAY', row, words));
  }
  for (const { subject, firstTime, lastTime, first, last } of await differingHeads(read, meter, subjects)) {
    const bounds = firstTime === null ? 'there is no head' : `the head says ${firstTime} to ${lastTime}`;
    differences.push({ subject, kind: 'HEAD', at: floorToDay(first), words: `${bounds}, the hours say ${first} to ${last}` });
  }
  return differences;
}

function difference(kind: 'HOUR' | 'DAY', { subject, at }: RollUpRow, words: string): UsageDifference {
  return { subject, kind, at: Temporal.Instant.from(at), words };
}

function wordsOf(meter: CompiledMeter, kept: RollUpRow | null, counted: RollUpRow | null, source: string): string | null {
  const values = (counted ?? kept)?.groupValues ?? [];
  const group = values.length === 0 ? '' : ` of ${meter.dimensions.map(({ key }, at) => `${key} ${JSON.stringify(values[at] ?? '')}`).join(', ')}`;
  if (kept === null) return `there is no roll-up${group}, and ${source} say ${counted?.figures.event_count} events`;
  if (counted === null) return `the roll-up${group} has ${kept.figures.event_count} events, of which ${source} know nothing`;
  const figures = differingFigures(kept.figures, counted.figures);
  if (figures.length === 0) return null;
  return `the roll-up${group} differs: ${figures.map((name) => told(name, kept.figures[name as keyof typeof kept.figures], counted.figures[name as keyof typeof counted.figures], source)).join('; ')}`;
}

function told(name: string, kept: string | null, counted: string | null, source: string): string {
  if (name === 'distinct') return `${hashes(kept)} distinct values are kept, ${source} have ${hashes(counted)}, or others`;
  return `${name} is ${kept ?? 'missing'}, ${source} say ${counted ?? 'nothing'}`;
}

const hashes = (list: string | null): number => (list === null || list === '' ? 0 : list.split(' ').length);
