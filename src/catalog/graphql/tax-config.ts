import { builder } from '../../graphql/builder.ts';
import type { TaxConfig } from '../tax-config.ts';

export const TaxBehaviorEnum = builder.enumType('TaxBehavior', {
  description: 'How a tax stands to the price.',
  values: {
    INCLUSIVE: { description: 'The price holds it.' },
    EXCLUSIVE: { description: 'It comes on top of the price.' },
  } as const,
});

export const TaxConfigType = builder.objectRef<TaxConfig>('TaxConfig').implement({
  description: "How a tax provider is to treat what is sold. Each member falls back to the invoice's default, then to the provider's.",
  fields: (t) => ({
    behavior: t.expose('behavior', { type: TaxBehaviorEnum, nullable: true, description: 'How the tax stands to the price; null: the default.' }),
    stripeCode: t.exposeString('stripeCode', { nullable: true, description: "Stripe's product tax code; null: the default." }),
    customInvoicingCode: t.exposeString('customInvoicingCode', { nullable: true, description: 'The code for a custom invoicing app; null: the default.' }),
  }),
});

export const TaxConfigInput = builder.inputType('TaxConfigInput', {
  description: "How a tax provider is to treat what is sold. What is omitted falls back to the invoice's default, then to the provider's.",
  fields: (t) => ({
    behavior: t.field({ type: TaxBehaviorEnum, description: 'How the tax stands to the price.' }),
    stripeCode: t.string({ description: 'Stripe\'s product tax code: "txcd_" and eight digits.' }),
    customInvoicingCode: t.string({ description: 'The code for a custom invoicing app, 1 to 256 characters.' }),
  }),
});

/** The configuration that an input names; null when it names nothing. */
export function taxConfigOf(input: typeof TaxConfigInput.$inferInput | null | undefined): TaxConfig | null {
  if (input?.behavior == null && input?.stripeCode == null && input?.customInvoicingCode == null) return null;
  return { behavior: input.behavior ?? null, stripeCode: input.stripeCode ?? null, customInvoicingCode: input.customInvoicingCode ?? null };
}
