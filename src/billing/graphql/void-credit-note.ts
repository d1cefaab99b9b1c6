import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { voidCreditNote } from '../commands/void-credit-note.ts';
import { CreditNoteBy, CreditNoteNode, creditNoteLookUp } from './credit-note.ts';

builder.mutationField('voidCreditNote', (t) =>
  t.field({
    type: CreditNoteNode,
    description: 'Takes away what invoices have not used of a credit note. What was used stays used, and its lines count as credited. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { by: t.arg({ type: CreditNoteBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => voidCreditNote(ctx.command, creditNoteLookUp(by)),
  }),
);
