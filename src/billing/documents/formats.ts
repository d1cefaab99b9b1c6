import { minorUnitDigits } from '../../kit/currency.ts';
import type { Decimal } from '../../kit/decimal.ts';
import type { Period } from '../../kit/period.ts';

/** How numbers and times are written in one language. Digits are exact however many there are: nothing becomes a float. */
export interface Formats {
  /** An amount of the currency, with the decimals that the currency has by ISO 4217. */
  money(amount: Decimal): string;
  /** The price of one: at least the currency's decimals, and all that it has. */
  unitPrice(price: Decimal): string;
  quantity(quantity: Decimal): string;
  /** Of a hundred: 19 is "19%". */
  percent(rate: Decimal): string;
  /** The day in the time zone. */
  date(at: Temporal.Instant): string;
  /** From its first day to its last: a period that ends at midnight does not hold the day that begins then. */
  period(period: Period): string;
  /** The name of a country by its code; the code where it has none. */
  country(code: string): string;
}

/** Beyond them digits are cut; what is kept here never has as many. */
const mostDigits = 100;

/** @param language BCP 47. @param currency ISO 4217. @param zone IANA: whose days are named. */
export function formatsOf(language: string, currency: string, zone: string): Formats {
  const digits = minorUnitDigits(currency);
  const money = new Intl.NumberFormat(language, { style: 'currency', currency, signDisplay: 'negative', minimumFractionDigits: digits, maximumFractionDigits: digits });
  const unitPrice = new Intl.NumberFormat(language, { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: mostDigits });
  const quantity = new Intl.NumberFormat(language, { maximumFractionDigits: mostDigits });
  const percent = new Intl.NumberFormat(language, { style: 'unit', unit: 'percent', maximumFractionDigits: mostDigits });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: zone });
  const countries = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
  const date = (at: Temporal.Instant): string => day.format(at.epochMilliseconds);
  return {
    money: (amount) => money.format(exact(amount)),
    unitPrice: (price) => unitPrice.format(exact(price)),
    quantity: (units) => quantity.format(exact(units)),
    percent: (rate) => percent.format(exact(rate)),
    date,
    period: ({ from, to }) => {
      const [first, last] = [date(from), date(Temporal.Instant.compare(from, to) < 0 ? to.subtract({ nanoseconds: 1 }) : to)];
      return first === last ? first : `${first} – ${last}`;
    },
    country: (code) => (/^[A-Z]{2}$/i.test(code) ? countries.of(code.toUpperCase()) ?? code : code),
  };
}

/** Intl reads decimal text exactly. */
function exact(value: Decimal): `${number}` {
  return value.toString() as `${number}`;
}
