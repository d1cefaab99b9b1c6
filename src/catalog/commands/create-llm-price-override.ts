import type { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { notAfter } from '../../kit/instant.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { LlmPriceOverrideTaken } from '../catalog.errors.ts';
import { canonicalModel } from '../llm/canonical-name.ts';
import type { LlmPricing } from '../llm/token-price.ts';
import { LlmPriceOverride } from '../llm-price-override.entity.ts';
import { llmPriceOverrideAt } from '../llm-price.store.ts';
import { longestPart } from '../unit-cost.ts';

export interface CreateLlmPriceOverrideInput {
  readonly provider: string;
  readonly model: string;
  readonly pricing: LlmPricing;
  /** Now when left out. */
  readonly effectiveFrom?: Temporal.Instant | null | undefined;
  readonly effectiveTo?: Temporal.Instant | null | undefined;
  readonly origin?: string | null | undefined;
}

const prices = ['inputPerToken', 'outputPerToken', 'cacheReadPerToken', 'reasoningPerToken', 'cacheWritePerToken'] as const;

/**
 * States what the organization pays for a model's tokens in [effectiveFrom, effectiveTo) and answers the override's id. The names may be
 * written as usage writes them. Throws ValidationError with every issue and LlmPriceOverrideTaken.
 */
export function createLlmPriceOverride(ctx: CommandContext, input: CreateLlmPriceOverrideInput): Promise<string> {
  const now = ctx.clock.now();
  const effectiveFrom = input.effectiveFrom ?? now;
  const effectiveTo = input.effectiveTo ?? null;
  const origin = input.origin ?? 'own price';
  const model = canonicalModel(input);
  const issues: Issue[] = [...nameIssues('provider', input.provider, model.provider), ...nameIssues('model', input.model, model.model)];
  for (const price of prices) {
    const amount = input.pricing[price];
    if (amount !== null && amount.isNegative()) issues.push(issue('LLM_PRICE_NEGATIVE', `pricing.${price} ${amount.toString()} must not be below zero: a token costs nothing or more`, 'pricing', price));
  }
  if (effectiveTo !== null && notAfter(effectiveTo, effectiveFrom)) {
    issues.push(issue('LLM_PRICE_FROM_NOT_BEFORE_TO', `effectiveTo ${effectiveTo.toString()} is not after effectiveFrom ${effectiveFrom.toString()}: end it later, or leave the end open`, 'effectiveTo'));
  }
  if (origin.length < 1 || origin.length > 256) issues.push(issue('LLM_PRICE_ORIGIN_LENGTH', `origin has ${origin.length} characters: give 1 to 256`, 'origin'));
  refuse(issues);
  const work = transact(ctx, async (tx) => {
    const holder = await llmPriceOverrideAt(tx.read, model, effectiveFrom);
    if (holder !== null) throw new LlmPriceOverrideTaken({ ...model, effectiveFrom }, holder.id);
    const id = tx.newId();
    tx.em.create(LlmPriceOverride, {
      id,
      organizationId: tx.organizationId,
      ...model,
      inputPerToken: text(input.pricing.inputPerToken),
      outputPerToken: text(input.pricing.outputPerToken),
      cacheReadPerToken: textOrNull(input.pricing.cacheReadPerToken),
      reasoningPerToken: textOrNull(input.pricing.reasoningPerToken),
      cacheWritePerToken: textOrNull(input.pricing.cacheWritePerToken),
      effectiveFrom,
      effectiveTo,
      origin,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    });
    tx.emit({ type: 'llm_price_override.created', id, customerId: null });
    return id;
  });
  return meaning(work, { llm_price_override_live_unique: () => new LlmPriceOverrideTaken({ ...model, effectiveFrom }, null) });
}

function nameIssues(field: string, name: string, canonical: string): Issue[] {
  if (canonical === '') return [issue('LLM_PRICE_NAME_EMPTY', `${field} is empty: name it as usage names it`, field)];
  return name.length > longestPart ? [issue('LLM_PRICE_NAME_TOO_LONG', `${field} has ${name.length} characters: give at most ${longestPart}`, field)] : [];
}

const text = (amount: Decimal): string => amount.toString();
const textOrNull = (amount: Decimal | null): string | null => amount?.toString() ?? null;
