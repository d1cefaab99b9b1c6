import { eventNeed } from '../catalog/index.ts';
import type { UsagePrice } from '../catalog/index.ts';
import { againWhereMeterChanged, groupValues, meteredEvents, metricQuantity, proratedUsage, rounded, singleEvents, usageByGroups, usageInRanges } from '../metering/index.ts';
import type { SingleEventsQuestion, UsageQuestion } from '../metering/index.ts';
import { present } from '../kit/assert.ts';
import { Decimal } from '../kit/decimal.ts';
import type { Reader } from '../platform/reader.ts';
import { daysGivenUp } from './given-up-days.store.ts';
import { paidInAdvance } from './paid-in-advance.store.ts';
import { levelSteps } from './prorated-line.ts';
import { EventTally } from './rating/event-facts.ts';
import type { LineEvents } from './rating/event-facts.ts';
import type { ProratedQuantity, UsageGroup } from './rating/rated-line.ts';
import { groupOf, groupPositions, groupsOfPart, inOrderOfValues, valuesOfGroup } from './usage-groups.ts';
import { amountUnit, usageQuestions } from './usage-questions.ts';
import type { UsageRequest } from './usage-questions.ts';

export type { UsageRequest } from './usage-questions.ts';

/** What a price must know of a line's usage. */
export interface LineUsage {
  /** The meter's value over the events that count; zero where there is none. Null for a feature without a meter. */
  readonly quantity: Decimal | null;
  /** Of a later part of a period: the same of the parts before it; null of the others. */
  readonly quantityBefore: Decimal | null;
  /** Of prices that look at single events; null of the others. */
  readonly events: LineEvents | null;
  /** Of a quantity that is counted by days; null of the others. */
  readonly prorated: ProratedQuantity | null;
  /** Where groups of it are priced by themselves: all that there are, which together are the quantity; null where not. */
  readonly groups: readonly UsageGroup[] | null;
  /** Events that the price would have to look at were removed, and are missing in both. */
  readonly isIncomplete: boolean;
}

/**
 * What each customer used of each feature in each period: the meter's value over the events of the customer's subjects that pass the
 * feature's filters. In the order of the requests, which are read together: one statement for all quantities (see `usageInRanges`), one more
 * for all prices that look at single events, whose quantity is then made of the very same events. Requests are those of lines that the
 * reader reached: usage itself is read without a buyer's bounds.
 *
 * A later part of a period used what the period did up to its end, less what it did up to its start: events that came late, of parts that are
 * billed, are in both, and are billed no second time. Events that were charged in advance by what gave way to a charge are none of its usage.
 */
export async function usageOfLines(reader: Reader, requests: readonly UsageRequest[]): Promise<LineUsage[]> {
  const parts = requests.flatMap((request, at) => (request.since == null ? [] : [{ at, earlier: { ...request, period: { from: request.since, to: request.period.from } } }]));
  const upTo = requests.map((request) => (request.since == null ? request : { ...request, period: { from: request.since, to: request.period.to } }));
  const found = await againWhereMeterChanged(() => usageOfPeriods(reader, [...upTo, ...parts.map(({ earlier }) => earlier)]));
  const usages = found.slice(0, requests.length);
  for (const [position, { at }] of parts.entries()) {
    usages[at] = partOf(present(usages[at], 'usage up to the end'), present(found[requests.length + position], 'usage up to the start'));
  }
  return usages.map((usage) => (usage.groups === null ? usage : { ...usage, groups: inOrderOfValues(usage.groups) }));
}

function partOf(upTo: LineUsage, before: LineUsage): LineUsage {
  return {
    ...noUsage,
    groups: upTo.groups === null || before.groups === null ? null : groupsOfPart(upTo.groups, before.groups),
    quantity: upTo.quantity === null || before.quantity === null ? null : upTo.quantity.sub(before.quantity),
    quantityBefore: before.quantity,
    events: upTo.events === null || before.events === null ? null : { before: before.events.upTo, upTo: upTo.events.upTo },
    isIncomplete: upTo.isIncomplete || before.isIncomplete,
  };
}

