import { refuse } from '../../kit/errors.ts';
import { ExternalIdTaken, externalIdIssues, lostExternalId } from '../../platform/external-id.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { AddonDraftExists } from '../addon.errors.ts';
import { Addon } from '../addon.entity.ts';
import { addonIssues } from '../addon-issues.ts';
import { tiedAddon } from '../addon-offer.ts';
import { addonChain, addonNamed } from '../addon.store.ts';
import type { AddonOffer } from '../addon.ts';
import { metadataIssues } from '../name-issues.ts';
import { rateCardsToJson } from '../plan-json.ts';
import { cardFeatureFacts, cardTaxFacts } from '../rate-card-facts.ts';
import { isCritical } from '../severity.ts';
import { addonTaxIssues } from '../tax-issues.ts';
import { chainName } from '../version.store.ts';

export interface CreateAddonInput extends AddonOffer {
  readonly metadata: Record<string, unknown> | null;
  /** The name that another system has for all versions. */
  readonly externalId: string | null;
}

/**
 * Creates a draft and answers its id: version 1 of a new key, else the next version. Checked in this order: what cannot be kept
 * (ValidationError with every critical issue; the others stay on the draft), an open draft of the key (AddonDraftExists), the other name (ExternalIdTaken).
 */
export function createAddon(ctx: CommandContext, input: CreateAddonInput): Promise<string> {
  const work = transact(ctx, async (tx) => {
    const features = await cardFeatureFacts(tx.read, input.rateCards);
    const taxes = await cardTaxFacts(tx.read, input.rateCards, input.taxes);
    refuse([...addonIssues(input, features).filter(isCritical), ...addonTaxIssues(input, taxes), ...metadataIssues(input.metadata, ['metadata']), ...externalIdIssues(input.externalId)]);
    return addAddonDraft(tx, tiedAddon(input, features, taxes));
  });
  return meaning(work, { ...lostAddonRaces(input.key), ...lostExternalId('addon', 'Addon', input.externalId) });
}

/** Keeps a checked offer as the next draft of its key. */
export async function addAddonDraft(tx: Transaction, input: CreateAddonInput): Promise<string> {
  const draft = await tx.em.findOne(Addon, { key: input.key, effectiveFrom: null, deletedAt: null });
  if (draft !== null) throw new AddonDraftExists(input.key, draft.id);
  const chain = await addonChain(tx.read, input.key);
  const externalId = chainName(input.key, chain, input.externalId);
  const holder = externalId === null || chain.version > 0 ? null : await addonNamed(tx.read, externalId);
  if (holder !== null) throw new ExternalIdTaken('Addon', externalId ?? '', holder.id);
  const now = tx.clock.now();
  const id = tx.newId();
  tx.em.create(Addon, {
    id,
    organizationId: tx.organizationId,
    key: input.key,
    externalId,
    version: chain.version + 1,
    name: input.name,
    description: input.description,
    currency: input.currency,
    instanceType: input.instanceType,
    rateCards: rateCardsToJson(input.rateCards),
    taxes: input.taxes,
    metadata: input.metadata,
    effectiveFrom: null,
    effectiveTo: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  });
  tx.emit({ type: 'addon.created', id, customerId: null });
  return id;
}

/** What the loser of a race between two writers of one key is told. */
export function lostAddonRaces(key: string): Record<string, () => Error> {
  const taken = () => new AddonDraftExists(key, null);
  return { addon_draft_unique: taken, addon_version_unique: taken };
}
