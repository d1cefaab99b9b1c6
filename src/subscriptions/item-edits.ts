import type { RateCard } from '../catalog/index.ts';
import { before, notAfter, sameInstant } from '../kit/calendar.ts';
import { contains } from '../kit/period.ts';
import type { EditPath } from './edits.ts';
import { openPlaceOf, refused, withPhase } from './phase-place.ts';
import type { PhasePlace } from './phase-place.ts';
import { phaseAt } from './schedule.ts';
import { itemOf, priceOfAll } from './spec.ts';
import type { Mint, SpecItem, SpecPhase, SubscriptionSpec } from './spec.ts';

const MOST_OF_AN_ITEM = 1_000_000;

interface ItemName {
  readonly phaseKey: string;
  readonly itemKey: string;
}

/**
 * Sells one thing more. In the phase that runs it begins at `at` and takes the place of the version of its key that runs then; a later
 * phase begins with it, and must not have its key yet.
 */
export function addItem(spec: SubscriptionSpec, { phaseKey, rateCard }: { readonly phaseKey: string; readonly rateCard: RateCard }, at: Temporal.Instant, mint: Mint, path: EditPath): SubscriptionSpec {
  const place = openPlaceOf(spec, phaseKey, at, [...path, 'phaseKey']);
  const { phase, position, when } = place;
  const keyPath = [...path, 'rateCard', 'key'];
  const last = lastVersion(phase, rateCard.key);
  if (when === 'COMING') {
    if (last !== null) refused('SUBSCRIPTION_ITEM_KEY_TAKEN', `${keyPath.join('.')} "${rateCard.key}" is an item of phase "${phaseKey}" already: remove that one first`, keyPath);
    return withPhase(spec, position, withItem(phase, itemOf(rateCard, { id: mint(), version: 0, activeFrom: phase.activeFrom })));
  }
  const { phase: ended, version } = endedAt(place, rateCard.key, at, keyPath);
  return withPhase(spec, position, withItem(ended, itemOf(rateCard, { id: mint(), version, activeFrom: at })));
}

/** Sells one thing less: it ends at `at`, also one that was to end later, and is gone from a phase that has not begun. */
export function removeItem(spec: SubscriptionSpec, { phaseKey, itemKey }: ItemName, at: Temporal.Instant, path: EditPath): SubscriptionSpec {
  const place = openPlaceOf(spec, phaseKey, at, [...path, 'phaseKey']);
  const last = soldVersion(place, itemKey, at, [...path, 'itemKey']);
  const { phase, position, when } = place;
  if (when === 'COMING') return withPhase(spec, position, { ...phase, items: phase.items.filter(({ key }) => key !== last.key) });
  // One that was to end later ends now instead.
  const open = { ...phase, items: phase.items.map((item) => (item.id === last.id ? { ...item, activeTo: null } : item)) };
  return withPhase(spec, position, endedAt({ ...place, phase: open }, itemKey, at, [...path, 'itemKey']).phase);
}

/** Sells more or less of a thing with a recurring flat price: its next version, alike but for the number, takes over at `at`. */
export function setQuantity(spec: SubscriptionSpec, edit: ItemName & { readonly quantity: number }, at: Temporal.Instant, mint: Mint, path: EditPath): SubscriptionSpec {
  const { phaseKey, itemKey, quantity } = edit;
  const place = openPlaceOf(spec, phaseKey, at, [...path, 'phaseKey']);
  const last = soldVersion(place, itemKey, at, [...path, 'itemKey']);
  const quantityPath = [...path, 'quantity'];
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > MOST_OF_AN_ITEM) {
    refused('SUBSCRIPTION_ITEM_QUANTITY_INVALID', `${quantityPath.join('.')} is ${quantity}: give 1 to ${MOST_OF_AN_ITEM}, or remove the item`, quantityPath);
  }
  if (last.unitPrice?.type !== 'FLAT' || last.billingCadence === null) {
    refused('SUBSCRIPTION_ITEM_HAS_NO_QUANTITY', `${path.join('.')}.itemKey "${itemKey}" has no recurring flat price, and only those are charged by number: name another item`, [...path, 'itemKey']);
  }
  if (last.quantity === quantity) return spec;
  const next = (over: Pick<SpecItem, 'version' | 'activeFrom' | 'activeTo'>): SpecItem => ({ ...last, ...over, id: mint(), quantity, price: priceOfAll(last.unitPrice, quantity) });
  const { phase, position, when } = place;
  if (when === 'COMING') {
    const items = phase.items.map((item) => (item.id === last.id ? next(last) : item));
    return withPhase(spec, position, { ...phase, items });
  }
  const { phase: ended, version } = endedAt(place, itemKey, at, [...path, 'itemKey']);
  return withPhase(spec, position, withItem(ended, next({ version, activeFrom: at, activeTo: last.activeTo })));
}

