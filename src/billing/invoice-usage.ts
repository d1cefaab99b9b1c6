import { eventNeed, featuresByIds } from '../catalog/index.ts';
import type { FeatureRow, RateCardPrice, UsagePrice } from '../catalog/index.ts';
import { attributionKeysOf } from '../customers/index.ts';
import { compileMeter, definitionOf, metersByIds, proratedUsage, readUsageQuery, rounded, singleEvents, usageInRanges } from '../metering/index.ts';
import type { GroupByFilterInput, MeterRow, SingleEventsQuestion, UsageQuestion } from '../metering/index.ts';
import { invariant, present } from '../kit/assert.ts';
import { minorUnitDigits } from '../kit/currency.ts';
import { Decimal } from '../kit/decimal.ts';
import type { Issue } from '../kit/errors.ts';
import type { Period } from '../kit/period.ts';
import type { Reader } from '../platform/reader.ts';
import { bucketTest } from './filter-bucket.ts';
import type { LineCharging } from './line-charging.ts';
import { levelSteps } from './prorated-line.ts';
import { EventTally } from './rating/event-facts.ts';
import type { LineEvents } from './rating/event-facts.ts';
import type { ProratedQuantity } from './rating/rated-line.ts';

/** The usage that a line is charged for. */
export interface UsageRequest {
  readonly customerId: string;
  readonly featureId: string;
  readonly period: Period;
  /** The whole of the period where this is a part of one: a weighted sum is divided by it. Null where the period is whole. */
  readonly fullPeriod: Period | null;
  /** Decides what is read beside the quantity. */
  readonly price: RateCardPrice;
  /** ISO 4217: of the amounts that events bring. */
  readonly currency: string;
  /** Which part of the usage, and whether by days; null: all of it, plainly. */
  readonly charging: LineCharging | null;
}

/** What a price must know of a line's usage. */
export interface LineUsage {
  /** The meter's value over the events that count; zero where there is none. Null for a feature without a meter. */
  readonly quantity: Decimal | null;
  /** Of prices that look at single events; null of the others. */
  readonly events: LineEvents | null;
  /** Of a quantity that is counted by days; null of the others. */
  readonly prorated: ProratedQuantity | null;
  /** Events that the price would have to look at were removed, and are missing in both. */
  readonly isIncomplete: boolean;
}

/**
 * What each customer used of each feature in each period: the meter's value over the events of the customer's subjects that pass the
 * feature's filters. In the order of the requests, which are read together: one statement for all quantities (see `usageInRanges`), one more
 * for all prices that look at single events, whose quantity is then made of the very same events. Requests are those of lines that the
 * reader reached: usage itself is read without a buyer's bounds.
 */
export async function usageOfLines(reader: Reader, requests: readonly UsageRequest[]): Promise<LineUsage[]> {
  if (requests.length === 0) return [];
  const read = reader.asOrganization();
  const customerIds = [...new Set(requests.map(({ customerId }) => customerId))];
  const [questionsOf, keys] = await Promise.all([featureQuestions(read, requests), attributionKeysOf(read, customerIds)]);
  const subjectsOf = new Map(customerIds.map((id, at) => [id, keys[at] ?? []]));
  const asked: Asked[] = [];
  for (const [at, request] of requests.entries()) {
    const { featureId, customerId, period, fullPeriod } = request;
    const question = questionsOf.get(featureId) ?? null;
    if (question === null) continue;
    const accepts = request.charging === null || request.charging.filters.length === 0 ? {} : { accepts: bucketTest(question.meter, request.charging) };
    asked.push({ at, request, question: { ...question, ...accepts, from: period.from, to: period.to, billingPeriod: fullPeriod ?? period, subjects: subjectsOf.get(customerId) ?? [] } });
  }
  const byEvent = asked.filter(isByEvent);
  const byDays = asked.filter((one) => !isByEvent(one) && isByDays(one));
  const byQuantity = asked.filter((one) => !isByEvent(one) && !isByDays(one));
  const usages: LineUsage[] = requests.map(() => noUsage);
  const answers = await usageInRanges(read, byQuantity.map(({ question }) => question));
  for (const [position, { at }] of byQuantity.entries()) usages[at] = { ...noUsage, quantity: answers[position] ?? null };
  for (const [position, usage] of (await usageByEvent(read, byEvent)).entries()) usages[present(byEvent[position], 'what was asked').at] = usage;
  for (const [position, usage] of (await usageByDays(read, byDays)).entries()) usages[present(byDays[position], 'what was asked').at] = usage;
  return usages;
}

/** Of a line that has nothing to count its usage. */
export const noUsage: LineUsage = Object.freeze({ quantity: null, events: null, prorated: null, isIncomplete: false });

interface Asked {
  /** The position of the request. */
  readonly at: number;
  readonly request: UsageRequest;
  readonly question: UsageQuestion;
}

interface AskedByEvent extends Asked {
  readonly request: UsageRequest & { readonly price: UsagePrice };
}

/** A meter that does not add up its events has no quantity that could be made of them, and no such price either. */
function isByEvent(asked: Asked): asked is AskedByEvent {
  const { aggregation } = asked.question.meter;
  return eventNeed(asked.request.price) !== 'NOTHING' && (aggregation === 'SUM' || aggregation === 'COUNT');
}

/** A meter that stopped carrying a level has no days to count. */
function isByDays({ request, question: { meter } }: Asked): boolean {
  return request.charging?.prorated === true && meter.recurring && (meter.aggregation === 'SUM' || meter.aggregation === 'UNIQUE_COUNT');
}

async function usageByDays(read: Reader, asked: readonly Asked[]): Promise<LineUsage[]> {
  if (asked.length === 0) return [];
  const zoneOf = ({ charging }: UsageRequest): string => charging?.zone ?? 'UTC';
  const found = await proratedUsage(read, asked.map(({ question, request }) => ({ ...question, zone: zoneOf(request) })));
  return asked.map(({ request }, position) => {
    const { period, fullPeriod } = request;
    const usage = present(found[position], 'the usage of a question');
    return { ...noUsage, quantity: usage.quantity, prorated: { fullQuantity: usage.fullQuantity, steps: levelSteps(usage, period, fullPeriod ?? period, zoneOf(request)) } };
  });
}

async function usageByEvent(read: Reader, asked: readonly AskedByEvent[]): Promise<LineUsage[]> {
  const tallies = asked.map(({ request }) => ({ tally: new EventTally(request.price), sum: Decimal.zero, unit: unitOf(request) }));
  const questions = asked.map(({ request: { price }, question }): SingleEventsQuestion => ({ ...question, amountProperty: price.type === 'EVENT_AMOUNT' ? price.amountProperty : null }));
  const before = tallies.map(({ tally }) => tally.facts());
  const areKept = await singleEvents(read, questions, (position, { value, amount }) => {
    const of = present(tallies[position], 'the tally of a question');
    of.sum = of.sum.add(value);
    of.tally.add({ value, amount: amount === null ? null : amount.mul(of.unit) });
  });
  return tallies.map(({ tally, sum }, position) => ({
    quantity: rounded(sum, present(asked[position], 'what was asked').question.meter.rounding),
    events: { before: present(before[position], 'the facts of no event'), upTo: tally.facts() },
    prorated: null,
    isIncomplete: areKept[position] === false,
  }));
}

/** What one unit of the amounts that events bring is worth in the currency itself. */
function unitOf({ price, currency }: UsageRequest): Decimal {
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
