import { DiscountsInput, RateCardPriceInput, TaxBy, TaxConfigInput, discountsOf, priceOf, taxConfigOf, taxLinksOf } from '../../catalog/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { PeriodInput } from '../../graphql/period.ts';

type InputFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>;

/** What is said of a charge that is not of a subscription, whether it will gather or is only computed. */
export const pendingLineFields = (t: InputFields) => ({
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
});

export const PendingInvoiceLineInput = builder.inputType('PendingInvoiceLineInput', {
  description: 'A charge that is not of a subscription.',
  fields: pendingLineFields,
});

/** A charge as the commands take it. */
export const pendingLineOf = (line: typeof PendingInvoiceLineInput.$inferInput) => ({
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
});
