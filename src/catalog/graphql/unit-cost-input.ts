import { builder } from '../../graphql/builder.ts';
import type { UnitCost, UnitCostPart } from '../unit-cost.ts';
import { LlmTokenTypeEnum } from './enums.ts';

const ManualUnitCostInput = builder.inputType('ManualUnitCostInput', {
  description: 'The same amount for every unit.',
  fields: (t) => ({ amount: t.field({ type: 'Decimal', required: true, description: 'A unit, in USD, 0 or more.' }) }),
});

const dimension = "The key of the meter's groupBy whose value tells it.";

const LlmNameInput = builder.inputType('LlmNameInput', {
  isOneOf: true,
  description: 'A name, the same for all usage, or what tells it.',
  fields: (t) => ({
    value: t.string({ description: 'It itself, 1 to 256 characters, in any of the ways in which providers and gateways write it.' }),
    dimension: t.string({ description: dimension }),
  }),
});

const LlmTokenTypePartInput = builder.inputType('LlmTokenTypePartInput', {
  isOneOf: true,
  description: 'A type of token, the same for all usage, or what tells it.',
  fields: (t) => ({
    value: t.field({ type: LlmTokenTypeEnum, description: 'It itself.' }),
    dimension: t.string({ description: dimension }),
  }),
});

const LlmUnitCostInput = builder.inputType('LlmUnitCostInput', {
  description: 'What tokens of a model of language cost, by the prices in force. The feature needs a meter.',
  fields: (t) => ({
    provider: t.field({ type: LlmNameInput, required: true, description: 'Who serves the model: "openai", "azure".' }),
    model: t.field({ type: LlmNameInput, required: true, description: 'Which model: "gpt-4.1".' }),
    tokenType: t.field({ type: LlmTokenTypePartInput, required: true, description: 'What the counted tokens are used for.' }),
  }),
});

export const UnitCostInput = builder.inputType('UnitCostInput', {
  isOneOf: true,
  description: 'What one unit of usage costs its seller: exactly one of these.',
  fields: (t) => ({
    manual: t.field({ type: ManualUnitCostInput, description: 'An amount.' }),
    llm: t.field({ type: LlmUnitCostInput, description: 'The price of a token.' }),
  }),
});

/** The unit cost that an input names. Its one member was checked by the graph. */
export function unitCostOf({ manual, llm }: typeof UnitCostInput.$inferInput): UnitCost {
  if (manual != null) return { type: 'MANUAL', amount: manual.amount };
  if (llm == null) throw new RangeError('a unit cost names none');
  return { type: 'LLM', provider: partOf(llm.provider), model: partOf(llm.model), tokenType: partOf(llm.tokenType) };
}

function partOf({ value, dimension }: { readonly value?: string | null | undefined; readonly dimension?: string | null | undefined }): UnitCostPart {
  return dimension == null ? { value: value as string, dimension: null } : { value: null, dimension };
}
