/** A model of language as prices are looked up by it. */
export interface LlmModel {
  readonly provider: string;
  readonly model: string;
}

const providerAliases: ReadonlyMap<string, string> = new Map([
  ['azure_ai', 'azure'],
  ['bedrock_converse', 'bedrock'],
  ['amazon-bedrock', 'bedrock'],
  ['gemini', 'google'],
  ['aws', 'amazon'],
  ['facebook', 'meta'],
  ['mistralai', 'mistral'],
  ['x-ai', 'xai'],
  ['nano-gpt', 'nanogpt'],
  ['nano_gpt', 'nanogpt'],
]);

const modelAliases: ReadonlyMap<string, string> = new Map([
  ['deepseek-chat', 'deepseek-v3'],
  ['deepseek-reasoner', 'deepseek-r1'],
]);

/**
 * OpenMeter's rule: one name for what providers and gateways write differently. A model loses its revision (-v1:0), then its date, then
 * its region; a version's dot is a hyphen. Who hosts a model stays apart from who makes it, since their prices differ: azure is not openai.
 */
export function canonicalModel({ provider, model }: LlmModel): LlmModel {
  return { provider: canonicalProvider(provider), model: canonicalModelName(model) };
}

function canonicalProvider(provider: string): string {
  const name = provider.trim().toLowerCase();
  return /^vertex_ai[-_]/.test(name) ? 'vertex_ai' : (providerAliases.get(name) ?? name);
}

function canonicalModelName(model: string): string {
  const name = model
    .trim()
    .toLowerCase()
    .replace(/-v\d+:\d+$/, '')
    .replace(/-(?:\d{8}|\d{4}-\d{2}-\d{2})$/, '')
    .replace(/^(?:us|eu|ap)\./, '')
    .replace(/(?<=\d)\.(?=\d)/g, '-');
  return modelAliases.get(name) ?? name;
}
