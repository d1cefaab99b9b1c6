import { billingTermsToJson } from '../../catalog/index.ts';
import { updateCustomer } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { formatDuration } from '../../kit/duration.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { setNextBoundary } from '../boundaries.ts';
import { recordedOf } from '../recorded.ts';
import type { RecordedInput } from '../recorded.ts';
import type { RecordedStateJson } from '../recorded-state.ts';
import { isBillable } from '../spec.ts';
import type { SubscriptionSpec } from '../spec.ts';
import { Subscription } from '../subscription.entity.ts';
import { SubscriptionExternalIdTaken, SubscriptionKeyTaken } from '../subscription.errors.ts';
import { schedulesByIds, subscriptionBy } from '../subscription.store.ts';
import type { SubscriptionSchedule } from '../subscription.store.ts';
import { alignRights } from './align-rights.ts';
import { keepSpec } from './keep-spec.ts';
import { occupied, refuseOverlap } from './refuse-overlap.ts';

/** What a subscription is called, beside what it sells. */
export interface SubscriptionNames {
  readonly key: string | null;
  readonly externalId: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly metadata: Record<string, unknown> | null;
}

export interface NewSubscription {
  readonly customer: CustomerRow;
  /** Null for a custom plan. */
  readonly planId: string | null;
  readonly spec: SubscriptionSpec;
  readonly names: SubscriptionNames;
  /** The one that it takes over from. */
  readonly previousSubscriptionId: string | null;
  /** The customer's time. */
  readonly now: Temporal.Instant;
}

/**
 * Makes a subscription of a specification, with its rights, and tells its news. Call with the customer locked. Checked in this order: key
 * and external id (ConflictError), other subscriptions of the customer (ConflictError). The first subscription that charges anything sets
 * the customer's currency.
 */
export async function addSubscription(tx: Transaction, of: NewSubscription): Promise<string> {
  const { customer, spec, names, now } = of;
  await refuseTaken(tx, names);
  await refuseOverlap(tx, { id: null, customerId: customer.id, period: { from: spec.activeFrom, to: spec.activeTo }, items: occupied(spec) });
  if (customer.currency === null && isBillable(spec.phases)) await updateCustomer(tx, { id: customer.id }, { currency: spec.currency });

  const id = await keepSubscription(tx, of, null);
  await alignRights(tx, customer, now, { before: null, after: await keptSchedule(tx, id) });
  await setNextBoundary(tx, customer, now);
  tx.emit({ type: 'subscription.created', id, customerId: customer.id });
  return id;
}

/**
 * Keeps a subscription that another system runs, by that system's word: it has no rights and no lines, and may stand beside others. Checked:
 * key and external id (ConflictError). What is said was checked.
 */
export async function recordSubscription(tx: Transaction, of: NewSubscription, said: RecordedInput): Promise<string> {
  await refuseTaken(tx, of.names);
  const { state, activeTo } = recordedOf(said, null, { activeFrom: of.spec.activeFrom, now: of.now });
  const id = await keepSubscription(tx, { ...of, spec: { ...of.spec, activeTo } }, state);
  tx.emit({ type: 'subscription.created', id, customerId: of.customer.id });
  return id;
}

/** Keeps the rows of a subscription, flushed. */
async function keepSubscription(tx: Transaction, { customer, planId, spec, names, previousSubscriptionId, now }: NewSubscription, recorded: RecordedStateJson | null): Promise<string> {
  const { id } = spec;
  tx.em.create(Subscription, {
    ...names,
    id,
    organizationId: tx.organizationId,
    customerId: customer.id,
    planId,
    currency: spec.currency,
    billingCadence: formatDuration(spec.billingCadence),
    proRating: spec.proRating,
    billingAnchor: spec.billingAnchor,
    billingTime: spec.billingTime ?? null,
    timeZone: spec.zone ?? null,
    activeFrom: spec.activeFrom,
    activeTo: spec.activeTo,
    endIsProrated: spec.endIsProrated ?? false,
    flatFeesFrom: spec.flatFeesFrom ?? null,
    billingTerms: billingTermsToJson(spec.terms),
    previousSubscriptionId,
    managedBy: recorded === null ? 'TOLLGATE' : 'EXTERNAL',
    recorded,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  });
  await keepSpec(tx, { subscriptionId: id, customerId: customer.id }, null, spec, now);
  return id;
}

/** The schedule of a subscription that is there. */
export async function keptSchedule(tx: Transaction, id: string): Promise<SubscriptionSchedule> {
  return present((await schedulesByIds(tx.read, [id]))[0], 'a subscription that is kept');
}

/** Refuses an offer that charges in another currency than the customer pays in. */
export function currencyIssues(spec: SubscriptionSpec, customer: CustomerRow, field: 'plan' | 'customPlan'): Issue[] {
  if (!isBillable(spec.phases) || customer.currency === null || customer.currency === spec.currency) return [];
  return [issue('SUBSCRIPTION_CURRENCY_MISMATCH', `${field} is in ${spec.currency} and the customer pays in ${customer.currency}: choose one in that currency`, field)];
}

/** What the loser of a race for a name is told. */
export function lostNames({ key, externalId }: Pick<SubscriptionNames, 'key' | 'externalId'>): Record<string, () => Error> {
  return {
    subscription_live_key_unique: () => new SubscriptionKeyTaken(key ?? '', null),
    subscription_live_external_id_unique: () => new SubscriptionExternalIdTaken(externalId ?? '', null),
  };
}

async function refuseTaken(tx: Transaction, { key, externalId }: SubscriptionNames): Promise<void> {
  const sameKey = key === null ? null : await subscriptionBy(tx.read, { key });
  if (key !== null && sameKey !== null) throw new SubscriptionKeyTaken(key, sameKey.id);
  const sameExternal = externalId === null ? null : await subscriptionBy(tx.read, { externalId });
  if (externalId !== null && sameExternal !== null) throw new SubscriptionExternalIdTaken(externalId, sameExternal.id);
}

const LONGEST_TEXT = 256;
const LONGEST_DESCRIPTION = 1024;

/** What is wrong with the texts of a subscription; null is nothing said. */
export function textIssues({ description, ...texts }: Readonly<Partial<Record<'key' | 'externalId' | 'name' | 'description', string | null>>>): Issue[] {
  const found = Object.entries(texts).flatMap(([field, value]) => {
    if (value == null || (value.length > 0 && value.length <= LONGEST_TEXT)) return [];
    return [issue(value.length === 0 ? 'TOO_SHORT' : 'TOO_LONG', `${field} has ${value.length} characters: give 1 to ${LONGEST_TEXT}, or leave it out`, field)];
  });
  if (description == null || description.length <= LONGEST_DESCRIPTION) return found;
  return [...found, issue('TOO_LONG', `description has ${description.length} characters: give up to ${LONGEST_DESCRIPTION}`, 'description')];
}

/** Refuses a phase that the offer has not. */
export function refuseUnknownPhase(startingPhase: string | null, phases: readonly { readonly key: string }[]): never {
  refuse([issue('SUBSCRIPTION_STARTING_PHASE_UNKNOWN', `startingPhase "${startingPhase}" is no phase of the plan: its phases are ${phases.map(({ key }) => key).join(', ')}`, 'startingPhase')]);
  throw new RangeError('a refusal with an issue throws');
}
