import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { isKey } from '../kit/key.ts';
import { looksLikeUlid } from './key.ts';
import { nameIssues } from './name-issues.ts';

/** What a caller asks a feature to be. */
export interface FeatureDraft {
  readonly key: string;
  readonly name: string;
  /** The dimensions that the filters name, in their order. */
  readonly filterKeys: readonly string[];
}

/** The meter of a feature, as far as its rules go. */
export interface FeatureMeter {
  readonly key: string;
  /** The keys of its groupBy. */
  readonly dimensions: readonly string[];
}

/**
 * Everything that is wrong with a new feature; empty when it can be created. `meter` is null for a feature without one. What the
 * filters ask of their values is checked where filters are read.
 */
export function featureIssues({ key, name, filterKeys }: FeatureDraft, meter: FeatureMeter | null): Issue[] {
  return [...keyIssues(key), ...nameIssues(name, ['name']), ...filterIssues(filterKeys, meter)];
}

function keyIssues(key: string): Issue[] {
  if (!isKey(key)) return [issue('KEY_INVALID', `key "${key}" is not a key: 1 to 64 lower-case letters and digits, joined by single underscores`, 'key')];
  return looksLikeUlid(key) ? [issue('FEATURE_KEY_LOOKS_LIKE_ID', `key "${key}" reads like an id: choose a name`, 'key')] : [];
}

function filterIssues(filterKeys: readonly string[], meter: FeatureMeter | null): Issue[] {
  if (filterKeys.length === 0) return [];
  if (meter === null) return [issue('FEATURE_FILTER_WITH_NO_METER', 'filterGroupBy filters the usage of a meter, and the feature has none: give meter', 'filterGroupBy')];
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const [position, key] of filterKeys.entries()) {
    const path = ['filterGroupBy', position, 'key'] as const;
    if (!meter.dimensions.includes(key)) {
      const known = meter.dimensions.length === 0 ? 'it has no dimension' : `its dimensions are ${meter.dimensions.join(', ')}`;
      issues.push(issue('FEATURE_FILTER_UNKNOWN_DIMENSION', `filterGroupBy.${position}.key "${key}" is no dimension of meter "${meter.key}": ${known}`, ...path));
    } else if (seen.has(key)) {
      issues.push(issue('FEATURE_FILTER_DUPLICATED', `filterGroupBy.${position}.key "${key}" is filtered already: join the filters with "and"`, ...path));
    }
    seen.add(key);
  }
  return issues;
}
