import { Decimal } from '../../kit/decimal.ts';
import { noteAmounts, shareDecimals } from './amounts.ts';
import type { CreditItem, CreditedCharge, NoteAmounts, NoteTax } from './amounts.ts';

/** What a line of an issued invoice came to, as far as notes on it look. In the currency's minor unit. */
export interface BilledLine {
  readonly id: string;
  /** Before coupons and taxes, after what was charged of it before: below 0 for a line that credits. */
  readonly amount: Decimal;
  /** What coupons took of it: with more decimals than the minor unit has where that is known. Below 0 of a line that credits: what they had taken of what it credits. */
  readonly coupons: Decimal;
  readonly taxes: CreditedCharge['taxes'];
  readonly behavior: 'INCLUSIVE' | 'EXCLUSIVE';
  /** What earlier notes credited of it. */
  readonly credited: Decimal;
  /** What lines of later invoices credited of it: time that was not used, usage that was taken back. Left out: nothing. */
  readonly creditedByLines?: Decimal;
}

/** A tax of the invoice or of a note: those on top, and those that amounts contain. */
export interface ShownTax extends NoteTax {
  readonly behavior: 'INCLUSIVE' | 'EXCLUSIVE';
}

/** A note on the invoice that was made before. Voided ones count: what they credited stays credited. */
export interface EarlierNote {
  readonly total: Decimal;
  readonly taxAmount: Decimal;
  readonly inclusiveTaxAmount: Decimal;
  readonly taxRounding: Decimal;
  readonly taxes: readonly ShownTax[];
}

/** An issued invoice, as notes on it see it. */
export interface InvoiceToCredit {
  /** Decimals of the currency's minor unit. */
  readonly digits: number;
  readonly total: Decimal;
  /** On top of its lines. */
  readonly taxAmount: Decimal;
  readonly inclusiveTaxAmount: Decimal;
  readonly taxes: readonly ShownTax[];
  readonly lines: readonly BilledLine[];
  readonly earlier: readonly EarlierNote[];
  /** What lines of later invoices credited of its lines, after coupons, with taxes. Left out: nothing. */
  readonly creditedByLines?: Decimal;
}

/** What a credit note comes to. In the minor unit where nothing else is said. */
export interface NoteFigures extends Omit<NoteAmounts, 'taxes' | 'inclusiveTaxes'> {
  readonly taxes: readonly ShownTax[];
  /** Whether nothing of the invoice's lines is left to be credited after it. */
  readonly isLast: boolean;
}

/** What of a line can still be credited, before coupons and taxes; 0 for a line that credits. */
export function leftOfLine({ amount, credited, creditedByLines = Decimal.zero }: Pick<BilledLine, 'amount' | 'credited' | 'creditedByLines'>): Decimal {
  return Decimal.max(Decimal.zero, amount.sub(credited).sub(creditedByLines));
}

/** What of the invoice can still be credited, taxes included. */
export function leftOfInvoice({ total, lines, earlier, creditedByLines = Decimal.zero }: Pick<InvoiceToCredit, 'total' | 'lines' | 'earlier' | 'creditedByLines'>): Decimal {
  if (lines.every((line) => leftOfLine(line).isZero())) return Decimal.zero;
  return Decimal.max(Decimal.zero, total.sub(Decimal.sum(earlier.map((note) => note.total))).sub(creditedByLines));
}

/**
 * What a note over these items comes to: by Lago's rules of credit notes, and never more than is left of the invoice and of its taxes. The
 * note that credits the last of the lines comes to all that is left, so that the notes on an invoice add up to it, unless later lines credited some of it. Lines that credit are
 * spread over the others. Items are of known lines, each at most once, and no more than is left of them.
 */
export function noteOn(invoice: InvoiceToCredit, items: readonly CreditItem[]): NoteFigures {
  const { digits, lines, earlier } = invoice;
  const isLast = lines.every((line) => line.creditedByLines?.isPositive() !== true && leftOfLine(line).lte(items.find(({ chargeId }) => chargeId === line.id)?.amount ?? Decimal.zero));
  const made = noteAmounts({ digits, charges: creditedCharges(lines), items, earlierRounding: isLast ? Decimal.sum(earlier.map(({ taxRounding }) => taxRounding)) : null });
  const shown: ShownTax[] = [
    ...made.taxes.map((tax) => ({ ...tax, behavior: 'EXCLUSIVE' as const })),
    ...made.inclusiveTaxes.map((tax) => ({ ...tax, behavior: 'INCLUSIVE' as const })),
  ];
  const left = leftOfInvoice(invoice);
  const leftTax = atLeastNothing(invoice.taxAmount.sub(Decimal.sum(earlier.map(({ taxAmount }) => taxAmount))));
  const leftInclusive = atLeastNothing(invoice.inclusiveTaxAmount.sub(Decimal.sum(earlier.map(({ inclusiveTaxAmount }) => inclusiveTaxAmount))));
  const { taxRounding: _formula, ...rest } = made;
  const bounded = isLast ? lastOf(left, leftTax) : partOf(made, left, leftTax);
  return {
    ...rest,
    ...bounded,
    taxRounding: bounded.taxAmount.sub(made.preciseTaxAmount),
    inclusiveTaxAmount: isLast ? leftInclusive : Decimal.min(made.inclusiveTaxAmount, leftInclusive),
    taxes: isLast ? leftOfTaxes(invoice) : shown,
    isLast,
  };
}

type Bounded = Pick<NoteFigures, 'total' | 'taxAmount' | 'subTotal'>;

function lastOf(left: Decimal, leftTax: Decimal): Bounded {
  const taxAmount = Decimal.min(left, leftTax);
  return { total: left, taxAmount, subTotal: left.sub(taxAmount) };
}

function partOf(made: NoteAmounts, left: Decimal, leftTax: Decimal): Bounded {
  // Each note rounds its taxes; together they never come to more than the invoice's.
  const overTaxed = made.taxAmount.gt(leftTax);
  const taxAmount = overTaxed ? leftTax : made.taxAmount;
  const total = Decimal.min(overTaxed ? made.subTotal.add(leftTax) : made.total, left);
  return { total, taxAmount: Decimal.min(taxAmount, total), subTotal: Decimal.min(made.subTotal, total) };
}

/** The invoice's taxes less those of the notes on it. */
function leftOfTaxes({ taxes, earlier }: InvoiceToCredit): ShownTax[] {
  return taxes.map((tax) => {
    const noted = earlier.flatMap((note) => note.taxes.filter(({ code, behavior }) => code === tax.code && behavior === tax.behavior));
    return { ...tax, base: atLeastNothing(tax.base.sub(Decimal.sum(noted.map(({ base }) => base)))), amount: atLeastNothing(tax.amount.sub(Decimal.sum(noted.map(({ amount }) => amount)))) };
  });
}

/** The lines that can be credited, with their parts of what coupons and lines that credit took. */
function creditedCharges(lines: readonly BilledLine[]): CreditedCharge[] {
  const charged = lines.filter(({ amount }) => amount.isPositive());
  const all = Decimal.sum(charged.map(({ amount }) => amount));
  const credits = Decimal.min(all, Decimal.sum(lines.map(({ amount, coupons }) => (amount.isNegative() ? amount.sub(coupons).neg() : Decimal.zero))));
  return charged.map(({ id, amount, coupons, taxes, behavior }) => ({
    id, amount, taxes, behavior,
    couponShare: Decimal.min(amount, credits.isZero() ? coupons : coupons.add(credits.mul(amount).div(all, shareDecimals))),
  }));
}

const atLeastNothing = (amount: Decimal): Decimal => Decimal.max(Decimal.zero, amount);