async function usageOfPeriods(reader: Reader, requests: readonly UsageRequest[]): Promise<LineUsage[]> {
  if (requests.length === 0) return [];
  const read = reader.asOrganization();
  const questions = await usageQuestions(read, requests);
  const asked = await withPaid(read, requests.flatMap((request, at): Asked[] => {
    const question = questions[at] ?? null;
    return question === null ? [] : [{ at, request, question, groupBy: groupPositions(question.meter, request.charging), paid: nothing }];
  }));
  const byEvent = asked.filter(isByEvent);
  const others = asked.filter((one) => !isByEvent(one));
  const byDays = others.filter(isByDays);
  const byRest = others.filter((one) => one.paid.size > 0);
  const byQuantity = others.filter((one) => !isByDays(one) && one.paid.size === 0);
  const usages: LineUsage[] = requests.map(() => noUsage);
  const whole = byQuantity.filter(({ groupBy }) => groupBy === null);
  const grouped = byQuantity.filter(({ groupBy }) => groupBy !== null);
  const answers = await usageInRanges(read, whole.map(({ question }) => question));
  for (const [position, { at }] of whole.entries()) usages[at] = { ...noUsage, quantity: answers[position] ?? null };
  const groups = grouped.length === 0 ? [] : await usageByGroups(read, grouped.map(({ question, groupBy }) => ({ ...question, groupBy: groupBy ?? [] })));
  for (const [position, { at, request }] of grouped.entries()) usages[at] = ofGroups([...(groups[position] ?? [])].map(([name, quantity]) => ({ ...noGroup, by: valuesOfGroup(request.charging, name), quantity })));
  for (const [position, usage] of (await usageByEvent(read, byEvent)).entries()) usages[present(byEvent[position], 'what was asked').at] = usage;
  for (const [position, usage] of (await usageByDays(read, byDays)).entries()) usages[present(byDays[position], 'what was asked').at] = usage;
  for (const [position, usage] of (await usageOfRest(read, byRest)).entries()) usages[present(byRest[position], 'what was asked').at] = usage;
  return usages;
}

/** Of a line that has nothing to count its usage. */
export const noUsage: LineUsage = Object.freeze({ quantity: null, quantityBefore: null, events: null, prorated: null, groups: null, isIncomplete: false });

const noGroup = { quantityBefore: null, events: null, prorated: null } as const;

/** The usage that groups are. */
function ofGroups(groups: readonly UsageGroup[]): LineUsage {
  return { ...noUsage, quantity: Decimal.sum(groups.map(({ quantity }) => quantity)), groups };
}

interface Asked {
  /** The position of the request. */
  readonly at: number;
  readonly request: UsageRequest;
  readonly question: UsageQuestion;
  /** Positions of the dimensions that are grouped by; null: none is. */
  readonly groupBy: readonly number[] | null;
  /** Events that were charged before, by their sequences. */
  readonly paid: ReadonlySet<bigint>;
}

const nothing: ReadonlySet<bigint> = new Set();

