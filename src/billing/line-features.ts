import { featuresByKeys } from '../catalog/index.ts';
import type { FeatureRow } from '../catalog/index.ts';
import { metersByIds } from '../metering/index.ts';
import type { Reader } from '../platform/reader.ts';
import type { LineFeature } from './pending-line.ts';

/** A live feature with what the rules of lines look at. */
export interface FoundFeature extends LineFeature {
  readonly row: FeatureRow;
}

/** The live features of these keys, by key, with how their meters count. At most two statements. */
export async function lineFeatures(read: Reader, keys: readonly (string | null)[]): Promise<ReadonlyMap<string, FoundFeature>> {
  const named = [...new Set(keys.filter((key) => key !== null))];
  const features = named.length === 0 ? [] : (await featuresByKeys(read, named)).filter((feature) => feature !== null);
  const meterIds = [...new Set(features.map(({ meterId }) => meterId).filter((id) => id !== null))];
  const meters = meterIds.length === 0 ? [] : await metersByIds(read, meterIds);
  const aggregations = new Map(meters.flatMap((meter) => (meter === null ? [] : [[meter.id, meter.aggregation] as const])));
  return new Map(features.map((row) => [row.key, { row, aggregation: aggregations.get(row.meterId ?? '') ?? null }]));
}
