import { invoiceMoves, isImmutable, moveOf } from './invoice-states.ts';
import type { InvoiceFacts, InvoiceState, InvoiceTrigger } from './invoice-states.ts';

/** What can be done to an invoice by hand, by the name of the action. */
export type InvoiceAction = 'advance' | 'approve' | 'delete' | 'retry' | 'snapshotQuantities' | 'void';

const triggers: Readonly<Record<InvoiceAction, InvoiceTrigger>> = { advance: 'next', approve: 'approve', delete: 'delete', retry: 'retry', snapshotQuantities: 'snapshot', void: 'void' };

/** Where an invoice stands, and what can be done to it. */
export interface StatusDetails {
  /** Its lines cannot be changed any more. */
  readonly immutable: boolean;
  /** Something that was tried did not succeed; an invalid draft has not failed. */
  readonly failed: boolean;
  /** The state that each action leads to, with everything that follows by itself; null where it is not available. */
  readonly actions: Readonly<Record<InvoiceAction, InvoiceState | null>>;
}

const failures: ReadonlySet<InvoiceState> = new Set(['draft.sync_failed', 'issuing.failed', 'delete.failed', 'payment_processing.failed']);

/**
 * What can be done to an invoice that stands in `state`. OpenMeter's rule: each action is tried on the table of moves with all that follows by
 * itself, as if nothing critical had been found; what a payment app will answer is not guessed.
 */
export function statusDetails(state: InvoiceState, facts: InvoiceFacts): StatusDetails {
  const valid = { ...facts, hasCriticalIssue: false };
  return {
    immutable: isImmutable(state),
    failed: failures.has(state),
    actions: {
      advance: reached(state, triggers.advance, valid), approve: reached(state, triggers.approve, valid), delete: reached(state, triggers.delete, valid),
      retry: reached(state, triggers.retry, valid), snapshotQuantities: reached(state, triggers.snapshotQuantities, valid), void: reached(state, triggers.void, valid),
    },
  };
}

/** No walk is longer: every state is entered at most once. */
const mostMoves = Object.keys(invoiceMoves).length;

function reached(from: InvoiceState, trigger: InvoiceTrigger, facts: InvoiceFacts): InvoiceState | null {
  let at = moveOf(from, trigger, facts);
  for (let moves = 0; at !== null && moves < mostMoves; moves++) {
    const next = moveOf(at, 'next', facts);
    if (next === null) return at;
    at = next;
  }
  return at;
}
