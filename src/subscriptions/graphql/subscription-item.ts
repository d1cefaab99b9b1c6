import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId } from '../../graphql/global-id.ts';
import { DiscountsType, EntitlementTemplateInterface, FeatureNode, RateCardPriceUnion } from '../../catalog/graphql/index.ts';
import type { DiscountsJson, EntitlementTemplateJson, PriceJson } from '../../catalog/index.ts';
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
    quantity: t.int({ description: 'How many are bought: a flat price is charged so many times.', resolve: ({ item }) => item.quantity }),
    billingCadence: t.field({ type: 'Duration', nullable: true, description: 'How often it is charged; null: once.', resolve: ({ item }) => item.billingCadence }),
    discounts: t.field({ type: DiscountsType, nullable: true, description: 'What is taken off; null: nothing.', resolve: ({ item }) => item.row.discounts as DiscountsJson | null }),
    entitlementTemplate: t.field({
      type: EntitlementTemplateInterface,
      nullable: true,
      description: 'The right that comes with it; null: none.',
      resolve: ({ item }) => item.row.entitlementTemplate as EntitlementTemplateJson | null,
    }),
    activeFrom: t.field({ type: 'DateTime', description: 'Since when, or from when, it runs.', resolve: ({ activity }) => activity.from }),
    activeTo: t.field({ type: 'DateTime', nullable: true, description: 'Exclusive: when it, its phase or the subscription ends; null: without end.', resolve: ({ activity }) => activity.to }),
  }),
});
