import { builder } from '../../graphql/builder.ts';

export const PaymentTermEnum = builder.enumType('PaymentTerm', {
  description: 'When a flat price is due.',
  values: {
    IN_ADVANCE: { description: 'At the start of its billing period.' },
    IN_ARREARS: { description: 'When its period is over.' },
  } as const,
});

export const TieredPriceModeEnum = builder.enumType('TieredPriceMode', {
  description: 'Which units a tier prices.',
  values: {
    GRADUATED: { description: 'Each tier prices the units that fall into it.' },
    VOLUME: { description: 'The tier that the total falls into prices all units.' },
  } as const,
});

export const ProRatingEnum = builder.enumType('ProRating', {
  description: 'Whether flat fees of a part of a period are charged in proportion.',
  values: {
    NONE: { description: 'They are charged in full.' },
    PRORATE_PRICES: { description: 'In proportion to the elapsed time; in full where the end of the subscription cut the period.' },
  } as const,
});

export const PlanStatusEnum = builder.enumType('PlanStatus', {
  description: 'From the effective times alone.',
  values: {
    DRAFT: { description: 'Never published; may still change.' },
    ACTIVE: { description: 'In force: at most one version of a key is.' },
    ARCHIVED: { description: 'Out of sale; subscriptions to it go on.' },
    SCHEDULED: { description: 'Takes effect at effectiveFrom.' },
  } as const,
});

export const EntitlementTypeEnum = builder.enumType('EntitlementType', {
  description: 'What kind of right it is.',
  values: {
    METERED: { description: 'So many units in each usage period.' },
    STATIC: { description: 'A value that the application reads.' },
    BOOLEAN: { description: 'On for whoever has it.' },
  } as const,
});
