import type pg from 'pg';
import { customerBy, nowOf } from '../customers/index.ts';
import type { CustomerLookUp } from '../customers/index.ts';
import { before, ceilToMinute, notAfter, sameInstant } from '../kit/calendar.ts';
import type { Clock } from '../kit/clock.ts';
import type { Decimal } from '../kit/decimal.ts';
import { issue, refuse } from '../kit/errors.ts';
import { instantOf } from '../platform/entity.ts';
import { poolRun } from '../platform/reader.ts';
import type { Buyer, Reader, Run } from '../platform/reader.ts';
import { keepBalances, keepSnapshot } from './balance.store.ts';
import type { ComputedBalance } from './balance.store.ts';
import { Batcher } from './batcher.ts';
import { computeValues } from './compute.ts';
import type { ComputedValue } from './compute.ts';
import { accessText, currentValueStatement } from './current-value.store.ts';
import type { CurrentValueKey, CurrentValueRow } from './current-value.store.ts';
import { snapshotToKeep } from './engine/snapshot.ts';
import { entitlementAt, featureIdOf } from './entitlement.store.ts';
import type { EntitlementType } from './entitlement.ts';

/** Further ahead the calendar of hourly periods would be long, and the answer of no use. */
const furthestDays = 366;

/** What a customer has of a feature at one instant. */
export interface FeatureValue {
  readonly customerId: string;
  readonly featureId: string;
  readonly featureKey: string;
  /** Null: no entitlement is active. */
  readonly type: EntitlementType | null;
  readonly hasAccess: boolean;
  /** Figures are null unless a metered entitlement is active and measuring. Decimals as they come from the database are text. */
  readonly balance: Decimal | string | null;
  readonly usage: Decimal | string | null;
  readonly overage: Decimal | string | null;
  readonly totalAvailableGrantAmount: Decimal | string | null;
  readonly currentUsagePeriod: { readonly from: Temporal.Instant | string; readonly to: Temporal.Instant | string } | null;
  /** JSON text; static only. */
  readonly config: string | null;
  /** The instant it holds for: metered ones are computed for the end of the running minute. */
  readonly at: Temporal.Instant;
  /** From then on it may be another by the passing of time alone; null: never. Known of metered ones only. */
  readonly validUntil: Temporal.Instant | null;
}

export interface EntitlementValuesOptions {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  /** Reads one organization's rows, for no buyer. */
  readonly readerOf: (organizationId: string) => Reader;
}

interface Found {
  readonly row: CurrentValueRow;
  /** The customer's time. */
  readonly now: Temporal.Instant;
}

interface ToCompute {
  readonly organizationId: string;
  readonly entitlementId: string;
  readonly time: Temporal.Instant;
  /** What a value of now is kept with; null for one of another time. */
  readonly kept: { readonly revision: number; readonly usageRevision: string } | null;
}

/** Answers this process's questions for entitlement values: exactly what the engine computes at that moment, with as little work as that takes. */
export class EntitlementValues {
  readonly #clock: Clock;
  readonly #run: Run;
  readonly #readerOf: (organizationId: string) => Reader;
  readonly #current: Batcher<CurrentValueKey, Found | null>;
  readonly #computing: Batcher<ToCompute, ComputedValue | null>;

  constructor({ pool, clock, readerOf }: EntitlementValuesOptions) {
    this.#clock = clock;
    this.#run = poolRun(pool);
    this.#readerOf = readerOf;
    this.#current = new Batcher({ underWay: 2, size: 1_000, answer: (keys) => this.#look(keys) });
    this.#computing = new Batcher({ underWay: 2, size: 100, answer: (asked) => this.#compute(asked) });
  }

  /** The value now, in the customer's time; null when there is no such live customer or no such feature, or a buyer is not that customer. */
  async current(key: CurrentValueKey, buyer: Buyer | null = null): Promise<FeatureValue | null> {
    const found = await this.#current.ask(key);
    if (found === null || (buyer !== null && buyer.customerId !== found.row.customerId)) return null;
    return this.#valueOf(found);
  }

