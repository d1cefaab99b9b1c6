import { Organization, timeZoneFor } from '../../access/index.ts';
import type { OrganizationSettings } from '../../access/index.ts';
import { metadataIssues } from '../../catalog/index.ts';
import { lockLiveCustomer, nowOf } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { before, later, notAfter } from '../../kit/calendar.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import type { BillingTime } from '../billing-calendar/anchor.ts';
import { calendarAnchorIssues, calendarCadenceIssues } from '../billing-calendar/calendar-issues.ts';
import { recordedIssues } from '../recorded.ts';
import type { RecordedInput } from '../recorded.ts';
import { specFromOffer } from '../spec.ts';
import { timeIssues } from '../time-bounds.ts';
import { addSubscription, currencyIssues, lostNames, recordSubscription, refuseUnknownPhase, textIssues } from './add-subscription.ts';
import { offerFor } from './offer-for.ts';
import type { OfferSource } from './offer-for.ts';

export interface CreateSubscriptionInput {
  /** Required; null is refused with an issue that names the field. */
  readonly customer: CustomerLookUp | null;
  /** Required, and one of the two. */
  readonly plan: OfferSource | null;
  readonly key: string | null;
  readonly externalId: string | null;
  /** Null: the plan's name. */
  readonly name: string | null;
  readonly description: string | null;
  /** Null: now, in the customer's time. */
  readonly startsAt: Temporal.Instant | null;
  /** Exclusive; null: without end. Of one that another system runs, `recorded` says it. */
  readonly endsAt: Temporal.Instant | null;
  /** Null: the start. Of an anniversary, an instant of the day that counts; none with CALENDAR. */
  readonly billingAnchor: Temporal.Instant | null;
  /** Null: periods run from the very instant of the anchor, in UTC. Else they are whole days of the customer's time zone. */
  readonly billingTime: BillingTime | null;
  /** The key of the phase to begin with; null: the first. */
  readonly startingPhase: string | null;
  /** How it stands, of one that another system runs; null: it is run here. */
  readonly recorded: RecordedInput | null;
  /** Null: the custom plan's own, or none. */
  readonly metadata: Record<string, unknown> | null;
}

/** How far a start may lie back: a caller's clock is not ours. */
const START_TOLERANCE = Temporal.Duration.from({ minutes: 2 });

/**
 * Subscribes a customer to the version of a plan in force, or to a custom plan, and answers the subscription's id. Checked in this order:
 * texts of the input (ValidationError), that the customer exists and the plan can be sold (NotFoundError, ConflictError; a custom plan by
 * the rules of a published one, ValidationError), start, end, starting phase and currency (ValidationError), key and external id
 * (ConflictError), other subscriptions of the customer (ConflictError).
 */
export function createSubscription(ctx: CommandContext, input: CreateSubscriptionInput): Promise<string> {
  refuse([...missing({ customer: input.customer, plan: input.plan }), ...textIssues(named(input)), ...metadataIssues(input.metadata, ['metadata']), ...(input.recorded === null ? [] : recordedIssues(input.recorded, null))]);
  const who = present(input.customer, 'the customer of a checked input');
  const source = present(input.plan, 'the plan of a checked input');
  const work = transact(ctx, async (tx) => {
    const customer = await lockLiveCustomer(tx, who);
    const { planId, offer, metadata } = await offerFor(tx, source);
    const now = await nowOf(tx, customer);
    const activeFrom = input.startsAt ?? now;
    const { billingTime } = input;
    refuse([...startIssues(input, now), ...endIssues(input, later(activeFrom, now)), ...calendarAnchorIssues(billingTime, input.billingAnchor), ...calendarCadenceIssues(billingTime, offer, 'billingTime')]);
    const days = billingTime === null ? undefined : { billingTime, zone: timeZoneFor(customer, await settingsOf(tx)) };
    refuse(timeIssues(offer, activeFrom, planId === null ? 'customPlan' : 'plan'));
    const whole = specFromOffer({ offer, activeFrom, billingAnchor: input.billingAnchor ?? activeFrom, days, startingPhase: input.startingPhase }, tx.newId);
    if (whole === null) return refuseUnknownPhase(input.startingPhase, offer.phases);
    const spec = { ...whole, activeTo: input.endsAt };
    refuse(currencyIssues(spec, customer, planId === null ? 'customPlan' : 'plan'));
    const { key, externalId } = input;
    const names = { key, externalId, name: input.name ?? offer.name, description: input.description ?? (planId === null ? offer.description : null), metadata: input.metadata ?? metadata };
    const made = { customer, planId, spec, names, previousSubscriptionId: null, now };
    return input.recorded === null ? addSubscription(tx, made) : recordSubscription(tx, made, input.recorded);
  });
  return meaning(work, lostNames(input));
}

async function settingsOf(tx: Transaction): Promise<OrganizationSettings> {
  return (await tx.em.findOneOrFail(Organization, { id: tx.organizationId })).settings;
}

function named({ key, externalId, name, description }: CreateSubscriptionInput) {
  return { key, externalId, name, description };
}

function missing(required: Readonly<Record<string, unknown>>): Issue[] {
  return Object.entries(required)
    .filter(([, value]) => value === null)
    .map(([field]) => issue('REQUIRED', `${field} is missing: name one`, field));
}

function startIssues({ startsAt, recorded }: CreateSubscriptionInput, now: Temporal.Instant): Issue[] {
  if (startsAt === null || recorded !== null || !before(startsAt, now.subtract(START_TOLERANCE))) return [];
  return [issue('SUBSCRIPTION_START_IN_PAST', `startsAt ${startsAt.toString()} is over, the customer's time is ${now.toString()}: leave it out to start now`, 'startsAt')];
}

/** `from`: the start, or now where that is later. */
function endIssues({ endsAt, recorded }: CreateSubscriptionInput, from: Temporal.Instant): Issue[] {
  if (endsAt === null) return [];
  if (recorded !== null) return [issue('EXCLUSIVE', 'endsAt is given for a subscription that another system runs: leave it out, recorded says how long it lasts', 'endsAt')];
  if (!notAfter(endsAt, from)) return [];
  return [issue('SUBSCRIPTION_END_TOO_EARLY', `endsAt ${endsAt.toString()} is not after ${from.toString()}, its start or now: give a later instant, or none`, 'endsAt')];
}
