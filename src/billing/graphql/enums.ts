import { builder } from '../../graphql/builder.ts';
import type { InvoiceState } from '../invoice-states.ts';
import { invoiceMoves } from '../invoice-states.ts';

export const InvoiceStatusEnum = builder.enumType('InvoiceStatus', {
  description: 'Where an invoice stands.',
  values: {
    GATHERING: { description: 'Collects the lines of the running period; its figures are computed live. Of kind ADVANCE_CHARGES: fees that are paid on their own, with what each came to.' },
    DRAFT: { description: 'Waits for late events, for its draft period or for approval.' },
    ISSUING: { description: 'Is being issued.' },
    ISSUED: { description: 'Has its final number; nothing in it changes any more.' },
    PAYMENT_PROCESSING: { description: 'Issued, and its payment is under way, has failed or asks the payer to act.' },
    OVERDUE: { description: 'Not paid at dueAt.' },
    PAID: { description: 'Nothing is left to pay.' },
    UNCOLLECTIBLE: { description: 'Will not be paid.' },
    VOIDED: { description: 'Withdrawn after it was issued.' },
  } as const,
});

export const InvoiceKindEnum = builder.enumType('InvoiceKind', {
  description: 'What an invoice is made for.',
  values: {
    SUBSCRIPTION: { description: 'What subscriptions call for, and lines by hand.' },
    ONE_OFF: { description: 'Single charges, at once; neither coupons nor credit notes nor wallets pay of it.' },
    WALLET_PURCHASE: { description: 'Credits of a wallet; untaxed, and neither coupons nor credit notes nor wallets pay of it.' },
    PROGRESSIVE: { description: 'Usage of a running period, because a threshold was passed.' },
    ADVANCE_CHARGES: { description: 'Fees that are paid on their own: while it gathers those that are on no invoice yet, which nobody is asked for by it; issued those of a period that were paid, so that it is paid from the start. Neither coupons nor credit notes nor wallets pay of it.' },
    RECORDED: { description: 'What another system billed; neither taxes nor credits come to it.' },
  } as const,
});

/** draft.waiting_for_collection as DRAFT_WAITING_FOR_COLLECTION. */
const nameOf = (state: InvoiceState): string => state.replace('.', '_').toUpperCase();

const said: Readonly<Record<InvoiceState, string>> = {
  gathering: 'Collects lines.',
  'draft.created': 'Just made.',
  'draft.waiting_for_collection': 'Waits until collectionAt for late events.',
  'draft.collecting': 'Its usage is being read for good.',
  'draft.updating': 'Its lines changed and are being rated again.',
  'draft.validating': 'Is being checked.',
  'draft.invalid': 'A critical issue keeps it from being issued; retry when it is solved.',
  'draft.syncing': 'Is being handed to its app.',
  'draft.sync_failed': 'Its app did not take it; retry.',
  'draft.manual_approval_needed': 'Waits to be approved.',
  'draft.waiting_auto_approval': 'Waits for the end of its draft period, or to be approved before.',
  'draft.ready_to_issue': 'Is about to be issued.',
  'delete.in_progress': 'Is being deleted.',
  'delete.syncing': 'Is being deleted in its app.',
  'delete.failed': 'Its app did not delete it; retry.',
  closed: 'Charged nothing, and was not issued because the workflow skips such ones; never numbered, and listed with deleted ones only.',
  deleted: 'Deleted before it was issued; it keeps what it held.',
  'issuing.syncing': 'Is being numbered and issued.',
  'issuing.failed': 'Could not be issued; retry.',
  issued: 'Has its final number; its payment is about to be asked for.',
  'payment_processing.pending': 'Its payment is under way.',
  'payment_processing.failed': 'Its payment failed; retry.',
  'payment_processing.action_required': 'The payer has to act.',
  overdue: 'Not paid at dueAt.',
  paid: 'Nothing is left to pay.',
  uncollectible: 'Will not be paid.',
  voided: 'Withdrawn after it was issued.',
};

export const InvoiceStateEnum = builder.enumType('InvoiceState', {
  description: 'Where exactly an invoice stands.',
  values: Object.fromEntries((Object.keys(invoiceMoves) as InvoiceState[]).map((state) => [nameOf(state), { value: state, description: said[state] }])),
});

export const LineManagerEnum = builder.enumType('InvoiceLineManager', {
  description: 'Who decides what stands in a line.',
  values: {
    SUBSCRIPTION: { description: 'A subscription: it follows it until it is issued.' },
    MANUAL: { description: 'Whoever wrote or changed it by hand: no subscription touches it.' },
  } as const,
});

export const InvoiceIssueSeverityEnum = builder.enumType('InvoiceIssueSeverity', {
  description: 'How much an issue weighs.',
  values: {
    CRITICAL: { description: 'Keeps the invoice from being issued.' },
    WARNING: { description: 'To be looked at.' },
  } as const,
});
