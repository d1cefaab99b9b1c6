import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { PeriodInput } from '../../graphql/period.ts';
import { Decimal } from '../../kit/decimal.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { SubscriptionBy, subscriptionLookUp } from '../../subscriptions/graphql/index.ts';
import { createInvoice } from '../commands/create-invoice.ts';
import { CouponBy, couponLookUp } from './coupon.ts';
import { InvoiceNode } from './invoice.ts';

const RecordedInvoiceLineInput = builder.inputType('RecordedInvoiceLineInput', {
  description: "A line of an invoice that another system issued. Amounts are at least 0, in the minor unit of the invoice's currency.",
  fields: (t) => ({
    externalId: t.string({ description: 'The name that the other system has for it, 1 to 256 characters.' }),
    name: t.string({ description: 'What is charged for, 1 to 256 characters; its external id when omitted.' }),
    quantity: t.field({ type: 'Decimal', defaultValue: Decimal.one, description: 'More than 0. Told, not computed with.' }),
    amount: t.field({ type: 'Decimal', required: true, description: 'Of the whole line, before discount and tax.' }),
    discountAmount: t.field({ type: 'Decimal', defaultValue: Decimal.zero, description: 'What is taken off, at most the amount.' }),
    taxAmount: t.field({ type: 'Decimal', defaultValue: Decimal.zero, description: 'What comes on top.' }),
    period: t.field({ type: PeriodInput, description: "What is charged for in time; the invoice's period when omitted." }),
    billingCadence: t.field({ type: 'Duration', description: 'How often it is charged; once when omitted.' }),
  }),
});

const RecordedInvoiceCouponInput = builder.inputType('RecordedInvoiceCouponInput', {
  description: 'A coupon that gave discounts of a recorded invoice.',
  fields: (t) => ({
    coupon: t.field({ type: CouponBy, required: true, description: 'Which one.' }),
    amount: t.field({ type: 'Decimal', description: 'What it gave; all discounts of the lines when omitted, which one coupon alone can.' }),
  }),
});

const CreateInvoiceInput = builder.inputType('CreateInvoiceInput', {
  description: 'An invoice that another system issued.',
  fields: (t) => ({
    externalId: t.string({ required: true, description: 'The name that the other system has for it, 1 to 256 characters. Recorded again, it is refused and names the first one.' }),
    customer: t.field({ type: CustomerBy, required: true, description: 'Who was billed.' }),
    subscription: t.field({ type: SubscriptionBy, description: 'Of which subscription; none when omitted.' }),
    number: t.string({ description: 'The number that it bears, 1 to 64 characters; none when omitted.' }),
    currency: t.field({ type: 'CurrencyCode', required: true, description: 'Of all amounts.' }),
    total: t.field({ type: 'Decimal', required: true, description: 'What it comes to, at least 0. It is trusted: where its lines come to something else, a warning says so.' }),
    issuedAt: t.field({ type: 'DateTime', required: true, description: 'When it was issued; not in the future.' }),
    dueAt: t.field({ type: 'DateTime', description: 'When it was to be paid; not before it was issued.' }),
    paidAt: t.field({ type: 'DateTime', description: 'When it was paid; it is not known to be when omitted.' }),
    period: t.field({ type: PeriodInput, required: true, description: 'What it charges for in time.' }),
    coupons: t.field({ type: [RecordedInvoiceCouponInput], description: 'At most 20; what they gave adds up to the discounts of the lines. Nothing is used of them.' }),
    lines: t.field({ type: [RecordedInvoiceLineInput], description: 'At most 250; one line of the total when omitted.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

builder.mutationField('createInvoice', (t) =>
  t.field({
    type: InvoiceNode,
    description: 'Records an invoice that another system issued, as it is told. Nothing of it is computed, numbered, collected or paid here. What is issued here is made by createOneOffInvoice, createPendingInvoiceLines and subscriptions. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: CreateInvoiceInput, required: true, description: 'The invoice.' }) },
    resolve: (_root, { input: { customer, subscription, coupons, lines, number, dueAt, paidAt, metadata, ...input } }, ctx) =>
      createInvoice(ctx.command, {
        ...input,
        customer: customerLookUp(customer),
        subscription: subscription == null ? null : subscriptionLookUp(subscription),
        number: number ?? null,
        dueAt: dueAt ?? null,
        paidAt: paidAt ?? null,
        metadata: metadata ?? null,
        coupons: (coupons ?? []).map(({ coupon, amount }) => ({ coupon: couponLookUp(coupon), amount: amount ?? null })),
        lines: (lines ?? []).map((line) => ({
          externalId: line.externalId ?? null,
          name: line.name ?? null,
          quantity: line.quantity ?? Decimal.one,
          amount: line.amount,
          discountAmount: line.discountAmount ?? Decimal.zero,
          taxAmount: line.taxAmount ?? Decimal.zero,
          period: line.period ?? input.period,
          billingCadence: line.billingCadence ?? null,
        })),
      }),
  }),
);