/** What was charged before of each, by one statement; none where no version of an item begins. What a recurring meter carries is charged whenever it is there. */
async function withPaid(read: Reader, asked: readonly Asked[]): Promise<Asked[]> {
  const mayBePaid = asked.flatMap(({ at, request: { beginsVersion, customerId, featureId, period: { from } }, question: { meter } }) => (beginsVersion === true && !meter.recurring ? [{ at, customerId, featureId, from }] : []));
  const found = await paidInAdvance(read, mayBePaid);
  const paidOf = new Map(mayBePaid.map(({ at }, position) => [at, found[position] ?? nothing]));
  return asked.map((one) => ({ ...one, paid: paidOf.get(one.at) ?? nothing }));
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

/** Of what was charged event by event before it took over: its events are few enough to be read. */
async function usageOfRest(read: Reader, asked: readonly Asked[]): Promise<LineUsage[]> {
  if (asked.length === 0) return [];
  const events = await meteredEvents(read, asked.map(({ question }) => ({ ...question, history: false })));
  return asked.map(({ question: { meter, from, to }, request, groupBy, paid }, position) => {
    const left = (events[position] ?? []).filter(({ sequence }) => !paid.has(sequence));
    const quantityOf = (some: typeof left): Decimal => metricQuantity(meter, some, { period: { from, to }, billingPeriod: { from, to }, zone: 'UTC' }).quantity;
    if (groupBy === null) return { ...noUsage, quantity: quantityOf(left) };
    const groups = Map.groupBy(left, ({ data }) => groupOf(groupBy, groupValues(meter, data)));
    return ofGroups([...groups].map(([name, own]) => ({ ...noGroup, by: valuesOfGroup(request.charging, name), quantity: quantityOf(own) })));
  });
}

async function usageByDays(read: Reader, asked: readonly Asked[]): Promise<LineUsage[]> {
  if (asked.length === 0) return [];
  const zoneOf = ({ charging }: UsageRequest): string => charging?.zone ?? 'UTC';
  const taken = await daysGivenUp(read, asked.map(({ request }) => ({ ...request, zone: zoneOf(request) })));
  const found = await proratedUsage(read, asked.map(({ question, request, groupBy }, position) => ({ ...question, groupBy, zone: zoneOf(request), countedTo: taken[position] ?? undefined })));
  return asked.map(({ request, groupBy }, position) => {
    const { period, fullPeriod, charging } = request;
    const counted = { from: period.from, to: taken[position] ?? period.to };
    const groups = [...present(found[position], 'the usage of a question')].map(([name, usage]): UsageGroup => ({
      ...noGroup, by: groupBy === null ? [] : valuesOfGroup(charging, name), quantity: usage.quantity,
      prorated: { fullQuantity: usage.fullQuantity, steps: levelSteps(usage, counted, fullPeriod ?? period, zoneOf(request)) },
    }));
    if (groupBy !== null) return ofGroups(groups);
    const { quantity, prorated } = present(groups[0], 'the usage of what is not told apart');
    return { ...noUsage, quantity, prorated };
  });
}

async function usageByEvent(read: Reader, asked: readonly AskedByEvent[]): Promise<LineUsage[]> {
  const tallyOf = ({ price }: AskedByEvent['request']) => ({ tally: new EventTally(price), sum: Decimal.zero });
  const tallies = asked.map(({ request }) => ({ ...tallyOf(request), unit: amountUnit(request), groups: new Map<string, ReturnType<typeof tallyOf>>() }));
  const questions = asked.map(({ request: { price }, question, paid }): SingleEventsQuestion => ({ ...question, except: paid, amountProperty: price.type === 'EVENT_AMOUNT' ? price.amountProperty : null }));
  const before = tallies.map(({ tally }) => tally.facts());
  const areKept = await singleEvents(read, questions, (position, { value, amount, groupValues: values }) => {
    const of = present(tallies[position], 'the tally of a question');
    const { request, groupBy } = present(asked[position], 'what was asked');
    const event = { value, amount: amount === null ? null : amount.mul(of.unit) };
    for (const one of groupBy === null ? [of] : [of, groupTally(of.groups, groupOf(groupBy, values), () => tallyOf(request))]) {
      one.sum = one.sum.add(value);
      one.tally.add(event);
    }
  });
  return tallies.map(({ tally, sum, groups }, position) => {
    const { request: { charging }, question: { meter }, groupBy } = present(asked[position], 'what was asked');
    const none = present(before[position], 'the facts of no event');
    const whole = { ...noUsage, quantity: rounded(sum, meter.rounding), events: { before: none, upTo: tally.facts() }, isIncomplete: areKept[position] === false };
    if (groupBy === null) return whole;
    const apart = [...groups].map(([name, of]) => ({ ...noGroup, by: valuesOfGroup(charging, name), quantity: rounded(of.sum, meter.rounding), events: { before: none, upTo: of.tally.facts() } }));
    return { ...whole, ...ofGroups(apart), events: whole.events, isIncomplete: whole.isIncomplete };
  });
}

function groupTally<T>(groups: Map<string, T>, name: string, first: () => T): T {
  const known = groups.get(name) ?? first();
  groups.set(name, known);
  return known;
}
