import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { GraphQLInputType, GraphQLLeafType } from 'graphql';

export type Path = readonly (string | number)[];

/** One value put in the place of another. */
export interface Probe {
  readonly path: Path;
  readonly value: unknown;
  /** What stands at `place`. */
  readonly sent: unknown;
  /** Where the wrong value stands: below `path` in a member of a oneOf, which is replaced as a whole. */
  readonly place: Path;
  /** The input field of the schema: "UnitPriceInput.amount"; the root field's argument by its name alone. */
  readonly coordinate: string;
  /** The scalar or enum at that place; null for lists and objects as a whole. */
  readonly leaf: string | null;
  /** `refused`: no value of the type, the answer must name it. `withstood`: of the type and hostile; it may be accepted, never break anything. */
  readonly expect: 'refused' | 'withstood';
  /** Whether refusing it says something about the field itself, rather than that JSON has other types. */
  readonly telling: boolean;
  /** What the answer must name; the last name of the path unless told. */
  readonly names: string;
}

const long = 'x'.repeat(100_000);
const graphId = (plain: string): string => Buffer.from(plain, 'latin1').toString('base64url');
const nobody = '00000000-0000-7000-8000-000000000000';

/** No value of the scalar: refused by every field of the type. */
const wrongTexts: Readonly<Record<string, readonly unknown[]>> = {
  DateTime: ['yesterday', '', '2027-01-01', '2027-01-01T00:00:00', '2027-13-01T00:00:00Z', '2027-02-30T00:00:00Z', '+012027-01-01T00:00:00Z'],
  Decimal: ['ten', '', '1e3', '1,5', 'NaN', 'Infinity', '0x10', ' 1', '1.', '--1'],
  Duration: ['1 month', '', 'P', 'PT', 'P1M1Y', 'month'],
  Key: ['Not a key', '', 'UPPER', 'a__b', '_a', 'a-b', 'x'.repeat(65)],
  CurrencyCode: ['usd', '', 'EURO', 'QQQ', 'XXX'],
  CountryCode: ['France', '', 'F1', 'fra'],
  TimeZone: ['Mars/Olympus', '', '+01:00', 'Europe/Nowhere'],
  JSONObject: ['text', []],
};

/** No JSON value of the scalar at all. */
const wrongTypes: Readonly<Record<string, readonly unknown[]>> = {
  ...Object.fromEntries(['DateTime', 'Duration', 'Key', 'CurrencyCode', 'CountryCode', 'TimeZone', 'String'].map((name) => [name, [5, true, {}]])),
  Decimal: [0.1, true, {}],
  JSONObject: [5, true],
  ID: [1.5, true, {}],
  Int: ['5', 1.5, 2_147_483_648, true],
  Boolean: ['true', 1],
};

/** Values of the scalar that nobody means well by. */
const hostile: Readonly<Record<string, readonly unknown[]>> = {
  String: ['', long, "'; --"],
  ID: ['nonsense', '', long, '\u0000', graphId(`Nothing:${nobody}`), graphId(`Organization:${nobody}`), ...['Customer', 'TestClock', 'Plan', 'Feature', 'Meter'].map((type) => graphId(`${type}:${nobody}`))],
  Int: [-1, 0, 2_147_483_647, -2_147_483_648],
  Decimal: ['-1', '9'.repeat(400), `0.${'0'.repeat(400)}1`, '9'.repeat(140_000), `0.${'1'.repeat(20_000)}`],
  DateTime: ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999Z'],
  Duration: ['P0D', '-P1M', 'P9999999Y', 'P99999999999999999999Y', 'PT0.000000001S', 'PT1S'],
  JSONObject: [{}, { 'a\u0000b': 'a\u0000b' }, { long }, { '\ud800': '\ud800' }, nested(300), { '': '' }],
  Key: ['x'.repeat(64), 'nothing_has_this_key'],
  CurrencyCode: ['JPY', 'KWD'],
  TimeZone: ['Pacific/Apia'],
};

/** Texts that PostgreSQL cannot keep, wherever they stand. */
const unstorable = ['a\u0000b', '\ud800'];

function nested(depth: number): unknown {
  let value: unknown = {};
  for (let at = 0; at < depth; at++) value = { a: value };
  return value;
}

