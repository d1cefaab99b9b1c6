import { Decimal } from '../../kit/decimal.ts';
import { sumTotals } from '../rating/totals.ts';
import type { Totals } from '../rating/totals.ts';
import { emptySettlement } from '../settlement/settlement-json.ts';
import type { InvoiceTaxJson, SettlementJson } from '../settlement/settlement-json.ts';

/** How the payment of a fee stands. Whoever collects a fee that is paid on its own says it; of others their invoice does. */
export type FeePaymentStatus = 'PENDING' | 'SUCCEEDED' | 'FAILED' | 'REFUNDED';

/** The payment of a fee, with when it last came to be so; null: it never was. */
export interface FeePaymentState {
  readonly status: FeePaymentStatus;
  readonly succeededAt: Temporal.Instant | null;
  readonly failedAt: Temporal.Instant | null;
  readonly refundedAt: Temporal.Instant | null;
}

/** The payment once it has come to be `to` at `now`. Lago's rule: any status may follow any other. Null where it is that already, so that saying it twice moves no time. */
export function movedTo({ status, succeededAt, failedAt, refundedAt }: FeePaymentState, to: FeePaymentStatus, now: Temporal.Instant): FeePaymentState | null {
  if (status === to) return null;
  return {
    status: to,
    succeededAt: to === 'SUCCEEDED' ? now : succeededAt,
    failedAt: to === 'FAILED' ? now : failedAt,
    refundedAt: to === 'REFUNDED' ? now : refundedAt,
  };
}

/** What a fee came to by itself, or several of them together, with the taxes of each. */
export interface FeeFigures {
  readonly totals: Totals;
  readonly taxes: readonly InvoiceTaxJson[];
}

/**
 * What fees come to together. Each was taxed and rounded by itself, since it was collected by itself: so an invoice of them is their sum to the minor unit, its taxes too. Taxes alike in everything
 * become one row; what the rows' own rounding differs by from the taxes is told.
 */
export function sumOfFees(fees: readonly FeeFigures[]): { readonly totals: Totals; readonly settlement: SettlementJson } {
  const totals = sumTotals(fees.map((fee) => fee.totals));
  const alike = Map.groupBy(fees.flatMap(({ taxes }) => taxes), ({ key, name, rate, behavior, texts }) => JSON.stringify([behavior, key, name, rate, texts ?? null]));
  const taxes = [...alike].map(([, rows]): InvoiceTaxJson => ({ ...(rows[0] as InvoiceTaxJson), base: sum(rows.map(({ base }) => base)), amount: sum(rows.map(({ amount }) => amount)) })).toSorted(inOrder);
  return { totals, settlement: { ...emptySettlement, taxes, rounding: { lines: '0', taxes: totals.taxesTotal.sub(Decimal.of(sum(taxes.map(({ amount }) => amount)))).toString() } } };
}

/** Those on top before those that prices contain, each by key. */
function inOrder(one: InvoiceTaxJson, other: InvoiceTaxJson): number {
  if (one.behavior !== other.behavior) return one.behavior === 'EXCLUSIVE' ? -1 : 1;
  return one.key < other.key ? -1 : Number(one.key > other.key);
}

const sum = (amounts: readonly string[]): string => Decimal.sum(amounts.map((amount) => Decimal.of(amount))).toString();
