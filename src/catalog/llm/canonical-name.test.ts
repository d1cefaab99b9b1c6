import { expect, test } from 'vitest';
import { meteringVectors } from '../../../test/metering/vectors.ts';
import { canonicalModel } from './canonical-name.ts';
import type { LlmModel } from './canonical-name.ts';

const vectors = meteringVectors<LlmModel & { readonly expected: LlmModel }>('llm_normalize');

test.each(vectors)('$id: $provider, $model', ({ provider, model, expected }) => {
  expect(canonicalModel({ provider, model })).toEqual(expected);
});

test('no golden case is missing', () => {
  expect(vectors).toHaveLength(15);
});

test.each([
  ['Amazon-Bedrock', 'EU.Anthropic.Claude-3.5-Sonnet-20240620-v1:0', 'bedrock', 'anthropic.claude-3-5-sonnet'],
  ['vertex_ai-anthropic_models', 'claude-3-opus', 'vertex_ai', 'claude-3-opus'],
  ['vertex_ai', 'gemini-1.5-pro', 'vertex_ai', 'gemini-1-5-pro'],
  ['x-ai', 'grok-2-1212', 'xai', 'grok-2-1212'],
  ['aws', 'ap.us.nova', 'amazon', 'us.nova'],
  ['nano-gpt', 'm-20240101-20240102', 'nanogpt', 'm-20240101'],
  ['deepseek', 'DeepSeek-Reasoner', 'deepseek', 'deepseek-r1'],
  ['azure', 'gpt-4.1', 'azure', 'gpt-4-1'],
  ['__proto__', 'constructor', '__proto__', 'constructor'],
  ['', '', '', ''],
])('%s, %s', (provider, model, canonicalProvider, canonicalName) => {
  const once = canonicalModel({ provider, model });
  expect(once).toEqual({ provider: canonicalProvider, model: canonicalName });
});
