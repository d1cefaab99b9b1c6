import type { Issue } from '../kit/errors.ts';
import { issue } from '../kit/errors.ts';
import { present } from '../kit/assert.ts';
import { isKey } from '../kit/key.ts';
import type { Expression } from './expression/expression.ts';
import { parseExpression } from './expression/parse.ts';
import { compileJsonPath } from './json-path.ts';
import type { JsonPath } from './json-path.ts';
import type { JsonObject, JsonValue } from './json-value.ts';
import { metricIssues } from './metric.ts';
import type { MetricFilter } from './metric-filter.ts';
import type { Rounding } from './rounding.ts';

export const meterAggregations = ['SUM', 'COUNT', 'UNIQUE_COUNT', 'AVG', 'MIN', 'MAX', 'LATEST', 'WEIGHTED_SUM'] as const;
export type MeterAggregation = (typeof meterAggregations)[number];

/** One way to break usage down: `key` names it, `path` leads to its value in the event's data. */
export interface MeterDimension {
  readonly key: string;
  readonly path: string;
}

/** What a meter says in the terms of Lago's billable metrics. */
export interface MetricTerms {
  /** Computes the value of an event, which is then not read at `valueProperty`; never of COUNT. */
  readonly expression: string | null;
  /** Whether the value is carried from period to period: SUM, UNIQUE_COUNT and WEIGHTED_SUM only. */
  readonly recurring: boolean;
  /** Of each figure that is answered; null rounds nothing. */
  readonly rounding: Rounding | null;
  /** Properties whose declared values tell usage apart: dimensions too, after those of `groupBy`. */
  readonly filters: readonly MetricFilter[];
}

/** A meter that says nothing of it. */
export const plainTerms: MetricTerms = { expression: null, recurring: false, rounding: null, filters: [] };

/** What decides which events are counted, and how. Once the meter exists only its dimensions can change. */
export interface MeterDefinition extends MetricTerms {
  readonly id: string;
  readonly key: string;
  readonly aggregation: MeterAggregation;
  readonly eventType: string;
  /** Null for COUNT; an expression needs none. */
  readonly valueProperty: string | null;
  readonly groupBy: readonly MeterDimension[];
  /** Events before it are not counted; null counts all. */
  readonly eventFrom: Temporal.Instant | null;
}

/** A meter whose paths have been read. */
export interface CompiledMeter extends MeterDefinition {
  /** Null where nothing is read: for COUNT and beside a formula. */
  readonly value: JsonPath | null;
  readonly formula: Expression | null;
  readonly dimensions: readonly CompiledDimension[];
}

/** A way to break usage down: what is read of an event's data, and the only values that are told apart; null for all. */
export interface CompiledDimension {
  readonly key: string;
  read(data: JsonObject): JsonValue | undefined;
  readonly values: ReadonlySet<string> | null;
}

export interface CreateMeterInput {
  readonly key: string;
  /** The name that another system has for it. */
  readonly externalId?: string | null | undefined;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly aggregation: string;
  readonly eventType: string;
  readonly valueProperty?: string | null;
  readonly groupBy?: readonly MeterDimension[] | null;
  readonly eventFrom?: Temporal.Instant | null;
  readonly metadata?: Record<string, unknown> | null;
  readonly expression?: string | null;
  readonly recurring?: boolean | null;
  readonly rounding?: { readonly function: string; readonly precision: number } | null;
  readonly filters?: readonly MetricFilter[] | null;
  /** The unit of time by which WEIGHTED_SUM weighs, for which alone it may be given: only seconds. */
  readonly weightedInterval?: 'SECONDS' | null;
}

export const MAX_EVENT_TYPE_LENGTH = 256;
const MAX_DIMENSIONS = 32;
const MAX_PATH_LENGTH = 512;
const DIMENSION_KEY = /^[a-zA-Z_][0-9a-zA-Z_]*$/;
/** They name other groupings in a query. */
const RESERVED_DIMENSIONS: ReadonlySet<string> = new Set(['subject', 'customer', 'customer_id']);

/** Everything that is wrong with a new meter; empty when it can be created. Paths are those of the input's fields. */
export function meterIssues(input: CreateMeterInput): Issue[] {
  return [...textIssues(input), ...valuePropertyIssues(input), ...groupByIssues(input), ...metricIssues(input), ...filterKeyIssues(input)];
}

/** Reads the paths of a meter that passed {@link meterIssues}. */
export function compileMeter(meter: MeterDefinition): CompiledMeter {
  const compiled = (path: string): JsonPath => present(compileJsonPath(path), `the path ${path} of meter ${meter.key}`);
  const byPath = meter.groupBy.map(({ key, path }): CompiledDimension => {
    const { read } = compiled(path);
    return { key, read, values: null };
  });
  const byFilter = meter.filters.map(({ key, values }): CompiledDimension => ({ key, read: (data) => (Object.hasOwn(data, key) ? data[key] : undefined), values: new Set(values) }));
  return {
    ...meter,
    value: meter.valueProperty === null || meter.expression !== null ? null : compiled(meter.valueProperty),
    formula: meter.expression === null ? null : parseExpression(meter.expression),
    dimensions: [...byPath, ...byFilter],
  };
}

/** The keys of the meter's dimensions, each at its position: those of `groupBy`, then those of its filters. */
export function dimensionKeys({ groupBy, filters }: Pick<MeterDefinition, 'groupBy' | 'filters'>): string[] {
  return [...groupBy, ...filters].map(({ key }) => key);
}

