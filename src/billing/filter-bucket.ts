import { dimensionKeys, filterMatcher } from '../metering/index.ts';
import type { CompiledMeter, FilterValues } from '../metering/index.ts';

/** One part of a charge's usage: what its filter at this position takes, or for null what none of them takes. */
export interface FilterBucket {
  readonly filters: readonly FilterValues[];
  readonly filter: number | null;
}

/**
 * Whether an event falls into a bucket, by its value of each dimension of the meter. Every event falls into exactly one bucket of a charge:
 * of the filters that it passes, that with the most keys, the first of several.
 */
export function bucketTest(meter: CompiledMeter, { filters, filter }: FilterBucket): (groupValues: readonly string[]) => boolean {
  const keys = dimensionKeys(meter);
  const numbered = filters.map((values, at) => ({ values, at }));
  const match = filterMatcher(meter.filters, numbered);
  // The same few combinations of values come again and again.
  const known = new Map<string, boolean>();
  return (groupValues) => {
    const name = JSON.stringify(groupValues);
    let accepted = known.get(name);
    if (accepted === undefined) {
      const properties = new Map(keys.flatMap((key, at) => (groupValues[at] ? [[key, groupValues[at]] as const] : [])));
      accepted = (match(properties)?.at ?? null) === filter;
      known.set(name, accepted);
    }
    return accepted;
  };
}
