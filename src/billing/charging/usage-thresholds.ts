import { Decimal } from '../../kit/decimal.ts';

/** Amounts of usage at which a subscription is billed before its period ends, in one currency. */
export interface UsageThresholds {
  /** Fire once in the life of a subscription; above zero, each once, in any order. */
  readonly fixed: readonly Decimal[];
  /** Fires again with every further amount of this size, once the fixed ones are passed; null: none. */
  readonly recurring: Decimal | null;
}

/** What a subscription used in its life, before taxes and coupons. */
export interface LifetimeUsage {
  /** From before it was billed here; not negative. */
  readonly historical: Decimal;
  /** Charges of closed periods. */
  readonly invoiced: Decimal;
  /** Charges of the running period so far. */
  readonly current: Decimal;
  /** What progressive invoices of the running period have billed of it. */
  readonly billedInPeriod: Decimal;
}

/** A threshold that usage has passed since the last look. */
export interface PassedThreshold {
  readonly amount: Decimal;
  readonly isRecurring: boolean;
}

/** How far one threshold is. */
export interface ThresholdCompletion {
  readonly amount: Decimal;
  readonly isRecurring: boolean;
  /** 0 to 1, to 15 places. */
  readonly ratio: Decimal;
}

const RATIO_PLACES = 15;

/** The most rows of passed multiples of a recurring threshold that a list of completions shows. */
export const MOST_MULTIPLES = 100;

/**
 * The thresholds that fire now: fixed ones by amount, then the recurring one. Lago's rules: a fixed threshold fires when the life's usage
 * reaches it and what was billed before had not; the recurring one once it goes that far beyond the largest fixed one, and later
 * whenever billed usage modulo its size and the usage since then reach it. It fires at most once a look, however many
 * multiples were passed.
 */
export function passedThresholds({ fixed, recurring }: UsageThresholds, { historical, invoiced, current, billedInPeriod }: LifetimeUsage): PassedThreshold[] {
  const since = current.sub(billedInPeriod);
  if (since.isNegative()) return [];
  const base = historical.add(invoiced).add(billedInPeriod);
  const total = base.add(since);
  const top = highestOf(fixed);
  const repeats = recurring !== null && recurring.isPositive() ? recurring : null;
  if (base.lt(top)) {
    const passed = sorted(fixed).filter((amount) => base.lt(amount) && amount.lte(total)).map((amount) => ({ amount, isRecurring: false }));
    return repeats !== null && total.sub(top).gte(repeats) ? [...passed, { amount: repeats, isRecurring: true }] : passed;
  }
  return repeats !== null && since.add(modulo(base, repeats)).gte(repeats) ? [{ amount: repeats, isRecurring: true }] : [];
}

/**
 * How far each threshold is at a total of usage. Passed fixed ones are at 1, the next one counts from the last passed, later ones are at
 * 0. The recurring one has a row for each multiple beyond the largest fixed one that was passed (the last {@link MOST_MULTIPLES} of them) and
 * one that runs; it stands at 0 while a fixed one is open.
 */
export function thresholdCompletions({ fixed, recurring }: UsageThresholds, total: Decimal): ThresholdCompletion[] {
  const rows: ThresholdCompletion[] = [];
  let last = Decimal.zero;
  let isOpen = false;
  for (const amount of sorted(fixed)) {
    const isPassed = amount.lte(total);
    const ratio = isPassed ? Decimal.one : isOpen ? Decimal.zero : notNegative(total.sub(last)).div(amount.sub(last), RATIO_PLACES);
    rows.push({ amount, isRecurring: false, ratio });
    if (isPassed) last = amount;
    else isOpen = true;
  }
  return recurring !== null && recurring.isPositive() ? [...rows, ...multiples(recurring, highestOf(fixed), isOpen ? Decimal.zero : total)] : rows;
}

/** The multiples of a recurring threshold beyond `top` that were passed, and the one that runs. */
function multiples(size: Decimal, top: Decimal, total: Decimal): ThresholdCompletion[] {
  const beyond = notNegative(total.sub(top));
  const running = modulo(beyond, size);
  const passed = beyond.sub(running).div(size, 0);
  const rows: ThresholdCompletion[] = [];
  for (let at = notNegative(passed.sub(Decimal.of(MOST_MULTIPLES))); at.lte(passed); at = at.add(Decimal.one)) {
    const ratio = at.lt(passed) ? Decimal.one : running.div(size, RATIO_PLACES);
    rows.push({ amount: top.add(size.mul(at.add(Decimal.one))), isRecurring: true, ratio });
  }
  return rows;
}

function highestOf(fixed: readonly Decimal[]): Decimal {
  return fixed.reduce((a, b) => Decimal.max(a, b), Decimal.zero);
}

function sorted(amounts: readonly Decimal[]): Decimal[] {
  return amounts.toSorted((a, b) => a.cmp(b));
}

/** Of numbers that are not negative. */
function modulo(value: Decimal, divisor: Decimal): Decimal {
  const nearest = value.div(divisor, 0);
  const rest = value.sub(nearest.mul(divisor));
  return rest.isNegative() ? rest.add(divisor) : rest;
}

function notNegative(value: Decimal): Decimal {
  return value.isNegative() ? Decimal.zero : value;
}
