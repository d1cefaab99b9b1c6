import { discountsFromJson, priceFromJson } from '../catalog/index.ts';
import { Decimal } from '../kit/decimal.ts';
import type { Period } from '../kit/period.ts';
import type { LineUsage } from './invoice-usage.ts';
import type { LineCharging } from './line-charging.ts';
import { rateLine } from './rating/rate-line.ts';
import type { RatedLine } from './rating/rated-line.ts';
import type { SplitPlace } from './split-line.store.ts';

/** A line as far as its price goes: an entity, or a row with its instants read. */
export interface PricedLine {
  readonly name: string;
  readonly currency: string;
  readonly price: unknown;
  readonly rateCardDiscounts: unknown;
  readonly period: Period | null;
  /** Where it stands in what it is a part of; left out or null: its period is undivided. */
  readonly split?: SplitPlace | null;
}

/** Rates a line of an invoice. `usage` is that of its period, null for flat prices; a quantity of null counts as zero. */
export function rateInvoiceLine(line: PricedLine, usage: Pick<LineUsage, 'quantity' | 'quantityBefore' | 'events' | 'prorated'> & { readonly groups?: LineUsage['groups'] } | null): RatedLine {
  return rateLine({
    name: line.name,
    currency: line.currency,
    price: priceFromJson(line.price),
    discounts: discountsFromJson(line.rateCardDiscounts),
    quantity: usage === null ? null : (usage.quantity ?? Decimal.zero),
    quantityBefore: usage?.quantityBefore ?? Decimal.zero,
    prorated: usage?.prorated ?? null,
    events: usage?.events ?? null,
    groups: usage?.groups ?? null,
    billedBefore: line.split?.billedBefore ?? Decimal.zero,
    period: line.period,
    fullPeriod: line.split?.whole ?? line.period,
    isClosedLater: line.split?.isClosedLater ?? false,
  });
}

/** Whether a line charges usage that is read when it is rated; that of an event in advance or of a threshold is known. */
export function readsUsage({ price, charging }: { readonly price: unknown; readonly charging?: LineCharging | null | undefined }): boolean {
  return isMetered(price) && charging?.inAdvance == null && charging?.early == null;
}

/** Whether a kept price charges for usage. */
export function isMetered(price: unknown): boolean {
  return (price as { readonly type: string }).type !== 'FLAT';
}
