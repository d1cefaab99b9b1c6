import type { UsagePrice } from '../catalog/index.ts';
import { amountOfEvent, meteredEvents } from '../metering/index.ts';
import type { MeteredEvent, UsageQuestion } from '../metering/index.ts';
import { before, daysIn, fromItsDay, notAfter } from '../kit/calendar.ts';
import type { Reader } from '../platform/reader.ts';
import { chargeAmount } from './rating/charge-amount.ts';
import type { PriceOfUsage } from './charging/in-advance-fee.ts';
import type { InAdvanceRun, RunEvent } from './charging/in-advance-run.ts';
import { isCarriedPaid } from './in-advance-charges.ts';
import type { InAdvancePart } from './in-advance-charges.ts';
import { chargedSteps, chargedUnder } from './in-advance-event.store.ts';
import { amountUnit, usageQuestions } from './usage-questions.ts';

/** A part of a charge in advance with the events of its period, and what was charged of them. */
export interface PartRun {
  readonly part: InAdvancePart;
  readonly question: UsageQuestion;
  readonly run: InAdvanceRun;
}

/**
 * The events of parts with what was charged of them, as `newSteps` goes through them. Left out: parts without a meter, and those whose meter
 * counts what no single event adds to. `among` are all parts of the customer's charges, one of which may have paid for what these carry, or for an event at their start. A number
 * of statements that does not depend on how many parts there are.
 */
export async function inAdvanceRuns(reader: Reader, customerId: string, parts: readonly InAdvancePart[], now: Temporal.Instant, among = parts): Promise<PartRun[]> {
  const asked = parts.flatMap((part) => (part.target.item.featureId === null ? [] : [{ part, featureId: part.target.item.featureId }]));
  const read = reader.asOrganization();
  const requests = asked.map(({ part: { target, price, charging, schedule }, featureId }) => ({
    customerId, featureId, price, charging, currency: schedule.currency, period: target.servicePeriod, fullPeriod: target.fullServicePeriod,
  }));
  const questions = requests.length === 0 ? [] : await usageQuestions(read, requests);
  const metered = asked.flatMap(({ part }, at) => (questions[at] == null ? [] : [{ part, question: questions[at] }]));
  const events = await meteredEvents(read, metered.map(({ question }) => ({ ...question, history: question.meter.recurring })));
  const charged = await chargedSteps(read, metered.map(({ part }) => part.reference));
  const paidBefore = await paidForBefore(read, customerId, metered.map(({ part }, at) => ({ part, events: events[at] ?? [] })));
  return metered.flatMap(({ part, question }, at) => {
    const run = runOf(part, question, { events: events[at] ?? [], isCarriedPaid: isCarriedPaid(part, among), paidBefore: paidBefore[at] ?? nothing }, now);
    return run === null ? [] : [{ part, question, run: { ...run, charged: charged[at] ?? [] } }];
  });
}

const nothing: ReadonlySet<string> = new Set();
/** A change takes effect in the second in which it is made, at the earliest; this much later no event is charged by what gave way. */
const AROUND_A_CHANGE = { minutes: 1 };

/**
 * Which events of each part were charged by what gave way to it. Periods hold their start and not their end: an event of the very instant of a change of plan, or in its second, belongs to
 * what takes over. Where it was charged before the change was made it stays charged as it was. No statement where nothing happened at the start of a part.
 */
async function paidForBefore(read: Reader, customerId: string, runs: readonly { readonly part: InAdvancePart; readonly events: readonly MeteredEvent[] }[]): Promise<ReadonlySet<string>[]> {
  const asked = runs.map(({ part: { target: { servicePeriod: { from } } }, events }) =>
    events.filter(({ time }) => notAfter(from, time) && before(time, from.add(AROUND_A_CHANGE))).map(({ sequence }) => sequence.toString()),
  );
  const found = await chargedUnder(read, customerId, [...new Set(asked.flat())]);
  return runs.map(({ part: { target } }, at) => {
    const ofOthers = found.filter(({ reference }) => keyOf(reference) === target.item.key && !reference.startsWith(target.reference)).map(({ sequence }) => sequence);
    return ofOthers.length === 0 ? nothing : new Set(ofOthers).intersection(new Set(asked[at]));
  });
}

/** The key of the item that a reference names: that of the feature. */
const keyOf = (reference: string): string | undefined => reference.split('/')[2];

/** Null where the meter counts what no single event adds to. */
function runOf(part: InAdvancePart, { meter }: UsageQuestion, { events, isCarriedPaid: isPaid, paidBefore }: { readonly events: readonly MeteredEvent[]; readonly isCarriedPaid: boolean; readonly paidBefore: ReadonlySet<string> }, now: Temporal.Instant): Omit<InAdvanceRun, 'charged'> | null {
  const { aggregation } = meter;
  if (aggregation !== 'COUNT' && aggregation !== 'SUM' && aggregation !== 'UNIQUE_COUNT') return null;
  const { servicePeriod, fullServicePeriod } = part.target;
  const { zone, prorated } = part.charging;
  return {
    aggregation,
    recurring: meter.recurring,
    prorated: prorated && meter.recurring,
    price: priceOf(part.price),
    period: servicePeriod,
    countedPeriod: fromItsDay(servicePeriod, fullServicePeriod, zone),
    periodDays: daysIn(fullServicePeriod, zone),
    zone,
    isCarriedPaid: isPaid,
    paidBefore,
    events: events.map((event) => runEvent(part, event)),
    now,
  };
}

/** A metered event as a part looks at it. */
export function runEvent({ price, schedule }: InAdvancePart, { sequence, time, value, text, operation, data }: MeteredEvent): RunEvent {
  const amount = price.type === 'EVENT_AMOUNT' ? (amountOfEvent(price.amountProperty, data)?.mul(amountUnit({ price, currency: schedule.currency })) ?? null) : null;
  return { sequence: sequence.toString(), time, value, text, operation, amount };
}

function priceOf(price: UsagePrice): PriceOfUsage {
  return ({ quantity, events }) => chargeAmount(price, { quantity, events: events.map((event) => ({ value: event.quantity, amount: event.amount })) });
}
