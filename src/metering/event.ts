import type { Issue } from '../kit/errors.ts';
import { issue } from '../kit/errors.ts';
import { floorToSecond, isOfOurEra } from '../kit/instant.ts';
import { MAX_DEPTH, isTooDeep, stringifyExact } from '../kit/json.ts';
import type { JsonObject, JsonValue } from './json-value.ts';
import { MAX_EVENT_TYPE_LENGTH } from './meter.ts';

/** A CloudEvents 1.0 event that can be stored. `source` and `id` together name it: the same two again are the same event. */
export interface UsageEvent {
  readonly id: string;
  readonly source: string;
  readonly specVersion: string;
  readonly type: string;
  readonly subject: string;
  /** In whole seconds; null until the time of acceptance is known. */
  readonly time: Temporal.Instant | null;
  readonly dataContentType: string | null;
  readonly dataSchema: string | null;
  readonly data: JsonObject | null;
  /** `data` as JSON with every digit of its numbers. */
  readonly dataText: string | null;
  /** Extension attributes as JSON; null when there are none. */
  readonly extensionsText: string | null;
}

/** An event whose time is known. */
export type TimedUsageEvent = UsageEvent & { readonly time: Temporal.Instant };

const MAX_NAME_LENGTH = 1024;
/** In bytes, so that an index entry has room for it. A customer's keys are no longer than as many characters. */
const MAX_SUBJECT_BYTES = 1024;
const MAX_DATA_LENGTH = 262_144;

