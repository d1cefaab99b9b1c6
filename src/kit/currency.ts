import { data } from 'currency-codes';
import type { Decimal } from './decimal.ts';

/** A currency of ISO 4217. `digits` is how many digits its minor unit takes: 2 for EUR, 0 for JPY, 3 for KWD. */
export interface Currency {
  readonly code: string;
  readonly name: string;
  readonly digits: number;
}

/** Codes to which ISO 4217 gives no minor unit (metals, units of account, test codes). The library writes 0 there, as for the yen. */
const WITHOUT_MINOR_UNIT = new Set(['XAG', 'XAU', 'XBA', 'XBB', 'XBC', 'XBD', 'XDR', 'XPD', 'XPT', 'XSU', 'XTS', 'XUA', 'XXX']);

const CURRENCIES: readonly Currency[] = data
  .filter(({ code }) => !WITHOUT_MINOR_UNIT.has(code))
  .map(({ code, currency, digits }) => ({ code, name: currency, digits }));

const DIGITS: ReadonlyMap<string, number> = new Map(CURRENCIES.map(({ code, digits }) => [code, digits]));

/** How many digits the minor unit takes. Throws RangeError for codes outside ISO 4217 and for those without a minor unit, such as XXX. */
export function minorUnitDigits(code: string): number {
  const digits = DIGITS.get(code);
  if (digits === undefined) throw new RangeError(`"${code}" is no ISO 4217 currency with a minor unit, such as "EUR"`);
  return digits;
}

/** Whether money can be kept in it: an upper-case ISO 4217 code that has a minor unit. */
export function isCurrency(code: string): boolean {
  return DIGITS.has(code);
}

/** Every currency money can be kept in, by code. */
export function currencies(): readonly Currency[] {
  return CURRENCIES;
}

const SYMBOLS = new Map<string, string>();

/** The narrow symbol in English, such as "$" of all dollars; the code itself where a currency has none. */
export function currencySymbol(code: string): string {
  let symbol = SYMBOLS.get(code);
  if (symbol === undefined) {
    const parts = new Intl.NumberFormat('en', { style: 'currency', currency: code, currencyDisplay: 'narrowSymbol' }).formatToParts(0);
    symbol = parts.find(({ type }) => type === 'currency')?.value ?? code;
    SYMBOLS.set(code, symbol);
  }
  return symbol;
}

/** The amount rounded half away from zero to the currency's minor unit. */
export function roundMoney(amount: Decimal, currency: string): Decimal {
  return amount.round(minorUnitDigits(currency));
}
