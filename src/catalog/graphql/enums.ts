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

export const TierRuleEnum = builder.enumType('TierRule', {
  description: 'What the bounds of tiers divide.',
  values: {
    CONTINUOUS: { description: "Any quantities: a tier begins where the one before it ends, and the first is entered by no usage at all, so its flat amount is always due. OpenMeter's rule." },
    INTEGER_RANGES: { description: "Whole units: bounds are integers, a range begins one unit after the one before it, and no usage enters none. Lago's rule." },
  } as const,
});

export const AmountUnitEnum = builder.enumType('AmountUnit', {
  description: 'The unit that an amount is said in.',
  values: {
    MAJOR: { description: 'The currency itself: dollars, yen.' },
    MINOR: { description: 'Its smallest unit, as ISO 4217 has it: cents, yen, thousandths of a dinar. Fractions are kept.' },
  } as const,
});

export const ProRatingEnum = builder.enumType('ProRating', {
  description: 'Whether flat fees of a part of a period are charged in proportion.',
  values: {
    NONE: { description: 'They are charged in full.' },
    PRORATE_PRICES: { description: 'In proportion to the elapsed time; in full where the end of the subscription cut the period.' },
    PRORATE_BY_DAY: {
      description:
        "By days of the subscription's time zone, a day begun counting whole and only once: what takes over on a day is charged for it. Where the subscription ends, fees are charged up to and with that day, and what was paid in advance for later is credited.",
    },
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

export const AddonStatusEnum = builder.enumType('AddonStatus', {
  description: 'From the effective times alone.',
  values: {
    DRAFT: { description: 'Never published; may still change.' },
    ACTIVE: { description: 'In force: at most one version of a key is.' },
    ARCHIVED: { description: 'Out of sale; what has it keeps it.' },
  } as const,
});

export const AddonInstanceTypeEnum = builder.enumType('AddonInstanceType', {
  description: 'How often a subscription can have an add-on.',
  values: {
    SINGLE: { description: 'Once.' },
    MULTIPLE: { description: 'In a quantity, by which its flat prices are multiplied.' },
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

/** Values are the words of the price table. */
export const LlmTokenTypeEnum = builder.enumType('LlmTokenType', {
  description: 'What a token of a model of language is used for.',
  values: {
    INPUT: { value: 'input', description: 'What the model is asked; usage may call it "request".' },
    OUTPUT: { value: 'output', description: 'What it answers; usage may call it "response".' },
    CACHE_READ: { value: 'cache_read', description: 'Input that the provider had kept.' },
    REASONING: { value: 'reasoning', description: 'What it thinks before it answers.' },
    CACHE_WRITE: { value: 'cache_write', description: 'Input that the provider is to keep.' },
  } as const,
});

export const UnpricedReasonEnum = builder.enumType('UnpricedReason', {
  description: 'Why usage has no price. It is never free because of that.',
  values: {
    PROVIDER_MISSING: { description: 'Its events do not say the provider.' },
    MODEL_MISSING: { description: 'Its events do not say the model.' },
    PRICE_NOT_FOUND: { description: 'No price of the model is in force: make an override.' },
    TOKEN_TYPE_UNKNOWN: { description: 'Its events name no known type of token.' },
    TOKEN_PRICE_NOT_FOUND: { description: 'The model has no price for tokens of that type: make an override that has one.' },
  } as const,
});
