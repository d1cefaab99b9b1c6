import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { AddonNotFound } from '../addon.errors.ts';
import { addonOfferOf } from '../addon-offer.ts';
import { addonToCopy } from '../addon.store.ts';
import type { AddonLookUp } from '../addon.store.ts';
import { describeVersion } from '../version.store.ts';
import { addAddonDraft, lostAddonRaces } from './create-addon.ts';

/**
 * Copies a version into a new draft of its key and answers the draft's id. A key names its latest version that is not deleted. Throws
 * AddonNotFound, or AddonDraftExists while the key has a draft.
 */
export async function createNextAddonVersion(ctx: CommandContext, by: AddonLookUp): Promise<string> {
  const found = await addonToCopy(ctx.read, by, ctx.clock.now());
  if (found === null || found.deletedAt !== null) throw new AddonNotFound(describeVersion(by));
  const work = transact(ctx, (tx) => addAddonDraft(tx, { ...addonOfferOf(found), metadata: found.metadata as Record<string, unknown> | null, externalId: found.externalId }));
  return meaning(work, lostAddonRaces(found.key));
}
