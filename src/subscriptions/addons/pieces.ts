import { before, compareInstants, later, notAfter, sameInstant } from '../../kit/calendar.ts';
import type { OpenPeriod } from '../../kit/period.ts';
import type { SpecItem } from '../spec.ts';
import { alike } from './alike.ts';
import type { AddonShare, BaseTerms } from './overlay.ts';
import { quantityAt } from './quantities.ts';
import type { QuantityChange } from './quantities.ts';

/** A stretch of an item in which neither the item itself nor the add-ons that lie over it change. */
export interface Piece extends OpenPeriod {
  /** The version that it was or is cut from; null: add-ons alone make it. */
  readonly like: SpecItem | null;
  readonly base: BaseTerms | null;
  readonly shares: readonly AddonShare[];
  /** The version that stands for it, which began before anything changes. */
  readonly kept: SpecItem | null;
}

/** An add-on that lies over the items of one key. */
export interface KeyAddon {
  readonly id: string;
  readonly changes: readonly QuantityChange[];
}

/** The version that an item was cut from by add-ons, or itself. */
export function originOf(item: SpecItem): string {
  return item.originId ?? item.id;
}

/**
 * The stretches of a key from `from` on: the items without what add-ons did to them, cut again where an add-on's quantity changes, and
 * where no item is, the add-ons' own. `end` is that of the phase, null without end.
 */
export function piecesFrom(items: readonly SpecItem[], addons: readonly KeyAddon[], from: Temporal.Instant, end: Temporal.Instant | null): Piece[] {
  const bases = merged(items.flatMap((item): Piece[] => {
    const base = item.overlay === undefined ? termsOf(item) : item.overlay.base;
    return base === null || isOver(item, from) ? [] : [{ like: item, base, shares: [], kept: null, from: later(item.activeFrom, from), to: item.activeTo }];
  }));
  return [...bases, ...gaps(bases, from, end)]
    .toSorted((a, b) => compareInstants(a.from, b.from))
    .flatMap((piece) => cut(piece, addons, end))
    .filter(({ base, shares }) => base !== null || shares.length > 0);
}

/** The parts of items that lie before `from`, as they stand. */
export function piecesBefore(items: readonly SpecItem[], from: Temporal.Instant): Piece[] {
  return items
    .filter(({ activeFrom }) => before(activeFrom, from))
    .map((item) => ({
      like: item.overlay?.base === null ? null : item,
      base: item.overlay === undefined ? termsOf(item) : item.overlay.base,
      shares: item.overlay?.shares ?? [],
      kept: item,
      from: item.activeFrom,
      to: item.activeTo === null || before(from, item.activeTo) ? from : item.activeTo,
    }));
}

/** Neighbours of one origin that say the same become one; only what is not {@link Piece.kept} goes up in the one before it. */
export function merged(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last !== undefined && piece.kept === null && follows(last, piece) && alike(last.base, piece.base) && alike(last.shares, piece.shares)) result[result.length - 1] = { ...last, to: piece.to };
    else result.push(piece);
  }
  return result;
}

/** Whether a piece goes on where another of the same origin ends. What add-ons alone make has one origin as long as it goes on. */
export function follows(last: Piece, piece: Piece): boolean {
  if (last.to === null || !sameInstant(last.to, piece.from) || sameInstant(last.from, last.to)) return false;
  return last.like === null || piece.like === null ? last.like === piece.like : originOf(last.like) === originOf(piece.like);
}

function cut(piece: Piece, addons: readonly KeyAddon[], end: Temporal.Instant | null): Piece[] {
  const inside = (at: Temporal.Instant) => before(piece.from, at) && (piece.to === null || before(at, piece.to)) && (end === null || before(at, end));
  const cuts = addons.flatMap(({ changes }) => changes.map(({ activeFrom }) => activeFrom).filter(inside)).toSorted(compareInstants);
  const starts = [piece.from, ...cuts.filter((at, position) => position === 0 || !sameInstant(at, cuts[position - 1] as Temporal.Instant))];
  return merged(starts.map((start, position) => ({ ...piece, shares: sharesAt(addons, start), from: start, to: starts[position + 1] ?? piece.to })));
}

function sharesAt(addons: readonly KeyAddon[], at: Temporal.Instant): AddonShare[] {
  return addons.map(({ id, changes }) => ({ addonId: id, quantity: quantityAt(changes, at) })).filter(({ quantity }) => quantity > 0);
}

/** The time from `from` to the end of the phase that none of the pieces covers. */
function gaps(bases: readonly Piece[], from: Temporal.Instant, end: Temporal.Instant | null): Piece[] {
  const found: Piece[] = [];
  let covered: Temporal.Instant | null = from;
  for (const base of bases) {
    if (covered !== null && before(covered, base.from)) found.push({ like: null, base: null, shares: [], kept: null, from: covered, to: base.from });
    covered = base.to;
  }
  if (covered !== null && (end === null || before(covered, end))) found.push({ like: null, base: null, shares: [], kept: null, from: covered, to: null });
  return found;
}

function termsOf({ unitPrice, quantity, discounts, entitlementTemplate }: SpecItem): BaseTerms {
  return { unitPrice, quantity, discounts, entitlementTemplate };
}

/** Whether nothing of an item lies at or after `from`. */
function isOver({ activeFrom, activeTo }: SpecItem, from: Temporal.Instant): boolean {
  return activeTo !== null && (notAfter(activeTo, from) || notAfter(activeTo, activeFrom));
}
