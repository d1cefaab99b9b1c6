import { addonOfferOf, addonsByIds, planAddonFor, plansByIds } from '../../catalog/index.ts';
import type { AddonOffer, AddonRow, PlanAddonRow } from '../../catalog/index.ts';
import { present } from '../../kit/assert.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { offeredPhaseKeys, overlayIssues } from '../addon-issues.ts';
import { applyAddons } from '../addons/apply-addons.ts';
import type { OwnedAddon } from '../addons/apply-addons.ts';
import { withQuantity } from '../addons/quantities.ts';
import type { QuantityChange } from '../addons/quantities.ts';
import { phaseAt } from '../schedule.ts';
import { isBillable } from '../spec.ts';
import type { SubscriptionSpec } from '../spec.ts';
import { SubscriptionAddonNeedsPlan, SubscriptionAddonNotOffered } from '../subscription-addon.errors.ts';
import { addonsOfSubscriptions, changesOf } from '../subscription-addon.store.ts';
import { addonChangeBy } from '../timing.ts';
import type { Timing } from '../timing.ts';
import type { OpenSubscription } from './open-subscription.ts';
import { occupied, refuseOverlap } from './refuse-overlap.ts';
import { refusePaused } from './refuse-paused.ts';

/** How many of an add-on a subscription is to have, and from when on. */
export interface QuantityTerms {
  /** 0: none any more. */
  readonly quantity: number;
  readonly timing: Timing;
}

export interface PlannedQuantity {
  readonly changes: readonly QuantityChange[];
  readonly spec: SubscriptionSpec;
}

const MOST_OF_AN_ADDON = 1_000_000;

/** What is wrong with a number of an add-on, whatever add-on it is. */
export function quantityIssues(quantity: number, least: 0 | 1): Issue[] {
  if (Number.isInteger(quantity) && quantity >= least && quantity <= MOST_OF_AN_ADDON) return [];
  return [issue('SUBSCRIPTION_ADDON_QUANTITY_INVALID', `quantity is ${quantity}: give ${least} to ${MOST_OF_AN_ADDON}${least === 1 ? '; to give one up, update it to 0' : ''}`, 'quantity')];
}

/**
 * What an open subscription says with this many of an add-on; nothing is kept. `mine` is what it has of the add-on so far. OpenMeter's rules,
 * checked in this order: pauses (SubscriptionPaused); of more than none: that its plan's version offers this version (SubscriptionAddonNeedsPlan,
 * SubscriptionAddonNotOffered), how many, when, from which phase on, and that its rate cards fit what is sold (ValidationError); other
 * subscriptions of the customer (ConflictError).
 */
export async function plannedQuantity(tx: Transaction, open: OpenSubscription, addon: AddonRow, mine: Pick<OwnedAddon, 'id' | 'changes'>, { quantity, timing }: QuantityTerms): Promise<PlannedQuantity> {
  const { schedule, customer, now } = open;
  await refusePaused(tx, schedule.id, now);
  const offer = addonOfferOf(addon);
  const offered = quantity === 0 ? null : await offerOfPlan(tx, open, addon);
  if (offered !== null) refuse(boundIssues(offer, offered, quantity));
  const at = addonChangeBy(schedule, timing, now);
  const changes = withQuantity(mine.changes, at, quantity);
  const others = (await ownedAddons(tx, schedule.id)).filter(({ id }) => id !== mine.id);
  if (offered !== null) {
    await refuseEarlyPhase(tx, schedule, offered, at);
    refuse(overlayIssues(applyAddons(schedule, others, at, tx.newId), offer, at));
  }
  const spec = applyAddons(schedule, [...others, { id: mine.id, rateCards: cardsOf(offer), changes }], at, tx.newId);
  if (isBillable(spec.phases) && customer.currency !== null && customer.currency !== spec.currency) {
    refuse([issue('SUBSCRIPTION_CURRENCY_MISMATCH', `addon is in ${spec.currency} and the customer pays in ${customer.currency}: choose one in that currency`, 'addon')]);
  }
  await refuseOverlap(tx, { id: schedule.id, customerId: customer.id, period: { from: now, to: spec.activeTo }, items: occupied(spec) });
  return { changes, spec };
}

/** On which terms the version of the plan that a subscription was made from offers a version of an add-on. */
async function offerOfPlan(tx: Transaction, { schedule }: OpenSubscription, addon: AddonRow): Promise<PlanAddonRow> {
  const { planId } = schedule.row;
  if (planId === null) throw new SubscriptionAddonNeedsPlan(schedule.id);
  const offered = await planAddonFor(tx.read, planId, addon.id);
  if (offered !== null) return offered;
  const plan = present((await plansByIds(tx.read, [planId]))[0], 'the plan of a subscription');
  throw new SubscriptionAddonNotOffered(`key "${addon.key}" and version ${addon.version}`, plan);
}

function boundIssues({ key, instanceType }: AddonOffer, { maxQuantity }: PlanAddonRow, quantity: number): Issue[] {
  if (instanceType === 'SINGLE' && quantity > 1) return [issue('SUBSCRIPTION_ADDON_QUANTITY_SINGLE', `quantity is ${quantity}, and add-on "${key}" is had once: give 1`, 'quantity')];
  if (maxQuantity === null || quantity <= maxQuantity) return [];
  return [issue('SUBSCRIPTION_ADDON_QUANTITY_TOO_HIGH', `quantity is ${quantity}, and the plan offers at most ${maxQuantity} of add-on "${key}": give 1 to ${maxQuantity}`, 'quantity')];
}

/** Refuses a time before the phase from which on the plan offers an add-on. */
async function refuseEarlyPhase(tx: Transaction, schedule: SubscriptionSpec, { planId, fromPlanPhase }: PlanAddonRow, at: Temporal.Instant): Promise<void> {
  const plan = present((await plansByIds(tx.read, [planId]))[0], 'the plan of an offer');
  const offered = offeredPhaseKeys(plan, fromPlanPhase);
  const position = phaseAt(schedule, at) ?? -1;
  if (schedule.phases.slice(0, position + 1).some(({ key }) => offered.has(key))) return;
  const running = schedule.phases[position]?.key ?? 'none';
  refuse([issue('SUBSCRIPTION_ADDON_PHASE_TOO_EARLY', `timing is ${at.toString()}, in phase "${running}", and the plan offers the add-on from phase "${fromPlanPhase}" on: choose a time in that phase`, 'timing')]);
}

/** All add-ons that a subscription has or had, with what the versions that were bought say. */
export async function ownedAddons(tx: Transaction, subscriptionId: string): Promise<OwnedAddon[]> {
  const [rows = []] = await addonsOfSubscriptions(tx.read, [subscriptionId]);
  const addons = rows.length === 0 ? [] : await addonsByIds(tx.read, rows.map(({ addonId }) => addonId));
  return rows.map((row, position) => ({ id: row.id, rateCards: cardsOf(addonOfferOf(present(addons[position], 'the add-on that was bought'))), changes: changesOf(row) }));
}

/** The rate cards of an add-on, each with its taxes: those of the add-on where it names none. */
function cardsOf({ rateCards, taxes }: AddonOffer): OwnedAddon['rateCards'] {
  return taxes.length === 0 ? rateCards : rateCards.map((card) => (card.taxes === undefined || card.taxes.length === 0 ? { ...card, taxes } : card));
}
