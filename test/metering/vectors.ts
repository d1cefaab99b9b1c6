import { readFileSync } from 'node:fs';
import { plainTerms } from '../../src/metering/meter.ts';
import type { MeterAggregation, MeterDefinition } from '../../src/metering/meter.ts';

export interface VectorMeter {
  readonly slug: string;
  readonly eventType: string;
  readonly aggregation: MeterAggregation;
  readonly valueProperty?: string;
  readonly groupBy?: Readonly<Record<string, string>>;
  readonly eventFrom?: string;
}

export interface VectorEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly data?: unknown;
}

interface Named { readonly id: string; readonly kind: string; readonly title: string }

const file = new URL('../vectors/openmeter-meters.json', import.meta.url);
const { vectors: all, about } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Named[]; about: { count: number; kinds: Readonly<Record<string, string>> } };
if (all.length !== about.count || all.some(({ kind }) => !(kind in about.kinds))) throw new Error(`${all.length} golden cases of metering where ${about.count} of the kinds named must be`);

/** The golden cases of one kind. Their numbers have few digits, so plain JSON keeps them. */
export function meteringVectors<T>(kind: string): (Named & T)[] {
  const found = all.filter((vector) => vector.kind === kind) as (Named & T)[];
  if (found.length === 0) throw new Error(`there is no golden case of ${kind}`);
  return found;
}

export function meterOf(meter: VectorMeter, id = 'meter'): MeterDefinition {
  return {
    ...plainTerms,
    id,
    key: meter.slug,
    aggregation: meter.aggregation,
    eventType: meter.eventType,
    // As meters are made: COUNT has none, whatever was asked.
    valueProperty: meter.aggregation === 'COUNT' ? null : meter.valueProperty ?? null,
    groupBy: Object.entries(meter.groupBy ?? {}).map(([key, path]) => ({ key, path })),
    eventFrom: meter.eventFrom === undefined ? null : Temporal.Instant.from(meter.eventFrom),
  };
}
