import { liveCustomer, nowOf } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import type { SubjectLookUp } from '../../metering/index.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { EntitlementNotFound } from '../entitlements.errors.ts';
import { entitlementNews } from '../entitlement-events.ts';
import { entitlementAt } from '../entitlement.store.ts';
import { liveHolder } from '../holder.ts';
import { unmanagedEntitlement } from './unmanaged-entitlement.ts';

/** Which entitlement: exactly one of `id` and `active`. */
export interface DeleteEntitlementInput {
  readonly id?: string | null | undefined;
  /** The one that is active now. */
  readonly active?: { readonly customer: CustomerLookUp; readonly featureKey: string } | null | undefined;
  /** With the id: it must be that customer's. */
  readonly subject?: SubjectLookUp | null | undefined;
}

/**
 * Takes an entitlement away from now on, with its grants, and answers its id. What it gave before is answered as before. Throws
 * ValidationError for none or two of them, what is said of customers, EntitlementNotFound, EntitlementManagedBySubscription,
 * EntitlementNotActive for one that is over.
 */
export async function deleteEntitlement(ctx: CommandContext, input: DeleteEntitlementInput): Promise<string> {
  refuse(addressIssues(input));
  return transact(ctx, async (tx) => {
    const { row, now } = await named(tx, input);
    await tx.read.rows('update entitlement set deleted_at = $3 where organization_id = $1 and id = $2', row.id, now.toString());
    await tx.read.rows('update entitlement_grant set deleted_at = $3, updated_at = $3 where organization_id = $1 and entitlement_id = $2 and deleted_at is null', row.id, now.toString());
    tx.emit(entitlementNews('entitlement.deleted', row.id, row));
    return row.id;
  });
}

function addressIssues({ id, active, subject }: DeleteEntitlementInput): readonly Issue[] {
  if (id == null && active == null) return [issue('ENTITLEMENT_MISSING', 'id is missing: give it, or active', 'id')];
  if (id != null && active != null) return [issue('ENTITLEMENT_AMBIGUOUS', 'id and active exclude each other: give one of them', 'active')];
  return active != null && subject != null ? [issue('CUSTOMER_AMBIGUOUS', 'subject and active both say whose it is: leave subject out', 'subject')] : [];
}

async function named(tx: Transaction, { id, active, subject }: DeleteEntitlementInput) {
  if (active == null) return unmanagedEntitlement(tx, id ?? '', subject == null ? null : (await liveHolder(tx.read, { subject })).id);
  const customer = await liveCustomer(tx.read, active.customer);
  const found = await entitlementAt(tx.read, customer.id, active.featureKey, await nowOf(tx, customer));
  if (found === null) throw EntitlementNotFound.ofFeature(active.featureKey);
  return unmanagedEntitlement(tx, found.id, customer.id);
}
