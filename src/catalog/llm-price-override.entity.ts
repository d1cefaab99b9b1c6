import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { instant, numeric, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';

/** What an organization pays for a model's tokens in [effectiveFrom, effectiveTo), instead of the list price. Deleted softly: costs that were read stay explained. */
export const LlmPriceOverrideSchema = defineEntity({
  name: 'LlmPriceOverride',
  tableName: 'llm_price_override',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    /** Canonical, as is the model's name. */
    provider: p.string().length(256),
    model: p.string().length(256),
    inputPerToken: numeric(),
    outputPerToken: numeric(),
    cacheReadPerToken: numeric().nullable(),
    reasoningPerToken: numeric().nullable(),
    cacheWritePerToken: numeric().nullable(),
    effectiveFrom: instant(),
    /** Null is until further notice. */
    effectiveTo: instant().nullable(),
    /** Where the price is from: a contract, a list. */
    origin: p.string().length(256),
    createdAt: instant(),
    updatedAt: instant(),
    deletedAt: instant().nullable(),
  },
  uniques: [{ name: 'llm_price_override_live_unique', properties: ['organizationId', 'provider', 'model', 'effectiveFrom'], where: 'deleted_at is null' }],
  indexes: [{ name: 'llm_price_override_model', properties: ['organizationId', 'provider', 'model', 'effectiveFrom', 'id'] }],
  filters: organizationFilter,
});
export class LlmPriceOverride extends LlmPriceOverrideSchema.class {}
LlmPriceOverrideSchema.setClass(LlmPriceOverride);

export type LlmPriceOverrideRow = RowOf<typeof LlmPriceOverrideSchema>;
