import { CreditNoteNode } from '../../billing/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { reads } from '../../graphql/shown-columns.ts';
import type { CreditNoteRow } from '../../billing/index.ts';
import type { RefundRow } from '../refund.entity.ts';
import { refundsOfNotes } from '../refund.store.ts';

const RefundAttemptStatusEnum = builder.enumType('RefundAttemptStatus', {
  description: 'What came of an attempt to give money back.',
  values: {
    REQUESTED: { description: 'The payment app is about to be asked.' },
    PENDING: { description: 'The payment app will say later.' },
    SUCCEEDED: { description: 'It was given back.' },
    FAILED: { description: 'It was not given back.' },
    WITHDRAWN: { description: 'Somebody said otherwise what became of it before the payment app was asked.' },
  } as const,
});

const RefundType = builder.objectRef<RefundRow>('RefundAttempt').implement({
  description: 'One attempt to give back through a payment app what a credit note refunds.',
  fields: (t) => ({
    attempt: t.exposeInt('attempt', { description: 'Which attempt for the credit note it is, 1 for the first.' }),
    status: t.field({ type: RefundAttemptStatusEnum, description: 'What came of it.', resolve: (refund) => refund.status as never }),
    amount: t.expose('amount', { type: 'Decimal', description: 'What is given back, above 0.' }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Of the amount.' }),
    failure: t.exposeString('failure', { nullable: true, description: 'Why it was not given back, for people; null otherwise.' }),
    failureCode: t.exposeString('failureCode', { nullable: true, description: "The same for programs, in the app's own codes; null otherwise, and where the app has none." }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was asked for, in the customer's time." }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
  }),
});

builder.objectField(CreditNoteNode, 'refundAttempts', (t) =>
  t.field({
    extensions: reads<CreditNoteRow>('id'),
    type: [RefundType],
    description: 'The attempts to give its refund back through a payment app, first to last; empty where the money came outside, and is given back outside.',
    resolve: (note, _args, ctx) => batched(ctx, 'CreditNote.refundAttempts', note.id, (ids) => refundsOfNotes(ctx.read, ids)),
  }),
);
