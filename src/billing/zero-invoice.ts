import { Decimal } from '../kit/decimal.ts';
import type { SettlementJson } from './settlement/settlement-json.ts';
import { finalizesZeroAmounts } from './workflow.ts';
import type { BillingWorkflow } from './workflow.ts';

export interface ChargedParts {
  readonly amount: string;
  readonly chargesTotal: string;
  /** With what coupons took. */
  readonly discountsTotal: string;
  readonly taxesTotal: string;
  readonly settlement?: SettlementJson | null | undefined;
}

/**
 * Whether the charges of an invoice come to 0 before coupons and credits, and bear no taxes. One that those alone bring to 0 charges something, and so does one whose charges
 * and credits are taxed by different rates.
 */
export function chargesNothing({ amount, chargesTotal, discountsTotal, taxesTotal, settlement }: ChargedParts): boolean {
  const coupons = Decimal.sum((settlement?.coupons ?? []).map((coupon) => Decimal.of(coupon.amount)));
  return Decimal.of(amount).add(Decimal.of(chargesTotal)).sub(Decimal.of(discountsTotal)).add(coupons).isZero() && Decimal.of(taxesTotal).isZero();
}

/** Whether the invoice is closed without a number instead of being issued: Lago's rule for what charges nothing, where the workflow asks for it. */
export function isSkipped(invoice: ChargedParts & { readonly workflow: BillingWorkflow }): boolean {
  return !finalizesZeroAmounts(invoice.workflow) && chargesNothing(invoice);
}
