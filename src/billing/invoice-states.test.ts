import { describe, expect, test } from 'vitest';
import { endsStep, invoiceMoves, isFinal, isImmutable, moveOf, statusOf } from './invoice-states.ts';
import type { InvoiceFacts, InvoiceState, InvoiceTrigger } from './invoice-states.ts';

const at = (text: string) => Temporal.Instant.from(text);
const states = Object.keys(invoiceMoves) as InvoiceState[];
const facts: InvoiceFacts = { now: at('2027-02-01T00:00:00Z'), collectionAt: null, draftUntil: null, autoAdvance: true, hasCriticalIssue: false, isBeingPaid: false, hasPayment: false, isSkipped: false, isRecorded: false };

describe('invoice states', () => {
  test('every move there is', () => {
    const printed = states.flatMap((state) =>
      Object.entries(invoiceMoves[state]).flatMap(([trigger, moves]) => (moves ?? []).map(({ to, when }) => `${state} --${trigger}${when === undefined ? '' : ` [${when}]`}--> ${to}`)),
    );
    expect(printed.join('\n')).toMatchInlineSnapshot(`
      "draft.created --updated--> draft.updating
      draft.created --delete--> delete.in_progress
      draft.created --next--> draft.waiting_for_collection
      draft.created --failed--> draft.invalid
      draft.waiting_for_collection --updated--> draft.updating
      draft.waiting_for_collection --delete--> delete.in_progress
      draft.waiting_for_collection --next [collection reached]--> draft.collecting
      draft.waiting_for_collection --snapshot--> draft.collecting
      draft.collecting --updated--> draft.updating
      draft.collecting --delete--> delete.in_progress
      draft.collecting --next--> draft.validating
      draft.collecting --failed--> draft.invalid
      draft.updating --next--> draft.waiting_for_collection
      draft.updating --failed--> draft.invalid
      draft.updating --delete--> delete.in_progress
      draft.validating --updated--> draft.updating
      draft.validating --delete--> delete.in_progress
      draft.validating --next [valid]--> draft.syncing
      draft.validating --failed--> draft.invalid
      draft.invalid --updated--> draft.updating
      draft.invalid --delete--> delete.in_progress
      draft.invalid --retry--> draft.validating
      draft.syncing --next [valid, by itself]--> draft.waiting_auto_approval
      draft.syncing --next [valid, by hand]--> draft.manual_approval_needed
      draft.syncing --failed--> draft.sync_failed
      draft.syncing --delete--> delete.in_progress
      draft.sync_failed --updated--> draft.updating
      draft.sync_failed --delete--> delete.in_progress
      draft.sync_failed --retry--> draft.validating
      draft.waiting_auto_approval --updated--> draft.updating
      draft.waiting_auto_approval --delete--> delete.in_progress
      draft.waiting_auto_approval --next [valid, draft over]--> draft.ready_to_issue
      draft.waiting_auto_approval --approve [valid]--> draft.ready_to_issue
      draft.manual_approval_needed --updated--> draft.updating
      draft.manual_approval_needed --delete--> delete.in_progress
      draft.manual_approval_needed --approve [valid]--> draft.ready_to_issue
      draft.ready_to_issue --updated--> draft.updating
      draft.ready_to_issue --delete--> delete.in_progress
      draft.ready_to_issue --next [skipped]--> closed
      draft.ready_to_issue --next--> issuing.syncing
      delete.in_progress --next--> delete.syncing
      delete.in_progress --failed--> delete.failed
      delete.syncing --next--> deleted
      delete.syncing --failed--> delete.failed
      delete.failed --retry--> delete.in_progress
      issuing.syncing --next--> issued
      issuing.syncing --failed--> issuing.failed
      issuing.syncing --delete--> delete.in_progress
      issuing.failed --retry--> issuing.syncing
      issuing.failed --delete--> delete.in_progress
      issued --next--> payment_processing.pending
      issued --void [nothing paid]--> voided
      payment_processing.pending --paid--> paid
      payment_processing.pending --failed--> payment_processing.failed
      payment_processing.pending --uncollectible--> uncollectible
      payment_processing.pending --overdue--> overdue
      payment_processing.pending --action_required--> payment_processing.action_required
      payment_processing.pending --void [nothing paid]--> voided
      payment_processing.failed --paid--> paid
      payment_processing.failed --retry [not being paid]--> payment_processing.pending
      payment_processing.failed --uncollectible--> uncollectible
      payment_processing.failed --overdue--> overdue
      payment_processing.failed --action_required--> payment_processing.action_required
      payment_processing.failed --void [nothing paid]--> voided
      payment_processing.action_required --paid--> paid
      payment_processing.action_required --failed--> payment_processing.failed
      payment_processing.action_required --retry [not being paid]--> payment_processing.pending
      payment_processing.action_required --uncollectible--> uncollectible
      payment_processing.action_required --overdue--> overdue
      payment_processing.action_required --void [nothing paid]--> voided
      overdue --paid--> paid
      overdue --failed--> payment_processing.failed
      overdue --retry [not being paid]--> payment_processing.pending
      overdue --uncollectible--> uncollectible
      overdue --action_required--> payment_processing.action_required
      uncollectible --paid--> paid
      uncollectible --void [nothing paid]--> voided"
    `);
  });

  test('status, finality and what can be changed follow from the state', () => {
    const printed = states.map((state) => `${state}: ${statusOf(state) ?? 'as it was'}${isFinal(state) ? ', final' : ''}${isImmutable(state) ? ', immutable' : ''}${endsStep(state) ? ', ends a step' : ''}`);
    expect(printed.join('\n')).toMatchInlineSnapshot(`
      "gathering: GATHERING
      draft.created: DRAFT
      draft.waiting_for_collection: DRAFT
      draft.collecting: DRAFT
      draft.updating: DRAFT, immutable
      draft.validating: DRAFT
      draft.invalid: DRAFT
      draft.syncing: DRAFT, immutable
      draft.sync_failed: DRAFT
      draft.waiting_auto_approval: DRAFT
      draft.manual_approval_needed: DRAFT
      draft.ready_to_issue: DRAFT
      delete.in_progress: as it was, immutable
      delete.syncing: as it was, immutable
      delete.failed: as it was, immutable
      deleted: as it was, final, immutable
      closed: as it was, final, immutable
      issuing.syncing: ISSUING, immutable, ends a step
      issuing.failed: ISSUING, immutable
      issued: ISSUED, immutable
      payment_processing.pending: PAYMENT_PROCESSING, immutable, ends a step
      payment_processing.failed: PAYMENT_PROCESSING, immutable
      payment_processing.action_required: PAYMENT_PROCESSING, immutable
      overdue: OVERDUE, immutable
      uncollectible: UNCOLLECTIBLE, final, immutable
      paid: PAID, final, immutable
      voided: VOIDED, final, immutable"
    `);
  });

  test.each<[state: InvoiceState, trigger: InvoiceTrigger, facts: Partial<InvoiceFacts>, to: InvoiceState | null]>([
    ['draft.waiting_for_collection', 'next', { collectionAt: at('2027-02-01T00:00:00.000001Z') }, null],
    ['draft.waiting_for_collection', 'next', { collectionAt: at('2027-02-01T00:00:00Z') }, 'draft.collecting'],
    ['draft.waiting_for_collection', 'snapshot', { collectionAt: at('2027-03-01T00:00:00Z') }, 'draft.collecting'],
    ['draft.validating', 'next', { hasCriticalIssue: true }, null],
    ['draft.validating', 'failed', { hasCriticalIssue: true }, 'draft.invalid'],
    ['draft.syncing', 'next', {}, 'draft.waiting_auto_approval'],
    ['draft.syncing', 'next', { autoAdvance: false }, 'draft.manual_approval_needed'],
    ['draft.waiting_auto_approval', 'next', { draftUntil: at('2027-02-02T00:00:00Z') }, null],
    ['draft.waiting_auto_approval', 'approve', { draftUntil: at('2027-02-02T00:00:00Z') }, 'draft.ready_to_issue'],
    ['draft.waiting_auto_approval', 'approve', { hasCriticalIssue: true }, null],
    ['draft.manual_approval_needed', 'approve', { hasCriticalIssue: true }, null],
    ['draft.manual_approval_needed', 'next', {}, null],
    ['issued', 'delete', {}, null],
    ['paid', 'void', {}, null],
    ['gathering', 'next', {}, null],
  ])('%s on %s with %o goes to %s', (state, trigger, given, to) => {
    expect(moveOf(state, trigger, { ...facts, ...given })).toBe(to);
  });

  test('no state is reached that has no row, and every row but the first ones is reached', () => {
    const reached = new Set(states.flatMap((state) => Object.values(invoiceMoves[state]).flatMap((moves) => moves.map(({ to }) => to))));
    expect(states.filter((state) => !reached.has(state))).toEqual(['gathering', 'draft.created']);
    expect([...reached].filter((state) => !states.includes(state))).toEqual([]);
  });
});
