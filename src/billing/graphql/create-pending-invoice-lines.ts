import { DiscountsInput, RateCardPriceInput, TaxBy, TaxConfigInput, discountsOf, priceOf, taxConfigOf, taxLinksOf } from '../../catalog/graphql/index.ts';
import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { PeriodInput } from '../../graphql/period.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createPendingInvoiceLines } from '../commands/create-pending-invoice-lines.ts';
import type { CreatedPendingLines } from '../commands/create-pending-invoice-lines.ts';
import { InvoiceLineNode } from './invoice-line.ts';
import { InvoiceNode } from './invoice.ts';

const PendingInvoiceLineInput = builder.inputType('PendingInvoiceLineInput', {
  description: 'A charge that is not of a subscription.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What is charged for, 1 to 256 characters.' }),
    description: t.string({ description: 'More about it, up to 1,024 characters.' }),
    period: t.field({ type: PeriodInput, required: true, description: 'What is charged for in time, in whole seconds; not empty for usage.' }),
    invoiceAt: t.field({ type: 'DateTime', required: true, description: 'When it falls due to be invoiced, in whole seconds; for usage not before its period ends.' }),
    price: t.field({ type: RateCardPriceInput, required: true, description: 'The pricing rule; a flat fee is charged as it is, whatever the period.' }),
    discounts: t.field({ type: DiscountsInput, description: 'What is taken off.' }),
    featureKey: t.field({ type: 'Key', description: 'Whose use is charged: a feature with a meter. Needed by every price but a flat one.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
    taxes: t.field({ type: [TaxBy], description: "Charged on it instead of the customer's and the organization's, at most 20; theirs when omitted." }),
    taxConfig: t.field({ type: TaxConfigInput, description: 'How a tax stands to its price; on top when omitted.' }),
  }),
});

const CreatePendingInvoiceLinesInput = builder.inputType('CreatePendingInvoiceLinesInput', {
  description: 'Charges for a customer.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, required: true, description: 'Who will pay.' }),
    currency: t.field({ type: 'CurrencyCode', required: true, description: 'Of all amounts.' }),
    lines: t.field({ type: [PendingInvoiceLineInput], required: true, description: '1 to 100 charges.' }),
  }),
});

const CreatedPendingInvoiceLines = builder.objectRef<CreatedPendingLines>('CreatedPendingInvoiceLines').implement({
  description: 'Charges that now gather.',
  fields: (t) => ({
    lines: t.field({ type: [InvoiceLineNode], grantScopes: ['made'], description: 'In the order of the input.', resolve: ({ lineIds }) => [...lineIds] }),
    invoice: t.field({ type: InvoiceNode, grantScopes: ['made'], description: 'The gathering invoice that they stand on.', resolve: ({ invoiceId }) => invoiceId }),
    isInvoiceNew: t.exposeBoolean('isInvoiceNew', { description: 'It was made for them.' }),
  }),
});

builder.mutationField('createPendingInvoiceLines', (t) =>
  t.field({
    type: CreatedPendingInvoiceLines,
    description: "Puts charges on the customer's gathering invoice of the currency, which is made when there is none. Needs billing:write.",
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: CreatePendingInvoiceLinesInput, required: true, description: 'The charges.' }) },
    resolve: (_root, { input }, ctx) =>
      createPendingInvoiceLines(ctx.command, {
        customer: customerLookUp(input.customer),
        currency: input.currency,
        lines: input.lines.map((line) => ({
          name: line.name,
          description: line.description ?? null,
          metadata: line.metadata ?? null,
          period: line.period,
          invoiceAt: line.invoiceAt,
          price: priceOf(line.price),
          discounts: discountsOf(line.discounts),
          featureKey: line.featureKey ?? null,
          taxes: taxLinksOf(line.taxes),
          taxConfig: taxConfigOf(line.taxConfig),
        })),
      }),
  }),
);
