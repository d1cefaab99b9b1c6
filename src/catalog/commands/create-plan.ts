import { refuse } from '../../kit/errors.ts';
import { formatDuration } from '../../kit/duration.ts';
import { ExternalIdTaken, externalIdIssues, lostExternalId } from '../../platform/external-id.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { billingTermsToJson } from '../billing-terms.ts';
import { PlanDraftExists } from '../catalog.errors.ts';
import { metadataIssues } from '../name-issues.ts';
import { Plan } from '../plan.entity.ts';
import type { PlanOffer } from '../plan.ts';
import { planIssues } from '../plan-issues.ts';
import { phasesToJson } from '../plan-json.ts';
import { featureFacts, taxFacts, tiedOffer } from '../plan-offer.ts';
import { planChain, planNamed } from '../plan.store.ts';
import { isCritical } from '../severity.ts';
import { planTaxIssues } from '../tax-issues.ts';
import { chainName } from '../version.store.ts';

export interface CreatePlanInput extends PlanOffer {
  readonly metadata: Record<string, unknown> | null;
  /** The name that another system has for all versions. */
  readonly externalId: string | null;
}

/**
 * Creates a draft and answers its id: version 1 of a new key, else the next version. Checked in this order: what cannot be kept
 * (ValidationError with every critical issue; the others stay on the draft), an open draft of the key (PlanDraftExists), the other name (ExternalIdTaken).
 */
export function createPlan(ctx: CommandContext, input: CreatePlanInput): Promise<string> {
  const work = transact(ctx, async (tx) => {
    const features = await featureFacts(tx.read, input.phases);
    const taxes = await taxFacts(tx.read, input);
    refuse([...planIssues(input, features).filter(isCritical), ...planTaxIssues(input, taxes), ...metadataIssues(input.metadata, ['metadata']), ...externalIdIssues(input.externalId)]);
    return addDraft(tx, tiedOffer(input, features, taxes));
  });
  return meaning(work, { ...lostRaces(input.key), ...lostExternalId('plan', 'Plan', input.externalId) });
}

/** Keeps a checked offer as the next draft of its key. */
export async function addDraft(tx: Transaction, input: CreatePlanInput): Promise<string> {
  const draft = await tx.em.findOne(Plan, { key: input.key, effectiveFrom: null, deletedAt: null });
  if (draft !== null) throw new PlanDraftExists(input.key, draft.id);
  const chain = await planChain(tx.read, input.key);
  const externalId = chainName(input.key, chain, input.externalId);
  const holder = externalId === null || chain.version > 0 ? null : await planNamed(tx.read, externalId);
  if (holder !== null) throw new ExternalIdTaken('Plan', externalId ?? '', holder.id);
  const now = tx.clock.now();
  const id = tx.newId();
  tx.em.create(Plan, {
    id,
    organizationId: tx.organizationId,
    key: input.key,
    externalId,
    version: chain.version + 1,
    name: input.name,
    description: input.description,
    currency: input.currency,
    billingCadence: formatDuration(input.billingCadence),
    proRating: input.proRating,
    phases: phasesToJson(input.phases),
    taxes: input.taxes ?? [],
    billingTerms: billingTermsToJson(input.terms),
    metadata: input.metadata,
    effectiveFrom: null,
    effectiveTo: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  });
  tx.emit({ type: 'plan.created', id, customerId: null });
  return id;
}

/** What the loser of a race between two writers of one key is told. */
export function lostRaces(key: string): Record<string, () => Error> {
  const taken = () => new PlanDraftExists(key, null);
  return { plan_draft_unique: taken, plan_version_unique: taken };
}
