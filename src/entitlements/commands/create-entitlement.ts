import { liveCustomer, nowOf } from '../../customers/index.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { readEntitlementInput } from './entitlement-input.ts';
import type { CreateEntitlementInput } from './entitlement-input.ts';
import { featureFor, giveEntitlement } from './give-entitlement.ts';

/**
 * Gives a customer an entitlement to a feature, active from now on, and answers its id. Checked in this order: the input (ValidationError),
 * the customer (CustomerNotFound, CustomerDeleted), the feature (FeatureNotFound, FeatureCannotBeMetered), that no other one is
 * active (EntitlementOverlaps).
 */
export async function createEntitlement(ctx: CommandContext, input: CreateEntitlementInput): Promise<string> {
  const { customer: by, featureKey, type, termsAt, metadata } = readEntitlementInput(input);
  return transact(ctx, async (tx) => {
    const customer = await liveCustomer(tx.read, by);
    const feature = await featureFor(tx, featureKey, type);
    const now = await nowOf(tx, customer);
    return giveEntitlement(tx, { customerId: customer.id, feature, terms: termsAt(now), activeFrom: now, activeTo: null, subscription: null, metadata: metadata ?? null, now });
  });
}
