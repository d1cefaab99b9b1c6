import type { RateCard } from '../../catalog/index.ts';
import { later, notAfter, sameInstant } from '../../kit/calendar.ts';
import { phaseActivity } from '../schedule.ts';
import { itemOf, priceOfAll } from '../spec.ts';
import type { Mint, SpecItem, SpecPhase, SubscriptionSpec } from '../spec.ts';
import { alike } from './alike.ts';
import { combined } from './overlay.ts';
import type { Layer } from './overlay.ts';
import { follows, merged, originOf, piecesBefore, piecesFrom } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { quantityBefore } from './quantities.ts';
import type { QuantityChange } from './quantities.ts';

/** An add-on that a subscription has. */
export interface OwnedAddon {
  readonly id: string;
  /** Of the version that was bought; unique keys. */
  readonly rateCards: readonly RateCard[];
  readonly changes: readonly QuantityChange[];
}

/**
 * The specification with these add-ons, and no others, from `from` on; what lies before it stays as it is. OpenMeter's rule: where there is
 * any of an add-on, items of its keys are cut at the bounds and combined with its rate cards, so many times; a key that is not sold becomes an
 * item of its own. Taking the add-ons away gives back what there was: neighbours that were cut apart become one again. A fee that is charged once is charged where it begins, and for each one more of an add-on when it comes; never again, nor given back.
 * Versions that say the same from the same instant keep their ids, so that the same add-ons again change nothing.
 * The rate cards fit the items and each other; no pause runs at `from` or later.
 */
export function applyAddons(spec: SubscriptionSpec, addons: readonly OwnedAddon[], from: Temporal.Instant, mint: Mint): SubscriptionSpec {
  const sorted = addons.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { ...spec, phases: spec.phases.map((phase, position) => {
    const time = phaseActivity(spec, position);
    if (time.to !== null && (notAfter(time.to, from) || notAfter(time.to, time.from))) return phase;
    return phaseWith(phase, sorted, later(from, time.from), time.to, mint);
  }) };
}

function phaseWith(phase: SpecPhase, addons: readonly OwnedAddon[], from: Temporal.Instant, end: Temporal.Instant | null, mint: Mint): SpecPhase {
  const keys = new Set([...phase.items.map(({ key }) => key), ...addons.flatMap(({ rateCards }) => rateCards.map(({ key }) => key))]);
  const items = [...keys].flatMap((key) => {
    const had = phase.items.filter((item) => item.key === key);
    const layers = addons.flatMap(({ id, rateCards, changes }) => rateCards.filter((card) => card.key === key).map((rateCard) => ({ id, rateCard, changes })));
    if (layers.length === 0 && had.every(({ overlay, originId }) => overlay === undefined && originId === undefined)) return had;
    const pieces = merged([...piecesBefore(had, from), ...piecesFrom(had, layers, from, end)]);
    return itemsOf(key, pieces, had, new Map(layers.map((layer) => [layer.id, layer])), mint);
  });
  return { ...phase, items };
}

/** A rate card of an add-on, by the add-on's id. */
type KeyLayers = ReadonlyMap<string, { readonly rateCard: RateCard; readonly changes: readonly QuantityChange[] }>;

/** The versions of a key that stand for the pieces, in the order of time. */
function itemsOf(key: string, pieces: readonly Piece[], had: readonly SpecItem[], layers: KeyLayers, mint: Mint): SpecItem[] {
  const items: SpecItem[] = [];
  for (const [position, piece] of pieces.entries()) {
    if (piece.kept !== null) {
      items.push({ ...piece.kept, activeTo: piece.to });
      continue;
    }
    const earlier = pieces.slice(0, position);
    const last = items.at(-1);
    const behind = earlier.at(-1);
    const wanted = wantedItem(piece, isFirstOf(earlier, piece), layersOf(piece, layers));
    const originId = piece.like !== null ? originOf(piece.like) : last !== undefined && behind !== undefined && follows(behind, piece) ? originOf(last) : null;
    const version = (last?.version ?? -1) + 1;
    const same = had.find((item) => item.version >= version && sameInstant(item.activeFrom, piece.from) && (originId === null || originOf(item) === originId) && saysTheSame(item, wanted));
    if (same !== undefined) items.push({ ...same, activeTo: piece.to });
    else items.push({ ...wanted, ...(originId === null ? {} : { originId }), id: mint(), key, version, activeFrom: piece.from, activeTo: piece.to });
  }
  return items;
}

/** Whether no piece of the same item was before it. */
function isFirstOf(earlier: readonly Piece[], { like }: Piece): boolean {
  return !earlier.some((piece) => like !== null && piece.like !== null && originOf(piece.like) === originOf(like));
}

function layersOf({ shares, from }: Piece, layers: KeyLayers): Layer[] {
  return shares.flatMap(({ addonId, quantity }): Layer[] => {
    const layer = layers.get(addonId);
    if (layer === undefined) return [];
    return [{ rateCard: layer.rateCard, quantity, rise: Math.max(0, quantity - quantityBefore(layer.changes, from)) }];
  });
}

type Wanted = Omit<SpecItem, 'id' | 'key' | 'version' | 'activeFrom' | 'activeTo' | 'originId'>;

function wantedItem({ like, base, shares }: Piece, isFirst: boolean, layers: readonly Layer[]): Wanted {
  const { name, featureId, billingCadence, further } = like ?? ownItem(layers);
  const terms = combined(base, layers, billingCadence === null, isFirst);
  const isPlain = shares.length === 0 && alike(terms, base);
  return { name, featureId, billingCadence, further, ...terms, price: priceOfAll(terms.unitPrice, terms.quantity), ...(isPlain ? {} : { overlay: { base, shares } }) };
}

/** What the first add-on that sells a key calls it. */
function ownItem([first]: readonly Layer[]): Pick<SpecItem, 'name' | 'featureId' | 'billingCadence' | 'further'> {
  if (first === undefined) throw new RangeError('a piece is of an item or of an add-on');
  return itemOf(first.rateCard, { id: '', version: 0, activeFrom: EPOCH });
}

const EPOCH = Temporal.Instant.fromEpochMilliseconds(0);

function saysTheSame(item: SpecItem, wanted: Wanted): boolean {
  const { id: _id, key: _key, version: _version, activeFrom: _from, activeTo: _to, originId: _origin, ...said } = item;
  return Object.keys(wanted).every((name) => alike(said[name as keyof typeof said], wanted[name as keyof Wanted])) && (said.overlay === undefined) === (wanted.overlay === undefined);
}
