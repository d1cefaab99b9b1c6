import { createRequire } from 'node:module';
import { GraphQLError, Kind } from 'graphql';
import type { ValueNode } from 'graphql';
import type * as GraphQLScalars from 'graphql-scalars';
import type { GraphQLCountryCode } from 'graphql-scalars';
import { isCurrency } from '../kit/currency.ts';
import { Decimal, MAX_DIGITS } from '../kit/decimal.ts';
import { formatDuration, parseDuration } from '../kit/duration.ts';
import { ExactNumber } from '../kit/json.ts';
import { isKey } from '../kit/key.ts';
import { builder } from './builder.ts';
import { exactFromLiteral } from './exact-literal.ts';

/** A large package for the one list: loaded with the first country that is sent, not at every start. */
const countryCode = (): typeof GraphQLCountryCode => (createRequire(import.meta.url)('graphql-scalars') as typeof GraphQLScalars).GraphQLCountryCode;

/** A coercion failure: graphql-js puts the variable's or argument's name in front. */
function refused(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

const isPlainObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);

const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 80) ?? String(value);

function textOf(value: unknown, what: string): string {
  if (typeof value !== 'string') throw refused(`${shown(value)} is not ${what}`);
  return value;
}

/** Years that the database, the calendar and RFC 3339 all know, with room for a zone's offset. */
const firstInstant = Temporal.Instant.from('0001-01-02T00:00:00Z');
const lastInstant = Temporal.Instant.from('9998-12-31T23:59:59Z');

builder.scalarType('DateTime', {
  description: 'An instant, RFC 3339 with offset, of the years 1 to 9998; answered in UTC.',
  serialize: (value) => (typeof value === 'string' ? utcText(value) : instantText(value)),
  parseValue: (value) => {
    const text = textOf(value, 'an instant: send RFC 3339 with an offset, "2027-01-31T00:00:00Z"');
    if (!/^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:\d\d)$/.test(text)) {
      throw refused(`${shown(text)} is not an instant: send RFC 3339 with an offset, "2027-01-31T00:00:00Z"`);
    }
    let instant: Temporal.Instant;
    try {
      instant = Temporal.Instant.from(text).round({ smallestUnit: 'microsecond', roundingMode: 'floor' });
    } catch {
      throw refused(`${shown(text)} is not an instant of the calendar`);
    }
    if (Temporal.Instant.compare(instant, firstInstant) < 0 || Temporal.Instant.compare(instant, lastInstant) > 0) {
      throw refused(`${shown(text)} is out of range: give an instant of the years 1 to 9998`);
    }
    return instant;
  },
});

let lastInstantWritten: Temporal.Instant | undefined;
let lastInstantText = '';

/** Neighbours of a list mostly share their instant, as groups of one window do, and writing one costs two microseconds. */
function instantText(value: Temporal.Instant): string {
  if (value !== lastInstantWritten) {
    lastInstantText = value.toString();
    lastInstantWritten = value;
  }
  return lastInstantText;
}

/** PostgreSQL writes UTC as "2026-11-21 10:00:00.5+00". */
function utcText(text: string): string {
  return text.charCodeAt(10) === 32 && text.endsWith('+00') ? `${text.slice(0, 10)}T${text.slice(11, -3)}Z` : text;
}

const decimalHint = `an exact decimal of at most ${MAX_DIGITS} digits: send it as a string in plain notation, "0.002"`;

builder.scalarType('Decimal', {
  description: 'An exact decimal in plain notation, as a string: "0.002".',
  serialize: (value) => (typeof value === 'string' ? plain(value) : value.toString()),
  parseValue: (value) => {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return Decimal.of(value);
    const parsed = Decimal.parse(textOf(value, decimalHint));
    if (parsed === null) throw refused(`${shown(value)} is not ${decimalHint}`);
    return parsed;
  },
  parseLiteral: (node: ValueNode) => {
    // A number written in a document is still text here, so it is exact.
    const text = node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT ? node.value : null;
    const parsed = text === null ? null : Decimal.parse(text);
    if (parsed === null) throw refused(`${text === null ? 'the value' : shown(text)} is not ${decimalHint}`);
    return parsed;
  },
});

/** numeric keeps the zeros it was given; the graph answers one form. Written for the hot path: most texts are left as they are. */
function plain(text: string): string {
  if (!text.includes('.')) return text;
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end -= 1;
  if (text.charCodeAt(end - 1) === 46) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}

builder.scalarType('Duration', {
  description: 'ISO 8601 duration: P1M, P14D, PT1H.',
  serialize: (value) => (typeof value === 'string' ? value : formatDuration(value)),
  parseValue: (value) => {
    try {
      return parseDuration(textOf(value, 'an ISO 8601 duration, "P1M"'));
    } catch {
      throw refused(`${shown(value)} is not an ISO 8601 duration: send "P1M", "P14D" or "PT1H"`);
    }
  },
});

builder.scalarType('Key', {
  description: 'Your own stable name for a thing: lower-case letters, digits and single underscores, 1 to 64 characters.',
  serialize: (value) => value,
  parseValue: (value) => {
    const text = textOf(value, 'a key');
    if (!isKey(text)) throw refused(`${shown(text)} is not a key: use lower-case letters, digits and single underscores, 1 to 64 characters`);
    return text;
  },
});

builder.scalarType('CurrencyCode', {
  description: 'ISO 4217, three capital letters.',
  serialize: (value) => value,
  parseValue: (value) => {
    const text = textOf(value, 'a currency code');
    if (!isCurrency(text)) throw refused(`${shown(text)} is not a currency of ISO 4217: send three capital letters, "EUR"`);
    return text;
  },
});

builder.scalarType('CountryCode', {
  description: 'ISO 3166-1 alpha-2.',
  serialize: (value) => value,
  parseValue: (value) => {
    const text = textOf(value, 'a country code');
    try {
      return countryCode().parseValue(text) as string;
    } catch {
      throw refused(`${shown(text)} is not a country of ISO 3166-1: send two capital letters, "FR"`);
    }
  },
});

builder.scalarType('TimeZone', {
  description: 'IANA name: Europe/Paris.',
  serialize: (value) => value,
  parseValue: (value) => {
    const text = textOf(value, 'a time zone');
    try {
      // Offsets ("+01:00") are zones to Temporal and none of IANA's names.
      if (/^[A-Za-z]/.test(text)) return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId;
    } catch {
      // said below
    }
    throw refused(`${shown(text)} is not a time zone of the IANA list: send "Europe/Paris"`);
  },
});

builder.scalarType('JSONObject', {
  description: 'A JSON object. Its numbers are kept exactly as written.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (!isPlainObject(value)) throw refused(`${shown(value)} is not a JSON object`);
    return value as Record<string, unknown>;
  },
  parseLiteral: (node: ValueNode, variables) => {
    const value = node.kind === Kind.OBJECT ? exactFromLiteral(node, variables) : null;
    if (!isPlainObject(value)) throw refused('the value is not a JSON object');
    return value as Record<string, unknown>;
  },
});
