import { featuresByIds } from '../catalog/index.ts';
import type { FeatureRow } from '../catalog/index.ts';
import { attributionKeysOf } from '../customers/index.ts';
import { compileMeter, definitionOf, metersByIds, readUsageQuery, usageInRanges } from '../metering/index.ts';
import type { GroupByFilterInput, MeterRow, UsageQuestion } from '../metering/index.ts';
import { invariant, present } from '../kit/assert.ts';
import type { Decimal } from '../kit/decimal.ts';
import type { Issue } from '../kit/errors.ts';
import type { Period } from '../kit/period.ts';
import type { Reader } from '../platform/reader.ts';

/** One quantity that a line is charged for. */
export interface QuantityRequest {
  readonly customerId: string;
  readonly featureId: string;
  readonly period: Period;
  /** The whole of the period where this is a part of one: a weighted sum is divided by it. Null where the period is whole. */
  readonly fullPeriod: Period | null;
}

/**
 * What each customer used of each feature in each period: the meter's value over the events of the customer's subjects that pass the
 * feature's filters; zero where there is none. Null for a feature without a meter. In the order of the requests, all of which are read
 * together. Requests are those of lines that the reader reached: usage itself is read without a buyer's bounds.
 */
export async function quantitiesOf(reader: Reader, requests: readonly QuantityRequest[]): Promise<(Decimal | null)[]> {
  if (requests.length === 0) return [];
  const read = reader.asOrganization();
  const customerIds = [...new Set(requests.map(({ customerId }) => customerId))];
  const [questionsOf, keys] = await Promise.all([featureQuestions(read, requests), attributionKeysOf(read, customerIds)]);
  const subjectsOf = new Map(customerIds.map((id, at) => [id, keys[at] ?? []]));
  const asked: { readonly at: number; readonly question: UsageQuestion }[] = [];
  for (const [at, { featureId, customerId, period, fullPeriod }] of requests.entries()) {
    const question = questionsOf.get(featureId) ?? null;
    if (question !== null) asked.push({ at, question: { ...question, from: period.from, to: period.to, billingPeriod: fullPeriod ?? period, subjects: subjectsOf.get(customerId) ?? [] } });
  }
  const answers = await usageInRanges(read, asked.map(({ question }) => question));
  const quantities: (Decimal | null)[] = requests.map(() => null);
  for (const [position, { at }] of asked.entries()) quantities[at] = answers[position] ?? null;
  return quantities;
}

type FeatureQuestion = Pick<UsageQuestion, 'meter' | 'filters'>;

/** What is asked of the meter of each feature; null for a feature without one. */
async function featureQuestions(read: Reader, requests: readonly QuantityRequest[]): Promise<ReadonlyMap<string, FeatureQuestion | null>> {
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
