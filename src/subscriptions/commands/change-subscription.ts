import { Organization, planChangesOf } from '../../access/index.ts';
import { metadataIssues } from '../../catalog/index.ts';
import { present } from '../../kit/assert.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { calendarCadenceIssues } from '../billing-calendar/calendar-issues.ts';
import { changeAt, planChange } from '../plan-change.ts';
import type { ChangeDefaults, Direction, PlanChange, PlannedChange, Proration } from '../plan-change.ts';
import { chainStart } from '../subscription-chain.store.ts';
import type { SubscriptionLookUp } from '../subscription.store.ts';
import { timeIssues } from '../time-bounds.ts';
import type { Timing } from '../timing.ts';
import { currencyIssues, lostNames, refuseUnknownPhase, textIssues } from './add-subscription.ts';
import { offerFor } from './offer-for.ts';
import type { FoundOffer, OfferSource } from './offer-for.ts';
import { openSubscription } from './open-subscription.ts';
import type { OpenSubscription } from './open-subscription.ts';
import { refusePaused } from './refuse-paused.ts';
import { takeOver } from './take-over.ts';
import type { ChangedSubscription } from './take-over.ts';

/** How a change goes. */
export interface ChangeTerms {
  /** Null: the organization's default for the way it goes. */
  readonly timing: Timing | null;
  /** Null: likewise. */
  readonly proration: Proration | null;
  /** The key of the phase to begin with; null: the first. */
  readonly startingPhase: string | null;
  /** Null: the old subscription's, but for a FULL change, which begins its own periods. */
  readonly billingAnchor: Temporal.Instant | null;
}

export interface ChangeSubscriptionInput extends ChangeTerms {
  /** Required; null is refused with an issue that names the field. */
  readonly plan: OfferSource | null;
  readonly key: string | null;
  readonly externalId: string | null;
  /** Null: the plan's name. */
  readonly name: string | null;
  readonly description: string | null;
  /** Null: the custom plan's own, or none. */
  readonly metadata: Record<string, unknown> | null;
}

/**
 * Has a subscription to another plan take over from an active one, in one transaction. Checked in this order: texts of the input
 * (ValidationError), that it exists, its status (SubscriptionMoveForbidden), pauses (SubscriptionPaused), that the plan can be sold
 * (NotFoundError, ConflictError, ValidationError), timing, starting phase and currency (ValidationError), key and external id
 * (ConflictError), other subscriptions of the customer (ConflictError).
 */
export function changeSubscription(ctx: CommandContext, by: SubscriptionLookUp, input: ChangeSubscriptionInput): Promise<ChangedSubscription> {
  const { key, externalId, name, description } = input;
  const missing = input.plan === null ? [issue('REQUIRED', 'plan is missing: name one, or give a customPlan', 'plan')] : [];
  refuse([...missing, ...textIssues({ key, externalId, name, description }), ...metadataIssues(input.metadata, ['metadata'])]);
  const work = transact(ctx, async (tx) => {
    const open = await openSubscription(tx, by, 'change');
    const found = await offerFor(tx, present(input.plan, 'the plan of a checked input'));
    const planned = await plannedChange(tx, open, found, input);
    const own = found.planId === null ? found.offer.description : null;
    const names = { key, externalId, name: name ?? found.offer.name, description: description ?? own, metadata: input.metadata ?? found.metadata };
    return takeOver(tx, open, planned, { planId: found.planId, names });
  });
  return meaning(work, lostNames(input));
}

/** What an open subscription and its successor say; nothing is kept. Throws what {@link changeSubscription} does of pauses and terms. */
export async function plannedChange(tx: Transaction, { schedule, customer, now }: OpenSubscription, { planId, offer }: FoundOffer, terms: ChangeTerms & Pick<PlanChange, 'goesOn'>): Promise<PlannedChange> {
  await refusePaused(tx, schedule.id, now);
  const { timing, proration, startingPhase, billingAnchor, goesOn = false } = terms;
  const change = { offer, timing, proration, startingPhase, billingAnchor, goesOn, trialFrom: await chainStart(tx.read, schedule.id) };
  const field = planId === null ? 'customPlan' : 'plan';
  const defaults = await changeDefaults(tx);
  refuse(timeIssues(offer, changeAt(schedule, change, defaults, now), field));
  const planned = planChange(schedule, change, defaults, now, tx.newId);
  if (planned === null) return refuseUnknownPhase(startingPhase, offer.phases);
  refuse([...currencyIssues(planned.next, customer, field), ...calendarCadenceIssues(planned.next.billingTime ?? null, offer, field)]);
  return planned;
}

/** What the organization decided for changes that do not say. */
async function changeDefaults(tx: Transaction): Promise<Readonly<Record<Direction, ChangeDefaults>>> {
  const { settings } = await tx.em.findOneOrFail(Organization, { id: tx.organizationId });
  const { UPGRADE, DOWNGRADE } = planChangesOf(settings);
  const of = ({ timing, proration }: typeof UPGRADE): ChangeDefaults => ({ timing: timing === 'NOW' ? 'IMMEDIATE' : 'NEXT_BILLING_CYCLE', proration });
  return { UPGRADE: of(UPGRADE), DOWNGRADE: of(DOWNGRADE) };
}
