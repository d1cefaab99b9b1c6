import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { SubscriptionBy, subscriptionLookUp } from '../../subscriptions/graphql/index.ts';
import { addInvoiceCharge } from '../commands/add-invoice-charge.ts';
import { adjustInvoiceLine, removeInvoiceLineAdjustment } from '../commands/adjust-invoice-line.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import type { LineAdjustment } from '../line-adjustment.ts';
import { InvoiceBy, invoiceLookUp } from './invoice.ts';
import { InvoiceLineNode } from './invoice-line.ts';

const LineAdjustmentType = builder.objectRef<LineAdjustment>('LineAdjustment').implement({
  description: "What was decided of a line's fee by hand.",
  fields: (t) => ({
    units: t.expose('units', { type: 'Decimal', nullable: true, description: 'What is charged for; null: what is metered, or one fee.' }),
    unitAmount: t.expose('unitAmount', { type: 'Decimal', nullable: true, description: 'What one costs; null: the price of the line decides.' }),
    name: t.exposeString('name', { nullable: true, description: 'What the line is called; null: its own name.' }),
  }),
});

builder.objectField(InvoiceLineNode, 'adjustment', (t) =>
  t.field({ extensions: reads<InvoiceLineRow>('adjustment'), type: LineAdjustmentType, nullable: true, description: 'What was decided of its fee by hand; null: nothing.', resolve: (line) => line.adjustment as LineAdjustment | null }),
);

const AdjustInvoiceLineInput = builder.inputType('AdjustInvoiceLineInput', {
  description: 'What is decided of a fee, in place of what was decided before.',
  fields: (t) => ({
    units: t.field({ type: 'Decimal', description: 'What is charged for, 0 or more: alone priced by the line, a flat fee so many times; with a unit amount their product, nothing taken off. Omitted: what is metered.' }),
    unitAmount: t.field({ type: 'Decimal', description: 'What one costs, 0 or more; needs units.' }),
    name: t.string({ description: 'What the line is called, 1 to 256 characters; its own name when omitted.' }),
  }),
});

/** No line has this id. */
const none = '00000000-0000-0000-0000-000000000000';

builder.mutationField('adjustInvoiceLine', (t) =>
  t.field({
    type: InvoiceLineNode,
    description: "Decides what a draft's line charges for, what one costs, or what it is called. The draft is computed anew, and keeps it until it is taken away. Needs billing:write.",
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      line: t.arg.id({ required: true, description: 'A line of a draft.' }),
      input: t.arg({ type: AdjustInvoiceLineInput, required: true, description: 'What is decided.' }),
    },
    resolve: (_root, { line, input: { units, unitAmount, name } }, ctx) =>
      adjustInvoiceLine(ctx.command, idOf('InvoiceLine', line) ?? none, { units: units ?? null, unitAmount: unitAmount ?? null, name: name ?? null }),
  }),
);

builder.mutationField('removeInvoiceLineAdjustment', (t) =>
  t.field({
    type: InvoiceLineNode,
    description: 'Takes away what was decided of a fee by hand, so that the line comes to what is computed; a charge that was added by hand goes away. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ConflictError, NotFoundError] },
    args: { line: t.arg.id({ required: true, description: 'A line of a draft.' }) },
    resolve: (_root, { line }, ctx) => removeInvoiceLineAdjustment(ctx.command, idOf('InvoiceLine', line) ?? none),
  }),
);

const AddInvoiceChargeInput = builder.inputType('AddInvoiceChargeInput', {
  description: 'A charge of a subscription that a draft has no line of.',
  fields: (t) => ({
    invoice: t.field({ type: InvoiceBy, required: true, description: 'A draft.' }),
    subscription: t.field({ type: SubscriptionBy, required: true, description: "One of the invoice's customer." }),
    rateCardKey: t.field({ type: 'Key', required: true, description: 'What of the subscription is charged: it has a price in the time of the invoice.' }),
    units: t.field({ type: 'Decimal', required: true, description: 'How many, 0 or more.' }),
    unitAmount: t.field({ type: 'Decimal', description: "What one costs, 0 or more; the rate card's price when omitted." }),
    name: t.string({ description: "What the line is called, 1 to 256 characters; the rate card's name when omitted." }),
  }),
});

builder.mutationField('addInvoiceCharge', (t) =>
  t.field({
    type: InvoiceLineNode,
    description: 'Charges on a draft what a subscription sells and the draft has no line of. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: AddInvoiceChargeInput, required: true, description: 'What is charged.' }) },
    resolve: (_root, { input: { invoice, subscription, rateCardKey, units, unitAmount, name } }, ctx) =>
      addInvoiceCharge(ctx.command, {
        invoice: invoiceLookUp(invoice),
        subscription: subscriptionLookUp(subscription),
        rateCardKey,
        adjustment: { units, unitAmount: unitAmount ?? null, name: name ?? null },
      }),
  }),
);
