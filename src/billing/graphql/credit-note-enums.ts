import { builder } from '../../graphql/builder.ts';

export const CreditNoteReasonEnum = builder.enumType('CreditNoteReason', {
  description: 'Why a credit note is given.',
  values: {
    DUPLICATED_CHARGE: { description: 'It was charged twice.' },
    PRODUCT_UNSATISFACTORY: { description: 'What was sold did not do.' },
    ORDER_CHANGE: { description: 'What was ordered changed.' },
    ORDER_CANCELLATION: { description: 'What was ordered was cancelled.' },
    FRAUDULENT_CHARGE: { description: 'Somebody else ordered it.' },
    OTHER: { description: 'Something else: see the description.' },
  } as const,
});

export const CreditNoteCauseEnum = builder.enumType('CreditNoteCause', {
  description: 'What made a credit note.',
  values: {
    REQUEST: { description: 'Somebody asked for it.' },
    UNUSED_TIME: { description: 'A subscription ended, or came to cost less, before the end of what it had been charged for.' },
    EARLY_CHARGE: { description: 'Usage thresholds had charged more of a period than it came to.' },
    LATE_USAGE: { description: 'Usage came to less after it was billed, and no invoice followed that could credit it.' },
  } as const,
});

export const CreditStatusEnum = builder.enumType('CreditNoteCreditStatus', {
  description: 'Where the part of a credit note stands that later invoices use.',
  values: {
    AVAILABLE: { description: 'The next invoices use what is left.' },
    CONSUMED: { description: 'Invoices have used all of it.' },
    VOIDED: { description: 'What was left was taken away.' },
  } as const,
});

export const RefundStatusEnum = builder.enumType('CreditNoteRefundStatus', {
  description: 'Where the part of a credit note stands that is paid back.',
  values: {
    PENDING: { description: 'It is asked for.' },
    SUCCEEDED: { description: 'It was paid back.' },
    FAILED: { description: 'It was not paid back.' },
  } as const,
});
