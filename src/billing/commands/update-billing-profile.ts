import { parsed } from '../../kit/input.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { BillingProfile } from '../billing-profile.entity.ts';
import { DefaultProfileCannotBeUnset } from '../billing-profile.errors.ts';
import { liveProfile, lockDefault } from '../billing-profile.store.ts';
import { defaultWorkflow } from '../workflow.ts';
import type { BillingWorkflow } from '../workflow.ts';
import { partyOf, refuseContradictions, updateProfileInput, workflowWith } from './billing-profile-input.ts';
import type { UpdateBillingProfileInput } from './billing-profile-input.ts';
import { makeDefault, startFollowing } from './default-profile.ts';

/**
 * Changes a live profile and answers its id. Invoices that gather under it follow by a job; drafts and issued ones keep what they copied.
 * Throws ValidationError, BillingProfileNotFound, BillingProfileDeleted, and DefaultProfileCannotBeUnset.
 */
export function updateBillingProfile(ctx: CommandContext, id: string, input: UpdateBillingProfileInput): Promise<string> {
  const { name, description, supplier, workflow, isDefault, metadata } = parsed(updateProfileInput, input);
  const now = ctx.clock.now();
  return transact(ctx, async (tx) => {
    // Before the profile's own row, as whoever deletes it does: two who wait for each other would both fail.
    if (isDefault !== undefined) await lockDefault(tx);
    const found = await liveProfile(tx, id, 'update');
    if (isDefault === false && found.isDefault) throw new DefaultProfileCannotBeUnset(id);
    if (isDefault === true) await makeDefault(tx, id, now);
    const profile = await tx.em.findOneOrFail(BillingProfile, { id });
    if (name !== undefined) profile.name = name;
    if (description !== undefined) profile.description = description;
    if (supplier !== undefined) profile.supplier = partyOf(supplier);
    if (metadata !== undefined) profile.metadata = metadata;
    if (workflow !== undefined) {
      const settings = workflow === null ? defaultWorkflow : workflowWith(profile.workflow as BillingWorkflow, workflow, now);
      refuseContradictions(settings);
      profile.workflow = settings;
    }
    profile.updatedAt = now;
    tx.emit({ type: 'billing_profile.updated', id, customerId: null });
    await startFollowing(tx, id);
    return id;
  });
}
