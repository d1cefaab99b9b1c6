import { present } from '../../kit/assert.ts';
import { before } from '../../kit/calendar.ts';
import { formatDuration } from '../../kit/duration.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { PlanNotFound, describePlan, discountsToJson, effectivePeriodOf, metadataIssues, offerOf, planBy, planStatus, priceToJson, templateToJson } from '../../catalog/index.ts';
import type { PlanLookUp, PlanOffer, PlanRow } from '../../catalog/index.ts';
import { liveCustomer, nowOf, updateCustomer } from '../../customers/index.ts';
import type { CustomerLookUp, CustomerRow } from '../../customers/index.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { setNextBoundary } from '../boundaries.ts';
import { isBillable, specFromPlan } from '../spec.ts';
import type { PhaseSpec } from '../spec.ts';
import { SubscriptionItem } from '../subscription-item.entity.ts';
import { SubscriptionPhase } from '../subscription-phase.entity.ts';
import { Subscription } from '../subscription.entity.ts';
import { PlanNotActive, SubscriptionExternalIdTaken, SubscriptionKeyTaken } from '../subscription.errors.ts';
import { schedulesByIds, subscriptionBy } from '../subscription.store.ts';
import type { SubscriptionSchedule } from '../subscription.store.ts';
import { alignRights } from './align-rights.ts';
import { lockCustomer, refuseOverlap } from './refuse-overlap.ts';

export interface CreateSubscriptionInput {
  /** Both are required; null is refused with an issue that names the field. */
  readonly customer: CustomerLookUp | null;
  readonly plan: PlanLookUp | null;
  readonly key: string | null;
  readonly externalId: string | null;
  /** Null: the plan's name. */
  readonly name: string | null;
  /** Null: now, in the customer's time. */
  readonly startsAt: Temporal.Instant | null;
  /** Null: the start. */
  readonly billingAnchor: Temporal.Instant | null;
  /** The key of the phase to begin with; null: the first. */
  readonly startingPhase: string | null;
  readonly metadata: Record<string, unknown> | null;
}

/** How far a start may lie back: a caller's clock is not ours. */
const START_TOLERANCE = Temporal.Duration.from({ minutes: 2 });
const LONGEST_TEXT = 256;

/**
 * Subscribes a customer to the version of a plan in force, and answers the subscription's id. Checked in this order: texts of the input
 * (ValidationError), the customer (CustomerNotFound, CustomerDeleted), the plan (PlanNotFound, PlanNotActive), start, phase and
 * currency (ValidationError), key and external id (ConflictError), other subscriptions of the customer (ConflictError).
 */
export function createSubscription(ctx: CommandContext, input: CreateSubscriptionInput): Promise<string> {
  refuse([...missing({ customer: input.customer, plan: input.plan }), ...textIssues(input), ...metadataIssues(input.metadata, ['metadata'])]);
  const who = present(input.customer, 'the customer of a checked input');
  const what = present(input.plan, 'the plan of a checked input');
  const work = transact(ctx, async (tx) => {
    const customer = await liveCustomer(tx.read, who);
    await lockCustomer(tx, customer.id);
    const plan = await activePlan(tx, what);
    const offer = offerOf(plan);
    const now = await nowOf(tx, customer);
    const activeFrom = input.startsAt ?? now;
    const spec = specFromPlan(offer.phases, activeFrom, input.startingPhase);
    refuse([...startIssues(input, now), ...(spec === null ? [unknownPhase(input, offer)] : currencyIssues(spec, offer, customer))]);
    const phases = present(spec, 'the phases of a checked input');
    await refuseTaken(tx, input);
    await refuseOverlap(tx, { id: null, customerId: customer.id, period: { from: activeFrom, to: null }, items: occupiedBy(phases) });
    if (customer.currency === null && isBillable(phases)) await updateCustomer(tx, { id: customer.id }, { currency: offer.currency });

    const id = tx.newId();
    tx.em.create(Subscription, {
      id,
      organizationId: tx.organizationId,
      customerId: customer.id,
      planId: plan.id,
      key: input.key,
      externalId: input.externalId,
      name: input.name ?? offer.name,
      metadata: input.metadata,
      currency: offer.currency,
      billingCadence: formatDuration(offer.billingCadence),
      proRating: offer.proRating,
      billingAnchor: input.billingAnchor ?? activeFrom,
      activeFrom,
      activeTo: null,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    });
    addPhases(tx, { id, customerId: customer.id }, phases);
    await tx.em.flush();
    await alignRights(tx, customer, now, { before: null, after: await openSchedule(tx, id) });
    await setNextBoundary(tx, customer, now);
    tx.emit({ type: 'subscription.created', id, customerId: customer.id });
    return id;
  });
  return meaning(work, {
    subscription_live_key_unique: () => new SubscriptionKeyTaken(input.key ?? '', null),
    subscription_live_external_id_unique: () => new SubscriptionExternalIdTaken(input.externalId ?? '', null),
  });
}

