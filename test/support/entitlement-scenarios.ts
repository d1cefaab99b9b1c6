import fc from 'fast-check';
import { Decimal } from '../../src/kit/decimal.ts';
import type { Grant } from '../../src/entitlements/engine/grant.ts';
import type { RecordedReset } from '../../src/entitlements/engine/usage-period.ts';
import type { Activity, MeteredTerms } from '../../src/entitlements/entitlement.ts';
import { at } from './entitlement-vectors.ts';
import type { VectorEvent } from './entitlement-vectors.ts';

export interface Scenario {
  readonly terms: Activity & MeteredTerms;
  readonly grants: readonly Grant[];
  readonly resets: readonly RecordedReset[];
  readonly events: readonly VectorEvent[];
}

const beginning = at('2025-01-30T00:00:00Z');
/** Ten days in steps of three hours: coarse, so that starts, ends, refills and resets often meet at one instant. */
const lastStep = 80;
export const instantOf = (step: number): Temporal.Instant => beginning.add({ hours: 3 * step });
const step = fc.integer({ min: 0, max: lastStep });
const units = fc.integer({ min: 0, max: 400 }).map((tenths) => Decimal.of(tenths).div(Decimal.of(10), 1));
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const duration = (...texts: string[]): fc.Arbitrary<Temporal.Duration> => fc.constantFrom(...texts).map((text) => Temporal.Duration.from(text));

const grant = fc
  .record({
    amount: units.map((amount) => amount.add(Decimal.one)),
    priority: fc.integer({ min: 0, max: 2 }),
    effectiveAt: step.map(instantOf),
    expiresAt: maybe(step.map(instantOf)),
    voidedAt: maybe(step.map(instantOf)),
    deletedAt: fc.constant(null),
    minRolloverAmount: units,
    maxRolloverAmount: units,
    recurrence: maybe(fc.record({ interval: duration('PT3H', 'PT9H', 'P1D', 'P2D'), anchor: step.map(instantOf) })),
    createdAt: step.map(instantOf),
  })
  .filter(({ effectiveAt, expiresAt }) => expiresAt === null || Temporal.Instant.compare(effectiveAt, expiresAt) < 0);

const resets = fc
  .uniqueArray(fc.record({ step: fc.integer({ min: 1, max: lastStep }), anchor: step.map(instantOf), preserveOverage: fc.boolean() }), {
    maxLength: 3,
    selector: (reset) => reset.step,
  })
  .map((drawn): RecordedReset[] => drawn.map((reset) => ({ at: instantOf(reset.step), anchor: reset.anchor, preserveOverage: reset.preserveOverage })));

/** Entitlements of all shapes, over ten days; usage values are letters' codes, so that every aggregation can count them. */
export const scenario: fc.Arbitrary<Scenario> = fc.record({
  terms: fc.record({
    type: fc.constant('METERED' as const),
    activeFrom: fc.constant(beginning),
    activeTo: fc.constant(null),
    deletedAt: fc.constant(null),
    measureUsageFrom: fc.constant(beginning),
    usagePeriod: fc.record({ interval: duration('P1D', 'P3D', 'P1M'), anchor: step.map(instantOf) }),
    isSoftLimit: fc.boolean(),
    preserveOverageAtReset: fc.boolean(),
    issueAfterReset: fc.constant(null),
  }),
  grants: fc.array(grant, { maxLength: 4 }).map((drawn): Grant[] => drawn.map((terms, index) => ({ ...terms, id: `g${index}` }))),
  resets,
  events: fc.array(
    fc.record({
      at: fc.tuple(step, fc.integer({ min: -90, max: 90 })).map(([coarse, minutes]) => instantOf(coarse).add({ minutes }).toString()),
      value: fc.integer({ min: 0, max: 60 }).map(String),
    }),
    { maxLength: 15 },
  ),
});

/** Any minute of the ten days, often one where something happens. */
export const instant = fc.oneof(step.map(instantOf), fc.integer({ min: 0, max: lastStep * 180 }).map((minutes) => beginning.add({ minutes })));
