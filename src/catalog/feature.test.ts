import { expect, test } from 'vitest';
import { featureIssues } from './feature.ts';

const meter = { key: 'tokens', dimensions: ['model', 'kind'] };
const good = { key: 'gpt_tokens', name: 'Tokens', filterKeys: ['model', 'kind'] };

test('a feature of a meter, filtered by its dimensions, is good', () => {
  expect(featureIssues(good, meter)).toEqual([]);
  expect(featureIssues({ ...good, filterKeys: [] }, null)).toEqual([]);
});

test.each([
  ['an empty key', { key: '' }, 'KEY_INVALID', 'key'],
  ['a key with capitals', { key: 'Tokens' }, 'KEY_INVALID', 'key'],
  ['a key that reads like an id', { key: '01h455vb4pex5vsknk084sn02q' }, 'FEATURE_KEY_LOOKS_LIKE_ID', 'key'],
  ['a blank name', { name: ' ' }, 'RESOURCE_NAME_EMPTY', 'name'],
  ['a name without end', { name: 'n'.repeat(257) }, 'NAME_TOO_LONG', 'name'],
  ['a filter on no dimension', { filterKeys: ['model', 'region'] }, 'FEATURE_FILTER_UNKNOWN_DIMENSION', 'filterGroupBy.1.key'],
  ['a dimension filtered twice', { filterKeys: ['model', 'model'] }, 'FEATURE_FILTER_DUPLICATED', 'filterGroupBy.1.key'],
])('%s is refused', (_why, over, code, path) => {
  expect(featureIssues({ ...good, ...over }, meter).map((found) => [found.code, found.path.join('.')])).toEqual([[code, path]]);
});

test('a filter needs a meter', () => {
  expect(featureIssues(good, null).map(({ code }) => code)).toEqual(['FEATURE_FILTER_WITH_NO_METER']);
});
