import type { Issue } from '../kit/errors.ts';
import { issue } from '../kit/errors.ts';
import { floorToSecond, notAfter } from '../kit/instant.ts';
import { passes, readStringFilter } from './string-filter.ts';
import type { StringFilter, StringFilterInput } from './string-filter.ts';

/** A condition on an instant: all of the bounds that are given, and one of the ranges of `or` where it is given. */
export interface TimeFilterInput extends TimeBounds {
  readonly or?: readonly TimeBounds[] | null | undefined;
}

export interface TimeBounds {
  readonly gt?: Temporal.Instant | null | undefined;
  readonly gte?: Temporal.Instant | null | undefined;
  readonly lt?: Temporal.Instant | null | undefined;
  readonly lte?: Temporal.Instant | null | undefined;
}

const texts = ['id', 'source', 'type', 'subject'] as const;
const times = ['time', 'ingestedAt'] as const;
const marks = ['late', 'voided', 'hasIssues'] as const;
const bounds = ['gt', 'gte', 'lt', 'lte'] as const;

/** Which stored events: those that pass every member that is given. */
export type EventFilterInput = Readonly<Partial<Record<(typeof texts)[number], StringFilterInput | null | undefined>>> &
  Readonly<Partial<Record<(typeof times)[number], TimeFilterInput | null | undefined>>> &
  Readonly<Partial<Record<(typeof marks)[number], boolean | null | undefined>>> & { readonly issueCodes?: readonly string[] | null | undefined };

/** An instant of an event that lies in one of these ranges; each is all of its bounds. */
export interface TimeCondition {
  readonly attribute: (typeof times)[number];
  readonly anyOf: readonly (readonly { readonly bound: (typeof bounds)[number]; readonly at: Temporal.Instant }[])[];
}

/** The same, read. */
export interface EventFilter {
  readonly texts: readonly { readonly attribute: (typeof texts)[number]; readonly filter: StringFilter }[];
  readonly times: readonly TimeCondition[];
  /** Only events of these subjects; null for every one. */
  readonly subjects: readonly string[] | null;
  /** Whether they came late, were voided, had an issue when they were stored; null: either. */
  readonly late: boolean | null;
  readonly voided: boolean | null;
  readonly hasIssues: boolean | null;
  /** Only events that had an issue of one of these codes when they were stored; null for every one. */
  readonly issueCodes: readonly string[] | null;
}

/** The code of the issue that an event's subject was no customer's. */
export const WITHOUT_CUSTOMER = 'EVENT_WITHOUT_CUSTOMER';
const MOST_CODES = 100;
const MOST_RANGES = 100;

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
    read.times.push({ attribute, anyOf: [readBounds(attribute, given, issues, [...path, attribute])] });
    if (given.or == null) continue;
    if (given.or.length === 0 || given.or.length > MOST_RANGES) {
      issues.push(issue('EVENTS_RANGES_COUNT', `or of ${attribute} has ${given.or.length} ranges; give 1 to ${MOST_RANGES}`, ...path, attribute, 'or'));
    }
    read.times.push({ attribute, anyOf: given.or.map((range, at) => readBounds(attribute, range, issues, [...path, attribute, 'or', String(at)])) });
  }
  const issueCodes = input.issueCodes ?? null;
  if (issueCodes !== null && (issueCodes.length === 0 || issueCodes.length > MOST_CODES)) {
    issues.push(issue('EVENTS_CODES_COUNT', `issueCodes has ${issueCodes.length} entries; give 1 to ${MOST_CODES}`, ...path, 'issueCodes'));
  }
  return { ...read, late: input.late ?? null, voided: input.voided ?? null, hasIssues: input.hasIssues ?? null, issueCodes };
}

function readBounds(attribute: TimeCondition['attribute'], given: TimeBounds, issues: Issue[], path: readonly string[]): TimeCondition['anyOf'][number] {
  const seconds = (at: Temporal.Instant | null | undefined): Temporal.Instant | null => (at == null ? null : attribute === 'time' ? floorToSecond(at) : at);
  const from = seconds(given.gte ?? given.gt);
  const to = seconds(given.lt ?? given.lte);
  const isPoint = given.gt == null && given.lt == null && from !== null && to !== null && from.equals(to);
  if (from !== null && to !== null && notAfter(to, from) && !isPoint) {
    issues.push(issue('EVENTS_RANGE_EMPTY', `${attribute} begins at ${from} and ends at ${to}; no event can lie in it, let it end after its beginning`, ...path));
  }
  return bounds.flatMap((bound) => {
    const at = seconds(given[bound]);
    return at === null ? [] : [{ bound, at }];
  });
}

/** The conditions that the database cannot decide as this process does: patterns that ignore case. */
export function passesTexts(filters: EventFilter['texts'], event: Readonly<Record<(typeof texts)[number], string>>): boolean {
  return filters.every(({ attribute, filter }) => passes(filter, event[attribute]));
}
