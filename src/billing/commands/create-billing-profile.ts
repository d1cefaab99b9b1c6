import { parsed } from '../../kit/input.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { BillingProfile } from '../billing-profile.entity.ts';
import { ensureDefaultProfile } from '../billing-profile.store.ts';
import { defaultWorkflow } from '../workflow.ts';
import { createProfileInput, partyOf, refuseContradictions, workflowWith } from './billing-profile-input.ts';
import type { CreateBillingProfileInput } from './billing-profile-input.ts';
import { makeDefault, startFollowing } from './default-profile.ts';

/** Makes a billing profile, and the default one if the input says so; answers its id. Throws ValidationError with every issue. */
export function createBillingProfile(ctx: CommandContext, input: CreateBillingProfileInput): Promise<string> {
  const { name, description, supplier, workflow, isDefault, metadata } = parsed(createProfileInput, input);
  const now = ctx.clock.now();
  const settings = workflowWith(defaultWorkflow, workflow ?? {}, now);
  refuseContradictions(settings);
  return transact(ctx, async (tx) => {
    const id = tx.newId();
    await ensureDefaultProfile(tx);
    if (isDefault === true) await makeDefault(tx, null, now);
    tx.em.create(BillingProfile, {
      id,
      organizationId: tx.organizationId,
      name,
      description: description ?? null,
      supplier: partyOf(supplier),
      workflow: settings,
      isDefault: isDefault === true,
      metadata: metadata ?? null,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    });
    tx.emit({ type: 'billing_profile.created', id, customerId: null });
    if (isDefault === true) await startFollowing(tx, id);
    return id;
  });
}
