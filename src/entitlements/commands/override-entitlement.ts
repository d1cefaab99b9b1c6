import { liveCustomer } from '../../customers/index.ts';
import { sameInstant } from '../../kit/calendar.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { instantOf } from '../../platform/entity.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { EntitlementOverrideDiffers } from '../entitlements.errors.ts';
import { entitlementNews } from '../entitlement-events.ts';
import { unmanagedEntitlement } from './delete-entitlement.ts';
import { readEntitlementInput } from './entitlement-input.ts';
import type { CreateEntitlementInput } from './entitlement-input.ts';
import { featureFor, giveEntitlement } from './give-entitlement.ts';

/**
 * Replaces an entitlement: it ends now and another one of the same customer to the same feature begins, in one transaction; no grant and
 * no balance is carried over. Answers the new one's id. Throws what deleteEntitlement and createEntitlement throw,
 * EntitlementOverrideDiffers, and ValidationError in the very instant in which the old one began.
 */
export async function overrideEntitlement(ctx: CommandContext, id: string, input: CreateEntitlementInput): Promise<string> {
  const { customer: by, featureKey, kind, type, termsAt, metadata } = readEntitlementInput(input);
  return transact(ctx, async (tx) => {
    const { row, now } = await unmanagedEntitlement(tx, id);
    const customer = await liveCustomer(tx.read, by);
    if (customer.id !== row.customerId) throw new EntitlementOverrideDiffers(kind, 'customer', row.customerId);
    if (featureKey !== row.featureKey) throw new EntitlementOverrideDiffers(kind, 'featureKey', `"${row.featureKey}"`);
    if (sameInstant(instantOf(row.activeFrom), now)) {
      refuse([issue('ENTITLEMENT_OVERRIDE_AT_START', `the entitlement began at ${now.toString()}, which is now: override it later, or delete it`, 'id')]);
    }
    const feature = await featureFor(tx, featureKey, type);
    await tx.read.rows('update entitlement set active_to = $3 where organization_id = $1 and id = $2', row.id, now.toString());
    tx.emit(entitlementNews('entitlement.end_changed', row.id, row));
    return giveEntitlement(tx, { customerId: customer.id, feature, terms: termsAt(now), activeFrom: now, activeTo: null, subscription: null, metadata: metadata ?? null, now });
  });
}
