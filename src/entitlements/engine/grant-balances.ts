import { before, compareInstants, notAfter } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import { noUnits } from './balance-state.ts';
import type { Balances } from './balance-state.ts';
import { BurnQueue } from './burn-queue.ts';
import { activityOf, isKeptWhole, rolledOver } from './grant.ts';
import type { Grant } from './grant.ts';

/** A grant's rest since some change. */
interface Change {
  readonly position: number;
  readonly left: Decimal;
}

/** A grant that starts or ends while the run goes, by its position in burn order. */
interface Due {
  readonly at: Temporal.Instant;
  readonly position: number;
}

const inOrder = (due: readonly Due[]): readonly Due[] => due.toSorted((a, b) => compareInstants(a.at, b.at));

/**
 * The balances of a run while it goes. A step costs what it changes, and not what there is: grants that are not touched are not looked
 * at, however many they are. Every past moment can be looked at, for the price of a copy.
 */
export class GrantBalances {
  /** In burn order: grants are named by their position. */
  readonly #grants: readonly Grant[];
  readonly #positions: ReadonlyMap<string, number>;
  readonly #left: Decimal[];
  readonly #ends: (Temporal.Instant | null)[];
  readonly #active = new Set<number>();
  readonly #starting: readonly Due[];
  readonly #ending: readonly Due[];
  #started = 0;
  #ended = 0;
  readonly #queue = new BurnQueue();
  /** Active ones of which a reset may leave another balance than they have. */
  readonly #rolling = new Set<number>();
  /** Those that are not as full as at their start. */
  readonly #touched = new Set<number>();
  readonly #changes: Change[] = [];
  #total = noUnits;
  #copied: { readonly moment: number; readonly balances: Balances } = { moment: 0, balances: new Map() };

  /** Of a run over [from, until] that begins with these balances; one that is missing is 0, and so is one of a grant that is not active. */
  constructor(grants: readonly Grant[], opening: Balances, from: Temporal.Instant, until: Temporal.Instant) {
    this.#grants = grants;
    this.#positions = new Map(grants.map(({ id }, position) => [id, position]));
    this.#left = grants.map(() => noUnits);
    this.#ends = grants.map(() => null);
    const starting: Due[] = [];
    const ending: Due[] = [];
    grants.forEach((grant, position) => {
      const activity = activityOf(grant);
      const isEmpty = activity.to !== null && notAfter(activity.to, activity.from);
      if (isEmpty || before(until, activity.from) || (activity.to !== null && notAfter(activity.to, from))) return;
      this.#ends[position] = activity.to;
      if (activity.to !== null && notAfter(activity.to, until)) ending.push({ at: activity.to, position });
      if (notAfter(from, activity.from)) {
        starting.push({ at: activity.from, position });
        return;
      }
      this.#active.add(position);
      const left = opening.get(grant.id) ?? noUnits;
      this.#set(position, left);
      if (!isKeptWhole(grant) || grant.amount.lt(left)) this.#rolling.add(position);
    });
    this.#starting = inOrder(starting);
    this.#ending = inOrder(ending);
  }

  /** All that is left. */
  get total(): Decimal {
    return this.#total;
  }

  /** A name for this moment; see `balancesAt`. */
  get moment(): number {
    return this.#changes.length;
  }

  /** What was left then, without grants that had nothing left. */
  balancesAt(moment: number): Balances {
    if (this.#copied.moment === moment) return this.#copied.balances;
    const isLater = this.#copied.moment < moment;
    const balances = new Map(isLater ? this.#copied.balances : []);
    for (const { position, left } of this.#changes.slice(isLater ? this.#copied.moment : 0, moment)) {
      const { id } = this.#grants[position] as Grant;
      if (left.isZero()) balances.delete(id);
      else balances.set(id, left);
    }
    this.#copied = { moment, balances };
    return balances;
  }

  /** Applies the starts and ends up to `at`, which comes after the former one. */
  advanceTo(at: Temporal.Instant): void {
    for (let due = this.#starting[this.#started]; due !== undefined && notAfter(due.at, at); due = this.#starting[++this.#started]) {
      this.#active.add(due.position);
      this.#fill(due.position);
    }
    for (let due = this.#ending[this.#ended]; due !== undefined && notAfter(due.at, at); due = this.#ending[++this.#ended]) {
      this.#active.delete(due.position);
      this.#rolling.delete(due.position);
      this.#set(due.position, noUnits);
    }
  }

  /** Fills these grants, as far as they are active. */
  refill(ids: Iterable<string>): void {
    for (const id of ids) {
      const position = this.#positions.get(id);
      if (position !== undefined && this.#active.has(position)) this.#fill(position);
    }
  }

  /** Fills every active grant. */
  refillAll(): void {
    for (const position of [...this.#touched]) if (this.#active.has(position)) this.#fill(position);
  }

  /** What a reset at `at` does to grants that are active then and have begun before. */
  rollOver(at: Temporal.Instant): void {
    for (const position of [...this.#rolling]) {
      const end = this.#ends[position] ?? null;
      if (end !== null && notAfter(end, at)) continue;
      const grant = this.#grants[position] as Grant;
      const left = rolledOver(grant, this.#left[position] ?? noUnits);
      this.#set(position, left);
      // From here on resets change it no more, until it is filled.
      if (left.isZero() && rolledOver(grant, noUnits).isZero()) this.#rolling.delete(position);
    }
  }

  /**
   * Takes `amount` in burn order, never below zero each: what was taken by grant id, and the rest that none of them had. A negative amount
   * goes back to the first one that has something left. `except` are not asked.
   */
  burn(amount: Decimal, except: (grant: Grant) => boolean = () => false): { readonly burnt: Balances; readonly rest: Decimal } {
    const burnt = new Map<string, Decimal>();
    const passedOver: number[] = [];
    let rest = amount;
    while (!rest.isZero()) {
      const position = this.#queue.first;
      if (position === undefined) break;
      const grant = this.#grants[position] as Grant;
      const left = this.#left[position] ?? noUnits;
      if (!left.isPositive() || except(grant)) {
        this.#queue.removeFirst();
        if (left.isPositive()) passedOver.push(position);
        continue;
      }
      const taken = Decimal.min(left, rest);
      this.#set(position, left.sub(taken));
      if (taken.isNegative()) this.#rolling.add(position);
      burnt.set(grant.id, taken);
      rest = rest.sub(taken);
    }
    for (const position of passedOver) this.#queue.add(position);
    return { burnt, rest };
  }

  #fill(position: number): void {
    const grant = this.#grants[position] as Grant;
    this.#set(position, grant.amount);
    if (!isKeptWhole(grant)) this.#rolling.add(position);
  }

  #set(position: number, left: Decimal): void {
    const former = this.#left[position] ?? noUnits;
    const { amount } = this.#grants[position] as Grant;
    if (left.eq(amount)) this.#touched.delete(position);
    else this.#touched.add(position);
    if (left.eq(former)) return;
    this.#left[position] = left;
    this.#total = this.#total.sub(former).add(left);
    this.#changes.push({ position, left });
    if (left.isPositive()) this.#queue.add(position);
  }
}
