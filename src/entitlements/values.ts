import type pg from 'pg';
import { customerBy, nowOf } from '../customers/index.ts';
import type { CustomerLookUp } from '../customers/index.ts';
import { present } from '../kit/assert.ts';
import { before, ceilToMinute, sameInstant } from '../kit/calendar.ts';
import type { Clock } from '../kit/clock.ts';
import type { Decimal } from '../kit/decimal.ts';
import { issue, refuse } from '../kit/errors.ts';
import { instantOf } from '../platform/entity.ts';
import { poolRun } from '../platform/reader.ts';
import type { Buyer, Reader, Run } from '../platform/reader.ts';
import { keepBalances, storeSnapshots } from './balance.store.ts';
import type { ComputedBalance } from './balance.store.ts';
import { Batcher } from './batcher.ts';
import { computeValues } from './compute.ts';
import type { ComputedValue } from './compute.ts';
import { accessText, askedAt, currentValueStatements, isKeptBy, justAfter, keptAnswerStatement, keptAnswersStatements } from './current-value.store.ts';
import type { CurrentValueForm, CurrentValueKey, CurrentValueRow, KeptAnswerRow, PlacedKey } from './current-value.store.ts';
import { snapshotsToKeep } from './engine/snapshot.ts';
import { entitlementAt, featureIdOf } from './entitlement.store.ts';
import type { EntitlementType } from './entitlement.ts';
import { answerOf, heldUntil } from './kept-answer.ts';

/** Further ahead the calendar of hourly periods would be long, and the answer of no use. */
const furthestDays = 366;

const mostFeaturesNoted = 1_000;

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
  /** The instant it holds for. */
  readonly at: Temporal.Instant;
  /** The end of that instant's minute, which metered values are computed for. */
  readonly minute: Temporal.Instant;
  /** What `validUntilOf` looks at; null unless metered. */
  readonly validUntil: Temporal.Instant | string | null;
  readonly lastEventAt: Temporal.Instant | string | null;
}

/** From when on a metered value may be another by the passing of time alone; null: never, and for values that are not metered. */
export function validUntilOf({ validUntil, lastEventAt, minute }: FeatureValue): Temporal.Instant | null {
  return heldUntil(instantFrom(validUntil), instantFrom(lastEventAt), minute);
}

const instantFrom = (at: Temporal.Instant | string | null): Temporal.Instant | null => (typeof at === 'string' ? instantOf(at) : at);

export interface EntitlementValuesOptions {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  /** Reads one organization's rows, for no buyer. */
  readonly readerOf: (organizationId: string) => Reader;
}

/** The instants of one question: made once for all customers in real time that are asked about together. */
interface Times {
  readonly at: Temporal.Instant;
  /** Just after it: what happens at that instant counts. */
  readonly now: Temporal.Instant;
  /** The end of its minute. */
  readonly minute: Temporal.Instant;
}

const timesOf = (now: Temporal.Instant): Times => ({ at: askedAt(now), now, minute: ceilToMinute(now) });

/** A question for the value now, by a buyer or by nobody in particular. */
interface Asked {
  readonly key: CurrentValueKey;
  readonly buyer: Buyer | null;
}

/** A value, or one that is still being computed. */
type Found = FeatureValue | Promise<FeatureValue> | null;

interface ToCompute {
  readonly organizationId: string;
  readonly entitlementId: string;
  readonly time: Temporal.Instant;
  /** A value of now is kept for the next who ask. */
  readonly isNow: boolean;
}

/** Answers this process's questions for entitlement values: exactly what the engine computes at that moment, with as little work as that takes. */
export class EntitlementValues {
  readonly #clock: Clock;
  readonly #run: Run;
  readonly #readerOf: (organizationId: string) => Reader;
  readonly #current: Batcher<Asked, Found>;
  /** Features, with their organizations, of which a lone question last found a kept answer: the next one looks for no more at first. */
  readonly #kept = new Set<string>();
  /** Nearly all answers of the last batch were kept: the next one looks for no more at first. */
  #mostAreKept = false;
  readonly #computing: Batcher<ToCompute, ComputedValue | null>;

  constructor({ pool, clock, readerOf }: EntitlementValuesOptions) {
    this.#clock = clock;
    this.#run = poolRun(pool);
    this.#readerOf = readerOf;
    // One statement at a time where many ask: a second one costs as much as the first and takes from it what could be answered together.
    this.#current = new Batcher({ underWay: 1, underWayOfFew: 2, size: 1_000, answer: (asked) => this.#look(asked) });
    this.#computing = new Batcher({ underWay: 2, size: 100, answer: (asked) => this.#compute(asked) });
  }

