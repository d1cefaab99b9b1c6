import { nowOf } from '../../customers/index.ts';
import { sameInstant } from '../../kit/calendar.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { SubjectLookUp } from '../../metering/index.ts';
import { instantOf } from '../../platform/entity.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { EntitlementNotFound, EntitlementOverrideDiffers } from '../entitlements.errors.ts';
import { entitlementNews } from '../entitlement-events.ts';
import { entitlementAt } from '../entitlement.store.ts';
import { liveHolder } from '../holder.ts';
import { readEntitlementInput } from './entitlement-input.ts';
import type { CreateEntitlementInput } from './entitlement-input.ts';
import { featureFor, giveEntitlement } from './give-entitlement.ts';
import { unmanagedEntitlement } from './unmanaged-entitlement.ts';

export interface OverrideEntitlementInput {
  /** Null: the one of the customer to the feature that is active now. */
  readonly id: string | null;
  readonly input: CreateEntitlementInput;
  /** Names the customer where the input does not. */
  readonly subject?: SubjectLookUp | null;
}

/**
 * Replaces an entitlement: it ends now and another one of the same customer to the same feature begins, in one transaction; no grant and
 * no balance is carried over. Answers the new one's id. Throws what deleteEntitlement and createEntitlement throw,
 * EntitlementOverrideDiffers, and ValidationError in the very instant in which the old one began.
 */
export async function overrideEntitlement(ctx: CommandContext, { id, input, subject = null }: OverrideEntitlementInput): Promise<string> {
  const { holder, feature: by, kind, type, at, metadata, isUnlimited } = readEntitlementInput(input, subject);
  return transact(ctx, async (tx) => {
    const customer = await liveHolder(tx.read, holder);
    let wanted = id;
    if (wanted === null) {
      const { key } = await featureFor(tx, by, type);
      wanted = (await entitlementAt(tx.read, customer.id, key, await nowOf(tx, customer)))?.id ?? null;
      if (wanted === null) throw EntitlementNotFound.ofFeature(key);
    }
    const { row, now } = await unmanagedEntitlement(tx, wanted);
    if (customer.id !== row.customerId) throw new EntitlementOverrideDiffers(subject === null ? [kind, 'customer'] : ['subject'], row.customerId);
    if ('key' in by && by.key !== row.featureKey) throw new EntitlementOverrideDiffers([kind, 'featureKey'], `"${row.featureKey}"`);
    const feature = await featureFor(tx, by, type);
    if (feature.key !== row.featureKey) throw new EntitlementOverrideDiffers([kind, 'featureId'], `"${row.featureKey}"`);
    if (sameInstant(instantOf(row.activeFrom), now)) {
      refuse([issue('ENTITLEMENT_OVERRIDE_AT_START', `the entitlement began at ${now.toString()}, which is now: override it later, or delete it`, 'id')]);
    }
    await tx.read.rows('update entitlement set active_to = $3 where organization_id = $1 and id = $2', row.id, now.toString());
    tx.emit(entitlementNews('entitlement.end_changed', row.id, row));
    return giveEntitlement(tx, { ...at(now), customerId: customer.id, feature, activeFrom: now, activeTo: null, subscription: null, metadata, isUnlimited, now });
  });
}
