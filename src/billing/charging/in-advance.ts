import { Decimal } from '../../kit/decimal.ts';
import { quantityShare } from './day-share.ts';
import type { DayShare } from './day-share.ts';

/**
 * What a charge in advance has counted of one subscription, charge, filter and group in a charges period. It begins anew with each period; a
 * recurring quantity begins with what it carries, see {@link renewed}.
 */
export interface InAdvanceState {
  /** The live total. */
  readonly current: Decimal;
  /** The highest total that was paid for. */
  readonly peak: Decimal;
  /** What was paid for, each part by the days that were left. Equal to `peak` where nothing is counted by days. */
  readonly proratedPeak: Decimal;
}

/** Nothing yet in this period. */
export const nothingPaid: InAdvanceState = Object.freeze({ current: Decimal.zero, peak: Decimal.zero, proratedPeak: Decimal.zero });

/** What one event adds. */
export interface InAdvanceStep {
  readonly state: InAdvanceState;
  /** The quantity to be paid for now: by days where prorated. Never negative. */
  readonly billed: Decimal;
  /** What the line says: the billed quantity, before days are counted, or the event's own where nothing is billed. */
  readonly units: Decimal;
}

/** One event of a charge in advance. */
export type InAdvanceEvent =
  | { readonly type: 'COUNT' }
  | { readonly type: 'SUM'; readonly value: Decimal }
  /** `isOn`: the value was already there (an addition) or is there to be removed (a removal). */
  | { readonly type: 'UNIQUE'; readonly operation: 'ADD' | 'REMOVE'; readonly isOn: boolean };

/**
 * Counts one event in. Lago's rule: what goes beyond the highest total that was paid for is billed, and what was freed below it is used
 * again at no charge. The first value of a period is never below zero. `share`: what is left of the period, where the charge is prorated.
 */
export function inAdvanceStep(state: InAdvanceState | null, event: InAdvanceEvent, share: DayShare | null): InAdvanceStep {
  const { total, own } = countedIn(state, event);
  const before = state ?? nothingPaid;
  const added = Decimal.max(Decimal.zero, total.sub(before.peak));
  const billed = share === null ? added : quantityShare(added, share);
  return {
    state: { current: total, peak: before.peak.add(added), proratedPeak: before.proratedPeak.add(billed) },
    billed,
    units: added.isPositive() ? added : Decimal.max(Decimal.zero, own),
  };
}

/** A recurring quantity at the start of a period: what it carries is paid for in full, and further events add to it. */
export function renewed(carried: Decimal): InAdvanceStep {
  const paid = Decimal.max(Decimal.zero, carried);
  return { state: { current: carried, peak: paid, proratedPeak: paid }, billed: paid, units: paid };
}

/**
 * What a period's usage comes to of a charge that is paid in advance: everything that was paid for, and what has come since the last paid
 * event. Nothing that was paid for is given back, so it is never less than the peak.
 */
export function paidUsage(total: Decimal, state: InAdvanceState | null): Decimal {
  const { current, peak } = state ?? nothingPaid;
  return Decimal.max(peak, peak.add(total.sub(current)));
}

/** The same of a prorated charge: what has come since counts by the days that are left of the period. */
export function proratedPaidUsage(total: Decimal, state: InAdvanceState | null, share: DayShare): Decimal {
  const { current, proratedPeak } = state ?? nothingPaid;
  const since = Decimal.max(Decimal.zero, total.sub(current));
  return proratedPeak.add(quantityShare(since, share));
}

function countedIn(state: InAdvanceState | null, event: InAdvanceEvent): { readonly total: Decimal; readonly own: Decimal } {
  const current = state?.current ?? Decimal.zero;
  switch (event.type) {
    case 'COUNT':
      return { total: current.add(Decimal.one), own: Decimal.one };
    case 'SUM':
      return { total: state === null ? Decimal.max(Decimal.zero, event.value) : current.add(event.value), own: event.value };
    case 'UNIQUE': {
      const own = event.operation === 'ADD' ? Decimal.one : Decimal.zero;
      if (event.operation === 'ADD') return { total: event.isOn ? current : current.add(Decimal.one), own };
      return { total: event.isOn ? current.sub(Decimal.one) : current, own };
    }
  }
}
