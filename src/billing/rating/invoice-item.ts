import { minorUnitDigits } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { DetailedLine, LineDiscount } from './rated-line.ts';

/** A detailed line, or a discount of one, as payment providers keep it: an integer amount and a text. */
export interface InvoiceItem {
  readonly type: 'line' | 'discount';
  /** In the currency's minor unit; below zero for a discount. */
  readonly minorUnitAmount: bigint;
  readonly description: string;
}

/** Places that a unit amount is shown with at most; what is charged is never rounded to them. */
const SHOWN_PLACES = 6;

/** One item for the line itself (its charge, for a commitment), and a negative one for each amount taken off it. */
export function invoiceItems(line: DetailedLine, currency: string): InvoiceItem[] {
  const places = minorUnitDigits(currency);
  const amount = line.category === 'COMMITMENT' ? line.totals.chargesTotal : line.totals.amount;
  const items: InvoiceItem[] = [
    { type: 'line', minorUnitAmount: minorUnits(amount, places), description: `${line.name}${calculation(line, currency, places)}` },
  ];
  for (const discount of line.discounts) {
    if (discount.amount === null) continue;
    items.push({ type: 'discount', minorUnitAmount: -minorUnits(discount.amount, places), description: discountText(line, discount) });
  }
  return items;
}

function minorUnits(amount: Decimal, places: number): bigint {
  return BigInt(amount.toFixed(places).replace('.', ''));
}

function discountText(line: DetailedLine, discount: LineDiscount): string {
  return discount.description === null ? line.name : `${line.name} (${discount.description})`;
}

/** How the amount came about: " (15.30 x $90)"; nothing for a single unit. */
function calculation(line: DetailedLine, currency: string, places: number): string {
  if (!line.quantity.gt(Decimal.one)) return '';
  return ` (${shown(line.quantity, 2)} x ${symbol(currency)}${shown(line.unitAmount, places)})`;
}

/** Digits in groups of three; a fraction, if there is one, with at least `places` digits and at most six. */
function shown(value: Decimal, places: number): string {
  const [whole = '', fraction = ''] = value.round(SHOWN_PLACES).toString().split('.');
  const groups = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === '' ? groups : `${groups}.${fraction.padEnd(places, '0')}`;
}

const symbols = new Map<string, string>();

/** "$" for USD; the code and a space where a currency has no sign of its own. */
function symbol(currency: string): string {
  let sign = symbols.get(currency);
  if (sign === undefined) {
    const parts = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0n);
    const found = parts.find((part) => part.type === 'currency')?.value ?? currency;
    sign = found === currency ? `${currency} ` : found;
    symbols.set(currency, sign);
  }
  return sign;
}
