import { enqueue } from '../../platform/jobs.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { lockDefault } from '../billing-profile.store.ts';

/** The task that brings gathering invoices to a profile. */
export const profileTask = 'billing-profile';

/** Takes the default away from whichever profile has it, and gives it to `id` unless that is null: the caller is about to make it. */
export async function makeDefault(tx: Transaction, id: string | null, now: Temporal.Instant): Promise<void> {
  await lockDefault(tx);
  await tx.read.rows(`update billing_profile set is_default = false, updated_at = $2 where organization_id = $1 and is_default and deleted_at is null and id is distinct from $3::uuid returning 1`, now.toString(), id);
  if (id !== null) await tx.read.rows('update billing_profile set is_default = true, updated_at = $2 where organization_id = $1 and id = $3 returning 1', now.toString(), id);
}

/** Has the customers of a profile that was changed follow it, by a job that starts when the transaction commits. */
export function startFollowing(tx: Transaction, profileId: string): Promise<void> {
  return enqueue(tx, profileTask, { organizationId: tx.organizationId, profileId }, { key: `${profileTask}:${profileId}` });
}
