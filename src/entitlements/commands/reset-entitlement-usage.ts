import { liveCustomer } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { recordedReset, resetIssues } from '../engine/reset-rules.ts';
import { entitlementNews } from '../entitlement-events.ts';
import { ResetEntity } from '../reset.entity.ts';
import { forgetSnapshots, openActiveEntitlement } from './open-entitlement.ts';

export interface ResetEntitlementUsageInput {
  readonly customer: CustomerLookUp;
  readonly featureKey: string;
  readonly effectiveAt?: Temporal.Instant | null | undefined;
  readonly retainAnchor?: boolean | null | undefined;
  readonly preserveOverage?: boolean | null | undefined;
}

/**
 * Starts a new usage period of the customer's metered entitlement to a feature, and answers the entitlement's id. Throws what createGrant
 * throws of customer and entitlement, and ValidationError for an instant in the future, before the running usage period, or not after
 * the last reset.
 */
export function resetEntitlementUsage(ctx: CommandContext, input: ResetEntitlementUsageInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const customer = await liveCustomer(tx.read, input.customer);
    const { entitlement, timeline, now } = await openActiveEntitlement(tx, customer, input.featureKey);
    const request = { effectiveAt: input.effectiveAt ?? null, retainAnchor: input.retainAnchor ?? false, preserveOverage: input.preserveOverage ?? null };
    refuse(resetIssues(timeline, request, now));
    const reset = recordedReset(timeline, request, entitlement.preserveOverageAtReset, now);
    tx.em.create(ResetEntity, { id: tx.newId(), organizationId: tx.organizationId, customerId: customer.id, entitlementId: entitlement.id, ...reset, createdAt: now });
    await forgetSnapshots(tx, entitlement.id, 'from', reset.at);
    tx.emit(entitlementNews('entitlement.usage_reset', entitlement.id, entitlement));
    return entitlement.id;
  });
}
