import type { PriceJson } from '../../catalog/index.ts';
import { againWhereMeterChanged, countedEvents } from '../../metering/index.ts';
import type { FilterValues } from '../../metering/index.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { earlier, later } from '../../kit/instant.ts';
import type { Period } from '../../kit/period.ts';
import type { Reader } from '../../platform/reader.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import type { ChargedGroupJson, DetailedLineJson } from '../rated-line-json.ts';
import type { LineCharging } from '../line-charging.ts';
import { eventsRequestOf, periodOfLine } from '../live-invoice.ts';
import type { TotalsText } from '../totals-columns.ts';
import { usageQuestions } from '../usage-questions.ts';

/** What a subscription's usage of one period comes to: of the running one, or as an invoice charged it. */
export interface CustomerUsage {
  readonly customerId: string;
  readonly subscriptionId: string;
  /** Null of the running period. */
  readonly invoiceId: string | null;
  /** ISO 4217. */
  readonly currency: string;
  /** The charges period: from the earliest start to the latest end of its charges' periods, else the billing period. */
  readonly period: Period;
  /** When it is issued, or will be as it is planned; null: nobody knows, or none of it will be invoiced any more. */
  readonly issueAt: Temporal.Instant | null;
  readonly charges: readonly ChargeUsage[];
  /** Without coupons and credits. */
  readonly totals: TotalsText;
}

/** The usage of one charge. */
export interface ChargeUsage {
  /** What is charged for. */
  readonly name: string;
  readonly subscriptionItemId: string | null;
  readonly featureId: string | null;
  readonly featureKey: string | null;
  readonly period: Period;
  /** The part that no filter takes is the first one; of a charge without filters there is no other. */
  readonly parts: readonly PartUsage[];
}

/** The usage that one filter of a charge takes, or none of them. */
export interface PartUsage {
  /** As lines are called. */
  readonly name: string;
  /** Null: what no filter takes. */
  readonly values: FilterValues | null;
  readonly price: PriceJson;
  readonly meteredQuantity: Decimal;
  readonly quantity: Decimal;
  /** Before taxes, coupons and credits. */
  readonly amount: Decimal;
  /** What each group of it comes to, where groups are priced by themselves; else none. */
  readonly groups: readonly GroupFigure[];
  /** How many events were counted in it, read once for all parts that were answered together. */
  events(): Promise<number>;
}

/** A group of usage with what it comes to before taxes, coupons and credits. */
export interface GroupFigure {
  readonly group: ChargedGroupJson;
  readonly amount: Decimal;
}

/** The groups that detailed lines charge. */
export function groupFigures(lines: readonly DetailedLineJson[]): GroupFigure[] {
  const taken = (discounts: DetailedLineJson['discounts']): Decimal => Decimal.sum(discounts.flatMap(({ reason, amount }) => (reason === 'COUPON' || amount === null ? [] : [Decimal.of(amount)])));
  return lines.flatMap(({ group, discounts, totals: { amount } }) => (group === undefined ? [] : [{ group, amount: Decimal.of(amount).sub(taken(discounts)) }]));
}

/** A line of usage with what it comes to. Lines of one charge, part and period are added up. */
export interface FiguredLine {
  readonly line: InvoiceLineRow;
  readonly meteredQuantity: Decimal;
  readonly quantity: Decimal;
  readonly amount: Decimal;
  readonly groups: readonly GroupFigure[];
}

/** The charges that lines stand for, in the order of their first lines; of all lists together events are counted by the same few statements. */
export function usageOfCharges(read: Reader, lists: readonly (readonly FiguredLine[])[]): ChargeUsage[][] {
  const asked: InvoiceLineRow[] = [];
  let counted: Promise<readonly number[]> | null = null;
  const count = (line: InvoiceLineRow): (() => Promise<number>) => {
    const at = asked.push(line) - 1;
    return async () => present((await (counted ??= eventsOf(read, asked)))[at], 'the events of a line');
  };
  return lists.map((lines) => [...Map.groupBy(lines, ({ line }) => chargeOf(line)).values()].map((of) => chargeUsage(of, count)));
}

function chargeUsage(lines: readonly FiguredLine[], count: (line: InvoiceLineRow) => () => Promise<number>): ChargeUsage {
  const parts = [...Map.groupBy(lines, ({ line }) => filterOf(line)).entries()].toSorted(([a], [b]) => (a ?? -1) - (b ?? -1));
  const first = present(parts[0]?.[1][0], 'a line of a charge').line;
  const periods = lines.map(({ line }) => present(periodOfLine(line), 'the period of usage'));
  return {
    name: first.name,
    subscriptionItemId: first.subscriptionItemId,
    featureId: first.featureId,
    featureKey: first.featureKey,
    period: hullOf(periods),
    parts: parts.map(([filter, of]): PartUsage => {
      const { line } = present(of[0], 'a line of a part');
      const { name, price, charging } = line;
      return {
        name,
        values: filter === null ? null : present((charging as LineCharging | null)?.filters[filter], 'the values of a filter'),
        price: price as PriceJson,
        meteredQuantity: Decimal.sum(of.map(({ meteredQuantity }) => meteredQuantity)),
        quantity: Decimal.sum(of.map(({ quantity }) => quantity)),
        amount: Decimal.sum(of.map(({ amount }) => amount)),
        groups: addedUp(of.flatMap(({ groups }) => groups)),
        events: count(line),
      };
    }),
  };
}

/** Those of the same values as one, in the order in which they come first. */
function addedUp(groups: readonly GroupFigure[]): GroupFigure[] {
  const sum = (of: readonly GroupFigure[], member: 'quantity' | 'quantityBefore'): string => Decimal.sum(of.map(({ group }) => Decimal.of(group[member]))).toString();
  return [...Map.groupBy(groups, ({ group: { by } }) => JSON.stringify(by)).values()].map((of) => ({
    group: { by: present(of[0], 'a group').group.by, quantity: sum(of, 'quantity'), quantityBefore: present(of[0], 'a group').group.quantityBefore },
    amount: Decimal.sum(of.map(({ amount }) => amount)),
  }));
}

/** From the earliest start to the latest end of at least one period. */
export function hullOf(periods: readonly Period[]): Period {
  return { from: periods.map(({ from }) => from).reduce(earlier), to: periods.map(({ to }) => to).reduce(later) };
}

/** Parts of a line that was split have no reference of their own. */
function chargeOf({ id, reference, splitGroupId, charging }: InvoiceLineRow): string {
  return (charging as LineCharging | null)?.charge || splitGroupId || reference || id;
}

const filterOf = ({ charging }: InvoiceLineRow): number | null => (charging as LineCharging | null)?.filter ?? null;

/** How many events count for lines with a feature, of those that are kept by now; in the order of the lines, 0 where nothing counts any more. */
export async function eventsOf(reader: Reader, lines: readonly InvoiceLineRow[]): Promise<readonly number[]> {
  const read = reader.asOrganization();
  const requests = lines.map((line) => eventsRequestOf(line, undefined));
  const asked = requests.flatMap((request, at) => (request === null ? [] : [{ at, request }]));
  const found = await againWhereMeterChanged(async () => {
    const questions = await usageQuestions(read, asked.map(({ request }) => request));
    const metered = questions.flatMap((question, at) => (question === null ? [] : [{ at: present(asked[at], 'what was asked').at, question }]));
    const events = await countedEvents(read, metered.map(({ question }) => question));
    return new Map(metered.map(({ at }, position) => [at, events[position] ?? 0]));
  });
  return lines.map((_line, at) => found.get(at) ?? 0);
}
