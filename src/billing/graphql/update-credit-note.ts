import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { updateCreditNote } from '../commands/update-credit-note.ts';
import { RefundStatusEnum } from './credit-note-enums.ts';
import { CreditNoteBy, CreditNoteNode, creditNoteLookUp } from './credit-note.ts';

const UpdateCreditNoteInput = builder.inputType('UpdateCreditNoteInput', {
  description: 'What changes; what is omitted stays. Amounts never change.',
  fields: (t) => ({
    refundStatus: t.field({ type: RefundStatusEnum, description: 'What became of a refund, by hand: that it was made outside, or what a payment app does not tell. PENDING has one that failed asked for again, and one that is under way asked for once more, which gives nothing back twice. Cannot be null, and stays once it has succeeded.' }),
    description: t.string({ description: 'In words, 1 to 1,024 characters; null takes it away.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data, up to 64 KiB; null takes it away.' }),
  }),
});

builder.mutationField('updateCreditNote', (t) =>
  t.field({
    type: CreditNoteNode,
    description: 'Says what became of the refund of a credit note, or notes something about it. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      by: t.arg({ type: CreditNoteBy, required: true, description: 'Which one.' }),
      input: t.arg({ type: UpdateCreditNoteInput, required: true, description: 'What changes.' }),
    },
    resolve: (_root, { by, input }, ctx) => updateCreditNote(ctx.command, creditNoteLookUp(by), input),
  }),
);
