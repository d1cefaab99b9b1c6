import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { Decimal } from '../../kit/decimal.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { voidInvoice } from '../commands/void-invoice.ts';
import type { VoidAction } from '../commands/void-invoice.ts';
import { InvoiceBy, InvoiceNode, invoiceLookUp } from './invoice.ts';

const VoidLineActionTypeEnum = builder.enumType('VoidLineActionType', {
  description: 'What becomes of what a voided line came to.',
  values: {
    DISCARD: { description: 'It is not charged any more.' },
    PENDING: { description: 'A share of it is charged again by a later invoice. Refused (CHARGED_WITH_PERIOD) for what a usage threshold charged of a period that is still to be invoiced, which charges it then, and (PURCHASE_CHARGED_AGAIN) for credits of a wallet.' },
  } as const,
});

const VoidLineActionInput = builder.inputType('VoidLineActionInput', {
  description: 'What becomes of what a voided line came to.',
  fields: (t) => ({
    type: t.field({ type: VoidLineActionTypeEnum, required: true, description: 'What becomes of it.' }),
    percentage: t.field({ type: 'Decimal', defaultValue: Decimal.hundred, description: 'How much of the line is charged again, 0 to 100; not looked at when it is discarded.' }),
    nextInvoiceAt: t.field({ type: 'DateTime', description: 'When it is charged again; now when omitted.' }),
  }),
});

const VoidLineOverrideInput = builder.inputType('VoidLineOverrideInput', {
  description: 'Another action for one line.',
  fields: (t) => ({
    lineId: t.id({ required: true, description: 'A line of the invoice.' }),
    action: t.field({ type: VoidLineActionInput, required: true, description: 'What becomes of it.' }),
  }),
});

const VoidInvoiceInput = builder.inputType('VoidInvoiceInput', {
  description: 'Why an invoice is voided, and what becomes of its lines.',
  fields: (t) => ({
    reason: t.string({ required: true, description: 'Kept with the invoice, 1 to 1,024 characters.' }),
    action: t.field({ type: VoidLineActionInput, required: true, description: 'For every line that has no override.' }),
    overrides: t.field({ type: [VoidLineOverrideInput], description: 'For single lines.' }),
  }),
});

builder.mutationField('voidInvoice', (t) =>
  t.field({
    type: InvoiceNode,
    description: 'Voids an issued invoice that is not paid. Its number and amounts stay; shares of its lines can be charged again. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      by: t.arg({ type: InvoiceBy, required: true, description: 'Which invoice.' }),
      input: t.arg({ type: VoidInvoiceInput, required: true, description: 'Why, and what becomes of its lines.' }),
    },
    resolve: (_root, { by, input: { reason, action, overrides } }, ctx) =>
      voidInvoice(ctx.command, invoiceLookUp(by), {
        reason,
        action: actionOf(action),
        overrides: (overrides ?? []).map((own) => ({ lineId: idOf('InvoiceLine', own.lineId), action: actionOf(own.action) })),
      }),
  }),
);

function actionOf({ type, percentage, nextInvoiceAt }: typeof VoidLineActionInput.$inferInput): VoidAction {
  return { type, percentage: percentage ?? Decimal.hundred, nextInvoiceAt: nextInvoiceAt ?? null };
}
