import { Decimal } from '../../kit/decimal.ts';

/** A tax as a charge bears it: a copy, since taxes change. */
export interface TaxRate {
  readonly code: string;
  /** Of a hundred, at least 0. */
  readonly rate: Decimal;
}

/** A charge that bears taxes. */
export interface TaxedCharge {
  /** In whole minor units. */
  readonly amount: Decimal;
  /** What coupons and earlier bills took off it, with more decimals than the minor unit has. */
  readonly taken: Decimal;
  readonly taxes: readonly TaxRate[];
  /** INCLUSIVE: the amount contains them. Left out: they come on top. */
  readonly behavior?: 'INCLUSIVE' | 'EXCLUSIVE';
}

export interface ChargeTaxes {
  /** In whole minor units; of the charge alone. */
  readonly amount: Decimal;
  /** The sum of its taxes' rates. */
  readonly rate: Decimal;
}

/** One tax of an invoice. */
export interface InvoiceTax extends TaxRate {
  /** What it is on: the net amounts of the charges that bear it, in whole minor units. */
  readonly base: Decimal;
  readonly amount: Decimal;
}

export interface InvoiceTaxes {
  /** By code. */
  readonly taxes: readonly InvoiceTax[];
  /** Rounded once for the invoice. */
  readonly amount: Decimal;
  /** The rate of the whole invoice, to five decimals: each tax's, weighted by the part that it is on of the sub-total, or where that is 0 of the number of charges. */
  readonly rate: Decimal;
  /** What the amount has more than the sum of the taxes, each of which is rounded too. */
  readonly rounding: Decimal;
}

/** Where a charge can find its taxes. The first that has any wins, and they are never mixed. */
export interface TaxLevels {
  /** Named for a line of an invoice by hand. */
  readonly line?: readonly TaxRate[];
  /** Of the add-on, the rate card or the commitment that it charges for. */
  readonly source?: readonly TaxRate[];
  /** Of the subscription add-on that brought it. */
  readonly addon?: readonly TaxRate[];
  readonly plan?: readonly TaxRate[];
  readonly customer?: readonly TaxRate[];
  /** Those that the organization applies where nothing else is said. */
  readonly organization?: readonly TaxRate[];
}

const levels = ['line', 'source', 'addon', 'plan', 'customer', 'organization'] as const;
const rateDecimals = 5;

/** The taxes that a charge bears. Lago's order of levels; an add-on of a subscription comes before its plan. */
export function taxesOf(found: TaxLevels): readonly TaxRate[] {
  return levels.map((level) => found[level] ?? []).find((taxes) => taxes.length > 0) ?? [];
}

/** The taxes of one charge by itself: what its line shows. Those of an invoice are not the sum of these. */
export function chargeTaxes(charge: TaxedCharge, digits: number): ChargeTaxes {
  const rate = Decimal.sum(charge.taxes.map((tax) => tax.rate));
  return { amount: taxOf(charge, rate).round(digits), rate };
}

/**
 * The taxes of an invoice: each is computed on the net amounts of all charges that bear it, so that they do not depend on how charges are
 * split into lines. `digits` are the decimals of the minor unit. Charges that contain their taxes and charges that do not are asked for
 * apart: what they come to is added to different totals.
 */
export function invoiceTaxes(charges: readonly TaxedCharge[], digits: number): InvoiceTaxes {
  const codes = [...new Set(charges.flatMap(({ taxes }) => taxes.map(({ code }) => code)))].toSorted();
  const precise = codes.map((code) => {
    const bearing = charges.filter(({ taxes }) => taxes.some((tax) => tax.code === code));
    const rate = bearing[0]?.taxes.find((tax) => tax.code === code)?.rate ?? Decimal.zero;
    const base = Decimal.sum(bearing.map(baseOf));
    return { code, rate, base, amount: Decimal.sum(bearing.map((charge) => taxOf(charge, rate))), count: bearing.length };
  });
  const amount = Decimal.sum(precise.map((tax) => tax.amount)).round(digits);
  const taxes = precise.map(({ code, rate, base, amount: exact }) => ({ code, rate, base: base.round(digits), amount: exact.round(digits) }));
  // The sub-total of the invoice. Shares of coupons have more decimals, so that where nothing is left of it hundredths of a unit can be left of them.
  const net = Decimal.sum(charges.map(baseOf)).round(digits);
  const weights = precise.map(({ rate, base, count }) => rate.mul(net.isZero() ? Decimal.of(count) : base));
  const weight = net.isZero() ? Decimal.of(charges.length) : net;
  return {
    taxes,
    amount,
    rate: weight.isZero() ? Decimal.zero : Decimal.sum(weights).div(weight, rateDecimals),
    rounding: amount.sub(Decimal.sum(taxes.map((tax) => tax.amount))),
  };
}

const netOf = ({ amount, taken }: TaxedCharge): Decimal => amount.sub(taken);
/** What taxes are on: an amount that contains them, without them. */
function baseOf(charge: TaxedCharge): Decimal {
  return charge.behavior === 'INCLUSIVE' ? netOf(charge).sub(taxOf(charge, rateOf(charge))) : netOf(charge);
}

/** A tax of one charge by its rate. Of an amount that contains its taxes, each has the part that its rate has of a hundred and all rates. */
function taxOf(charge: TaxedCharge, rate: Decimal): Decimal {
  if (charge.behavior !== 'INCLUSIVE') return percentOf(netOf(charge), rate);
  return netOf(charge).mul(rate).div(Decimal.hundred.add(rateOf(charge)), containedDecimals);
}

const rateOf = ({ taxes }: TaxedCharge): Decimal => Decimal.sum(taxes.map((tax) => tax.rate));

/** Of a contained tax before it is rounded; far beyond any minor unit. */
const containedDecimals = 20;

/** Exact: a hundredth has two decimals. */
const percentOf = (amount: Decimal, rate: Decimal): Decimal => amount.mul(rate).mul(hundredth);
const hundredth = Decimal.of('0.01');