async function activePlan(tx: Transaction, by: PlanLookUp): Promise<PlanRow> {
  const now = tx.clock.now();
  const plan = await planBy(tx.read, by, now);
  if (plan === null) throw new PlanNotFound(describePlan(by));
  if (plan.deletedAt !== null) throw new PlanNotActive(plan, 'deleted');
  const status = planStatus(effectivePeriodOf(plan), now);
  if (status !== 'ACTIVE') throw new PlanNotActive(plan, status);
  return plan;
}

async function openSchedule(tx: Transaction, id: string): Promise<SubscriptionSchedule> {
  return present((await schedulesByIds(tx.read, [id]))[0], 'a subscription that was made');
}

function addPhases(tx: Transaction, of: { readonly id: string; readonly customerId: string }, phases: readonly PhaseSpec[]): void {
  const owner = { organizationId: tx.organizationId, customerId: of.customerId, subscriptionId: of.id };
  for (const [position, phase] of phases.entries()) {
    const phaseId = tx.newId();
    tx.em.create(SubscriptionPhase, { ...owner, id: phaseId, key: phase.key, name: phase.name, position, activeFrom: phase.activeFrom });
    for (const [place, { rateCard, version, activeFrom }] of phase.items.entries()) {
      tx.em.create(SubscriptionItem, {
        ...owner,
        id: tx.newId(),
        phaseId,
        key: rateCard.key,
        version,
        position: place,
        name: rateCard.name,
        featureId: rateCard.featureId,
        price: rateCard.price === null ? null : priceToJson(rateCard.price),
        billingCadence: rateCard.billingCadence === null ? null : formatDuration(rateCard.billingCadence),
        discounts: discountsToJson(rateCard.discounts),
        entitlementTemplate: templateToJson(rateCard.entitlementTemplate),
        entitlementId: null,
        activeFrom,
        activeTo: null,
      });
    }
  }
}

async function refuseTaken(tx: Transaction, { key, externalId }: CreateSubscriptionInput): Promise<void> {
  const sameKey = key === null ? null : await subscriptionBy(tx.read, { key });
  if (key !== null && sameKey !== null) throw new SubscriptionKeyTaken(key, sameKey.id);
  const sameExternal = externalId === null ? null : await subscriptionBy(tx.read, { externalId });
  if (externalId !== null && sameExternal !== null) throw new SubscriptionExternalIdTaken(externalId, sameExternal.id);
}

function occupiedBy(phases: readonly PhaseSpec[]) {
  return phases.flatMap(({ items }, position) =>
    items
      .filter(({ rateCard }) => rateCard.price !== null || rateCard.entitlementTemplate !== null)
      .map(({ rateCard, activeFrom }) => ({ key: rateCard.key, featureId: rateCard.featureId, activity: { from: activeFrom, to: phases[position + 1]?.activeFrom ?? null } })),
  );
}

function missing(required: Readonly<Record<string, unknown>>): Issue[] {
  return Object.entries(required)
    .filter(([, value]) => value === null)
    .map(([field]) => issue('REQUIRED', `${field} is missing: name one`, field));
}

function textIssues({ key, externalId, name }: CreateSubscriptionInput): Issue[] {
  return Object.entries({ key, externalId, name }).flatMap(([field, value]) => {
    if (value === null || (value.length > 0 && value.length <= LONGEST_TEXT)) return [];
    return [issue(value.length === 0 ? 'TOO_SHORT' : 'TOO_LONG', `${field} has ${value.length} characters: give 1 to ${LONGEST_TEXT}, or leave it out`, field)];
  });
}

function startIssues({ startsAt }: CreateSubscriptionInput, now: Temporal.Instant): Issue[] {
  if (startsAt === null || !before(startsAt, now.subtract(START_TOLERANCE))) return [];
  return [issue('SUBSCRIPTION_START_IN_PAST', `startsAt ${startsAt.toString()} is over, the customer's time is ${now.toString()}: leave it out to start now`, 'startsAt')];
}

function unknownPhase({ startingPhase }: CreateSubscriptionInput, { key, phases }: PlanOffer): Issue {
  const known = phases.map((phase) => phase.key).join(', ');
  return issue('SUBSCRIPTION_STARTING_PHASE_UNKNOWN', `startingPhase "${startingPhase}" is no phase of plan "${key}": its phases are ${known}`, 'startingPhase');
}

function currencyIssues(phases: readonly PhaseSpec[], offer: PlanOffer, customer: CustomerRow): Issue[] {
  if (!isBillable(phases) || customer.currency === null || customer.currency === offer.currency) return [];
  return [issue('SUBSCRIPTION_CURRENCY_MISMATCH', `plan "${offer.key}" is in ${offer.currency} and the customer pays in ${customer.currency}: choose a plan in that currency`, 'plan')];
}