const attributes: ReadonlySet<string> = new Set(['id', 'source', 'specversion', 'type', 'subject', 'time', 'datacontenttype', 'dataschema', 'data']);
const RFC_3339 = /^(\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d)(?:\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
/**
 * An escape of U+0000 or of half a surrogate pair in JSON text that was written here, which escapes no whole pair; it is none when its
 * backslash is itself escaped. PostgreSQL's text can hold neither.
 */
const UNSTORABLE_ESCAPE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

type Path = readonly (string | number)[];

/**
 * Reads one event in CloudEvents' JSON format. Answers null and adds every issue, each with its path under `path`, when it cannot be
 * accepted. Text attributes must not be empty; `time` is RFC 3339 or an instant already and is cut to the second; `data` is an object,
 * null or absent; attributes that CloudEvents does not know are kept as they are.
 */
export function readEvent(input: unknown, issues: Issue[], path: Path): UsageEvent | null {
  if (!isRecord(input)) {
    issues.push(issue('EVENT_NOT_AN_OBJECT', 'an event must be a JSON object with id, source, type and subject', ...path));
    return null;
  }
  const before = issues.length;
  const refuse = (code: string, message: string, attribute: string): void => void issues.push(issue(code, message, ...path, attribute));
  const event: UsageEvent = {
    id: requiredText(input, 'id', MAX_NAME_LENGTH, refuse),
    source: requiredText(input, 'source', MAX_NAME_LENGTH, refuse),
    specVersion: input.specversion === undefined ? '1.0' : requiredText(input, 'specversion', 16, refuse),
    type: requiredText(input, 'type', MAX_EVENT_TYPE_LENGTH, refuse),
    subject: requiredText(input, 'subject', MAX_SUBJECT_BYTES, refuse),
    time: eventTime(input.time, refuse),
    dataContentType: contentType(input.datacontenttype, refuse),
    dataSchema: input.dataschema == null ? null : requiredText(input, 'dataschema', MAX_NAME_LENGTH, refuse),
    ...eventData(input, refuse),
    extensionsText: extensions(input, refuse),
  };
  if (event.source !== '' && !isUriReference(event.source)) {
    refuse('EVENT_SOURCE_INVALID', `source ${quoted(event.source)} is no URI reference; name the sender, such as "my-app" or "https://example.com/gateway"`, 'source');
  }
  if (event.subject.length > MAX_SUBJECT_BYTES / 4 && Buffer.byteLength(event.subject) > MAX_SUBJECT_BYTES) {
    refuse('EVENT_ATTRIBUTE_LENGTH', `subject has ${Buffer.byteLength(event.subject)} bytes in UTF-8; give 1 to ${MAX_SUBJECT_BYTES}`, 'subject');
  }
  return issues.length === before ? event : null;
}

/** Sources that were found good: there are few, and each comes with every event. */
const knownSources = new Set<string>();
const MOST_KNOWN_SOURCES = 1_000;

function isUriReference(source: string): boolean {
  if (knownSources.has(source)) return true;
  if (!URL.canParse(source, 'http://base.invalid')) return false;
  if (knownSources.size >= MOST_KNOWN_SOURCES) knownSources.clear();
  knownSources.add(source);
  return true;
}

type Refuse = (code: string, message: string, attribute: string) => void;

function requiredText(input: Record<string, unknown>, attribute: string, longest: number, refuse: Refuse): string {
  const value = input[attribute];
  if (value == null) refuse('EVENT_ATTRIBUTE_REQUIRED', `${attribute} is missing; give a text of 1 to ${longest} characters`, attribute);
  else if (typeof value !== 'string') refuse('EVENT_ATTRIBUTE_TYPE', `${attribute} must be a text, not ${kindOf(value)}`, attribute);
  else if (value === '' || value.length > longest) refuse('EVENT_ATTRIBUTE_LENGTH', `${attribute} has ${value.length} characters; give 1 to ${longest}`, attribute);
  else if (value.includes('\0') || !value.isWellFormed()) refuse('EVENT_TEXT_INVALID', `${attribute} holds U+0000 or half of a surrogate pair; take it out`, attribute);
  else return value;
  return '';
}

function eventTime(value: unknown, refuse: Refuse): Temporal.Instant | null {
  if (value == null) return null;
  if (value instanceof Temporal.Instant) return floorToSecond(value);
  if (typeof value !== 'string') {
    refuse('EVENT_ATTRIBUTE_TYPE', `time must be a text, not ${kindOf(value)}`, 'time');
    return null;
  }
  try {
    const known = knownTimes.get(value);
    if (known !== undefined) return known;
    const match = RFC_3339.exec(value);
    // Without its fraction the second is the floor, also before 1970.
    const time = match === null ? null : Temporal.Instant.from(`${match[1]}${match[2]}`);
    if (time !== null && isOfOurEra(time)) return knownTime(value, time);
  } catch {
    // A day or an hour that does not exist: refused below.
  }
  refuse('EVENT_TIME_INVALID', `time ${quoted(value)} is no instant of RFC 3339 with an offset, of the years 1 to 9998, such as "2026-01-31T10:00:00Z"`, 'time');
  return null;
}

/** Times that were read lately: many events come in each second. */
const knownTimes = new Map<string, Temporal.Instant>();
const MOST_KNOWN_TIMES = 5_000;

function knownTime(text: string, time: Temporal.Instant): Temporal.Instant {
  if (knownTimes.size >= MOST_KNOWN_TIMES) knownTimes.clear();
  knownTimes.set(text, time);
  return time;
}

function contentType(value: unknown, refuse: Refuse): string | null {
  if (value == null) return null;
  if (value === 'application/json') return value;
  refuse('EVENT_CONTENT_TYPE_UNSUPPORTED', `datacontenttype ${quoted(value)} is not supported; send data as application/json`, 'datacontenttype');
  return null;
}

function eventData(input: Record<string, unknown>, refuse: Refuse): { data: JsonObject | null; dataText: string | null } {
  const none = { data: null, dataText: null };
  const { data } = input;
  if (data == null) return none;
  if (!isRecord(data)) {
    refuse('EVENT_DATA_TYPE', `data must be a JSON object or null, not ${kindOf(data)}`, 'data');
    return none;
  }
  const dataText = stringifyExact(data as JsonObject);
  if (dataText.length > MAX_DATA_LENGTH) {
    refuse('EVENT_DATA_TOO_LARGE', `data has ${dataText.length} characters as JSON; send at most ${MAX_DATA_LENGTH}`, 'data');
    return none;
  }
  if (isTooDeep(dataText)) {
    refuse('EVENT_DATA_TOO_DEEP', `data is nested more than ${MAX_DEPTH} deep; flatten it`, 'data');
    return none;
  }
  if (holdsUnstorable(dataText)) {
    refuse('EVENT_TEXT_INVALID', 'data holds the character U+0000 or half of a surrogate pair, which cannot be stored; take it out', 'data');
    return none;
  }
  return { data: data as JsonObject, dataText };
}

function extensions(input: Record<string, unknown>, refuse: Refuse): string | null {
  let found: Record<string, JsonValue> | null = null;
  for (const attribute of Object.keys(input)) {
    if (attributes.has(attribute)) continue;
    const value = input[attribute];
    if (value === undefined) continue;
    if (attribute === 'data_base64') refuse('EVENT_DATA_TYPE', 'data_base64 is not supported; send data as a JSON object', attribute);
    // Without a prototype: an attribute of any name is one like any other.
    found ??= Object.create(null) as Record<string, JsonValue>;
    found[attribute] = value as JsonValue;
  }
  if (found === null) return null;
  const text = stringifyExact(found);
  if (text.length <= MAX_DATA_LENGTH && !isTooDeep(text) && !holdsUnstorable(text)) return text;
  const [first] = Object.keys(found);
  refuse('EVENT_EXTENSIONS_INVALID', `the extension attributes hold U+0000, half of a surrogate pair, more than ${MAX_DATA_LENGTH} characters or ${MAX_DEPTH} levels`, first ?? 'extensions');
  return null;
}

function holdsUnstorable(text: string): boolean {
  return (text.includes('\\u0000') || text.includes('\\ud')) && UNSTORABLE_ESCAPE.test(text);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return isRecord(value) ? 'an object' : typeof value === 'object' ? 'a number' : `a ${typeof value}`;
}

function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : kindOf(value);
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
