import { featuresByIds } from '../catalog/index.ts';
import type { FeatureRow, RateCardPrice } from '../catalog/index.ts';
import { attributionKeysOf } from '../customers/index.ts';
import { compileMeter, definitionOf, metersByIds, readUsageQuery } from '../metering/index.ts';
import type { GroupByFilterInput, MeterRow, UsageQuestion } from '../metering/index.ts';
import { invariant, present } from '../kit/assert.ts';
import { minorUnitDigits } from '../kit/currency.ts';
import { Decimal } from '../kit/decimal.ts';
import type { Issue } from '../kit/errors.ts';
import type { Period } from '../kit/period.ts';
import type { Reader } from '../platform/reader.ts';
import { bucketTest } from './filter-bucket.ts';
import type { LineCharging } from './line-charging.ts';

/** The usage that a line is charged for. */
export interface UsageRequest {
  readonly customerId: string;
  readonly featureId: string;
  readonly period: Period;
  /** The whole of the period where this is a part of one: a weighted sum is divided by it. Null where the period is whole. */
  readonly fullPeriod: Period | null;
  /** Where the period began that this is a later part of: what its parts before used is read too. Left out or null: there are none. */
  readonly since?: Temporal.Instant | null;
  /** A version of an item of a subscription begins with it, so that its first events may have been charged by what gave way. Left out: none does. */
  readonly beginsVersion?: boolean;
  /** Decides what is read beside the quantity. */
  readonly price: RateCardPrice;
  /** ISO 4217: of the amounts that events bring. */
  readonly currency: string;
  /** Which part of the usage, and whether by days; null: all of it, plainly. */
  readonly charging: LineCharging | null;
}

/** What is asked of the meter for each request, in their order; null for a feature without one. The reader is the organization's. */
export async function usageQuestions(read: Reader, requests: readonly UsageRequest[]): Promise<(UsageQuestion | null)[]> {
  const customerIds = [...new Set(requests.map(({ customerId }) => customerId))];
  const [questionsOf, keys] = await Promise.all([featureQuestions(read, requests), attributionKeysOf(read, customerIds)]);
  const subjectsOf = new Map(customerIds.map((id, at) => [id, keys[at] ?? []]));
  return requests.map(({ featureId, customerId, period, fullPeriod, charging }) => {
    const question = questionsOf.get(featureId) ?? null;
    if (question === null) return null;
    const accepts = charging === null || charging.filters.length === 0 ? {} : { accepts: bucketTest(question.meter, charging) };
    return { ...question, ...accepts, from: period.from, to: period.to, billingPeriod: fullPeriod ?? period, subjects: subjectsOf.get(customerId) ?? [] };
  });
}

/** What one unit of the amounts that events bring is worth in the currency itself. */
export function amountUnit({ price, currency }: Pick<UsageRequest, 'price' | 'currency'>): Decimal {
  const digits = price.type === 'EVENT_AMOUNT' && price.amountUnit === 'MINOR' ? minorUnitDigits(currency) : 0;
  return digits === 0 ? Decimal.one : Decimal.of(`0.${'1'.padStart(digits, '0')}`);
}

type FeatureQuestion = Pick<UsageQuestion, 'meter' | 'filters'>;

/** What is asked of the meter of each feature; null for a feature without one. */
async function featureQuestions(read: Reader, requests: readonly UsageRequest[]): Promise<ReadonlyMap<string, FeatureQuestion | null>> {
  const featureIds = [...new Set(requests.map(({ featureId }) => featureId))];
  const features = (await featuresByIds(read, featureIds)).map((feature) => present(feature, 'the feature of a line'));
  const meterIds = [...new Set(features.map(({ meterId }) => meterId).filter((id) => id !== null))];
  const meters = new Map((await metersByIds(read, meterIds)).map((meter) => [meter?.id, meter]));
  return new Map(features.map((feature) => [feature.id, feature.meterId === null ? null : questionOf(feature, present(meters.get(feature.meterId), 'the meter of a feature'))]));
}

function questionOf(feature: FeatureRow, meter: MeterRow): FeatureQuestion {
  const definition = definitionOf(meter);
  const issues: Issue[] = [];
  const query = readUsageQuery(definition, { filterGroupBy: feature.filterGroupBy as readonly GroupByFilterInput[] }, issues);
  invariant(query !== null, `the filters of feature ${feature.key} can be read: ${JSON.stringify(issues)}`);
  return { meter: compileMeter(definition), filters: query.filters };
}

/** Whether a version of an item begins with this line; parts of a line that was split have no reference. */
export function beginsVersion({ reference, splitGroupId }: { readonly reference?: string | null | undefined; readonly splitGroupId?: string | null | undefined }): boolean {
  return reference == null ? splitGroupId != null : firstPeriod.test(reference);
}

const firstPeriod = /\/period\[0\](?:\/|$)/;
