import type { Issue } from '../kit/errors.ts';
import { issue } from '../kit/errors.ts';
import { present } from '../kit/assert.ts';
import { isKey } from '../kit/key.ts';
import { compileJsonPath } from './json-path.ts';
import type { JsonPath } from './json-path.ts';

export const meterAggregations = ['SUM', 'COUNT', 'UNIQUE_COUNT', 'AVG', 'MIN', 'MAX', 'LATEST'] as const;
export type MeterAggregation = (typeof meterAggregations)[number];

/** One way to break usage down: `key` names it, `path` leads to its value in the event's data. */
export interface MeterDimension {
  readonly key: string;
  readonly path: string;
}

/** What decides which events are counted, and how. Once the meter exists only its dimensions can change. */
export interface MeterDefinition {
  readonly id: string;
  readonly key: string;
  readonly aggregation: MeterAggregation;
  readonly eventType: string;
  /** Null for COUNT and only then. */
  readonly valueProperty: string | null;
  readonly groupBy: readonly MeterDimension[];
  /** Events before it are not counted; null counts all. */
  readonly eventFrom: Temporal.Instant | null;
}

/** A meter whose paths have been read. */
export interface CompiledMeter extends MeterDefinition {
  readonly value: JsonPath | null;
  readonly dimensions: readonly { readonly key: string; readonly path: JsonPath }[];
}

export interface CreateMeterInput {
  readonly key: string;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly aggregation: string;
  readonly eventType: string;
  readonly valueProperty?: string | null;
  readonly groupBy?: readonly MeterDimension[] | null;
  readonly eventFrom?: Temporal.Instant | null;
  readonly metadata?: Record<string, unknown> | null;
}

export const MAX_EVENT_TYPE_LENGTH = 256;
const MAX_DIMENSIONS = 32;
const MAX_PATH_LENGTH = 512;
const DIMENSION_KEY = /^[a-zA-Z_][0-9a-zA-Z_]*$/;
/** They name other groupings in a query. */
const RESERVED_DIMENSIONS: ReadonlySet<string> = new Set(['subject', 'customer', 'customer_id']);

/** Everything that is wrong with a new meter; empty when it can be created. Paths are those of the input's fields. */
export function meterIssues(input: CreateMeterInput): Issue[] {
  return [...textIssues(input), ...valuePropertyIssues(input), ...groupByIssues(input)];
}

/** Reads the paths of a meter that passed {@link meterIssues}. */
export function compileMeter(meter: MeterDefinition): CompiledMeter {
  const compiled = (path: string): JsonPath => present(compileJsonPath(path), `the path ${path} of meter ${meter.key}`);
  return {
    ...meter,
    value: meter.valueProperty === null ? null : compiled(meter.valueProperty),
    dimensions: meter.groupBy.map(({ key, path }) => ({ key, path: compiled(path) })),
  };
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

function valuePropertyIssues({ aggregation, valueProperty }: CreateMeterInput): Issue[] {
  if (aggregation === 'COUNT') return [];
  if (valueProperty == null || valueProperty === '') {
    return [issue('METER_VALUE_PROPERTY_REQUIRED', `a meter of ${aggregation} needs valueProperty, the JSONPath of its value such as $.tokens; only COUNT has none`, 'valueProperty')];
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

function pathFault(path: string): string | null {
  if (path.length > MAX_PATH_LENGTH) return `is longer than ${MAX_PATH_LENGTH} characters`;
  if (!path.startsWith('$')) return 'must start with $, the event\'s data, such as $.tokens';
  return path.includes('\0') || compileJsonPath(path) === null ? 'is no JSONPath (RFC 9535), such as $.usage.tokens or $[\'usage\'][0]' : null;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