  /** The values now of every active entitlement of each customer, by feature key. The caller knows that it may ask for these customers. */
  async access(organizationId: string, customerIds: readonly string[]): Promise<FeatureValue[][]> {
    const realNow = this.#clock.now();
    const rows = await this.#readerOf(organizationId).rows<CurrentValueRow>(accessText, customerIds, realNow.toString());
    const values = await Promise.all(rows.map(async (row) => ({ n: Number(row.n), value: await this.#valueOf(foundOf(row, realNow)) })));
    const lists: FeatureValue[][] = customerIds.map(() => []);
    for (const { n, value } of values) lists[n - 1]?.push(value);
    return lists;
  }

  /**
   * The value at any time, of the entitlement that was or will be active then; null as for `current`. `read` bounds whose it may be.
   * Events that are stored now count, also those that came later than that time. Throws ValidationError for a time too far ahead.
   */
  async at(read: Reader, customer: CustomerLookUp, featureKey: string, time: Temporal.Instant): Promise<FeatureValue | null> {
    const owner = await customerBy(read, customer);
    if (owner === null || owner.deletedAt !== null) return null;
    const furthest = (await nowOf({ clock: this.#clock, read }, owner)).add({ hours: 24 * furthestDays });
    if (before(furthest, time)) refuse([issue('AT_TOO_FAR', `at is ${time.toString()}: ask for ${furthest.toString()} at the latest`, 'at')]);
    const { organizationId } = read;
    const entitlement = await entitlementAt(read, owner.id, featureKey, time);
    const featureId = entitlement?.featureId ?? (await featureIdOf(this.#readerOf(organizationId), featureKey));
    if (featureId === null) return null;
    const about = { customerId: owner.id, featureId, featureKey };
    if (entitlement === null) return { ...about, ...nothing, at: time };
    if (entitlement.type !== 'METERED') return { ...about, ...nothing, type: entitlement.type, hasAccess: true, config: entitlement.config, at: time };
    const computed = await this.#computing.ask({ organizationId, entitlementId: entitlement.id, time, kept: null });
    return computed === null ? null : computedValue(about, computed, null);
  }

  async #valueOf({ row, now }: Found): Promise<FeatureValue> {
    const { organizationId, entitlementId, revision, usageRevision } = row;
    if (row.type !== 'METERED' || entitlementId === null || revision === null || usageRevision === null) {
      return { ...aboutOf(row), ...nothing, type: row.type, hasAccess: row.type !== null, config: row.config, at: now };
    }
    const lastEventAt = row.lastEventAt === null ? null : instantOf(row.lastEventAt);
    if (row.isFresh === true) return keptValue(row, ceilToMinute(now), lastEventAt);
    const computed = await this.#computing.ask({ organizationId, entitlementId, time: now, kept: { revision, usageRevision } });
    // Deleted for good since: as good as never there.
    return computed === null ? { ...aboutOf(row), ...nothing, at: now } : computedValue(aboutOf(row), computed, lastEventAt);
  }

  async #look(keys: readonly CurrentValueKey[]): Promise<(Found | null)[]> {
    const realNow = this.#clock.now();
    const { text, values } = currentValueStatement(keys, realNow);
    const found: (Found | null)[] = keys.map(() => null);
    for (const row of (await this.#run(text, values)) as CurrentValueRow[]) found[Number(row.n) - 1] = foundOf(row, realNow);
    return found;
  }

  async #compute(asked: readonly ToCompute[]): Promise<(ComputedValue | null)[]> {
    const answers: (ComputedValue | null)[] = asked.map(() => null);
    for (const organizationId of new Set(asked.map((each) => each.organizationId))) {
      const read = this.#readerOf(organizationId);
      const mine = new Map<string, { readonly first: ToCompute; readonly places: number[] }>();
      asked.forEach((each, place) => {
        if (each.organizationId !== organizationId) return;
        const name = `${each.entitlementId} ${each.time.epochNanoseconds} ${each.kept?.revision ?? ''} ${each.kept?.usageRevision ?? ''}`;
        const known = mine.get(name);
        if (known === undefined) mine.set(name, { first: each, places: [place] });
        else known.places.push(place);
      });
      const questions = [...mine.values()];
      const computed = await computeValues(read, questions.map(({ first }) => first));
      computed.forEach((value, n) => questions[n]?.places.forEach((place) => (answers[place] = value)));
      await keep(read, questions.map(({ first }) => first), computed);
    }
    return answers;
  }
}

async function keep(read: Reader, asked: readonly ToCompute[], computed: readonly (ComputedValue | null)[]): Promise<void> {
  const balances = new Map<string, ComputedBalance>();
  for (const [n, { entitlementId, time, kept }] of asked.entries()) {
    const made = computed[n] ?? null;
    if (made === null || kept === null) continue;
    // One row a statement: of several times the latest.
    const other = balances.get(entitlementId);
    if (other === undefined || before(other.computedAt, time)) balances.set(entitlementId, { entitlementId, ...kept, computedAt: time, value: made.value });
    const { run } = made.value;
    const { grants, aggregation, stored } = made.facts.metering;
    const state = run === null ? null : snapshotToKeep(run, grants, aggregation, time);
    if (state !== null && !stored.some(({ at }) => sameInstant(at, state.at))) {
      await keepSnapshot(read, { entitlementId, ...kept, meterId: made.facts.meter.id, subjects: made.facts.subjects }, state);
    }
  }
  if (balances.size > 0) await keepBalances(read, [...balances.values()]);
}

const nothing = {
  type: null,
  hasAccess: false,
  balance: null,
  usage: null,
  overage: null,
  totalAvailableGrantAmount: null,
  currentUsagePeriod: null,
  config: null,
  validUntil: null,
} as const;

type About = Pick<FeatureValue, 'customerId' | 'featureId' | 'featureKey'>;

const aboutOf = ({ customerId, featureId, featureKey }: CurrentValueRow): About => ({ customerId, featureId, featureKey });

function foundOf(row: CurrentValueRow, realNow: Temporal.Instant): Found {
  return { row, now: row.clock === null ? realNow : instantOf(row.clock) };
}

function keptValue(row: CurrentValueRow, at: Temporal.Instant, lastEventAt: Temporal.Instant | null): FeatureValue {
  return {
    ...aboutOf(row),
    type: 'METERED',
    hasAccess: row.hasAccess === true,
    balance: row.balance,
    usage: row.usage,
    overage: row.overage,
    totalAvailableGrantAmount: row.totalAvailable,
    currentUsagePeriod: row.periodFrom === null || row.periodTo === null ? null : { from: row.periodFrom, to: row.periodTo },
    config: null,
    at,
    validUntil: untilEvent(row.validUntil === null ? null : instantOf(row.validUntil), at, lastEventAt),
  };
}

function computedValue(about: About, { value }: ComputedValue, lastEventAt: Temporal.Instant | null): FeatureValue {
  const { type, hasAccess, balance, usage, overage, totalAvailableGrantAmount, currentUsagePeriod, at } = value;
  return {
    ...about,
    type,
    hasAccess,
    balance,
    usage,
    overage,
    totalAvailableGrantAmount,
    currentUsagePeriod,
    config: null,
    at,
    validUntil: untilEvent(value.validUntil, at, lastEventAt),
  };
}

/** An event that is stored for later comes of age by itself: then the value holds for this minute only. */
function untilEvent(validUntil: Temporal.Instant | null, at: Temporal.Instant, lastEventAt: Temporal.Instant | null): Temporal.Instant | null {
  if (lastEventAt === null || before(lastEventAt, at)) return validUntil;
  const nextMinute = at.add({ microseconds: 1 });
  return validUntil !== null && notAfter(validUntil, nextMinute) ? validUntil : nextMinute;
}
