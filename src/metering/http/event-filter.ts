import { issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import type { EventFilterInput, TimeBounds, TimeFilterInput } from '../event-list.ts';
import { filterOf, instantOf, jsonOf } from './parameters.ts';

const textMembers = ['id', 'source', 'type', 'subject'] as const;
const timeMembers = ['time', 'ingestedAt'] as const;
const bounds = ['gt', 'gte', 'lt', 'lte'] as const;
const comparison = (bound: string): 1 | -1 => (bound.startsWith('g') ? 1 : -1);

interface ReadFilter {
  readonly filter: EventFilterInput;
  /** Customers of the graph's ids; null: of every one and of none. */
  readonly customerIds: readonly string[] | null;
}

/**
 * OpenMeter's filter of a list of events, a JSON text: `id`, `source`, `type`, `subject` (text filters), `customerId` (`$in`), `time`,
 * `ingestedAt` (`$gt`, `$gte`, `$lt`, `$lte`, joined by `$and` or `$or`). A member without an operator filters nothing. Adds what is wrong to `issues`.
 */
export function eventFilterOf(text: string | null, issues: Issue[]): ReadFilter {
  const given = text === null ? {} : jsonOf('filter', text, issues);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    if (issues.length === 0) issues.push(issue('PARAMETER_TYPE', 'filter must be a JSON object such as {"subject":{"$eq":"acme"}}', 'filter'));
    return { filter: {}, customerIds: null };
  }
  const filter: Record<string, unknown> = {};
  let customerIds: readonly string[] | null = null;
  for (const [member, value] of Object.entries(given)) {
    if (value === null) continue;
    const path = ['filter', member];
    if (textMembers.some((name) => name === member)) {
      const read = filterOf(value, issues, path, 5);
      if (read !== null) filter[member] = read;
    } else if (timeMembers.some((name) => name === member)) {
      const range = timeFilterOf(value, issues, path);
      if (Object.keys(range).length > 0) filter[member] = range;
    } else if (member === 'customerId') {
      customerIds = idsOf(value, issues, path);
    } else {
      issues.push(issue('PARAMETER_FILTER', `filter has a member ${JSON.stringify(member.slice(0, 40))}; there are ${[...textMembers, 'customerId', ...timeMembers].join(', ')}`, ...path));
    }
  }
  return { filter, customerIds };
}

type Range = { -readonly [bound in (typeof bounds)[number]]?: Temporal.Instant };

/** A filter of instants: one `$or` of filters, each with a bound, or what {@link rangeOf} reads. */
function timeFilterOf(given: unknown, issues: Issue[], path: readonly string[]): TimeFilterInput {
  const set = typeof given === 'object' && given !== null ? Object.entries(given).filter(([, operand]) => operand !== null) : [];
  const [operator, operand] = set[0] ?? [];
  if (set.length !== 1 || operator !== '$or' || !Array.isArray(operand)) return rangeOf(given, issues, path, true);
  return { or: operand.map((inner) => rangeOf(inner, issues, path, false)).filter((range) => Object.keys(range).length > 0) };
}

/** All bounds of a filter of instants; the narrower one where two are of one kind. */
function rangeOf(given: unknown, issues: Issue[], path: readonly string[], outermost: boolean): TimeBounds & Range {
  const wrong = (words: string): Range => {
    issues.push(issue('PARAMETER_FILTER', `${path.join('.')} ${words}`, ...path));
    return {};
  };
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return wrong('must be a filter such as {"$gte": "2026-01-01T00:00:00Z"}');
  const set = Object.entries(given).filter(([, operand]) => operand !== null);
  if (set.length > 1) return wrong('has several operators; join them with $and');
  const [operator = '', operand] = set[0] ?? [];
  if (operator === '') return {};
  const bound = bounds.find((name) => operator === `$${name}`);
  if (bound !== undefined && typeof operand === 'string') {
    const at = instantOf(path.join('.'), operand, issues);
    return at === null ? {} : { [bound]: at };
  }
  if (operator !== '$and' || !Array.isArray(operand) || !outermost) return wrong(`takes $gt, $gte, $lt, $lte with an instant, or one $and or $or of such filters; ${JSON.stringify({ [operator]: operand }).slice(0, 60)} is none`);
  const joined: Range = {};
  for (const inner of operand) {
    for (const [name, at] of Object.entries(rangeOf(inner, issues, path, false)) as [(typeof bounds)[number], Temporal.Instant][]) {
      const known = joined[name];
      if (known === undefined || Temporal.Instant.compare(at, known) === comparison(name)) joined[name] = at;
    }
  }
  return joined;
}

function idsOf(given: unknown, issues: Issue[], path: readonly string[]): readonly string[] | null {
  const entries = typeof given === 'object' && given !== null ? Object.entries(given).filter(([, operand]) => operand !== null) : [['', null] as const];
  if (entries.length === 0) return null;
  const [[operator, ids] = ['', null]] = entries;
  if (entries.length === 1 && operator === '$in' && Array.isArray(ids) && ids.every((id) => typeof id === 'string')) return ids as string[];
  issues.push(issue('PARAMETER_FILTER', `${path.join('.')} takes {"$in": [ids of customers]} and nothing else`, ...path));
  return null;
}
