import type { Issue } from '../kit/errors.ts';
import { issue } from '../kit/errors.ts';
import { floorToSecond, notAfter } from '../kit/instant.ts';
import { passes, readStringFilter } from './string-filter.ts';
import type { StringFilter, StringFilterInput } from './string-filter.ts';

/** A condition on an instant: all of the bounds that are given. */
export interface TimeFilterInput {
  readonly gt?: Temporal.Instant | null | undefined;
  readonly gte?: Temporal.Instant | null | undefined;
  readonly lt?: Temporal.Instant | null | undefined;
  readonly lte?: Temporal.Instant | null | undefined;
}

const texts = ['id', 'source', 'type', 'subject'] as const;
const times = ['time', 'ingestedAt'] as const;
const bounds = ['gt', 'gte', 'lt', 'lte'] as const;

/** Which stored events: those that pass every member that is given. */
export type EventFilterInput = Readonly<Partial<Record<(typeof texts)[number], StringFilterInput | null | undefined>>> &
  Readonly<Partial<Record<(typeof times)[number], TimeFilterInput | null | undefined>>>;

/** The same, read. */
export interface EventFilter {
  readonly texts: readonly { readonly attribute: (typeof texts)[number]; readonly filter: StringFilter }[];
  readonly times: readonly { readonly attribute: (typeof times)[number]; readonly bound: (typeof bounds)[number]; readonly at: Temporal.Instant }[];
  /** Only events of these subjects; null for every one. */
  readonly subjects: readonly string[] | null;
}

/**
 * Reads a filter; adds everything that is wrong to `issues` under `path`. Event times count in whole seconds, so their bounds do too. A range
 * without any instant is refused rather than answered with nothing.
 */
export function readEventFilter(input: EventFilterInput, issues: Issue[], path: readonly string[]): Omit<EventFilter, 'subjects'> {
  const read = { texts: [] as EventFilter['texts'][number][], times: [] as EventFilter['times'][number][] };
  for (const attribute of texts) {
    const given = input[attribute];
    const filter = given == null ? null : readStringFilter(given, issues, [...path, attribute]);
    if (filter !== null) read.texts.push({ attribute, filter });
  }
  for (const attribute of times) {
    const given = input[attribute];
    if (given == null) continue;
    const seconds = (at: Temporal.Instant | null | undefined): Temporal.Instant | null => (at == null ? null : attribute === 'time' ? floorToSecond(at) : at);
    const from = seconds(given.gte ?? given.gt);
    const to = seconds(given.lt ?? given.lte);
    const isPoint = given.gt == null && given.lt == null && from !== null && to !== null && from.equals(to);
    if (from !== null && to !== null && notAfter(to, from) && !isPoint) {
      issues.push(issue('EVENTS_RANGE_EMPTY', `${attribute} begins at ${from} and ends at ${to}; no event can lie in it, let it end after its beginning`, ...path, attribute));
    }
    for (const bound of bounds) {
      const at = seconds(given[bound]);
      if (at !== null) read.times.push({ attribute, bound, at });
    }
  }
  return read;
}

/** The conditions that the database cannot decide as this process does: patterns that ignore case. */
export function passesTexts(filters: EventFilter['texts'], event: Readonly<Record<(typeof texts)[number], string>>): boolean {
  return filters.every(({ attribute, filter }) => passes(filter, event[attribute]));
}
