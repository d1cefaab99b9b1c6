import { builder } from '../../graphql/builder.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { LlmPriceOverrideSchema } from '../llm-price-override.entity.ts';
import type { LlmPriceOverrideRow } from '../llm-price-override.entity.ts';
import { llmPriceOf, llmPriceOverrideWhere, llmPriceOverridesByIds } from '../llm-price.store.ts';
import { LlmPriceFilter, LlmPricingType } from './llm-price.ts';

export const LlmPriceOverrideNode = builder.loadableNodeRef('LlmPriceOverride', {
  id: { resolve: (override: LlmPriceOverrideRow) => override.id },
  load: (ids: string[], { read }) => llmPriceOverridesByIds(read, ids),
});

LlmPriceOverrideNode.implement({
  description: "What you pay for a model's tokens, instead of the list price. It never changes: a later one takes over when it comes into force.",
  authScopes: { $any: { permission: 'feature:read', $granted: 'made' } },
  fields: (t) => ({
    provider: t.exposeString('provider', { description: 'Who serves the model, by its canonical name.' }),
    model: t.exposeString('model', { description: 'Its canonical name: lower-case, without date and revision, a hyphen for the dot of a version.' }),
    pricing: t.field({ type: LlmPricingType, description: 'The prices.', resolve: (override) => llmPriceOf(override).pricing }),
    effectiveFrom: t.expose('effectiveFrom', { type: 'DateTime', description: 'When it comes into force.' }),
    effectiveTo: t.expose('effectiveTo', { type: 'DateTime', nullable: true, description: 'When it ends, exclusive; null is until further notice.' }),
    origin: t.exposeString('origin', { description: 'Where the price is from, in your words.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made, in real time.' }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was deleted; null while it is live.' }),
  }),
});

const LlmPriceOverrideConnection = builder.connectionObject(
  { type: LlmPriceOverrideNode, name: 'LlmPriceOverrideConnection', description: 'A page of overrides.' },
  { name: 'LlmPriceOverrideEdge', description: 'An override in its place in the list.' },
);

builder.queryField('llmPriceOverrides', (t) =>
  t.connection(
    {
      type: LlmPriceOverrideNode,
      description: 'Your own prices of models, by provider, model and beginning. Needs feature:read.',
      authScopes: { permission: 'feature:read' },
      complexity: connectionComplexity,
      args: {
        filter: t.arg({ type: LlmPriceFilter, description: 'Which ones; all when omitted.' }),
        includeDeleted: t.arg.boolean({ defaultValue: false, description: 'Deleted ones too.' }),
      },
      resolve: (_root, { filter, includeDeleted, ...page }, ctx) =>
        connectionPage(ctx, LlmPriceOverrideSchema, page, {
          where: llmPriceOverrideWhere({ ...filter, includeDeleted: includeDeleted === true }),
          order: [
            { property: 'provider', direction: 'asc' },
            { property: 'model', direction: 'asc' },
            { property: 'effectiveFrom', direction: 'asc' },
            { property: 'id', direction: 'asc' },
          ],
        }),
    },
    LlmPriceOverrideConnection,
  ),
);