/** Every wrong and every hostile value for an argument or input field of this type, and for all that is in it. `base` is a good value. */
export function probesOf(type: GraphQLInputType, path: Path, base: unknown, above: readonly string[] = [], coordinate = ''): Probe[] {
  const name = lastName(path);
  const probe = (value: unknown, expect: Probe['expect'], telling = false, names = name): Probe => ({ path, value, sent: value, coordinate, place: path, leaf: null, expect, telling, names });
  if (isNonNullType(type)) return [probe(null, 'refused'), ...probesOf(type.ofType, path, base, above, coordinate)];
  if (isListType(type)) {
    const items = Array.isArray(base) ? base : [];
    const many = items.length === 0 ? [] : [probe(Array.from({ length: 3_000 }, () => items[0] as unknown), 'withstood', true)];
    const holes = isNonNullType(type.ofType) ? [probe([null], 'refused')] : [];
    return [probe([], 'withstood', true), ...many, ...holes, ...probesOf(type.ofType, [...path, 0], items[0], above, coordinate)];
  }
  if (isInputObjectType(type)) {
    if (above.includes(type.name)) return [];
    const good = (typeof base === 'object' && base !== null && !Array.isArray(base) ? base : {}) as Record<string, unknown>;
    const fields = Object.values(type.getFields());
    const whole = [probe('text', 'refused'), probe({ ...good, nonsense: 1 }, 'refused', false, 'nonsense')];
    if (type.isOneOf) {
      const [one, two] = fields.map((field) => field.name);
      const fill = (member: string | undefined) => good[member ?? ''] ?? (member === undefined ? null : sample(fields.find((field) => field.name === member)?.type));
      whole.push(probe({}, 'refused', true));
      if (one !== undefined) whole.push(probe({ [one]: null }, 'refused', true));
      if (one !== undefined && two !== undefined) whole.push(probe({ [one]: fill(one), [two]: fill(two) }, 'refused', true));
    }
    return [
      ...whole,
      ...fields.flatMap((field) => {
        const inner = probesOf(field.type, [...path, field.name], good[field.name], [...above, type.name], `${type.name}.${field.name}`);
        // The members of a oneOf exclude each other: the probed one stands alone.
        if (!type.isOneOf) return inner;
        // Of a member that the good value does not have, what is missing would be found before what is hostile.
        const whole = !isInputObjectType(getNamedType(field.type)) || good[field.name] !== undefined;
        return inner
          .filter((found) => whole || found.expect === 'refused')
          .map((found) => ({ ...found, path, value: alone(field.name, good[field.name], found.path.slice(path.length + 1), found.value) }));
      }),
    ];
  }
  return leafProbes(type, probe).map((found) => ({ ...found, leaf: type.name }));
}

function leafProbes(type: GraphQLLeafType, probe: (value: unknown, expect: Probe['expect'], telling?: boolean) => Probe): Probe[] {
  if (isEnumType(type)) return [probe('NONSENSE', 'refused', true), probe('', 'refused', true), probe(5, 'refused')];
  return [
    ...(wrongTexts[type.name] ?? []).map((value) => probe(value, 'refused', true)),
    ...(wrongTypes[type.name] ?? []).map((value) => probe(value, 'refused')),
    ...(hostile[type.name] ?? []).map((value) => probe(value, 'withstood', true)),
    ...(type.name === 'String' ? unstorable.map((value) => probe(value, 'withstood')) : []),
  ];
}

const alone = (member: string, base: unknown, path: Path, value: unknown): unknown => ({ [member]: replaced(base, path, value) });

/** A value that coerces, where only the number of members is to be wrong. */
function sample(type: GraphQLInputType | undefined): unknown {
  if (type === undefined) return null;
  if (isNonNullType(type)) return sample(type.ofType);
  if (isListType(type)) return [];
  if (isInputObjectType(type)) return Object.fromEntries(Object.values(type.getFields()).filter((field) => isNonNullType(field.type)).map((field) => [field.name, sample(field.type)]));
  if (isEnumType(type)) return type.getValues()[0]?.name;
  return { DateTime: '2027-01-01T00:00:00Z', Decimal: '1', Duration: 'P1M', Key: 'a', CurrencyCode: 'USD', JSONObject: {}, Int: 1, Boolean: true }[type.name] ?? 'a';
}

/** The name that an answer about this place must hold: positions in lists have none. */
export function lastName(path: Path): string {
  return String(path.findLast((segment) => typeof segment === 'string'));
}

/** A copy of `base` with another value at `path`; what is missing on the way is made. */
export function replaced(base: unknown, path: Path, value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (typeof first === 'number') {
    const items = Array.isArray(base) ? [...(base as unknown[])] : [];
    items[first] = replaced(items[first], rest, value);
    return items;
  }
  return { ...(base as object | null), [first]: replaced((base as Record<string, unknown> | null | undefined)?.[first], rest, value) };
}
