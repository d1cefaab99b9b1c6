import { before } from '../kit/instant.ts';

/** What an invoice is called in lists and filters. */
export type InvoiceStatus = 'GATHERING' | 'DRAFT' | 'ISSUING' | 'ISSUED' | 'PAYMENT_PROCESSING' | 'OVERDUE' | 'PAID' | 'UNCOLLECTIBLE' | 'VOIDED';

/** Where exactly an invoice stands. */
export type InvoiceState =
  | 'gathering'
  | 'draft.created'
  | 'draft.waiting_for_collection'
  | 'draft.collecting'
  | 'draft.updating'
  | 'draft.validating'
  | 'draft.invalid'
  | 'draft.syncing'
  | 'draft.sync_failed'
  | 'draft.manual_approval_needed'
  | 'draft.waiting_auto_approval'
  | 'draft.ready_to_issue'
  | 'delete.in_progress'
  | 'delete.syncing'
  | 'delete.failed'
  | 'deleted'
  | 'closed'
  | 'issuing.syncing'
  | 'issuing.failed'
  | 'issued'
  | 'payment_processing.pending'
  | 'payment_processing.failed'
  | 'payment_processing.action_required'
  | 'overdue'
  | 'paid'
  | 'uncollectible'
  | 'voided';

/** What can happen to an invoice. `next` happens by itself as soon as its condition holds; the others are asked for or reported. */
export type InvoiceTrigger = 'next' | 'failed' | 'updated' | 'delete' | 'retry' | 'approve' | 'snapshot' | 'paid' | 'action_required' | 'uncollectible' | 'overdue' | 'void';

/** Conditions of moves, by name: what {@link conditionHolds} decides. */
export type InvoiceCondition = 'collection reached' | 'valid' | 'valid, by hand' | 'valid, by itself' | 'valid, draft over' | 'not being paid' | 'nothing paid' | 'skipped';

export interface InvoiceMove {
  readonly to: InvoiceState;
  readonly when?: InvoiceCondition;
}

type Moves = { readonly [T in InvoiceTrigger]?: readonly InvoiceMove[] };

const to = (state: InvoiceState, when?: InvoiceCondition): readonly InvoiceMove[] => [when === undefined ? { to: state } : { to: state, when }];

const editable: Moves = { updated: to('draft.updating'), delete: to('delete.in_progress') };

/** Every move there is; what does not stand here is refused. OpenMeter's table, where money that was paid or is being collected keeps an invoice from being voided or asked for twice, and what is critical keeps any draft from being approved. The first move whose condition holds is made. */
export const invoiceMoves: Readonly<Record<InvoiceState, Moves>> = {
  gathering: {},
  'draft.created': { ...editable, next: to('draft.waiting_for_collection'), failed: to('draft.invalid') },
  'draft.waiting_for_collection': { ...editable, next: to('draft.collecting', 'collection reached'), snapshot: to('draft.collecting') },
  'draft.collecting': { ...editable, next: to('draft.validating'), failed: to('draft.invalid') },
  'draft.updating': { next: to('draft.waiting_for_collection'), failed: to('draft.invalid'), delete: to('delete.in_progress') },
  'draft.validating': { ...editable, next: to('draft.syncing', 'valid'), failed: to('draft.invalid') },
  'draft.invalid': { ...editable, retry: to('draft.validating') },
  'draft.syncing': {
    next: [...to('draft.waiting_auto_approval', 'valid, by itself'), ...to('draft.manual_approval_needed', 'valid, by hand')],
    failed: to('draft.sync_failed'),
    delete: to('delete.in_progress'),
  },
  'draft.sync_failed': { ...editable, retry: to('draft.validating') },
  'draft.waiting_auto_approval': { ...editable, next: to('draft.ready_to_issue', 'valid, draft over'), approve: to('draft.ready_to_issue', 'valid') },
  'draft.manual_approval_needed': { ...editable, approve: to('draft.ready_to_issue', 'valid') },
  'draft.ready_to_issue': { ...editable, next: [...to('closed', 'skipped'), ...to('issuing.syncing')] },
  'delete.in_progress': { next: to('delete.syncing'), failed: to('delete.failed') },
  'delete.syncing': { next: to('deleted'), failed: to('delete.failed') },
  'delete.failed': { retry: to('delete.in_progress') },
  deleted: {},
  closed: {},
  'issuing.syncing': { next: to('issued'), failed: to('issuing.failed'), delete: to('delete.in_progress') },
  'issuing.failed': { retry: to('issuing.syncing'), delete: to('delete.in_progress') },
  issued: { next: to('payment_processing.pending'), void: to('voided', 'nothing paid') },
  'payment_processing.pending': {
    paid: to('paid'), failed: to('payment_processing.failed'), uncollectible: to('uncollectible'), overdue: to('overdue'),
    action_required: to('payment_processing.action_required'), void: to('voided', 'nothing paid'),
  },
  'payment_processing.failed': {
    paid: to('paid'), retry: to('payment_processing.pending', 'not being paid'), uncollectible: to('uncollectible'), overdue: to('overdue'),
    action_required: to('payment_processing.action_required'), void: to('voided', 'nothing paid'),
  },
  'payment_processing.action_required': {
    paid: to('paid'), failed: to('payment_processing.failed'), retry: to('payment_processing.pending', 'not being paid'), uncollectible: to('uncollectible'),
    overdue: to('overdue'), void: to('voided', 'nothing paid'),
  },
  overdue: {
    paid: to('paid'), failed: to('payment_processing.failed'), retry: to('payment_processing.pending', 'not being paid'), uncollectible: to('uncollectible'),
    action_required: to('payment_processing.action_required'),
  },
  uncollectible: { paid: to('paid'), void: to('voided', 'nothing paid') },
  paid: {},
  voided: {},
};