function textIssues(input: CreateMeterInput): Issue[] {
  const issues: Issue[] = [];
  if (!isKey(input.key)) {
    issues.push(issue('METER_KEY_INVALID', `the meter key ${quoted(input.key)} must be lower-case letters and digits joined by single underscores, 1 to 64 characters`, 'key'));
  }
  if (input.name != null && (input.name.length < 1 || input.name.length > 256)) {
    issues.push(issue('METER_NAME_LENGTH', `the meter name has ${input.name.length} characters; give 1 to 256, or leave it out`, 'name'));
  }
  if (input.description != null && input.description.length > 1024) {
    issues.push(issue('METER_DESCRIPTION_LENGTH', `the description has ${input.description.length} characters; give at most 1,024`, 'description'));
  }
  for (const field of ['name', 'description', 'eventType'] as const) {
    if (input[field] != null && input[field].includes('\0')) {
      issues.push(issue('METER_TEXT_INVALID', `${field} holds the character U+0000; take it out`, field));
    }
  }
  if (input.eventType.length < 1 || input.eventType.length > MAX_EVENT_TYPE_LENGTH) {
    issues.push(issue('METER_EVENT_TYPE_LENGTH', `eventType has ${input.eventType.length} characters; give the type of the events to count, 1 to ${MAX_EVENT_TYPE_LENGTH} characters`, 'eventType'));
  }
  if (!(meterAggregations as readonly string[]).includes(input.aggregation)) {
    issues.push(issue('METER_AGGREGATION_UNKNOWN', `the aggregation ${quoted(input.aggregation)} is none of ${meterAggregations.join(', ')}`, 'aggregation'));
  }
  for (const key of Object.keys(input.metadata ?? {})) {
    if (key.length < 1 || key.length > 256) issues.push(issue('METADATA_KEY_INVALID', `metadata has a key of ${key.length} characters; give 1 to 256`, 'metadata', key.slice(0, 80)));
  }
  return issues;
}

function valuePropertyIssues({ aggregation, valueProperty, expression }: CreateMeterInput): Issue[] {
  if (aggregation === 'COUNT' || (expression != null && valueProperty == null)) return [];
  if (valueProperty == null || valueProperty === '') {
    return [issue('METER_VALUE_PROPERTY_REQUIRED', `a meter of ${aggregation} needs valueProperty, the JSONPath of its value such as $.tokens, or an expression; only COUNT has neither`, 'valueProperty')];
  }
  const fault = pathFault(valueProperty);
  return fault === null ? [] : [issue('METER_VALUE_PROPERTY_INVALID', `valueProperty ${quoted(valueProperty)} ${fault}`, 'valueProperty')];
}

function groupByIssues(input: CreateMeterInput): Issue[] {
  const issues: Issue[] = [];
  const dimensions = input.groupBy ?? [];
  if (dimensions.length > MAX_DIMENSIONS) {
    issues.push(issue('METER_GROUP_BY_TOO_MANY', `groupBy has ${dimensions.length} entries; give at most ${MAX_DIMENSIONS}`, 'groupBy'));
  }
  const seen = new Set<string>();
  dimensions.forEach(({ key, path }, at) => {
    if (key.length > 64 || !DIMENSION_KEY.test(key)) {
      issues.push(issue('METER_GROUP_BY_KEY_INVALID', `the groupBy key ${quoted(key)} must be a letter or underscore, then letters, digits and underscores, at most 64 characters`, 'groupBy', at, 'key'));
    } else if (RESERVED_DIMENSIONS.has(key)) {
      issues.push(issue('METER_GROUP_BY_KEY_RESERVED', `the groupBy key "${key}" is reserved for grouping by ${key === 'subject' ? 'subject' : 'customer'}; choose another`, 'groupBy', at, 'key'));
    } else if (seen.has(key)) {
      issues.push(issue('METER_GROUP_BY_KEY_DUPLICATE', `the groupBy key "${key}" stands there twice; each dimension needs a key of its own`, 'groupBy', at, 'key'));
    }
    seen.add(key);
    const fault = pathFault(path);
    if (fault !== null) {
      issues.push(issue('METER_GROUP_BY_PATH_INVALID', `the path ${quoted(path)} of groupBy "${key}" ${fault}`, 'groupBy', at, 'path'));
    } else if (input.aggregation !== 'COUNT' && path === input.valueProperty) {
      issues.push(issue('METER_GROUP_BY_IS_VALUE', `groupBy "${key}" has the path of valueProperty, ${quoted(path)}; a value cannot be its own group`, 'groupBy', at, 'path'));
    }
  });
  return issues;
}

/** A filter is a dimension, so its key may not be that of another one, nor of another grouping. */
function filterKeyIssues({ groupBy, filters }: CreateMeterInput): Issue[] {
  const taken = new Set((groupBy ?? []).map(({ key }) => key));
  return (filters ?? []).flatMap(({ key }, at) => {
    if (RESERVED_DIMENSIONS.has(key)) return [issue('METER_FILTER_KEY_RESERVED', `the filter key "${key}" is reserved for grouping by ${key === 'subject' ? 'subject' : 'customer'}; send the property by another name`, 'filters', at, 'key')];
    return taken.has(key) ? [issue('METER_FILTER_KEY_IS_DIMENSION', `the filter key ${quoted(key)} is a key of groupBy too; leave it out of one of the two`, 'filters', at, 'key')] : [];
  });
}

/** Why a text cannot be the JSONPath of something in events' data, in words that go on after the field; null when it can. */
export function pathFault(path: string): string | null {
  if (path.length > MAX_PATH_LENGTH) return `is longer than ${MAX_PATH_LENGTH} characters`;
  if (!path.startsWith('$')) return 'must start with $, the event\'s data, such as $.tokens';
  return path.includes('\0') || compileJsonPath(path) === null ? 'is no JSONPath (RFC 9535), such as $.usage.tokens or $[\'usage\'][0]' : null;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
