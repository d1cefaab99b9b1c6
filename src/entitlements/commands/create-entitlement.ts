import { nowOf } from '../../customers/index.ts';
import type { SubjectLookUp } from '../../metering/index.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { lockedHolder } from '../holder.ts';
import { readEntitlementInput } from './entitlement-input.ts';
import type { CreateEntitlementInput } from './entitlement-input.ts';
import { featureFor, giveEntitlement } from './give-entitlement.ts';

/**
 * Gives a customer an entitlement to a feature, active from now on, with the grants that it comes with, and answers its id. `subject` names the
 * customer where the input does not. Checked in this order: the input (ValidationError), the customer (CustomerNotFound, CustomerDeleted,
 * SubjectNotFound, SubjectWithoutCustomer), the feature (FeatureNotFound, FeatureCannotBeMetered), what only the time tells (ValidationError),
 * that no other one is active (EntitlementOverlaps).
 */
export async function createEntitlement(ctx: CommandContext, input: CreateEntitlementInput, subject: SubjectLookUp | null = null): Promise<string> {
  const { holder, feature: by, type, at, metadata, isUnlimited } = readEntitlementInput(input, subject);
  return transact(ctx, async (tx) => {
    const customer = await lockedHolder(tx, holder);
    const feature = await featureFor(tx, by, type);
    const now = await nowOf(tx, customer);
    return giveEntitlement(tx, { ...at(now), customerId: customer.id, feature, activeFrom: now, activeTo: null, subscription: null, metadata, isUnlimited, now });
  });
}