/** What conditions look at. */
export interface InvoiceFacts {
  readonly now: Temporal.Instant;
  readonly collectionAt: Temporal.Instant | null;
  readonly draftUntil: Temporal.Instant | null;
  readonly autoAdvance: boolean;
  /** Something stands in the way of issuing it. */
  readonly hasCriticalIssue: boolean;
  /** The payment app is about to be asked for it, or it is being collected: nothing else may ask for its money. */
  readonly isBeingPaid: boolean;
  /** Something was paid of it, or was and is lost in a dispute. */
  readonly hasPayment: boolean;
  /** It charges nothing, and its workflow does not issue such ones. */
  readonly isSkipped: boolean;
  /** Another system runs it: nothing happens to it here. */
  readonly isRecorded: boolean;
}

/** The state that a trigger leads to; null when it is not possible now. */
export function moveOf(state: InvoiceState, trigger: InvoiceTrigger, facts: InvoiceFacts): InvoiceState | null {
  if (facts.isRecorded) return null;
  const found = invoiceMoves[state][trigger]?.find(({ when }) => when === undefined || conditionHolds(when, facts));
  return found?.to ?? null;
}

function conditionHolds(condition: InvoiceCondition, { now, collectionAt, draftUntil, autoAdvance, hasCriticalIssue, isBeingPaid, hasPayment, isSkipped }: InvoiceFacts): boolean {
  switch (condition) {
    case 'collection reached':
      return reached(collectionAt, now);
    case 'valid':
      return !hasCriticalIssue;
    case 'valid, by hand':
      return !hasCriticalIssue && !autoAdvance;
    case 'valid, by itself':
      return !hasCriticalIssue && autoAdvance;
    case 'valid, draft over':
      return !hasCriticalIssue && reached(draftUntil, now);
    case 'not being paid':
      return !isBeingPaid;
    case 'skipped':
      return isSkipped;
    case 'nothing paid':
      return !isBeingPaid && !hasPayment;
  }
}

function reached(at: Temporal.Instant | null, now: Temporal.Instant): boolean {
  return at !== null && !before(now, at);
}

/** The part before the dot. A deleted or closed invoice keeps the status that it had: null. */
export function statusOf(state: InvoiceState): InvoiceStatus | null {
  const group = state.split('.')[0] as string;
  return group === 'delete' || group === 'deleted' || group === 'closed' ? null : (group.toUpperCase() as InvoiceStatus);
}

/** Nothing happens to it any more by itself. */
export function isFinal(state: InvoiceState): boolean {
  return state === 'deleted' || state === 'closed' || state === 'paid' || state === 'uncollectible' || state === 'voided';
}

/** Its lines cannot be changed: it is being handed over, or was issued, or goes away. A gathering invoice's can. */
export function isImmutable(state: InvoiceState): boolean {
  return state !== 'gathering' && invoiceMoves[state].updated === undefined;
}

/**
 * States whose entry is committed before anything else happens, since what follows gives out a number or moves money: a crash then
 * repeats that one step, and nothing before it.
 */
export function endsStep(state: InvoiceState): boolean {
  return state === 'issuing.syncing' || state === 'payment_processing.pending';
}
