import { compareInstants, floorToMinute, floorToSecond } from '../../src/kit/calendar.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { contains } from '../../src/kit/period.ts';
import { expiresAt } from '../../src/entitlements/engine/expiration.ts';
import type { ExpirationUnit } from '../../src/entitlements/engine/expiration.ts';
import type { Grant } from '../../src/entitlements/engine/grant.ts';
import type { MeteredAggregation, UsageRange } from '../../src/entitlements/engine/plan.ts';
import { recordedReset, resetIssues } from '../../src/entitlements/engine/reset-rules.ts';
import { timelineOf } from '../../src/entitlements/engine/usage-period.ts';
import type { RecordedReset } from '../../src/entitlements/engine/usage-period.ts';
import type { Activity, MeteredTerms } from '../../src/entitlements/entitlement.ts';
import file from '../vectors/openmeter-entitlements.json' with { type: 'json' };

export interface VectorGrant {
  readonly id: string;
  readonly amount: string;
  readonly priority?: number;
  readonly effectiveAt: string;
  readonly expiration?: { readonly duration: ExpirationUnit; readonly count: number };
  readonly expiresAt?: string;
  readonly minRolloverAmount?: string;
  readonly maxRolloverAmount?: string;
  readonly recurrence?: { readonly interval: string; readonly anchor: string };
  readonly voidedAt?: string;
  readonly deletedAt?: string;
  readonly createdAt?: string;
}

export interface VectorEvent {
  readonly at?: string;
  readonly value: string;
  readonly repeat?: { readonly from: string; readonly to: string; readonly count: number };
}

export interface VectorEntitlement {
  readonly measureUsageFrom: string;
  readonly usagePeriod: { readonly interval: string; readonly anchor: string };
  readonly preserveOverageAtReset?: boolean;
  readonly isSoftLimit?: boolean;
}

export interface VectorReset {
  readonly at: string;
  readonly retainAnchor?: boolean;
  readonly preserveOverage?: boolean;
}

export interface VectorSegment {
  readonly from: string;
  readonly to: string;
  readonly usage: string;
  readonly overageAtStart: string;
  readonly overage: string;
  readonly balanceAtStart: string;
  readonly balanceAtEnd: string;
  readonly grantBalancesAtStart: Record<string, string>;
  readonly grantBalancesAtEnd: Record<string, string>;
  readonly grantUsages: Record<string, string>;
  readonly endedByReset?: boolean;
  readonly rollover?: boolean;
}

/** The vectors of one kind as [id: title, vector]; a kind without any would prove nothing, so that fails. */
export function vectorsOf<T>(kind: string): [string, T][] {
  const found = (file.vectors as readonly { readonly id: string; readonly kind: string; readonly title: string }[]).filter((vector) => vector.kind === kind);
  if (found.length === 0) throw new Error(`no vectors of kind ${kind}`);
  return found.map((vector) => [`${vector.id}: ${vector.title}`, vector as T]);
}

/** How many vectors the file says it has, and of which kinds, by name. */
export function vectorsSay(): { readonly count: number; readonly kinds: readonly string[] } {
  return { count: file.about.count, kinds: Object.keys(file.about.kinds).toSorted() };
}

/** How many vectors there are of each kind, by its name. */
export function vectorKinds(): Readonly<Record<string, number>> {
  const kinds = file.vectors.map(({ kind }) => kind).toSorted();
  return Object.fromEntries(kinds.map((kind) => [kind, kinds.filter((other) => other === kind).length]));
}

export const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

const named: Readonly<Record<string, string>> = { DAY: 'P1D', WEEK: 'P1W', MONTH: 'P1M', YEAR: 'P1Y' };

export const interval = (text: string): Temporal.Duration => Temporal.Duration.from(named[text] ?? text);

