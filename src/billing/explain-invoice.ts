import { Decimal } from '../kit/decimal.ts';
import type { DetailedLineJson } from './rated-line-json.ts';
import type { LineTaxJson, SettlementJson } from './settlement/settlement-json.ts';
import type { TotalsText } from './totals-columns.ts';

/**
 * What a step of an explanation is: one line of an invoice, one detailed line of a line, what coupons take, a tax on top, a tax that is contained,
 * what nothing else accounts for (rounding of taxes, and what another system that billed it says), what a credit note or a wallet pays.
 */
export type StepKind = 'LINE' | 'DETAILED_LINE' | 'COUPON' | 'TAX' | 'CONTAINED_TAX' | 'DIFFERENCE' | 'CREDIT_NOTE' | 'WALLET';

/** One step from nothing to what is to be paid: before + amount = after. */
export interface ExplainedStep {
  readonly kind: StepKind;
  /** Of the line, the coupon, the tax, the credit note or the wallet. */
  readonly name: string;
  readonly before: Decimal;
  /** What it adds; below zero where it takes. */
  readonly amount: Decimal;
  readonly after: Decimal;
  /** The line that it is of; null of other steps. */
  readonly lineId: string | null;
  /** Of taxes: percent, what it is on, and what it comes to, which one that is contained does not add. */
  readonly tax: { readonly rate: Decimal; readonly base: Decimal; readonly amount: Decimal } | null;
}

/** How an amount came about. */
export interface AmountExplanation {
  readonly steps: readonly ExplainedStep[];
  /** What is charged after coupons, before taxes on top. */
  readonly subtotal: Decimal;
  /** With taxes. */
  readonly total: Decimal;
  /** What credit notes and wallets leave to be paid in money. */
  readonly amountDue: Decimal;
}

/** A line with its figures, kept or as of now. */
export interface LineToSum {
  readonly id: string;
  readonly name: string;
  readonly totals: TotalsText;
  readonly detailedLines: readonly DetailedLineJson[];
  readonly taxes: readonly LineTaxJson[];
}

/**
 * From the lines of an invoice to what is to be paid. Nothing is computed again: the amounts are those that the invoice says, in the order in which
 * they were taken off and put on.
 */
export function explainInvoice(lines: readonly LineToSum[], totals: Pick<TotalsText, 'total' | 'taxesExclusiveTotal'>, { coupons, taxes, notes, wallets }: SettlementJson): AmountExplanation {
  const steps = new Steps();
  for (const line of lines) steps.add('LINE', line.name, chargedBy(line.totals).add(couponsOf(line)), { lineId: line.id });
  for (const { name, amount } of coupons) steps.add('COUPON', name, Decimal.of(amount).neg());
  const { subtotal } = addTaxes(steps, taxes, totals);
  for (const { number, amount } of notes) steps.add('CREDIT_NOTE', number, Decimal.of(amount).neg());
  for (const { name, amount } of wallets) steps.add('WALLET', name ?? '', Decimal.of(amount).neg());
  return { steps: steps.made, subtotal, total: Decimal.of(totals.total), amountDue: steps.sum };
}

/** From the detailed lines of a line to its total, with its own rounded share of coupons and taxes. */
export function explainTotal(line: LineToSum): AmountExplanation {
  const steps = new Steps();
  for (const detailed of line.detailedLines) steps.add('DETAILED_LINE', detailed.name, chargedBy(detailed.totals).add(couponsOf({ detailedLines: [detailed] })), {});
  for (const [name, amount] of couponsByName(line)) steps.add('COUPON', name, amount.neg());
  const base = chargedBy(line.totals).toString();
  // A line keeps what its taxes come to together.
  const own = (of: LineTaxJson['behavior'], amount: string) => {
    const borne = line.taxes.filter(({ behavior }) => behavior === of);
    const rate = Decimal.sum(borne.map((tax) => Decimal.of(tax.rate))).toString();
    return borne.length === 0 ? [] : [{ key: '', name: borne.map(({ name }) => name).join(', '), rate, behavior: of, base, amount }];
  };
  const { subtotal } = addTaxes(steps, [...own('EXCLUSIVE', line.totals.taxesExclusiveTotal), ...own('INCLUSIVE', line.totals.taxesInclusiveTotal)], line.totals);
  return { steps: steps.made, subtotal, total: Decimal.of(line.totals.total), amountDue: steps.sum };
}

/** Puts taxes on what is charged, and says what is left unaccounted for. */
function addTaxes(steps: Steps, taxes: SettlementJson['taxes'], totals: Pick<TotalsText, 'total' | 'taxesExclusiveTotal'>): { readonly subtotal: Decimal } {
  const subtotal = steps.sum;
  for (const { name, rate, base, amount, behavior } of taxes) {
    const tax = { rate: Decimal.of(rate), base: Decimal.of(base), amount: Decimal.of(amount) };
    if (behavior === 'EXCLUSIVE') steps.add('TAX', name, tax.amount, { tax });
    else steps.add('CONTAINED_TAX', name, Decimal.zero, { tax });
  }
  const difference = Decimal.of(totals.total).sub(steps.sum);
  if (!difference.isZero()) steps.add('DIFFERENCE', 'Rounding', difference);
  return { subtotal };
}

class Steps {
  readonly made: ExplainedStep[] = [];
  sum = Decimal.zero;

  add(kind: StepKind, name: string, amount: Decimal, { lineId = null, tax = null }: { readonly lineId?: string | null; readonly tax?: ExplainedStep['tax'] } = {}): void {
    const after = this.sum.add(amount);
    this.made.push({ kind, name, before: this.sum, amount, after, lineId, tax });
    this.sum = after;
  }
}

/** After all discounts and what was charged before, without taxes on top. */
function chargedBy({ amount, chargesTotal, discountsTotal, creditsTotal }: TotalsText): Decimal {
  return Decimal.of(amount).add(Decimal.of(chargesTotal)).sub(Decimal.of(discountsTotal)).sub(Decimal.of(creditsTotal));
}

function couponsOf(line: Pick<LineToSum, 'detailedLines'>): Decimal {
  return Decimal.sum(couponsByName(line).values());
}

/** What coupons took of a line, by what its discounts call them. */
function couponsByName({ detailedLines }: Pick<LineToSum, 'detailedLines'>): Map<string, Decimal> {
  const taken = new Map<string, Decimal>();
  for (const { reason, amount, description } of detailedLines.flatMap(({ discounts }) => discounts)) {
    if (reason === 'COUPON' && amount !== null) taken.set(description ?? '', (taken.get(description ?? '') ?? Decimal.zero).add(Decimal.of(amount)));
  }
  return taken;
}
