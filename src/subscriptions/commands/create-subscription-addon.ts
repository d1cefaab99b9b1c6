import { AddonNotFound, addonBy, addonById, describeVersion, metadataIssues, planAddonByKey } from '../../catalog/index.ts';
import type { AddonLookUp, AddonRow } from '../../catalog/index.ts';
import { present } from '../../kit/assert.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { SubscriptionAddon } from '../subscription-addon.entity.ts';
import { SubscriptionAddonNeedsPlan } from '../subscription-addon.errors.ts';
import { changesOf, changesToJson } from '../subscription-addon.store.ts';
import type { SubscriptionLookUp } from '../subscription.store.ts';
import { textIssues } from './add-subscription.ts';
import { keepChanged } from './keep-changed.ts';
import { openSubscription } from './open-subscription.ts';
import type { OpenSubscription } from './open-subscription.ts';
import { plannedQuantity, quantityIssues } from './planned-quantity.ts';
import type { QuantityTerms } from './planned-quantity.ts';

export interface CreateSubscriptionAddonInput extends QuantityTerms {
  /** Required; null is refused with an issue that names the field. */
  readonly subscription: SubscriptionLookUp | null;
  /** Likewise. A key names the version that the subscription's plan offers. */
  readonly addon: AddonLookUp | null;
  /** Null: the add-on's name, or the one that it has. */
  readonly name: string | null;
  /** Null: none, or what it has; of metadata too. */
  readonly description: string | null;
  readonly metadata: Record<string, unknown> | null;
}

/**
 * Buys an add-on for an active subscription and answers the id of the record. One that the subscription has or had keeps its record, with another
 * quantity. Checked in this order: the input (ValidationError), that the subscription exists, its status (SubscriptionMoveForbidden), that
 * it has a plan (SubscriptionAddonNeedsPlan), that the add-on exists (AddonNotFound), and what {@link plannedQuantity} checks.
 */
export function createSubscriptionAddon(ctx: CommandContext, input: CreateSubscriptionAddonInput): Promise<string> {
  const { name, description, metadata, quantity } = input;
  const missing = (['subscription', 'addon'] as const).filter((field) => input[field] === null).map((field) => issue('REQUIRED', `${field} is missing: name one`, field));
  refuse([...missing, ...textIssues({ name, description }), ...metadataIssues(metadata, ['metadata']), ...quantityIssues(quantity, 1)]);
  return transact(ctx, async (tx) => {
    const open = await openSubscription(tx, present(input.subscription, 'the subscription of a checked input'), 'changeAddons');
    const { schedule, customer, now } = open;
    const addon = await addonFor(tx, open, present(input.addon, 'the add-on of a checked input'));
    const owned = await tx.em.findOne(SubscriptionAddon, { subscriptionId: schedule.id, addonId: addon.id });
    const id = owned?.id ?? tx.newId();
    const planned = await plannedQuantity(tx, open, addon, { id, changes: owned === null ? [] : changesOf(owned) }, input);
    const changes = changesToJson(planned.changes);
    const said = { ...(name === null ? {} : { name }), ...(description === null ? {} : { description }), ...(metadata === null ? {} : { metadata }) };
    if (owned !== null) tx.em.assign(owned, { ...said, changes, updatedAt: now });
    else {
      tx.em.create(SubscriptionAddon, {
        id, organizationId: tx.organizationId, customerId: customer.id, subscriptionId: schedule.id, addonId: addon.id,
        name: name ?? addon.name, description, metadata, changes, createdAt: now, updatedAt: now,
      });
    }
    await keepChanged(tx, open, planned.spec);
    return id;
  });
}

async function addonFor(tx: Transaction, { schedule }: OpenSubscription, by: AddonLookUp): Promise<AddonRow> {
  const { planId } = schedule.row;
  if (planId === null) throw new SubscriptionAddonNeedsPlan(schedule.id);
  const offered = 'key' in by ? await planAddonByKey(tx.read, planId, by.key) : null;
  const addon = offered === null ? await addonBy(tx.read, by, tx.clock.now()) : await addonById(tx.read, offered.addonId);
  if (addon === null) throw new AddonNotFound(describeVersion(by));
  return addon;
}
