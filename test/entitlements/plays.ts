import { at, interval } from '../support/entitlement-vectors.ts';
import type { VectorEntitlement, VectorEvent, VectorGrant, VectorReset } from '../support/entitlement-vectors.ts';
import type { World } from '../support/world.ts';
import type { house } from './house.ts';

/** What a vector says that happens. */
export interface Play {
  readonly aggregation: 'SUM' | 'COUNT' | 'UNIQUE_COUNT' | 'LATEST';
  readonly entitlement: VectorEntitlement;
  readonly grants: readonly VectorGrant[];
  readonly usage: readonly VectorEvent[];
  readonly resets: readonly VectorReset[];
}

export interface Played {
  /** The customer's key, and its feature's. */
  readonly key: string;
  /** The vector's names of grants by their ids in the graph. */
  readonly grants: ReadonlyMap<string, string>;
  /** Where the clock stands: no earlier than `until`. */
  readonly now: string;
}

/** What happens, in the order of a test clock's time. */
interface Step {
  readonly time: string;
  readonly run: () => Promise<unknown>;
}

const earliest = (times: readonly string[]): string => times.reduce((a, b) => (Temporal.Instant.compare(at(a), at(b)) <= 0 ? a : b));
const isAfter = (a: string, b: string): boolean => Temporal.Instant.compare(at(a), at(b)) > 0;
const latest = (times: readonly string[]): string => times.reduce((a, b) => (Temporal.Instant.compare(at(a), at(b)) < 0 ? b : a));

/** Plays a vector through the graph: a customer on a test clock of its own, with everything at its time, until the clock stands at `until` or later. */
export async function play(world: World, ask: ReturnType<typeof house>, key: string, { aggregation, entitlement, grants, usage, resets }: Play, until: string): Promise<Played> {
  await ask.feature(key, aggregation);
  const madeAt = ({ createdAt, effectiveAt }: VectorGrant): string => createdAt ?? effectiveAt;
  // Where nothing happens before the question, the clock begins there.
  const start = earliest([grants.length + resets.length === 0 ? until : entitlement.measureUsageFrom, ...grants.map(madeAt)]);
  const clockId = await ask.clock(start);
  await ask.customer(key, { testClockId: clockId });
  await ask.metered(key, key, {
    usagePeriod: { interval: interval(entitlement.usagePeriod.interval).toString(), anchor: entitlement.usagePeriod.anchor },
    measureUsageFrom: { at: entitlement.measureUsageFrom },
    isSoftLimit: entitlement.isSoftLimit ?? false,
    preserveOverageAtReset: entitlement.preserveOverageAtReset ?? false,
  });
  const ids = new Map<string, string>();
  const inOrder = grants.toSorted((a, b) => Temporal.Instant.compare(at(madeAt(a)), at(madeAt(b))) || (a.id < b.id ? -1 : 1));
  const steps: Step[] = [
    ...inOrder.map((grant): Step => ({ time: madeAt(grant), run: async () => void ids.set(grant.id, (await ask.grant(key, key, grant.amount, grant.effectiveAt, termsOf(grant, until, grants))).id) })),
    // One grant is voided and never deleted; both end it alike.
    ...grants.flatMap((grant): Step[] =>
      [grant.voidedAt, grant.deletedAt, betweenHours(grant)].flatMap((time) => (time === undefined || isAfter(time, until) ? [] : [{ time, run: () => world.data('mutation ($id: ID!, $at: DateTime) { voidGrant(id: $id, at: $at) { ... on Grant { id } ... on Error { message } } }', { id: ids.get(grant.id), at: time }) }])),
    ),
    ...resets.map((reset): Step => ({
      time: reset.at,
      run: () => ask.reset(key, key, { effectiveAt: reset.at, retainAnchor: reset.retainAnchor ?? false, ...(reset.preserveOverage === undefined ? {} : { preserveOverage: reset.preserveOverage }) }),
    })),
  ];
  await ask.use(key, key, ...usage.flatMap(occurrences));
  let now = start;
  const advance = async (time: string): Promise<void> => {
    if (Temporal.Instant.compare(at(time), at(now)) <= 0) return;
    await ask.advance(clockId, time);
    now = time;
  };
  for (const { time, run } of steps.toSorted((a, b) => Temporal.Instant.compare(at(a.time), at(b.time)))) {
    await advance(time);
    await run();
  }
  await advance(latest([until, now]));
  return { key, grants: new Map([...ids].map(([name, id]) => [id, name])), now };
}

/** As a command takes it. */
function termsOf(grant: VectorGrant, until: string, grants: readonly VectorGrant[]): object {
  const endTogether = isAfter(grant.expiresAt ?? until, until) && grants.every(({ expiresAt }) => expiresAt === grant.expiresAt);
  return {
    ...(grant.priority === undefined ? {} : { priority: grant.priority }),
    expiration: endTogether ? null : expirationOf(grant, until),
    minRolloverAmount: grant.minRolloverAmount ?? '0',
    maxRolloverAmount: grant.maxRolloverAmount ?? '0',
    ...(grant.recurrence === undefined ? {} : { recurrence: { interval: interval(grant.recurrence.interval).toString(), anchor: grant.recurrence.anchor } }),
  };
}

/**
 * Expirations count whole hours: a grant that ends between two is voided when it ends, and gets a later expiry. Where all grants end at one
 * instant after the play, they get none.
 */
function expirationOf(grant: VectorGrant, until: string): { unit: string; count: number } | null {
  if (grant.expiration !== undefined) return { unit: grant.expiration.duration, count: grant.expiration.count };
  const hours = lifetimeHours(grant);
  if (hours === null) return null;
  if (hours % 1 !== 0 && !isAfter(grant.expiresAt ?? until, until)) return { unit: 'YEAR', count: 1 };
  return hours % 24 === 0 && hours / 24 <= 1_000 ? { unit: 'DAY', count: hours / 24 } : { unit: 'HOUR', count: Math.ceil(hours) };
}

const betweenHours = (grant: VectorGrant): string | undefined => ((lifetimeHours(grant) ?? 0) % 1 === 0 ? undefined : grant.expiresAt);

function lifetimeHours({ expiresAt, effectiveAt }: VectorGrant): number | null {
  return expiresAt === undefined ? null : at(expiresAt).since(at(effectiveAt)).total('hours');
}

function occurrences({ at: time, value, repeat }: VectorEvent): [string, string][] {
  if (repeat === undefined) return time === undefined ? [] : [[time, value]];
  const from = at(repeat.from).epochNanoseconds;
  const length = at(repeat.to).epochNanoseconds - from;
  return Array.from({ length: repeat.count }, (_, n) => [Temporal.Instant.fromEpochNanoseconds(((from + (BigInt(n) * length) / BigInt(repeat.count)) / 1_000n) * 1_000n).toString(), value]);
}
