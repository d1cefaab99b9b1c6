import { Decimal } from '../../src/kit/decimal.ts';
import type { UsageRow } from '../../src/metering/aggregate.ts';
import type { StringFilterInput } from '../../src/metering/string-filter.ts';
import type { CustomerSubjects, GroupByFilterInput, UsageQueryInput } from '../../src/metering/usage-query.ts';
import { meteringVectors } from './vectors.ts';
import type { VectorEvent, VectorMeter } from './vectors.ts';

type Operators = Readonly<Record<string, unknown>>;

export interface QueryVector {
  readonly meter: VectorMeter;
  readonly events: readonly VectorEvent[];
  readonly customers?: readonly { readonly id: string; readonly key?: string; readonly subjectKeys: readonly string[] }[];
  readonly query: {
    readonly from?: string;
    readonly to?: string;
    readonly windowSize?: string;
    readonly windowTimeZone?: string;
    readonly subject?: readonly string[];
    readonly filterCustomerId?: readonly string[];
    readonly groupBy?: readonly string[];
    readonly filterGroupBy?: Readonly<Record<string, string | readonly string[]>>;
    readonly advancedMeterGroupByFilters?: Readonly<Record<string, Operators>>;
  };
  readonly tolerance?: string;
  readonly expected: { readonly error?: string; readonly httpStatus?: number; readonly rows?: readonly ExpectedRow[] };
}

export interface ExpectedRow {
  readonly windowStart: string;
  readonly windowEnd: string;
  readonly value: string;
  readonly subject: string | null;
  readonly customerId: string | null;
  readonly groupBy: Readonly<Record<string, string>>;
}

export const queryVectors = meteringVectors<QueryVector>('meter_query');

/** The same question in the product's own terms. */
export function queryInput(vector: QueryVector): UsageQueryInput {
  const { from, to, windowSize, windowTimeZone, subject, filterCustomerId, groupBy, filterGroupBy, advancedMeterGroupByFilters } = vector.query;
  const filters: GroupByFilterInput[] = [
    ...Object.entries(filterGroupBy ?? {}).map(([key, values]) => ({ key, values: typeof values === 'string' ? [values] : values })),
    ...Object.entries(advancedMeterGroupByFilters ?? {}).map(([key, where]) => ({ key, where: withoutDollars(where) })),
  ];
  return {
    from: instant(from),
    to: instant(to),
    windowSize: windowSize ?? null,
    windowTimeZone: windowTimeZone ?? null,
    subjects: subject ?? null,
    customers: filterCustomerId?.map((id) => customerSubjects(vector, id)) ?? null,
    groupBy: groupBy ?? null,
    filterGroupBy: filters,
  };
}

/** Rows in the vectors' form; an AVG of more than its digits is compared with the tolerance. */
export function comparable(rows: readonly UsageRow[], vector: QueryVector): ExpectedRow[] {
  return rows.map((row, at) => ({
    windowStart: row.windowStart.toString(),
    windowEnd: row.windowEnd.toString(),
    value: withinTolerance(row.value, vector, at),
    subject: row.subject,
    customerId: row.customerId,
    groupBy: Object.fromEntries(row.groupBy.map(({ key, value }) => [key, value])),
  }));
}

/** The vectors' rows in the order that answers have. */
export function expectedRows(vector: QueryVector): ExpectedRow[] {
  return (vector.expected.rows ?? []).map((row) => ({
    ...row,
    windowStart: Temporal.Instant.from(row.windowStart).toString(),
    windowEnd: Temporal.Instant.from(row.windowEnd).toString(),
    value: Decimal.of(row.value).toString(),
  }));
}

function withinTolerance(value: Decimal, { expected, tolerance }: QueryVector, at: number): string {
  const wanted = expected.rows?.[at]?.value;
  if (tolerance === undefined || wanted === undefined) return value.toString();
  const difference = value.sub(Decimal.of(wanted)).abs();
  const allowed = Decimal.of(wanted).abs().mul(Decimal.parseNumber(tolerance) ?? Decimal.zero);
  return difference.lte(allowed) ? Decimal.of(wanted).toString() : value.toString();
}

function customerSubjects({ customers }: QueryVector, id: string): CustomerSubjects {
  const found = customers?.find((customer) => customer.id === id);
  if (found === undefined) throw new Error(`the vector has no customer ${id}`);
  return { customerId: id, subjects: found.key === undefined ? found.subjectKeys : [found.key, ...found.subjectKeys] };
}

function withoutDollars(filter: Operators): StringFilterInput {
  return Object.fromEntries(
    Object.entries(filter).map(([operator, operand]) => [operator.slice(1), Array.isArray(operand) && operator !== '$in' && operator !== '$nin' ? operand.map(withoutDollars) : operand]),
  );
}

function instant(text: string | undefined): Temporal.Instant | null {
  return text === undefined ? null : Temporal.Instant.from(text);
}
