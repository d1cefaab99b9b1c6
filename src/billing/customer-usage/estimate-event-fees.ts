import { customersByIds, nowOf } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import type { Clock } from '../../kit/clock.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { before, floorToSecond, notAfter } from '../../kit/instant.ts';
import { countingIssues, meteredAs, readEvent } from '../../metering/index.ts';
import type { CompiledMeter, JsonObject } from '../../metering/index.ts';
import type { Reader } from '../../platform/reader.ts';
import { schedulesByIds, subscriptionBy } from '../../subscriptions/index.ts';
import type { SubscriptionLookUp } from '../../subscriptions/index.ts';
import { workflowOf } from '../billing-profile.store.ts';
import { newSteps } from '../charging/in-advance-run.ts';
import { inAdvanceFeeLine } from '../in-advance-charges.ts';
import { runEvent } from '../in-advance-runs.ts';
import type { PartRun } from '../in-advance-runs.ts';
import { rowOf, withFeatures } from '../line-to-come.ts';
import { ratedLineToJson } from '../rated-line-json.ts';
import type { UpcomingLine } from '../upcoming-invoice.ts';
import { NoActiveSubscription } from './customer-usage.errors.ts';
import { dryInvoice, dryRun } from './dry-run.ts';
import { runs, runsInAdvance } from './running-usage.ts';

/** An event that might happen now. */
export interface EstimatedEvent {
  readonly subscription: SubscriptionLookUp;
  readonly type: string;
  readonly data: unknown;
}

/** Stored later than every other: events are numbered from 1. */
const LAST = 2n ** 63n - 1n;

/**
 * The fees in advance that an event would be charged now, one for each charge of the subscription that counts it, in the order of its charges, and 0 for what was paid for already: by what charges events,
 * after those that have happened and are not charged yet. Lago's estimate. Nothing is stored. Null where there is no such subscription in reach. Throws NoActiveSubscription, and
 * ValidationError for an event that cannot be stored, or that no charge in advance counts. A number of statements that does not depend on how many charges there are.
 */
export async function estimateEventFees({ read: reader, clock }: { readonly read: Reader; readonly clock: Clock }, { subscription, type, data }: EstimatedEvent): Promise<UpcomingLine[] | null> {
  const found = await subscriptionBy(reader, subscription);
  if (found === null || found.deletedAt !== null || found.managedBy === 'EXTERNAL') return null;
  const read = reader.asOrganization();
  const customer = present((await customersByIds(read, [found.customerId]))[0], 'the customer of a subscription');
  const now = floorToSecond(await nowOf({ read, clock }, customer));
  if (!runs(found, now)) throw new NoActiveSubscription(found.id);
  const event = { type, time: now, data: dataOf(type, data, now) };
  const schedule = present((await schedulesByIds(read, [found.id]))[0], 'the schedule of a subscription');
  const open = await runsInAdvance(read, schedule, now, ({ servicePeriod: { from, to } }) => notAfter(from, now) && before(now, to));
  const counting = open.filter(({ question: { meter } }) => meter.eventType === type);
  refuse(issuesOf(event, counting.map(({ question }) => question.meter)));
  const fees = counting.flatMap((run) => feeOf(run, event));
  refuse(fees.length === 0 ? [notCharged(type)] : []);

  const lines = await withFeatures(read, fees.map((fee) => rowOf(fee, dryInvoice(schedule))));
  const { rated } = await dryRun(read, schedule, { workflow: await workflowOf(read, found.customerId), applyTaxes: true }, lines);
  return lines.map((line, at): UpcomingLine => {
    const { rated: of, taxes } = present(rated[at], 'a line that was rated');
    return { line, figures: { ...ratedLineToJson(of), taxes }, isPart: false, isMade: false };
  });
}

/** As an event is read that is stored. */
function dataOf(type: string, data: unknown, time: Temporal.Instant): JsonObject | null {
  const issues: Issue[] = [];
  const event = readEvent({ id: 'estimate', source: 'graphql', subject: 'estimate', type, time, data }, issues, ['input']);
  refuse(issues);
  return event?.data ?? null;
}

function issuesOf(event: { readonly type: string; readonly time: Temporal.Instant; readonly data: JsonObject | null }, meters: readonly CompiledMeter[]): Issue[] {
  if (meters.length === 0) return [notCharged(event.type)];
  const distinct = [...new Map(meters.map((meter) => [meter.id, meter])).values()];
  return countingIssues(event, distinct).map((found) => ({ ...found, path: ['input', ...found.path] }));
}

function notCharged(type: string): Issue {
  return issue('EVENT_NOT_CHARGED_IN_ADVANCE', `no charge in advance of the subscription counts this event of type ${JSON.stringify(type)} now: give one that such a charge counts, or ask customerUsage for what is charged later`, 'input', 'type');
}

function feeOf({ part, run, question }: PartRun, event: { readonly type: string; readonly time: Temporal.Instant; readonly data: JsonObject | null }) {
  const metered = meteredAs({ ...question, history: false }, { ...event, sequence: LAST });
  if (metered === null) return [];
  const happened = run.events.filter(({ time }) => !before(run.now, time));
  const step = newSteps({ ...run, events: [...happened, runEvent(part, metered)] }).find(({ sequence }) => sequence === LAST.toString());
  if (step === undefined) return [];
  const fee = inAdvanceFeeLine(part, step);
  return [part.invoiceable ? { ...fee, line: { ...fee.line, invoiceAt: run.now } } : fee];
}