export function grantOf(vector: VectorGrant): Grant {
  const effectiveAt = at(vector.effectiveAt);
  const expiration = vector.expiration === undefined ? null : expiresAt(effectiveAt, { unit: vector.expiration.duration, count: vector.expiration.count });
  return {
    id: vector.id,
    amount: Decimal.of(vector.amount),
    priority: vector.priority ?? 0,
    effectiveAt,
    expiresAt: vector.expiresAt === undefined ? expiration : at(vector.expiresAt),
    voidedAt: vector.voidedAt === undefined ? null : at(vector.voidedAt),
    deletedAt: vector.deletedAt === undefined ? null : at(vector.deletedAt),
    minRolloverAmount: Decimal.of(vector.minRolloverAmount ?? '0'),
    maxRolloverAmount: Decimal.of(vector.maxRolloverAmount ?? '0'),
    recurrence: vector.recurrence === undefined ? null : { interval: interval(vector.recurrence.interval), anchor: at(vector.recurrence.anchor) },
    createdAt: at(vector.createdAt ?? vector.effectiveAt),
  };
}

export function meteredOf(vector: VectorEntitlement): Activity & MeteredTerms {
  const measureUsageFrom = floorToMinute(at(vector.measureUsageFrom));
  return {
    type: 'METERED',
    activeFrom: measureUsageFrom,
    activeTo: null,
    deletedAt: null,
    measureUsageFrom,
    usagePeriod: { interval: interval(vector.usagePeriod.interval), anchor: at(vector.usagePeriod.anchor) },
    isSoftLimit: vector.isSoftLimit ?? false,
    preserveOverageAtReset: vector.preserveOverageAtReset ?? false,
    issueAfterReset: null,
  };
}

/** The resets as the command would have recorded them, each asked for at its own time. */
export function resetsOf(vectors: readonly VectorReset[], terms: MeteredTerms): readonly RecordedReset[] {
  const recorded: RecordedReset[] = [];
  for (const vector of vectors) {
    const timeline = timelineOf(terms.measureUsageFrom, terms.usagePeriod, recorded);
    const request = { effectiveAt: at(vector.at), retainAnchor: vector.retainAnchor ?? false, preserveOverage: vector.preserveOverage ?? null };
    const refused = resetIssues(timeline, request, at(vector.at));
    if (refused.length > 0) throw new Error(`a vector's reset is refused: ${refused.map(({ message }) => message).join('; ')}`);
    recorded.push(recordedReset(timeline, request, terms.preserveOverageAtReset, at(vector.at)));
  }
  return recorded;
}

/** A meter over these events: the usage of one range, as the engine defines it for the aggregation. */
export function meterOver(events: readonly VectorEvent[], aggregation: MeteredAggregation): (range: UsageRange) => Decimal {
  const all = events
    .flatMap(occurrencesOf)
    .map((event) => ({ at: floorToSecond(event.at), value: event.value }))
    .toSorted((a, b) => compareInstants(a.at, b.at));
  const inside = (from: Temporal.Instant, to: Temporal.Instant): readonly string[] => all.filter((event) => contains({ from, to }, event.at)).map(({ value }) => value);
  const distinct = (from: Temporal.Instant, to: Temporal.Instant): number => new Set(inside(from, to)).size;
  return ({ from, to, periodFrom }) => {
    switch (aggregation) {
      case 'SUM':
        return Decimal.sum(inside(from, to).map((value) => Decimal.of(value)));
      case 'COUNT':
        return Decimal.of(inside(from, to).length);
      case 'UNIQUE_COUNT':
        return Decimal.of(distinct(periodFrom, to) - distinct(periodFrom, from));
      case 'LATEST':
        return Decimal.of(inside(from, to).at(-1) ?? '0');
    }
  };
}

function occurrencesOf({ at: time, value, repeat }: VectorEvent): readonly { readonly at: Temporal.Instant; readonly value: string }[] {
  if (repeat === undefined) return time === undefined ? [] : [{ at: at(time), value }];
  const from = at(repeat.from).epochNanoseconds;
  const length = at(repeat.to).epochNanoseconds - from;
  // Divided last: a step that is cut to nanoseconds would put what is due on a whole second into the one before.
  return Array.from({ length: repeat.count }, (_, i) => ({ at: Temporal.Instant.fromEpochNanoseconds(from + (BigInt(i) * length) / BigInt(repeat.count)), value }));
}
