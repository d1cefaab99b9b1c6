import { addonById, metadataIssues } from '../../catalog/index.ts';
import { customersByIds, lockCustomer, nowOf } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { SubscriptionAddon } from '../subscription-addon.entity.ts';
import { SubscriptionAddonNotFound } from '../subscription-addon.errors.ts';
import { changesOf, changesToJson, subscriptionAddonsByIds } from '../subscription-addon.store.ts';
import type { Timing } from '../timing.ts';
import { textIssues } from './add-subscription.ts';
import { keepChanged } from './keep-changed.ts';
import { openSubscription } from './open-subscription.ts';
import { plannedQuantity, quantityIssues } from './planned-quantity.ts';
import type { QuantityTerms } from './planned-quantity.ts';

/** Only what is present is changed. */
export interface UpdateSubscriptionAddonInput {
  readonly name?: string | null | undefined;
  /** Null: no note. */
  readonly description?: string | null | undefined;
  /** Replaced as a whole; null: none. */
  readonly metadata?: Record<string, unknown> | null | undefined;
  /** With a timing; 0: none any more. */
  readonly quantity?: number | null | undefined;
  /** Only with a quantity. */
  readonly timing?: Timing | null | undefined;
}

/**
 * Changes how many of an add-on a subscription has, and what it is called. Answers its id, the database's. Checked in this order: the input
 * (ValidationError), that it exists (SubscriptionAddonNotFound); of a quantity: the subscription's status (SubscriptionMoveForbidden), and
 * what {@link plannedQuantity} checks.
 */
export function updateSubscriptionAddon(ctx: CommandContext, id: string, input: UpdateSubscriptionAddonInput): Promise<string> {
  const { name, description, metadata } = input;
  refuse([...(name === null ? [issue('REQUIRED', 'name is null: leave it out to keep it', 'name')] : []), ...textIssues({ name: name ?? null, description: description ?? null }), ...metadataIssues(metadata ?? null, ['metadata']), ...changeIssues(input)]);
  return transact(ctx, async (tx) => {
    const [found] = await subscriptionAddonsByIds(tx.read, [id]);
    if (found == null) throw new SubscriptionAddonNotFound(`id "${id}"`);
    await lockCustomer(tx, found.customerId);
    const owned = await tx.em.findOneOrFail(SubscriptionAddon, { id });
    const now = await nowOf(tx, present((await customersByIds(tx.read, [found.customerId]))[0], 'the customer of a subscription'));
    tx.em.assign(owned, { ...(name == null ? {} : { name }), ...(description === undefined ? {} : { description }), ...(metadata === undefined ? {} : { metadata }), updatedAt: now });
    if (input.quantity != null && input.timing != null) await changeQuantity(tx, owned, { quantity: input.quantity, timing: input.timing });
    else tx.emit({ type: 'subscription.updated', id: found.subscriptionId, customerId: found.customerId });
    return id;
  });
}

async function changeQuantity(tx: Transaction, owned: SubscriptionAddon, terms: QuantityTerms): Promise<void> {
  const open = await openSubscription(tx, { id: owned.subscriptionId }, 'changeAddons');
  const addon = present(await addonById(tx.read, owned.addonId), 'the add-on that was bought');
  const planned = await plannedQuantity(tx, open, addon, { id: owned.id, changes: changesOf(owned) }, terms);
  tx.em.assign(owned, { changes: changesToJson(planned.changes) });
  await keepChanged(tx, open, planned.spec);
}

/** A quantity and its time go together. */
function changeIssues({ quantity, timing }: UpdateSubscriptionAddonInput): Issue[] {
  if (quantity === null) return [issue('REQUIRED', 'quantity is null: leave it out to keep it, or give 0 for none any more', 'quantity')];
  if (quantity === undefined) return timing == null ? [] : [issue('SUBSCRIPTION_ADDON_TIMING_WITHOUT_QUANTITY', 'timing says when a quantity changes, and quantity is left out: give both, or neither', 'timing')];
  if (timing == null) return [...quantityIssues(quantity, 0), issue('SUBSCRIPTION_ADDON_TIMING_REQUIRED', `quantity is ${quantity}, and timing is left out: say from when on`, 'timing')];
  return quantityIssues(quantity, 0);
}
