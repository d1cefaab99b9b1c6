import { Decimal } from '../../kit/decimal.ts';
import { compareInstants } from '../../kit/instant.ts';
import type { Period } from '../../kit/period.ts';
import type { DetailedLine, LineDiscount } from '../rating/rated-line.ts';
import type { Formats } from './formats.ts';
import { plainRow } from './paper.ts';
import type { PaperRow } from './paper.ts';
import { filled } from './words.ts';
import type { PaperWords } from './words.ts';

/** A line of an issued invoice, as far as its document tells of it. */
export interface LineFacts {
  readonly name: string;
  readonly description: string | null;
  readonly period: Period | null;
  /** What is charged for; null for flat fees. */
  readonly quantity: Decimal | null;
  /** Units that cost nothing. */
  readonly discounts: readonly LineDiscount[];
  readonly detailedLines: readonly DetailedLine[];
  readonly taxes: readonly { readonly name: string; readonly rate: Decimal }[];
  /** Gross, charges, discounts with those of coupons, and what was billed before. */
  readonly totals: { readonly amount: Decimal; readonly chargesTotal: Decimal; readonly discountsTotal: Decimal; readonly creditsTotal: Decimal };
  readonly couponsTotal: Decimal;
}

/** What a line comes to before coupons, and before taxes on top. */
export function lineAmount({ totals, couponsTotal }: Pick<LineFacts, 'totals' | 'couponsTotal'>): Decimal {
  return totals.amount.add(totals.chargesTotal).sub(totals.discountsTotal).add(couponsTotal).sub(totals.creditsTotal);
}

/**
 * The rows of an invoice's table: lines under their periods, the earliest first, and those without a period first of all. The amounts of all rows
 * add up to what the lines come to before coupons and before taxes on top.
 */
export function lineRows(lines: readonly LineFacts[], words: PaperWords, formats: Formats): PaperRow[] {
  const groups = new Map<string, { period: Period | null; lines: LineFacts[] }>();
  for (const line of lines) {
    const heading = line.period === null ? '' : formats.period(line.period);
    const group = groups.get(heading) ?? { period: line.period, lines: [] };
    group.lines.push(line);
    groups.set(heading, group);
  }
  const sorted = [...groups].toSorted(([, a], [, b]) => order(a.period, b.period));
  return sorted.flatMap(([heading, group]) => [...(heading === '' ? [] : [plainRow('group', heading)]), ...group.lines.flatMap((line) => rowsOf(line, words, formats))]);
}

function order(a: Period | null, b: Period | null): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  return compareInstants(a.from, b.from) || compareInstants(a.to, b.to);
}

function rowsOf(line: LineFacts, words: PaperWords, formats: Formats): PaperRow[] {
  const tax = line.taxes.map(({ rate }) => formats.percent(rate)).join(' + ');
  const [only, ...rest] = line.detailedLines;
  const more = line.description === null ? [] : [line.description];
  const free = line.discounts.flatMap(({ quantity }) => (quantity === null || quantity.isZero() ? [] : [filled(words.freeUnits, { quantity: formats.quantity(quantity) })]));
  const below = [...line.detailedLines.flatMap((part) => discountRows(part, words, formats)), ...billedBefore(line, words, formats)];
  if (only === undefined) {
    const quantity = line.quantity === null ? '' : formats.quantity(line.quantity);
    return [plainRow('line', line.name, { more: [...more, ...free], quantity, tax, amount: formats.money(Decimal.zero) }), ...below];
  }
  if (rest.length === 0) {
    const named = only.name === line.name ? [] : [only.name];
    return [plainRow('line', line.name, { more: [...more, ...named, ...ownPeriod(only, formats), ...free], tax, ...figures(only, formats) }), ...below];
  }
  return [
    plainRow('line', line.name, { more: [...more, ...free], tax }),
    ...line.detailedLines.flatMap((part) => [plainRow('part', part.name, { more: ownPeriod(part, formats), ...figures(part, formats) }), ...discountRows(part, words, formats)]),
    ...billedBefore(line, words, formats),
  ];
}

function figures({ quantity, unitAmount, totals }: DetailedLine, formats: Formats): Pick<PaperRow, 'quantity' | 'unitPrice' | 'amount'> {
  return { quantity: formats.quantity(quantity), unitPrice: formats.unitPrice(unitAmount), amount: formats.money(totals.amount.add(totals.chargesTotal)) };
}

const ownPeriod = ({ period }: DetailedLine, formats: Formats): string[] => (period === null ? [] : [formats.period(period)]);

/** Coupons reduce the invoice as a whole and stand below the table, not here. */
function discountRows({ discounts }: DetailedLine, words: PaperWords, formats: Formats): PaperRow[] {
  return discounts.flatMap(({ reason, amount, description }) => {
    if (amount === null || amount.isZero() || reason === 'COUPON' || reason === 'RATECARD_USAGE') return [];
    return [plainRow('part', words.discounts[reason], { more: description === null ? [] : [description], amount: formats.money(amount.neg()) })];
  });
}

function billedBefore({ totals }: LineFacts, words: PaperWords, formats: Formats): PaperRow[] {
  return totals.creditsTotal.isZero() ? [] : [plainRow('part', words.billedBefore, { amount: formats.money(totals.creditsTotal.neg()) })];
}