  /** The value now, in the customer's time; null when there is no such live customer or no such feature, or a buyer is not that customer. */
  current(key: CurrentValueKey, buyer: Buyer | null = null): Promise<FeatureValue | null> {
    return this.#current.ask({ key, buyer }) as Promise<FeatureValue | null>; // what is still being computed is waited for
  }

  /** The values now of every active entitlement of each customer, by feature key. The caller knows that it may ask for these customers. */
  async access(organizationId: string, customerIds: readonly string[]): Promise<FeatureValue[][]> {
    const realTimes = timesOf(justAfter(this.#clock.now()));
    const rows = await this.#readerOf(organizationId).rows<CurrentValueRow & { featureId: string; featureKey: string }>(accessText, customerIds, realTimes.now.toString());
    const values = await Promise.all(rows.map(async (row) => ({ n: Number(row.n), value: await this.#valueOf(organizationId, row.featureKey, row.featureId, row, realTimes) })));
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
    if (entitlement === null) return { ...about, ...nothing, at: time, minute: time };
    if (entitlement.type !== 'METERED') return { ...about, ...nothing, type: entitlement.type, hasAccess: true, config: entitlement.config, at: time, minute: time };
    const computed = await this.#computing.ask({ organizationId, entitlementId: entitlement.id, time, isNow: false });
    return computed === null ? null : computedValue(about, computed, time);
  }

  #valueOf(organizationId: string, featureKey: string, featureId: string, row: CurrentValueRow, realTimes: Times): FeatureValue | Promise<FeatureValue> {
    const { answer, customerId, type, entitlementId, config, clock } = row;
    const times = clock == null ? realTimes : timesOf(instantOf(clock));
    if (answer !== null) return keptValue(answer, featureKey, times);
    const about = { customerId: present(customerId, 'the customer of a value'), featureId, featureKey };
    const { at, minute } = times;
    if (type !== 'METERED' || entitlementId === null) return { ...about, ...nothing, type, hasAccess: type !== null, config, at, minute };
    return this.#computedNow(about, { organizationId, entitlementId, time: times.now, isNow: true }, times);
  }

  async #computedNow(about: About, asked: ToCompute, { at, minute }: Times): Promise<FeatureValue> {
    const computed = await this.#computing.ask(asked);
    // Deleted for good since: as good as never there.
    return computed === null ? { ...about, ...nothing, at, minute } : computedValue(about, computed, at);
  }

  async #look(asked: readonly Asked[]): Promise<Found[]> {
    const realTimes = timesOf(justAfter(this.#clock.now()));
    const [only] = asked;
    const lone = asked.length === 1 && only !== undefined && isKeptBy(only.key.customer) ? only : null;
    const kept = lone === null ? null : await this.#keptOf(lone, realTimes);
    if (lone !== null && kept !== null) return [this.#ofKept(lone, kept, realTimes)];
    const rows: (CurrentValueRow | null)[] = asked.map(() => null);
    const ask = async (form: CurrentValueForm, questions: readonly PlacedKey[]): Promise<PlacedKey[]> => {
      const open: PlacedKey[] = [];
      for (const { text, values, questions: mine } of currentValueStatements(form, questions, realTimes.now)) {
        for (const row of (await this.#run(text, values)) as CurrentValueRow[]) {
          const question = mine[Number(row.n) - 1] as PlacedKey;
          if (row.isOpen === true) open.push(question);
          else rows[question.place] = row;
        }
      }
      return open;
    };
    const all: readonly PlacedKey[] = asked.map(({ key }, place) => ({ place, key }));
    const others = this.#mostAreKept && all.length > 1 ? await this.#keptOfMany(all, rows, realTimes) : all;
    const open = others.length > 0 ? await ask('plain', others) : [];
    if (all.length > 1) this.#mostAreKept = rows.filter((row) => row !== null && row.answer !== null).length * 8 >= all.length * 7;
    if (open.length > 0) await ask('whole', open);
    if (lone !== null && rows[0]?.customerId === null) this.#noteKept(nameOf(lone.key));
    return asked.map((each, n) => this.#foundOf(each, rows[n] ?? null, realTimes));
  }

  /** Puts what is kept for many questions into `rows`; the others are still to be looked for. */
  async #keptOfMany(all: readonly PlacedKey[], rows: (CurrentValueRow | null)[], { now }: Times): Promise<PlacedKey[]> {
    for (const { text, values, questions } of keptAnswersStatements(all, now)) {
      for (const row of (await this.#run(text, values)) as CurrentValueRow[]) rows[(questions[Number(row.n) - 1] as PlacedKey).place] = row;
    }
    return all.filter(({ place }) => rows[place] === null);
  }

  /** What is kept for a lone question, where such was found lately; else null, and it is looked for with all the rest. */
  async #keptOf({ key }: Asked, { now }: Times): Promise<KeptAnswerRow | null> {
    const name = nameOf(key);
    if (!this.#kept.has(name)) return null;
    const { text, values } = keptAnswerStatement(key, now);
    const [row] = (await this.#run(text, values)) as KeptAnswerRow[];
    if (row === undefined) this.#kept.delete(name);
    return row ?? null;
  }

  #ofKept({ key: { organizationId, featureKey }, buyer }: Asked, { answer, entitlementId, isFresh }: KeptAnswerRow, times: Times): Found {
    const value = boundTo(buyer, keptValue(answer, featureKey, times));
    if (value === null || isFresh) return value;
    const { customerId, featureId } = value;
    return this.#computedNow({ customerId, featureId, featureKey }, { organizationId, entitlementId, time: times.now, isNow: true }, times);
  }

  #noteKept(name: string): void {
    if (this.#kept.size >= mostFeaturesNoted) this.#kept.clear();
    this.#kept.add(name);
  }

  #foundOf({ key, buyer }: Asked, row: CurrentValueRow | null, realTimes: Times): Found {
    if (row === null) return null;
    if (row.answer !== null) return boundTo(buyer, keptValue(row.answer, key.featureKey, row.clock == null ? realTimes : timesOf(instantOf(row.clock))));
    // Nothing is computed for whom it is not.
    if ((buyer !== null && buyer.customerId !== row.customerId) || row.featureId === null) return null;
    return this.#valueOf(key.organizationId, key.featureKey, row.featureId, row, realTimes);
  }

  async #compute(asked: readonly ToCompute[]): Promise<(ComputedValue | null)[]> {
    const answers: (ComputedValue | null)[] = asked.map(() => null);
    for (const organizationId of new Set(asked.map((each) => each.organizationId))) {
      const read = this.#readerOf(organizationId);
      const mine = new Map<string, { readonly first: ToCompute; readonly places: number[] }>();
      asked.forEach((each, place) => {
        if (each.organizationId !== organizationId) return;
        const name = `${each.entitlementId} ${each.time.epochNanoseconds} ${each.isNow}`;
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
  for (const [n, { entitlementId, time, isNow }] of asked.entries()) {
    const made = computed[n] ?? null;
    if (made === null || !isNow) continue;
    // One row a statement: of several times the latest.
    const other = balances.get(entitlementId);
    if (other === undefined || before(other.computedAt, time)) balances.set(entitlementId, { ...made, computedAt: time });
  }
  if (balances.size === 0) return;
  await storeSnapshots(read, [...balances.values()].map(({ facts, value: { run }, computedAt }) => {
    const { grants, aggregation, stored } = facts.metering;
    const states = run === null ? [] : snapshotsToKeep(run, grants, aggregation, computedAt);
    return { facts, states: states.filter((state) => !stored.some(({ at }) => sameInstant(at, state.at))) };
  }));
  await keepBalances(read, [...balances.values()]);
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
  lastEventAt: null,
} as const;

type About = Pick<FeatureValue, 'customerId' | 'featureId' | 'featureKey'>;

const nameOf = ({ organizationId, featureKey }: CurrentValueKey): string => `${organizationId} ${featureKey}`;

/** The value, unless a buyer asks who is another customer. */
const boundTo = (buyer: Buyer | null, value: FeatureValue): FeatureValue | null => (buyer === null || buyer.customerId === value.customerId ? value : null);

function keptValue(kept: string, featureKey: string, { at, minute }: Times): FeatureValue {
  const [customerId, featureId, hasAccess, balance, usage, overage, totalAvailableGrantAmount, from, to, validUntil, lastEventAt] = answerOf(kept);
  const currentUsagePeriod = from === null || to === null ? null : { from, to };
  return { customerId, featureId, featureKey, type: 'METERED', hasAccess, balance, usage, overage, totalAvailableGrantAmount, currentUsagePeriod, config: null, at, minute, validUntil, lastEventAt };
}

function computedValue(about: About, { value, facts }: ComputedValue, at: Temporal.Instant): FeatureValue {
  const { type, hasAccess, balance, usage, overage, totalAvailableGrantAmount, currentUsagePeriod, at: minute, validUntil } = value;
  return { ...about, type, hasAccess, balance, usage, overage, totalAvailableGrantAmount, currentUsagePeriod, config: null, at, minute, validUntil, lastEventAt: facts.lastEventAt };
}
