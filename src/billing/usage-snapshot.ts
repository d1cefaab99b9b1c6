import { eventNeed, priceFromJson } from '../catalog/index.ts';
import type { PriceJson } from '../catalog/index.ts';
import { Decimal } from '../kit/decimal.ts';
import { noUsage } from './invoice-usage.ts';
import type { LineUsage } from './invoice-usage.ts';
import type { LineCharging } from './line-charging.ts';
import { readsUsage } from './rate-invoice-line.ts';

/** What was read for a line, where its metered quantity alone does not tell: as {@link LineUsage}, decimals as text of their own kind. */
export type UsageSnapshotJson = { readonly [member: string]: unknown };

/** A line with what was read for it when it was last rated. */
interface ReadLine {
  readonly price: unknown;
  readonly charging?: LineCharging | null | undefined;
  readonly meteredQuantity?: string | null | undefined;
  readonly usageSnapshot?: UsageSnapshotJson | null | undefined;
  readonly ratedAt?: unknown;
}

/** What is kept of the usage that a line is rated with; null where its metered quantity tells all of it. */
export function usageSnapshot(usage: LineUsage | null): UsageSnapshotJson | null {
  if (usage === null) return null;
  const { groups, ...whole } = usage;
  const { quantity, quantityBefore, events, prorated, isIncomplete } = whole;
  const isPlain = quantity !== null && quantityBefore === null && events === null && prorated === null && groups === null && !isIncomplete;
  return isPlain ? null : (toJson(groups === null ? whole : usage) as UsageSnapshotJson);
}

/** The usage that a line was last rated with; null where none was read, or could not be counted. */
export function usageRead(line: ReadLine): LineUsage | null {
  if (line.ratedAt == null || !readsUsage(line)) return null;
  const kept = line.usageSnapshot ?? null;
  if (kept === null) return line.meteredQuantity == null ? null : { ...noUsage, quantity: Decimal.of(line.meteredQuantity) };
  const usage = { ...noUsage, ...(fromJson(kept) as Partial<LineUsage>) };
  return usage.quantity === null || usage.isIncomplete ? null : usage;
}

/** Whether another price can be put on what was read for a price: not where either looks at single events. */
export function readsAlike(a: PriceJson, b: PriceJson): boolean {
  return [a, b].every((price) => {
    const of = priceFromJson(price);
    return of.type !== 'FLAT' && eventNeed(of) === 'NOTHING';
  });
}

function toJson(value: unknown): unknown {
  if (value instanceof Decimal) return { decimal: value.toString() };
  if (Array.isArray(value)) return value.map(toJson);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, of]) => [key, toJson(of)])) : value;
}

function fromJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value !== 'object' || value === null) return value;
  if ('decimal' in value) return Decimal.of(value.decimal as string);
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, fromJson(of)]));
}