/** Takes back what earlier edits scheduled in the phase that runs: versions that have not begun are gone, those that run have no end. */
export function unscheduleEdits(spec: SubscriptionSpec, at: Temporal.Instant, path: EditPath): SubscriptionSpec {
  const position = phaseAt(spec, at) ?? -1;
  const phase = spec.phases[position];
  if (phase === undefined) return refused('SUBSCRIPTION_HAS_NO_CURRENT_PHASE', `${path.join('.')}: no phase runs at ${at.toString()}`, path);
  const items = phase.items
    .filter(({ activeFrom }) => notAfter(activeFrom, at))
    .map((item) => (contains({ from: item.activeFrom, to: item.activeTo }, at) ? { ...item, activeTo: null } : item));
  return withPhase(spec, position, { ...phase, items });
}

/** The phase with the version of a key that runs ended at `at`, and the number that the next version has. */
function endedAt({ phase }: PhasePlace, key: string, at: Temporal.Instant, path: EditPath): { readonly phase: SpecPhase; readonly version: number } {
  const last = lastVersion(phase, key);
  if (last === null) return { phase, version: 0 };
  if (before(at, last.activeFrom) || (last.activeTo !== null && before(at, last.activeTo))) {
    refused('SUBSCRIPTION_ITEM_CHANGE_SCHEDULED', `${path.join('.')} "${key}" is to change after ${at.toString()} already: take that back first, by unscheduleEdit`, path);
  }
  // A version that would have no time is not kept.
  if (sameInstant(last.activeFrom, at)) return { phase: { ...phase, items: phase.items.filter(({ id }) => id !== last.id) }, version: last.version };
  const items = phase.items.map((item) => (item.id === last.id && item.activeTo === null ? { ...item, activeTo: at } : item));
  return { phase: { ...phase, items }, version: last.version + 1 };
}

/** The version of an item that an edit at `at` is about. Refuses a key that the phase does not sell then. */
function soldVersion({ phase }: PhasePlace, itemKey: string, at: Temporal.Instant, path: EditPath): SpecItem {
  const last = lastVersion(phase, itemKey);
  if (last !== null && (last.activeTo === null || before(at, last.activeTo))) return last;
  const known = [...new Set(phase.items.filter(({ activeTo }) => activeTo === null).map(({ key }) => key))].join(', ');
  return refused('SUBSCRIPTION_ITEM_UNKNOWN', `${path.join('.')} "${itemKey}" is no item that phase "${phase.key}" sells then: it sells ${known === '' ? 'nothing' : known}`, path);
}

function lastVersion(phase: SpecPhase, key: string): SpecItem | null {
  return phase.items.filter((item) => item.key === key).at(-1) ?? null;
}

/** Puts a version behind the others of its key, and a new key behind all. */
function withItem(phase: SpecPhase, item: SpecItem): SpecPhase {
  const behind = phase.items.findLastIndex(({ key }) => key === item.key);
  return { ...phase, items: behind === -1 ? [...phase.items, item] : phase.items.toSpliced(behind + 1, 0, item) };
}
