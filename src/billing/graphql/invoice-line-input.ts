import { DiscountsInput, RateCardPriceInput, TaxBy, TaxConfigInput, discountsOf, priceOf, taxConfigOf, taxLinksOf } from '../../catalog/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { PeriodInput } from '../../graphql/period.ts';
import type { InvoiceLineEdit } from '../commands/invoice-line-edits.ts';

export const InvoiceLineInput = builder.inputType('InvoiceLineInput', {
  description: 'A line of an invoice. With an id: that line, and what is left out of it stays. Without: a new one, which needs name, period, invoiceAt and price.',
  fields: (t) => ({
    id: t.id({ description: 'A line of the invoice; omitted for a new one.' }),
    name: t.string({ description: 'What is charged for, 1 to 256 characters.' }),
    description: t.string({ description: 'More about it, up to 1,024 characters; null clears it.' }),
    period: t.field({ type: PeriodInput, description: 'What is charged for in time, in whole seconds; of a subscription\'s line it cannot be changed.' }),
    invoiceAt: t.field({ type: 'DateTime', description: 'When it falls due to be invoiced, in whole seconds; for usage not before its period ends.' }),
    price: t.field({ type: RateCardPriceInput, description: 'The pricing rule; a flat fee is charged as it is, whatever the period.' }),
    discounts: t.field({ type: DiscountsInput, description: 'What is taken off; null: nothing.' }),
    featureKey: t.field({ type: 'Key', description: 'Whose use is charged: a feature with a meter. Needed by every price but a flat one; null: none.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data; null clears it.' }),
    taxes: t.field({ type: [TaxBy], description: 'Charged on it instead of those of what it is sold by, of the customer and of the organization, at most 20; null or empty: theirs.' }),
    taxConfig: t.field({ type: TaxConfigInput, description: 'How a tax stands to its price; null: as its rate card says.' }),
  }),
});

/** No line has this id. */
const none = '00000000-0000-0000-0000-000000000000';

/** What an input says of a line; null says nothing where it cannot clear. */
export function lineEditOf(input: typeof InvoiceLineInput.$inferInput): InvoiceLineEdit {
  return {
    id: input.id == null ? null : (idOf('InvoiceLine', input.id) ?? none),
    name: input.name ?? undefined,
    description: input.description,
    period: input.period ?? undefined,
    invoiceAt: input.invoiceAt ?? undefined,
    price: input.price == null ? undefined : priceOf(input.price),
    discounts: input.discounts === undefined ? undefined : discountsOf(input.discounts),
    featureKey: input.featureKey,
    metadata: input.metadata,
    taxes: input.taxes === undefined ? undefined : taxLinksOf(input.taxes),
    taxConfig: input.taxConfig === undefined ? undefined : taxConfigOf(input.taxConfig),
  };
}
