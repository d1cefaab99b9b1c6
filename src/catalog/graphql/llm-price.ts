import { builder } from '../../graphql/builder.ts';
import { contains } from '../../kit/period.ts';
import { canonicalModel } from '../llm/canonical-name.ts';
import { listPrices } from '../llm/list-prices.ts';
import type { LlmPriceRow } from '../llm/price-table.ts';
import type { LlmPricing } from '../llm/token-price.ts';
import { llmPricesOf } from '../llm-price.store.ts';

const missing = 'null: there is no price, which is not free.';

export const LlmPricingType = builder.objectRef<LlmPricing>('LlmPricing').implement({
  description: 'What one token of a model of language costs, in USD, by what it is used for.',
  fields: (t) => ({
    inputPerToken: t.expose('inputPerToken', { type: 'Decimal', description: 'A token of what the model is asked.' }),
    outputPerToken: t.expose('outputPerToken', { type: 'Decimal', description: 'A token of what it answers.' }),
    cacheReadPerToken: t.expose('cacheReadPerToken', { type: 'Decimal', nullable: true, description: `A token of input that the provider had kept; ${missing}` }),
    reasoningPerToken: t.expose('reasoningPerToken', { type: 'Decimal', nullable: true, description: `A token of what it thinks before it answers; ${missing}` }),
    cacheWritePerToken: t.expose('cacheWritePerToken', { type: 'Decimal', nullable: true, description: `A token of input that the provider is to keep; ${missing}` }),
  }),
});

const LlmPrice = builder.objectRef<LlmPriceRow>('LlmPrice').implement({
  description: 'What the tokens of a model cost for a stretch of time.',
  fields: (t) => ({
    provider: t.exposeString('provider', { description: 'Who serves the model, by its canonical name.' }),
    model: t.exposeString('model', { description: 'Its canonical name: lower-case, without date and revision, a hyphen for the dot of a version.' }),
    pricing: t.field({ type: LlmPricingType, description: 'The prices.', resolve: ({ pricing }) => pricing }),
    effectiveFrom: t.expose('effectiveFrom', { type: 'DateTime', description: 'When it comes into force.' }),
    effectiveTo: t.expose('effectiveTo', { type: 'DateTime', nullable: true, description: 'When it ends, exclusive; null is until further notice.' }),
    origin: t.exposeString('origin', { description: 'Where the price is from.' }),
    isOverride: t.exposeBoolean('own', { description: "Whether it is an override of your own, rather than a list price that Tollgate comes with." }),
  }),
});

export const LlmPriceFilter = builder.inputType('LlmPriceFilter', {
  description: 'Prices that pass every member that is given.',
  fields: (t) => ({
    provider: t.string({ description: 'Of this provider, however its name is written.' }),
    model: t.string({ description: 'Of this model, however its name is written.' }),
    at: t.field({ type: 'DateTime', description: 'In force then.' }),
  }),
});

builder.queryFields((t) => ({
  llmPrice: t.field({
    type: LlmPrice,
    nullable: true,
    description: "What a model's tokens cost you: your own override that is in force, else the list price that Tollgate comes with; null when neither is known. Needs feature:read.",
    authScopes: { permission: 'feature:read' },
    args: {
      provider: t.arg.string({ required: true, description: 'Who serves the model, however the name is written.' }),
      model: t.arg.string({ required: true, description: 'Which model, however its name is written.' }),
      at: t.arg({ type: 'DateTime', description: 'In force then; now, in real time, when omitted.' }),
    },
    resolve: async (_root, { at, ...model }, ctx) => {
      const then = at ?? ctx.clock.now();
      return (await llmPricesOf(ctx.read, [model], then)).priceAt(model, then);
    },
  }),
  llmPrices: t.field({
    type: [LlmPrice],
    description: "The list prices that Tollgate comes with, by provider, model and beginning: some hundred in all, no overrides. Collected by hand and not compared with their origins: state what you pay as overrides where it matters. Needs feature:read.",
    authScopes: { permission: 'feature:read' },
    complexity: 20,
    args: { filter: t.arg({ type: LlmPriceFilter, description: 'Which ones; all when omitted.' }) },
    resolve: (_root, { filter }) => {
      const { provider, model } = canonicalModel({ provider: filter?.provider ?? '', model: filter?.model ?? '' });
      return listPrices.filter(
        (price) =>
          (filter?.provider == null || price.provider === provider) &&
          (filter?.model == null || price.model === model) &&
          (filter?.at == null || contains({ from: price.effectiveFrom, to: price.effectiveTo }, filter.at)),
      );
    },
  }),
}));
