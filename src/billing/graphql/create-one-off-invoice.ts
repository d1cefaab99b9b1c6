import { TaxBy, taxLinksOf } from '../../catalog/graphql/index.ts';
import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { Decimal } from '../../kit/decimal.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createOneOffInvoice } from '../commands/create-one-off-invoice.ts';
import { InvoiceNode } from './invoice.ts';

const OneOffInvoiceLineInput = builder.inputType('OneOffInvoiceLineInput', {
  description: 'A single charge: of an add-on, or of its own. It comes to its units times its unit amount, rounded once.',
  fields: (t) => ({
    addonKey: t.field({ type: 'Key', description: 'An add-on in force whose only rate card is a flat price without a cadence; a charge of its own when omitted.' }),
    name: t.string({ description: "What is charged for, 1 to 256 characters; the add-on's name when omitted. Needed by a charge of its own." }),
    description: t.string({ description: "More about it, up to 1,024 characters; the add-on's description when omitted." }),
    units: t.field({ type: 'Decimal', defaultValue: Decimal.one, description: 'How many, more than 0.' }),
    unitAmount: t.field({ type: 'Decimal', description: "What one costs, at least 0; the add-on's price when omitted. Needed by a charge of its own." }),
    taxes: t.field({ type: [TaxBy], description: "At most 20; omitted or empty: those of the add-on, else the customer's, else the organization's." }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

const CreateOneOffInvoiceInput = builder.inputType('CreateOneOffInvoiceInput', {
  description: 'Single charges that a customer is billed at once.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, required: true, description: 'Who pays.' }),
    currency: t.field({ type: 'CurrencyCode', description: "Of all amounts: the customer's where it has one; of the add-ons when omitted." }),
    lines: t.field({ type: [OneOffInvoiceLineInput], required: true, description: '1 to 100 charges.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

builder.mutationField('createOneOffInvoice', (t) =>
  t.field({
    type: InvoiceNode,
    description: 'Bills single charges at once: the invoice is issued and numbered when this answers, and its payment is asked for moments later. Taxes come on top; neither coupons nor credit notes nor wallets pay of it. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: CreateOneOffInvoiceInput, required: true, description: 'Who pays for what.' }) },
    resolve: (_root, { input: { customer, currency, lines, metadata } }, ctx) =>
      createOneOffInvoice(ctx.command, {
        customer: customerLookUp(customer),
        currency: currency ?? null,
        metadata: metadata ?? null,
        lines: lines.map((line) => ({
          addonKey: line.addonKey ?? null,
          name: line.name ?? null,
          description: line.description ?? null,
          units: line.units ?? Decimal.one,
          unitAmount: line.unitAmount ?? null,
          taxes: line.taxes == null ? null : taxLinksOf(line.taxes),
          metadata: line.metadata ?? null,
        })),
      }),
  }),
);
