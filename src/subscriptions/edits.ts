import type { RateCard } from '../catalog/index.ts';
import { issue, refuse } from '../kit/errors.ts';
import { addItem, removeItem, setQuantity, unscheduleEdits } from './item-edits.ts';
import { addPhase, removePhase, stretchPhase } from './phase-edits.ts';
import type { NewPhase, Shift } from './phase-edits.ts';
import type { Mint, SubscriptionSpec } from './spec.ts';

/** One step of an edit. A phase is named by its key, an item by its key within its phase. */
export type Edit =
  | { readonly type: 'addItem'; readonly phaseKey: string; readonly rateCard: RateCard }
  | { readonly type: 'removeItem'; readonly phaseKey: string; readonly itemKey: string }
  | { readonly type: 'setQuantity'; readonly phaseKey: string; readonly itemKey: string; readonly quantity: number }
  | { readonly type: 'addPhase'; readonly phase: NewPhase }
  | { readonly type: 'removePhase'; readonly phaseKey: string; readonly shift: Shift }
  | { readonly type: 'stretchPhase'; readonly phaseKey: string; readonly extendBy: Temporal.Duration }
  | { readonly type: 'unscheduleEdit' };

/** Where an edit stands in the input, for what is said of it. */
export type EditPath = readonly (string | number)[];

/** How many edits one batch may have. */
export const MOST_EDITS = 100;

/**
 * The specification after a batch of edits that take effect at `at`: all of them or, with a ValidationError that names the edit, none.
 * They run in order, each on what the one before it left. OpenMeter's rules: what is over is never touched; in the phase that runs an
 * item ends and begins at `at`; a later phase is changed as a whole. A phase may be empty in between, not in the end.
 * Rate cards are valid (`rateCardIssues` is empty); times of phases and items that lie before `at` stay as they are.
 */
export function applyEdits(spec: SubscriptionSpec, edits: readonly Edit[], at: Temporal.Instant, mint: Mint): SubscriptionSpec {
  const edited = edits.reduce((before, edit, position) => applyEdit(before, edit, at, mint, ['edits', position, edit.type]), spec);
  refuse(
    edited.phases
      .filter(({ items }) => items.length === 0)
      .map(({ key }) => issue('SUBSCRIPTION_PHASE_HAS_NO_ITEMS', `edits leave phase "${key}" without an item: add one to it, or remove the phase`, 'edits')),
  );
  return edited;
}

function applyEdit(spec: SubscriptionSpec, edit: Edit, at: Temporal.Instant, mint: Mint, path: EditPath): SubscriptionSpec {
  switch (edit.type) {
    case 'addItem':
      return addItem(spec, edit, at, mint, path);
    case 'removeItem':
      return removeItem(spec, edit, at, path);
    case 'setQuantity':
      return setQuantity(spec, edit, at, mint, path);
    case 'addPhase':
      return addPhase(spec, edit.phase, at, mint, path);
    case 'removePhase':
      return removePhase(spec, edit, at, path);
    case 'stretchPhase':
      return stretchPhase(spec, edit, at, path);
    case 'unscheduleEdit':
      return unscheduleEdits(spec, at, path);
  }
}
