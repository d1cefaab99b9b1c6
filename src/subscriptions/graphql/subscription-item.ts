import { merchantsOnly } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId } from '../../graphql/global-id.ts';
import { DiscountsType, EntitlementTemplateInterface, FeatureNode, MinimumRoundingEnum, RateCardFilterType, RateCardPriceUnion, RegroupPaidFeesEnum, TaxConfigType, TaxNode, liveTaxes } from '../../catalog/graphql/index.ts';
import type { ChargeOptionsJson, DiscountsJson, EntitlementTemplateJson, PriceJson } from '../../catalog/index.ts';
import type { FurtherTermsJson } from '../further-terms.ts';
import type { ItemInForce } from '../schedule.ts';
import type { SubscriptionItemTerms } from '../subscription.store.ts';

export const SubscriptionItemType = builder.objectRef<ItemInForce<SubscriptionItemTerms>>('SubscriptionItem').implement({
  description: 'What a subscription sells for a time: a copy of the rate card it was made from.',
  fields: (t) => ({
    id: t.id({ description: 'Names this version of the item; lines refer to it.', resolve: ({ item }) => encodeGlobalId('SubscriptionItem', item.id) }),
    key: t.field({ type: 'Key', description: 'The key of its rate card.', resolve: ({ item }) => item.key }),
    phaseKey: t.field({ type: 'Key', description: 'The key of its phase.', resolve: ({ phase }) => phase.key }),
    name: t.string({ description: 'What invoice lines begin with.', resolve: ({ item }) => item.name }),
    feature: t.field({ type: FeatureNode, nullable: true, description: 'What it sells; null for a fee of its own.', resolve: ({ item }) => item.featureId }),
    price: t.field({ type: RateCardPriceUnion, nullable: true, description: 'Of one; null: free of charge.', resolve: ({ item }) => item.row.price as PriceJson | null }),
    version: t.int({ description: 'Counts the versions of its key within its phase, from 0: an edit ends one and begins the next.', resolve: ({ item }) => item.version }),
    quantity: t.int({ description: 'How many are bought: a flat price is charged so many times.', resolve: ({ item }) => item.quantity }),
    billingCadence: t.field({ type: 'Duration', nullable: true, description: 'How often it is charged; null: once.', resolve: ({ item }) => item.billingCadence }),
    discounts: t.field({ type: DiscountsType, nullable: true, description: 'What is taken off; null: nothing.', resolve: ({ item }) => item.row.discounts as DiscountsJson | null }),
    entitlementTemplate: t.field({
      type: EntitlementTemplateInterface,
      nullable: true,
      description: 'The right that comes with it; null: none.',
      resolve: ({ item }) => item.row.entitlementTemplate as EntitlementTemplateJson | null,
    }),
    filters: t.field({ type: [RateCardFilterType], description: 'Parts of its usage with prices of their own.', resolve: (of) => [...(chargingOf(of)?.filters ?? [])] }),
    groupBy: t.stringList({ description: 'Keys of dimensions whose combinations of values are priced by themselves; empty: all usage together.', resolve: (of) => [...(chargingOf(of)?.groupBy ?? [])] }),
    prorated: t.boolean({ description: 'Whether a quantity that is carried from period to period counts by the days that it lasts.', resolve: (of) => chargingOf(of)?.prorated ?? false }),
    payInAdvance: t.boolean({ description: 'Whether each event is charged when it happens.', resolve: (of) => chargingOf(of)?.payInAdvance ?? false }),
    invoiceable: t.boolean({ description: 'Of what is paid in advance: whether it is invoiced at once; else its lines wait for the invoice of their period. True of everything else.', resolve: (of) => chargingOf(of)?.invoiceable ?? true }),
    regroupPaidFees: t.field({ type: RegroupPaidFeesEnum, nullable: true, description: 'Of what is paid in advance and not invoiceable: whether each fee is paid on its own, and what becomes of those that are paid; null: they are paid with the invoice of their period.', resolve: (of) => chargingOf(of)?.regroupPaidFees ?? null }),
    minimumAmount: t.field({ type: 'Decimal', nullable: true, description: 'What a whole period costs at least, over all filters together; null: nothing.', resolve: (of) => chargingOf(of)?.minimumAmount ?? null }),
    minimumRounding: t.field({ type: MinimumRoundingEnum, description: 'How what is missing to minimumAmount is rounded; of no meaning without one.', resolve: (of) => chargingOf(of)?.minimumRounding ?? 'TRUNCATE' }),
    taxes: t.field({ type: [TaxNode], description: 'Charged on it; empty: those of the plan or add-on that it belongs to. At most 20.', resolve: (of, _args, ctx) => liveTaxes(ctx, furtherOf(of)?.taxes) }),
    taxConfig: t.field({ type: TaxConfigType, nullable: true, description: 'How a tax provider is to treat it; null: by the defaults.', resolve: (of) => furtherOf(of)?.taxConfig ?? null }),
    description: t.string({ nullable: true, description: 'The note of its rate card, up to 1,024 characters; null for a portal token.', resolve: (of, _args, { viewer }) => merchantsOnly(viewer, furtherOf(of)?.description ?? null) }),
    metadata: t.field({ type: 'JSONObject', nullable: true, description: 'Your own data of its rate card; null for a portal token.', resolve: (of, _args, { viewer }) => merchantsOnly(viewer, furtherOf(of)?.metadata ?? null) }),
    activeFrom: t.field({ type: 'DateTime', description: 'Since when, or from when, it runs.', resolve: ({ activity }) => activity.from }),
    activeTo: t.field({ type: 'DateTime', nullable: true, description: 'Exclusive: when it, its phase or the subscription ends; null: without end.', resolve: ({ activity }) => activity.to }),
  }),
});

function chargingOf({ item }: Pick<ItemInForce<SubscriptionItemTerms>, 'item'>): ChargeOptionsJson | null {
  return furtherOf({ item })?.charging ?? null;
}

function furtherOf({ item }: Pick<ItemInForce<SubscriptionItemTerms>, 'item'>): FurtherTermsJson | null {
  return item.row.further as FurtherTermsJson | null;
}
