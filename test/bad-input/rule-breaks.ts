import type { Story } from '../support/story.ts';
import type { Path } from './wrong-values.ts';

/** A value of the right type that a command's own rule refuses: the place in good variables, and the code of the refusal. */
export interface RuleBreak {
  readonly field: string;
  readonly path: Path;
  readonly value: unknown | ((story: Story) => unknown);
  readonly code: string;
}

const breaks = (field: string, ...rules: readonly (readonly [path: string, value: unknown, code: string])[]): readonly RuleBreak[] =>
  rules.map(([path, value, code]) => ({ field, path: path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)), value, code }));

export const ruleBreaks: readonly RuleBreak[] = [
  ...breaks(
    'Mutation.createApiKey',
    ['input.scopes.0', 'everything:write', 'SCOPE_UNKNOWN'],
    ['input.expiresAt', '2026-12-31T00:00:00Z', 'NOT_AHEAD'],
  ),
  ...breaks(
    'Mutation.createCustomer',
    ['input.name', 'x'.repeat(257), 'TOO_LONG'],
    ['input.description', 'x'.repeat(1_025), 'TOO_LONG'],
    ['input.primaryEmail', 'nobody', 'INVALID_FORMAT'],
    ['input.subjectKeys', ['a', 'a'], 'DUPLICATED'],
    ['input.billingAddress.city', '', 'TOO_SHORT'],
    ['input.key', (story: Story) => story.text('one'), 'CUSTOMER_KEY_TAKEN'],
    ['input.externalId', (story: Story) => story.text('one_external'), 'CUSTOMER_EXTERNAL_ID_TAKEN'],
  ),
  ...breaks('Mutation.updateCustomer', ['input.name', null, 'INVALID'], ['input.primaryEmail', 'nobody', 'INVALID_FORMAT']),
  ...breaks('Mutation.advanceTestClock', ['to', '2026-12-31T00:00:00Z', 'TEST_CLOCK_BACKWARDS'], ['to', '2047-01-01T00:00:00Z', 'TEST_CLOCK_TOO_FAR']),
];
