import { refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { recordedReset, resetIssues } from '../engine/reset-rules.ts';
import { entitlementNews } from '../entitlement-events.ts';
import { ResetEntity } from '../reset.entity.ts';
import { addressIssues, forgetSnapshots, openEntitlement } from './open-entitlement.ts';
import type { EntitlementAddress } from './open-entitlement.ts';

export interface ResetEntitlementUsageInput extends EntitlementAddress {
  readonly effectiveAt?: Temporal.Instant | null | undefined;
  readonly retainAnchor?: boolean | null | undefined;
  readonly preserveOverage?: boolean | null | undefined;
}

/**
 * Starts a new usage period of a metered entitlement that is active now, and answers the entitlement's id. Throws ValidationError for an
 * input that names none or two, what `openEntitlement` throws, and ValidationError for an instant in the future, before the running usage
 * period, or not after the last reset.
 */
export async function resetEntitlementUsage(ctx: CommandContext, input: ResetEntitlementUsageInput): Promise<string> {
  refuse(addressIssues(input));
  return transact(ctx, async (tx) => {
    const { entitlement, timeline, now } = await openEntitlement(tx, input);
    const request = { effectiveAt: input.effectiveAt ?? null, retainAnchor: input.retainAnchor ?? false, preserveOverage: input.preserveOverage ?? null };
    refuse(resetIssues(timeline, request, now));
    const reset = recordedReset(timeline, request, entitlement.preserveOverageAtReset, now);
    tx.em.create(ResetEntity, { id: tx.newId(), organizationId: tx.organizationId, customerId: entitlement.customerId, entitlementId: entitlement.id, ...reset, createdAt: now });
    await forgetSnapshots(tx, entitlement.id, 'from', reset.at);
    tx.emit(entitlementNews('entitlement.usage_reset', entitlement.id, entitlement));
    return entitlement.id;
  });
}
