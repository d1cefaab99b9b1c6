import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createCreditNote } from '../commands/create-credit-note.ts';
import type { CreditItemInput } from '../commands/credit-note-input.ts';
import { CreditNoteReasonEnum } from './credit-note-enums.ts';
import { CreditNoteNode } from './credit-note.ts';
import { InvoiceBy, invoiceLookUp } from './invoice.ts';

export const CreditNoteItemInput = builder.inputType('CreditNoteItemInput', {
  description: 'What is to be taken back of one line.',
  fields: (t) => ({
    line: t.id({ required: true, description: 'A line of the invoice; each at most once.' }),
    amount: t.field({ type: 'Decimal', required: true, description: 'Before coupons and taxes: above 0, at most what earlier notes left of the line.' }),
  }),
});

/** Items as the commands take them. */
export function creditItems(items: readonly (typeof CreditNoteItemInput.$inferInput)[]): CreditItemInput[] {
  return items.map(({ line, amount }) => ({ lineId: idOf('InvoiceLine', line), amount }));
}

const CreateCreditNoteInput = builder.inputType('CreateCreditNoteInput', {
  description: 'What is taken back of an invoice, why, and how.',
  fields: (t) => ({
    invoice: t.field({ type: InvoiceBy, required: true, description: 'An issued invoice that is not voided and not RECORDED; of a WALLET_PURCHASE one that is paid, whose wallet is active.' }),
    items: t.field({ type: [CreditNoteItemInput], required: true, description: '1 to 1,000 of its lines.' }),
    creditAmount: t.field({ type: 'Decimal', description: 'What later invoices use, taxes included; when omitted, what the items come to less refundAmount. Never of a WALLET_PURCHASE.' }),
    refundAmount: t.field({ type: 'Decimal', description: 'What is paid back, taxes included; only of an invoice that is paid. When omitted 0, and of a WALLET_PURCHASE what the items come to: as many of the credits that were bought leave the wallet.' }),
    externalId: t.string({ description: 'The name that another system has for it, 1 to 256 characters, unique in the organization.' }),
    reason: t.field({ type: CreditNoteReasonEnum, defaultValue: 'OTHER', description: 'Why.' }),
    description: t.string({ description: 'In words, 1 to 1,024 characters.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data, up to 64 KiB; Tollgate does not read it.' }),
  }),
});

builder.mutationField('createCreditNote', (t) =>
  t.field({
    type: CreditNoteNode,
    description: 'Takes back a part of an issued invoice: it is credited on later ones, paid back, or both. creditAmount + refundAmount is what the items come to, see estimateCreditNote. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: CreateCreditNoteInput, required: true, description: 'What and why.' }) },
    resolve: (_root, { input: { invoice, items, creditAmount, refundAmount, externalId, reason, description, metadata } }, ctx) =>
      createCreditNote(ctx.command, invoiceLookUp(invoice), {
        items: creditItems(items), creditAmount: creditAmount ?? null, refundAmount: refundAmount ?? null, externalId: externalId ?? null, reason: reason ?? 'OTHER', description: description ?? null, metadata: metadata ?? null,
      }),
  }),
);
