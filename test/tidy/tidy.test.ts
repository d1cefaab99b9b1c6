import { describe, expect, test } from 'vitest';
import { importRules } from './rules-of-imports.ts';
import { purityRules } from './rules-of-purity.ts';
import { houseRules } from './rules-of-the-house.ts';
import { allSources } from './sources.ts';

const files = allSources();

describe.each([['imports', importRules], ['purity', purityRules], ['the house', houseRules]])('%s', (_name, rules) => {
  test.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_rule, { name, remedy, find }) => {
    const findings = find(files);
    expect(findings.length, `${name}.\nRemedy: ${remedy}.\n${findings.join('\n')}\n`).toBe(0);
  });

  test.each(rules.flatMap((rule) => rule.broken.map((tree) => [rule.name, rule, tree] as const)))('notices a break of: %s', (_rule, { find }, tree) => {
    expect(find(tree).length).toBeGreaterThan(0);
  });
});

test('the files of the checkout are found', () => {
  const paths = files.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['package.json', 'src/main.ts', 'src/kit/decimal.ts', 'test/tidy/tidy.test.ts', '.ci/run']));
  expect(paths.filter((path) => path.includes('node_modules/'))).toEqual([]);
});
