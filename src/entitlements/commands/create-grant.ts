import { liveCustomer } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import type { Decimal } from '../../kit/decimal.ts';
import { refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import type { Expiration } from '../engine/expiration.ts';
import { grantIssues, grantTerms } from '../engine/input-rules.ts';
import { grantStartIssues } from '../engine/reset-rules.ts';
import { entitlementNews } from '../entitlement-events.ts';
import { metadataIssues } from './entitlement-input.ts';
import { createGrantRow } from './give-entitlement.ts';
import { forgetSnapshots, openActiveEntitlement } from './open-entitlement.ts';

export interface CreateGrantInput {
  readonly customer: CustomerLookUp;
  readonly featureKey: string;
  readonly amount: Decimal;
  readonly priority?: number | null | undefined;
  readonly effectiveAt: Temporal.Instant;
  readonly expiration?: Expiration | null | undefined;
  readonly minRolloverAmount?: Decimal | null | undefined;
  readonly maxRolloverAmount?: Decimal | null | undefined;
  readonly recurrence?: { readonly interval: Temporal.Duration; readonly anchor?: Temporal.Instant | null | undefined } | null | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | null | undefined;
}

/**
 * Gives units to the customer's entitlement to a feature, and answers the grant's id. They pay what is overdrawn of the running usage period
 * first. A recurrence without an anchor is anchored now. Checked in this order: the input (ValidationError), the customer, the
 * entitlement that is active now (EntitlementNotFound, EntitlementNotMetered), the grant's start (ValidationError).
 */
export async function createGrant(ctx: CommandContext, input: CreateGrantInput): Promise<string> {
  const recurrence = input.recurrence ?? null;
  const request = {
    amount: input.amount,
    priority: input.priority ?? null,
    effectiveAt: input.effectiveAt,
    expiration: input.expiration ?? null,
    minRolloverAmount: input.minRolloverAmount ?? null,
    maxRolloverAmount: input.maxRolloverAmount ?? null,
    recurrence: recurrence === null ? null : { interval: recurrence.interval, anchor: recurrence.anchor ?? null },
  };
  refuse([...grantIssues(request), ...metadataIssues(input.metadata)]);
  return transact(ctx, async (tx) => {
    const customer = await liveCustomer(tx.read, input.customer);
    const { entitlement, timeline, now } = await openActiveEntitlement(tx, customer, input.featureKey);
    refuse(grantStartIssues(timeline, input.effectiveAt, now));
    const terms = grantTerms({ ...request, recurrence: request.recurrence === null ? null : { ...request.recurrence, anchor: request.recurrence.anchor ?? now } });
    const id = createGrantRow(tx, { entitlementId: entitlement.id, customerId: customer.id, terms, issuedAfterReset: false, metadata: input.metadata ?? null, now });
    await forgetSnapshots(tx, entitlement.id, 'after', terms.effectiveAt);
    tx.emit(entitlementNews('grant.created', id, entitlement));
    return id;
  });
}
