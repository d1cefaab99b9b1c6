import { describe, expect, test } from 'vitest';
import { invoiceMoves } from './invoice-states.ts';
import type { InvoiceFacts, InvoiceState } from './invoice-states.ts';
import { statusDetails } from './status-details.ts';
import type { InvoiceAction } from './status-details.ts';

const now = Temporal.Instant.from('2027-02-01T00:00:00Z');
const facts = (more: Partial<InvoiceFacts> = {}) => ({ now, collectionAt: now, draftUntil: now, autoAdvance: true, hasCriticalIssue: false, ...more }) as InvoiceFacts;
const later = now.add({ hours: 1 });

const available = (state: InvoiceState, given = facts()) =>
  Object.fromEntries(Object.entries(statusDetails(state, given).actions).filter(([, to]) => to !== null)) as Partial<Record<InvoiceAction, InvoiceState>>;

describe('what can be done to an invoice', () => {
  test.each<[state: InvoiceState, given: InvoiceFacts, expected: Partial<Record<InvoiceAction, InvoiceState>>]>([
    ['gathering', facts(), {}],
    ['draft.waiting_for_collection', facts({ collectionAt: later, draftUntil: later }), { snapshotQuantities: 'draft.waiting_auto_approval', delete: 'deleted' }],
    ['draft.waiting_for_collection', facts({ collectionAt: later, autoAdvance: false }), { snapshotQuantities: 'draft.manual_approval_needed', delete: 'deleted' }],
    ['draft.waiting_for_collection', facts(), { advance: 'payment_processing.pending', snapshotQuantities: 'payment_processing.pending', delete: 'deleted' }],
    ['draft.waiting_auto_approval', facts({ draftUntil: later }), { approve: 'payment_processing.pending', delete: 'deleted' }],
    ['draft.manual_approval_needed', facts({ autoAdvance: false }), { approve: 'payment_processing.pending', delete: 'deleted' }],
    // What was found is not looked at: it may be solved by then.
    ['draft.invalid', facts({ hasCriticalIssue: true, autoAdvance: false }), { retry: 'draft.manual_approval_needed', delete: 'deleted' }],
    ['issuing.failed', facts(), { retry: 'payment_processing.pending', delete: 'deleted' }],
    ['payment_processing.failed', facts(), { retry: 'payment_processing.pending', void: 'voided' }],
    ['uncollectible', facts(), { void: 'voided' }],
    ['paid', facts(), {}],
    ['voided', facts(), {}],
    ['deleted', facts(), {}],
  ])('%s', (state, given, expected) => {
    expect(available(state, given)).toEqual(expected);
  });

  test('failed is what was tried in vain, and an invalid draft is not; immutable is what takes no edit', () => {
    const states = Object.keys(invoiceMoves) as InvoiceState[];
    expect(states.filter((state) => statusDetails(state, facts()).failed)).toEqual(['draft.sync_failed', 'delete.failed', 'issuing.failed', 'payment_processing.failed']);
    const editable = states.filter((state) => !statusDetails(state, facts()).immutable);
    expect(editable.filter((state) => state !== 'gathering').every((state) => state.startsWith('draft.'))).toBe(true);
    expect(editable).toContain('draft.waiting_for_collection');
    expect(editable).not.toContain('paid');
  });
});
