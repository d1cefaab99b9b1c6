import { builder } from '../../graphql/builder.ts';
import { ConflictError, ValidationError } from '../../kit/errors.ts';
import { createLlmPriceOverride } from '../commands/create-llm-price-override.ts';
import { LlmPriceOverrideNode } from './llm-price-override.ts';

const none = 'in USD, 0 or more; omitted: there is no price, which is not free.';

const LlmPricingInput = builder.inputType('LlmPricingInput', {
  description: 'What one token of a model of language costs, by what it is used for.',
  fields: (t) => ({
    inputPerToken: t.field({ type: 'Decimal', required: true, description: 'A token of what the model is asked, in USD, 0 or more.' }),
    outputPerToken: t.field({ type: 'Decimal', required: true, description: 'A token of what it answers, in USD, 0 or more.' }),
    cacheReadPerToken: t.field({ type: 'Decimal', description: `A token of input that the provider had kept, ${none}` }),
    reasoningPerToken: t.field({ type: 'Decimal', description: `A token of what it thinks before it answers, ${none}` }),
    cacheWritePerToken: t.field({ type: 'Decimal', description: `A token of input that the provider is to keep, ${none}` }),
  }),
});

const CreateLlmPriceOverrideInput = builder.inputType('CreateLlmPriceOverrideInput', {
  description: "What you pay for a model's tokens.",
  fields: (t) => ({
    provider: t.string({ required: true, description: 'Who serves the model, 1 to 256 characters, however the name is written.' }),
    model: t.string({ required: true, description: 'Which model, 1 to 256 characters, however its name is written.' }),
    pricing: t.field({ type: LlmPricingInput, required: true, description: 'The prices. They stand by themselves: a type of token that is left out has no price.' }),
    effectiveFrom: t.field({ type: 'DateTime', description: 'When it comes into force, also in the past; now, in real time, when omitted. Of one model no two overrides begin together.' }),
    effectiveTo: t.field({ type: 'DateTime', description: 'When it ends, exclusive, after effectiveFrom; until further notice when omitted.' }),
    origin: t.string({ description: 'Where the price is from, 1 to 256 characters: "contract of 2026". "own price" when omitted.' }),
  }),
});

builder.mutationField('createLlmPriceOverride', (t) =>
  t.field({
    type: LlmPriceOverrideNode,
    description:
      "States what you pay for a model's tokens: costs are found by it instead of the list price while it is in force; of several, by the one that came into force last. Needs feature:write.",
    authScopes: { permission: 'feature:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError] },
    args: { input: t.arg({ type: CreateLlmPriceOverrideInput, required: true, description: 'The override.' }) },
    resolve: (_root, { input: { pricing, ...input } }, ctx) =>
      createLlmPriceOverride(ctx.command, {
        ...input,
        pricing: {
          inputPerToken: pricing.inputPerToken,
          outputPerToken: pricing.outputPerToken,
          cacheReadPerToken: pricing.cacheReadPerToken ?? null,
          reasoningPerToken: pricing.reasoningPerToken ?? null,
          cacheWritePerToken: pricing.cacheWritePerToken ?? null,
        },
      }),
  }),
);
