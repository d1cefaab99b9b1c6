import type { Issue } from '../kit/errors.ts';
import type { MetricFilter } from '../metering/index.ts';

/** CRITICAL: cannot be kept. WARNING: kept on a draft, and stands in the way of publishing it. */
export type Severity = 'CRITICAL' | 'WARNING';

export interface CatalogIssue extends Issue {
  readonly severity: Severity;
}

export type Path = readonly (string | number)[];

/** What the rules of a plan need to know of a feature. */
export interface FeatureFact {
  readonly id: string;
  readonly isArchived: boolean;
  /** How its meter counts; null without a meter. */
  readonly aggregation: string | null;
  /** What else its meter says; null without a meter. */
  readonly meter?: MeterFact | null;
}

/** What the rules of charges need to know of a meter. */
export interface MeterFact {
  /** What it counts is carried from period to period. */
  readonly recurring: boolean;
  /** The keys by which its usage is broken down, those of `filters` included. */
  readonly dimensions: readonly string[];
  /** The keys whose values it declares. */
  readonly filters: readonly MetricFilter[];
}

/** The features by key: the one in force, else the last archived one. A key that is not here names no feature. */
export type FeatureFacts = ReadonlyMap<string, FeatureFact>;

export function critical(of: Issue): CatalogIssue {
  return { ...of, severity: 'CRITICAL' };
}

export function warning(of: Issue): CatalogIssue {
  return { ...of, severity: 'WARNING' };
}

export function isCritical({ severity }: CatalogIssue): boolean {
  return severity === 'CRITICAL';
}
