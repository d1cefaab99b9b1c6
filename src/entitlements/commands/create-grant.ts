import { refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { grantStartIssues } from '../engine/reset-rules.ts';
import { entitlementNews } from '../entitlement-events.ts';
import { createGrantRow } from './give-entitlement.ts';
import { grantInputIssues, newGrant } from './grant-input.ts';
import type { GrantInput } from './grant-input.ts';
import { addressIssues, forgetSnapshots, openEntitlement } from './open-entitlement.ts';
import type { EntitlementAddress } from './open-entitlement.ts';

export interface CreateGrantInput extends GrantInput, EntitlementAddress {}

/**
 * Gives units to a metered entitlement that is active now, and answers the grant's id. They pay what is overdrawn of the running usage period
 * first. A recurrence without an anchor is anchored now. Checked in this order: the input (ValidationError), what `openEntitlement` says of
 * customer and entitlement, the grant's start (ValidationError).
 */
export async function createGrant(ctx: CommandContext, input: CreateGrantInput): Promise<string> {
  refuse([...addressIssues(input), ...grantInputIssues(input)]);
  return transact(ctx, async (tx) => {
    const { entitlement, timeline, now } = await openEntitlement(tx, input);
    refuse(grantStartIssues(timeline, input.effectiveAt, now));
    const grant = newGrant(input, now);
    const id = createGrantRow(tx, { ...grant, entitlementId: entitlement.id, customerId: entitlement.customerId, issuedAfterReset: false, now });
    await forgetSnapshots(tx, entitlement.id, 'after', grant.terms.effectiveAt);
    tx.emit(entitlementNews('grant.created', id, entitlement));
    return id;
  });
}
