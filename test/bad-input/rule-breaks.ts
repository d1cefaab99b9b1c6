import type { Story } from '../support/story.ts';
import type { Path } from './wrong-values.ts';

/** A value of the right type that a command's own rule refuses: the place in good variables, and the code of the refusal. */
export interface RuleBreak {
  readonly field: string;
  readonly path: Path;
  readonly value: unknown | ((story: Story) => unknown);
  readonly code: string;
  /** Which input field it is about, where that is not the one that was replaced. */
  readonly about: Path;
  /** Which of the field's good variables are spoiled: 0 for the first. */
  readonly good: number;
}

const pathOf = (dotted: string): Path => dotted.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

type Rule = readonly [path: string, value: unknown, code: string, about?: string];

const breaks = (field: string, ...rules: readonly Rule[]): readonly RuleBreak[] => breaksOf(field, 0, ...rules);
/** The same with others of the field's good variables. */
const breaksOf = (field: string, good: number, ...rules: readonly Rule[]): readonly RuleBreak[] =>
  rules.map(([path, value, code, about]) => ({ field, path: pathOf(path), value, code, about: pathOf(about ?? path), good }));

const long = (length: number) => 'x'.repeat(length);
const card = 'input.phases.0.rateCards.1';
const line = 'input.lines.0';
const { price: unitPrice, ...template } = {
  price: (more: object) => ({ unit: { amount: '1', ...more } }),
  metered: (more: object) => ({ metered: { issueAfterReset: '10', usagePeriod: 'P1M', ...more } }),
};
const tiers = (...given: object[]) => ({ tiered: { mode: 'GRADUATED', tiers: given } });

const percentage = (more: object): object => ({ percentage: { rate: '1', ...more } });

const percentageRules = (path: string): readonly Rule[] => [
  [`${path}`, percentage({ rate: '-1' }), 'INVALID_RATE', `${path}.percentage.rate`],
  [`${path}`, percentage({ fixedAmount: '-1' }), 'INVALID_FIXED_AMOUNT', `${path}.percentage.fixedAmount`],
  [`${path}`, percentage({ freeUnitsPerEvents: 0 }), 'INVALID_FREE_UNITS_PER_EVENTS', `${path}.percentage.freeUnitsPerEvents`],
  [`${path}`, percentage({ freeUnitsPerTotalAggregation: '-1' }), 'INVALID_FREE_UNITS_PER_TOTAL_AGGREGATION', `${path}.percentage.freeUnitsPerTotalAggregation`],
  [`${path}`, percentage({ perTransactionMinAmount: '-1' }), 'INVALID_AMOUNT', `${path}.percentage.perTransactionMinAmount`],
  [`${path}`, percentage({ perTransactionMinAmount: '2', perTransactionMaxAmount: '1' }), 'PER_TRANSACTION_MAX_LOWER_THAN_PER_TRANSACTION_MIN', `${path}.percentage.perTransactionMaxAmount`],
];

/** What a price may not be, wherever one is given. */
const priceRules = (path: string): readonly Rule[] => [
  [`${path}`, unitPrice({ amount: '-1' }), 'PRICE_AMOUNT_NEGATIVE', `${path}.unit.amount`],
  [`${path}`, unitPrice({ minimumAmount: '-1' }), 'PRICE_COMMITMENT_NEGATIVE', `${path}.unit.minimumAmount`],
  [`${path}`, unitPrice({ minimumAmount: '5', maximumAmount: '4' }), 'PRICE_COMMITMENT_MINIMUM_OVER_MAXIMUM', `${path}.unit.minimumAmount`],
  [`${path}`, { package: { amount: '1', quantityPerPackage: '0' } }, 'PRICE_PACKAGE_QUANTITY_NOT_POSITIVE', `${path}.package.quantityPerPackage`],
  [`${path}`, { dynamic: { multiplier: '-1' } }, 'PRICE_MULTIPLIER_NEGATIVE', `${path}.dynamic.multiplier`],
  [`${path}`, tiers({ upToAmount: '10', unitPrice: '1' }), 'PRICE_TIERS_MISSING_OPEN_ENDED', `${path}.tiered.tiers`],
  [`${path}`, tiers({ upToAmount: '10', unitPrice: '1' }, { upToAmount: '10', unitPrice: '2' }, { unitPrice: '1' }), 'PRICE_TIER_DUPLICATED', `${path}.tiered.tiers.upToAmount`],
  [`${path}`, tiers({ unitPrice: null }), 'PRICE_TIER_EMPTY', `${path}.tiered.tiers`],
  [`${path}`, tiers(), 'PRICE_TIERS_EMPTY', `${path}.tiered.tiers`],
  [`${path}`, { tiered: { mode: 'VOLUME', tierRule: 'INTEGER_RANGES', tiers: [{ upToAmount: '1.5', unitPrice: '1' }, { unitPrice: '1' }] } }, 'INVALID_VOLUME_RANGES', `${path}.tiered.tiers.upToAmount`],
  [`${path}`, { package: { amount: '1', quantityPerPackage: '1', freeUnits: '-1' } }, 'INVALID_FREE_UNITS', `${path}.package.freeUnits`],
  [`${path}`, unitPrice({ amount: `0.${'1'.repeat(31)}` }), 'PRICE_TOO_MANY_DIGITS', `${path}.unit.amount`],
  ...percentageRules(path),
  [`${path}`, { graduatedPercentage: { tiers: [{ rate: '-1' }] } }, 'INVALID_RATE', `${path}.graduatedPercentage.tiers.rate`],
  [`${path}`, { graduatedPercentage: { tierRule: 'INTEGER_RANGES', tiers: [{ rate: '1', upToAmount: '0' }, { rate: '1' }] } }, 'INVALID_GRADUATED_PERCENTAGE_RANGES', `${path}.graduatedPercentage.tiers.upToAmount`],
  [`${path}`, { eventAmount: { amountProperty: 'cents' } }, 'PRICE_AMOUNT_PROPERTY_INVALID', `${path}.eventAmount.amountProperty`],
];

/** A filter's price breaks the same rules; here those of the fields that are no decimals. */
const filterPriceRules = (path: string): readonly Rule[] => {
  const priced = (price: object): object[] => [{ values: [{ dimension: 'model', values: ['x'] }], price }];
  return [
    [path, priced(percentage({ freeUnitsPerEvents: 0 })), 'INVALID_FREE_UNITS_PER_EVENTS', `${path}.price.percentage.freeUnitsPerEvents`],
    [path, priced({ eventAmount: { amountProperty: 'cents' } }), 'PRICE_AMOUNT_PROPERTY_INVALID', `${path}.price.eventAmount.amountProperty`],
  ];
};

/** What a rate card may not be, wherever one is given. */
const cardRules = (card: string): readonly Rule[] => [
  [`${card}.key`, 'other', 'RATE_CARD_KEY_FEATURE_KEY_MISMATCH', `${card}.featureKey`],
  [`${card}.billingCadence`, null, 'BILLING_CADENCE_INVALID_VALUE'],
  [`${card}.discounts.percentage`, '101', 'PERCENTAGE_DISCOUNT_INVALID_VALUE'],
  [`${card}.discounts.usage`, '-1', 'USAGE_DISCOUNT_NEGATIVE_QUANTITY'],
  [`${card}.entitlementTemplate`, template.metered({ issueAfterResetPriority: 256 }), 'ENTITLEMENT_TEMPLATE_INVALID_PRIORITY', `${card}.entitlementTemplate.metered.issueAfterResetPriority`],
  [`${card}.entitlementTemplate`, template.metered({ issueAfterReset: '-1' }), 'ENTITLEMENT_TEMPLATE_NEGATIVE_ISSUE_AFTER_RESET', `${card}.entitlementTemplate.metered.issueAfterReset`],
  [`${card}.entitlementTemplate`, template.metered({ usagePeriod: 'PT30M' }), 'ENTITLEMENT_TEMPLATE_USAGE_PERIOD_LESS_THEN_AN_HOUR', `${card}.entitlementTemplate.metered.usagePeriod`],
  ...priceRules(`${card}.price`),
  ...filterPriceRules(`${card}.filters`),
  [`${card}.taxConfig.stripeCode`, 'txcd_1', 'TAX_CONFIG_STRIPE_CODE_INVALID'],
  [`${card}.taxConfig.customInvoicingCode`, long(257), 'TAX_CONFIG_CUSTOM_CODE_LENGTH'],
  [`${card}.taxes`, [{ key: 'nothing' }], 'TAX_NOT_FOUND', `${card}.taxes.key`],
  [`${card}.taxes`, (story: Story) => [{ key: story.text('tax') }, { id: story.id('tax') }], 'TAX_DUPLICATED', `${card}.taxes`],
];

const planRules: readonly Rule[] = [
  ['input.name', long(257), 'NAME_TOO_LONG'],
  ['input.description', long(1_025), 'DESCRIPTION_TOO_LONG'],
  ['input.billingCadence', 'P5D', 'PLAN_BILLING_CADENCE_INVALID'],
  ['input.phases', [], 'PLAN_WITH_NO_PHASES'],
  ['input.phases.0.duration', 'P1M', 'PLAN_HAS_LAST_PHASE_WITH_DURATION'],
  ['input.phases.0.rateCards', [], 'PLAN_PHASE_HAS_NO_RATE_CARDS'],
  [`${card}.billingCadence`, 'P5D', 'PLAN_BILLING_CADENCE_NOT_COMPATIBLE'],
  ['input.taxes', [{ id: 'nothing' }], 'TAX_NOT_FOUND', 'input.taxes.id'],
  ['input.minimumCommitment', { amount: '1', taxes: [{ id: 'nothing' }] }, 'TAX_NOT_FOUND', 'input.minimumCommitment.taxes.id'],
  ['input.minimumCommitment', { amount: '1', taxes: [{ key: 'nothing' }] }, 'TAX_NOT_FOUND', 'input.minimumCommitment.taxes.key'],
  ['input.minimumCommitment', { amount: '1', invoiceDisplayName: long(257) }, 'NAME_TOO_LONG', 'input.minimumCommitment.invoiceDisplayName'],
  ['input.phases.0.description', long(1_025), 'DESCRIPTION_TOO_LONG'],
  ...cardRules(card),
];

/** What an offer for one customer may not be: what a published plan may not be. */
const customPlanRules = (plan: string): readonly Rule[] => [
  [`${plan}.name`, long(257), 'NAME_TOO_LONG'],
  [`${plan}.description`, long(1_025), 'DESCRIPTION_TOO_LONG'],
  [`${plan}.metadata`, { [long(257)]: 1 }, 'METADATA_KEY_INVALID'],
  [`${plan}.billingCadence`, 'P5D', 'PLAN_BILLING_CADENCE_INVALID'],
  [`${plan}.phases`, [], 'PLAN_WITH_NO_PHASES'],
  [`${plan}.phases.0.duration`, 'P1M', 'PLAN_HAS_LAST_PHASE_WITH_DURATION'],
  [`${plan}.phases.0.description`, long(1_025), 'DESCRIPTION_TOO_LONG'],
  ...cardRules(`${plan}.phases.0.rateCards.1`),
];

const addonCard = 'input.rateCards.1';
const addonRules: readonly Rule[] = [
  ['input.name', ' ', 'ADDON_NAME_EMPTY'],
  ['input.description', long(1_025), 'DESCRIPTION_TOO_LONG'],
  ['input.instanceType', 'MULTIPLE', 'ADDON_INVALID_RATECARD_PRICE_FOR_MULTI_INSTANCE', 'input.rateCards.price'],
  ['input.rateCards', [], 'ADDON_HAS_NO_RATE_CARDS'],
  [`${addonCard}.billingCadence`, 'P1Y', 'RATE_CARD_MULTIPLE_BILLING_CADENCE'],
  ['input.taxes', [{ id: 'nothing' }], 'TAX_NOT_FOUND', 'input.taxes.id'],
  ...cardRules(addonCard),
];

export const ruleBreaks: readonly RuleBreak[] = [
  ...breaks('Mutation.createApiKey', ['input.scopes.0', 'everything:write', 'SCOPE_UNKNOWN'], ['input.expiresAt', '2026-12-31T00:00:00Z', 'NOT_AHEAD']),
  ...breaks('Mutation.updateOrganization', ['input.name', long(257), 'TOO_LONG'], ['input.name', null, 'INVALID'], ['input.timeZone', null, 'INVALID'], ['input.latenessWindow', 'P1M', 'LATENESS_WINDOW_UNIT'], ['input.latenessWindow', 'P9999D', 'LATENESS_WINDOW_RANGE'], ['input.eventRetention', 'P2Y', 'EVENT_RETENTION_UNIT'], ['input.eventRetention', 'P399D', 'EVENT_RETENTION_RANGE']),
  ...breaks('Mutation.authorizeUsage', ['input.amount', '0', 'AMOUNT_NOT_POSITIVE'], ['input.data', { tokens: 2 }, 'AMOUNT_DIFFERS_FROM_DATA', 'input.amount'], ['input.data', { tokens: 'x' }, 'EVENT_VALUE_NOT_A_NUMBER'], ['input.id', '', 'EVENT_ATTRIBUTE_LENGTH'], ['input.source', 'http://[', 'EVENT_SOURCE_INVALID'], ['input.subject', 'elsewhere', 'SUBJECT_NOT_OF_CUSTOMER'], ['input.expiresIn', 'P31D', 'EXPIRY_OUT_OF_RANGE'], ['input.expiresAt', '2027-02-03T01:00:00Z', 'EXPIRY_AMBIGUOUS', 'input.expiresIn'], ['input.mode', 'COUNT', 'EXPIRY_WITHOUT_RESERVATION', 'input.expiresIn']),
  ...breaks('Mutation.commitReservation', ['input.amount', '-1', 'AMOUNT_NOT_POSITIVE'], ['input.amount', '2', 'AMOUNT_DIFFERS_FROM_DATA'], ['input.data', { tokens: null }, 'EVENT_VALUE_NULL']),
  ...breaks('Mutation.voidUsageEvent', ['input.id', 'no_event', 'USAGE_EVENT_NOT_FOUND'], ['input.source', 'elsewhere', 'USAGE_EVENT_NOT_FOUND'], ['input.reason', '', 'TOO_SHORT'], ['input.reason', long(1_025), 'TOO_LONG']),
  ...breaks(
    'Mutation.correctUsageEvent',
    ['input.id', 'no_event', 'USAGE_EVENT_NOT_FOUND'],
    ['input.source', 'elsewhere', 'USAGE_EVENT_NOT_FOUND'],
    ['input.reason', long(1_025), 'TOO_LONG'],
    ['input.replacement', {}, 'CORRECTION_CHANGES_NOTHING'],
    ['input.replacement.subject', '', 'EVENT_ATTRIBUTE_LENGTH'],
    ['input.replacement.type', '', 'EVENT_ATTRIBUTE_LENGTH'],
    ['input.replacement.id', long(1_025), 'EVENT_ATTRIBUTE_LENGTH'],
    ['input.replacement.data', { a: long(262_144) }, 'EVENT_DATA_TOO_LARGE'],
    ['input.replacement.data', Array.from({ length: 100 }).reduce<object>((inner) => ({ a: inner }), { a: 1 }), 'EVENT_DATA_TOO_DEEP'],
  ),
  ...breaks(
    'Mutation.createCustomer',
    ['input.name', long(257), 'TOO_LONG'],
    ['input.description', long(1_025), 'TOO_LONG'],
    ['input.primaryEmail', 'nobody', 'INVALID_FORMAT'],
    ['input.subjectKeys', ['a', 'a'], 'DUPLICATED'],
    ['input.billingAddress.city', '', 'TOO_SHORT'],
    ['input.key', (story: Story) => story.text('one'), 'CUSTOMER_KEY_TAKEN'],
    ['input.externalId', (story: Story) => story.text('one_external'), 'CUSTOMER_EXTERNAL_ID_TAKEN'],
    ['input.testClockId', (story: Story) => story.id('plan'), 'TEST_CLOCK_NOT_FOUND', 'input.test clock'],
  ),
  ...breaks('Mutation.updateCustomer', ['input.name', null, 'REQUIRED'], ['input.primaryEmail', 'nobody', 'INVALID_FORMAT']),
  ...breaks('Mutation.advanceTestClock', ['to', '2026-12-31T00:00:00Z', 'TEST_CLOCK_BACKWARDS'], ['to', '2047-01-01T00:00:00Z', 'TEST_CLOCK_TOO_FAR']),
  ...breaks(
    'Mutation.createPortalToken',
    ['input.subject', 'someone', 'CUSTOMER_OR_SUBJECT'],
    ['input.expiresIn', 'P31D', 'PORTAL_TOKEN_LIFETIME'],
    ['input.expiresIn', 'P0D', 'PORTAL_TOKEN_LIFETIME'],
    ['input.allowedMeterKeys.0', 'no_meter', 'METER_NOT_FOUND', 'input.meter'],
  ),
  ...breaks('Mutation.invalidatePortalTokens', ['input.subject', 'someone', 'PORTAL_TOKENS_UNNAMED']),
  ...breaks(
    'Mutation.createMeter',
    ['input.name', long(257), 'METER_NAME_LENGTH'],
    ['input.description', long(1_025), 'METER_DESCRIPTION_LENGTH'],
    ['input.eventType', '', 'METER_EVENT_TYPE_LENGTH'],
    ['input.valueProperty', null, 'METER_VALUE_PROPERTY_REQUIRED'],
    ['input.valueProperty', 'tokens', 'METER_VALUE_PROPERTY_INVALID'],
    ['input.groupBy.0.key', 'subject', 'METER_GROUP_BY_KEY_RESERVED'],
    ['input.groupBy.0.key', '1st', 'METER_GROUP_BY_KEY_INVALID'],
    ['input.groupBy.0.path', 'model', 'METER_GROUP_BY_PATH_INVALID'],
    ['input.groupBy.0.path', '$.tokens', 'METER_GROUP_BY_IS_VALUE'],
    ['input.expression', '1 +', 'METER_EXPRESSION_INVALID'],
    ['input.aggregation', 'MAX', 'METER_RECURRING_NOT_COMPATIBLE', 'input.recurring'],
    ['input.rounding.precision', 21, 'METER_ROUNDING_PRECISION_RANGE'],
    ['input.weightedInterval', 'SECONDS', 'METER_WEIGHTED_INTERVAL_NOT_COMPATIBLE'],
    ['input.filters.0.key', 'subject', 'METER_FILTER_KEY_RESERVED'],
    ['input.filters.0.values', [], 'METER_FILTER_VALUES_EMPTY'],
    ['input.key', (story: Story) => story.text('tokens'), 'METER_KEY_TAKEN'],
  ),
  ...breaks(
    'Mutation.updateMeter',
    ['input.name', long(257), 'METER_NAME_LENGTH'],
    ['input.description', long(1_025), 'METER_DESCRIPTION_LENGTH'],
    ['input.groupBy.0.key', 'subject', 'METER_GROUP_BY_KEY_RESERVED'],
    ['input.groupBy.0.path', '$.tokens', 'METER_GROUP_BY_IS_VALUE'],
    ['input.filters.0.key', 'model', 'METER_FILTER_KEY_IS_DIMENSION'],
    ['input.filters.0.values', ['a', 'a'], 'METER_FILTER_VALUE_DUPLICATE'],
    ['input.metadata', { [long(257)]: 1 }, 'METADATA_KEY_INVALID'],
    ['by.key', 'no_meter', 'METER_NOT_FOUND'],
  ),
  ...breaks(
    'Mutation.upsertSubjects',
    ['input.subjects', [], 'TOO_SMALL'],
    ['input.subjects.0.key', '', 'TOO_SHORT'],
    ['input.subjects.0.displayName', long(257), 'TOO_LONG'],
    ['input.subjects.0.stripeCustomerId', 'customer', 'INVALID_FORMAT'],
  ),
  ...breaks('Mutation.deleteSubject', ['by.key', 'nobody', 'SUBJECT_NOT_FOUND']),
  ...breaks(
    'Query.evaluateMeterExpression',
    ['input.expression', '1 +', 'METER_EXPRESSION_INVALID'],
    ['input.event.type', '', 'EVENT_ATTRIBUTE_LENGTH'],
  ),
  ...breaks('Mutation.deleteMeter', ['by.key', 'no_meter', 'METER_NOT_FOUND']),
  ...breaks(
    'Mutation.createFeature',
    ['input.name', long(257), 'NAME_TOO_LONG'],
    ['input.filterGroupBy.0.key', 'colour', 'FEATURE_FILTER_UNKNOWN_DIMENSION'],
    ['input.filterGroupBy.0.values', [], 'FEATURE_FILTER_EMPTY'],
    ['input.meter', { key: 'no_meter' }, 'METER_NOT_FOUND', 'input.meter.key'],
    ['input.key', (story: Story) => story.text('tokens'), 'FEATURE_KEY_TAKEN'],
    ['input.unitCost', { manual: { amount: '-1' } }, 'UNIT_COST_NEGATIVE', 'input.unitCost.manual.amount'],
    ['input.unitCost.llm.model', { dimension: 'colour' }, 'UNIT_COST_UNKNOWN_DIMENSION', 'input.unitCost.llm.model.dimension'],
    ['input.unitCost.llm.provider.value', long(257), 'UNIT_COST_PART_TOO_LONG'],
  ),
  ...breaks(
    'Mutation.createLlmPriceOverride',
    ['input.provider', ' ', 'LLM_PRICE_NAME_EMPTY'],
    ['input.model', long(257), 'LLM_PRICE_NAME_TOO_LONG'],
    ['input.pricing.inputPerToken', '-1', 'LLM_PRICE_NEGATIVE'],
    ['input.pricing.cacheReadPerToken', '-0.000001', 'LLM_PRICE_NEGATIVE'],
    ['input.effectiveTo', '2027-01-01T00:00:00Z', 'LLM_PRICE_FROM_NOT_BEFORE_TO'],
    ['input.origin', long(257), 'LLM_PRICE_ORIGIN_LENGTH'],
  ),
  ...breaks('Mutation.createPlan', ...planRules, [`${card}.featureKey`, 'nothing', 'RATE_CARD_FEATURE_NOT_FOUND']),
  ...breaks('Mutation.updatePlan', ...planRules),
  ...breaks('Mutation.createAddon', ...addonRules, [`${addonCard}.featureKey`, 'nothing', 'RATE_CARD_FEATURE_NOT_FOUND']),
  ...breaks('Mutation.updateAddon', ...addonRules),
  ...breaks('Mutation.createNextAddonVersion', ['by', (story: Story) => ({ version: { key: story.text('addon'), version: 7 } }), 'ADDON_NOT_FOUND', 'by.version.version']),
  ...breaks(
    'Mutation.createPlanAddon',
    ['input.plan', (story: Story) => ({ key: story.text('offer') }), 'PLAN_ADDON_INCOMPATIBLE_STATUS', 'input.plan'],
    ['input.plan', (story: Story) => ({ version: { key: story.text('offer'), version: 7 } }), 'PLAN_NOT_FOUND', 'input.plan.version.version'],
    ['input.addon', (story: Story) => ({ id: story.id('addon_draft') }), 'PLAN_ADDON_INCOMPATIBLE_STATUS', 'input.add-on'],
    ['input.addon', (story: Story) => ({ version: { key: story.text('addon'), version: 7 } }), 'ADDON_NOT_FOUND', 'input.addon.version.version'],
    ['input.fromPlanPhase', 'nothing', 'PLAN_ADDON_UNKNOWN_PLAN_PHASE_KEY'],
    ['input.maxQuantity', 1, 'PLAN_ADDON_MAX_QUANTITY_MUST_NOT_BE_SET'],
    ['input.metadata', { [long(257)]: 1 }, 'METADATA_KEY_INVALID'],
  ),
  ...breaks('Mutation.updatePlanAddon', ['input.fromPlanPhase', 'nothing', 'PLAN_ADDON_UNKNOWN_PLAN_PHASE_KEY'], ['input.maxQuantity', 1, 'PLAN_ADDON_MAX_QUANTITY_MUST_NOT_BE_SET'], ['input.metadata', { [long(257)]: 1 }, 'METADATA_KEY_INVALID']),
  ...breaks('Mutation.createTax', ['input.rate', '1000.1', 'TAX_RATE_RANGE'], ['input.name', ' ', 'RESOURCE_NAME_EMPTY'], ['input.description', long(1_025), 'DESCRIPTION_TOO_LONG'], ['input.key', (story: Story) => story.text('tax'), 'TAX_KEY_TAKEN']),
  ...breaks('Mutation.updateTax', ['input.rate', '-1', 'TAX_RATE_RANGE'], ['input.name', null, 'REQUIRED'], ['input.key', null, 'REQUIRED'], ['input.appliedToOrganization', null, 'REQUIRED'], ['input.description', long(1_025), 'DESCRIPTION_TOO_LONG']),
  ...breaks('Mutation.deleteTax', ['by', { key: 'nothing' }, 'TAX_NOT_FOUND', 'by.key']),
  ...breaks('Mutation.createNextPlanVersion', ['by', (story: Story) => ({ version: { key: story.text('offer'), version: 7 } }), 'PLAN_NOT_FOUND', 'by.version.version']),
  ...breaks('Mutation.publishPlan', ['effectivePeriod.from', '2026-01-01T00:00:00Z', 'EFFECTIVE_PERIOD_FROM_IN_PAST'], ['effectivePeriod.to', '2027-05-01T00:00:00Z', 'EFFECTIVE_PERIOD_FROM_AFTER_TO']),
  ...breaks(
    'Mutation.createSubscription',
    ['input.customer', null, 'REQUIRED'],
    ['input.plan', null, 'REQUIRED'],
    ['input.plan', (story: Story) => ({ version: { key: story.text('offer'), version: 7 } }), 'PLAN_NOT_FOUND', 'input.plan.version.version'],
    ['input.plan', (story: Story) => ({ id: story.id('draft') }), 'PLAN_NOT_ACTIVE'],
    ['input.startsAt', '2027-01-01T00:00:00Z', 'SUBSCRIPTION_START_IN_PAST'],
    ['input.startingPhase', 'nothing', 'SUBSCRIPTION_STARTING_PHASE_UNKNOWN'],
    ['input.billingTime', 'CALENDAR', 'SUBSCRIPTION_BILLING_ANCHOR_WITH_CALENDAR', 'input.billingAnchor'],
    ['input.key', (story: Story) => story.text('one_subscription'), 'SUBSCRIPTION_KEY_TAKEN'],
  ),
  ...breaks('Mutation.createSubscription', ['input.customPlan', { name: 'x', billingCadence: 'P1M', phases: [] }, 'EXCLUSIVE']),
  ...breaksOf(
    'Mutation.createSubscription',
    1,
    ...customPlanRules('input.customPlan'),
    ['input.recorded.currentPeriod.to', '2027-02-01T00:00:00Z', 'RECORDED_PERIOD_EMPTY', 'input.recorded.currentPeriod'],
    ['input.recorded.canceledAt', '2027-02-02T00:00:00Z', 'RECORDED_CANCELLATION_WITHOUT_END'],
  ),
  ...breaks(
    'Mutation.editSubscription',
    ['edits', [], 'SUBSCRIPTION_EDITS_COUNT'],
    ['edits.0.addItem.phaseKey', 'nothing', 'SUBSCRIPTION_PHASE_UNKNOWN'],
    ...cardRules('edits.0.addItem.rateCard'),
  ),
  ...breaksOf('Mutation.editSubscription', 1, ['edits.0.removeItem.itemKey', 'nothing', 'SUBSCRIPTION_ITEM_UNKNOWN']),
  ...breaksOf('Mutation.editSubscription', 2, ['edits.0.setQuantity.quantity', 0, 'SUBSCRIPTION_ITEM_QUANTITY_INVALID']),
  ...breaksOf('Mutation.editSubscription', 3, ['edits.0.addPhase.name', '', 'SUBSCRIPTION_PHASE_NAME_INVALID'], ['edits.0.addPhase.startAfter', 'P9000Y', 'SUBSCRIPTION_PHASE_OUT_OF_TIME'], ['edits.0.addPhase.duration', 'P1M', 'SUBSCRIPTION_LAST_PHASE_WITH_DURATION']),
  ...breaksOf('Mutation.editSubscription', 4, ['edits.0.removePhase.phaseKey', 'nothing', 'SUBSCRIPTION_PHASE_UNKNOWN']),
  ...breaksOf('Mutation.editSubscription', 5, ['edits.0.stretchPhase.extendBy', 'P0D', 'SUBSCRIPTION_STRETCH_IS_EMPTY']),
  ...breaks(
    'Mutation.changeSubscription',
    ...customPlanRules('input.customPlan'),
    ['input.startingPhase', 'nothing', 'SUBSCRIPTION_STARTING_PHASE_UNKNOWN'],
    ['input.timing', { at: '2027-01-01T00:00:00Z' }, 'SUBSCRIPTION_CANCEL_IN_PAST', 'input.timing.at'],
    ['input.key', (story: Story) => story.text('one_subscription'), 'SUBSCRIPTION_KEY_TAKEN'],
  ),
  ...breaksOf('Mutation.changeSubscription', 1, ['input.plan', (story: Story) => ({ version: { key: story.text('offer'), version: 7 } }), 'PLAN_NOT_FOUND', 'input.plan.version.version'], ['input.plan', (story: Story) => ({ id: story.id('draft') }), 'PLAN_NOT_ACTIVE']),
  ...breaks(
    'Mutation.migrateSubscription',
    ['input.targetVersion', 1, 'SUBSCRIPTION_VERSION_NOT_NEWER'],
  ),
  ...breaks('Mutation.pauseSubscription', ['resumesAt', '2027-02-01T00:00:00Z', 'SUBSCRIPTION_RESUMES_TOO_EARLY']),
  ...breaks('Mutation.updateSubscription', ['input.name', long(257), 'TOO_LONG'], ['input.name', null, 'REQUIRED'], ['input.description', long(1_025), 'TOO_LONG'], ['input.metadata', { [long(257)]: 1 }, 'METADATA_KEY_INVALID']),
  ...breaks(
    'Mutation.cancelSubscription',
    ['timing', { at: '2027-01-01T00:00:00Z' }, 'SUBSCRIPTION_CANCEL_IN_PAST', 'timing.at'],
    ['timing', { at: '2027-06-07T00:00:00Z' }, 'SUBSCRIPTION_CANCEL_NOT_ALIGNED', 'timing.at'],
  ),
  ...breaks(
    'Mutation.createEntitlement',
    ['input.metered.usagePeriod.interval', 'PT30M', 'INTERVAL_TOO_SHORT'],
    ['input.metered.issueAfterReset', '-1', 'ISSUE_AFTER_RESET_NEGATIVE'],
    ['input.metered.issueAfterResetPriority', 0, 'PRIORITY_OUT_OF_RANGE'],
    ['input.metered', (story: Story) => ({ customer: { key: story.text('one') }, featureKey: story.text('extra'), usagePeriod: { interval: 'P1M' }, issueAfterResetPriority: 2 }), 'ISSUE_AFTER_RESET_MISSING', 'input.metered.issueAfterResetPriority'],
    ['input.metered.issue.amount', '-1', 'ISSUE_AFTER_RESET_NEGATIVE'],
    ['input.metered.issue.priority', 0, 'PRIORITY_OUT_OF_RANGE'],
    ['input.metered.grants', [{ amount: '1', effectiveAt: '2027-02-03T00:00:00Z' }], 'GRANTS_WITH_ISSUE'],
    ['input.metered.customer', null, 'CUSTOMER_MISSING'],
    ['subject', (story: Story) => story.text('one_subject'), 'CUSTOMER_AMBIGUOUS'],
    ['input.metered.featureId', (story: Story) => story.id('meter'), 'FEATURE_NOT_FOUND', 'input.metered.feature'],
    ['input', (story: Story) => ({ static: { customer: { key: story.text('one') }, featureKey: story.text('extra'), config: {}, usagePeriod: { interval: 'PT30M' } } }), 'INTERVAL_TOO_SHORT', 'input.static.usagePeriod.interval'],
    ['input', (story: Story) => ({ boolean: { customer: { key: story.text('one') }, featureKey: story.text('extra'), usagePeriod: { interval: 'PT30M' } } }), 'INTERVAL_TOO_SHORT', 'input.boolean.usagePeriod.interval'],
    ['input.metered.measureUsageFrom', { at: '1000-01-01T00:00:00Z' }, 'MEASUREMENT_TOO_LONG_AGO'],
    ['input.metered.featureKey', 'nothing', 'FEATURE_NOT_FOUND', 'input.metered.feature'],
    ['input.metered.featureKey', (story: Story) => story.text('spare'), 'FEATURE_CANNOT_BE_METERED'],
  ),
  ...breaks(
    'Mutation.createGrant',
    ['input.amount', '0', 'GRANT_AMOUNT_NOT_POSITIVE'],
    ['input.priority', 256, 'PRIORITY_OUT_OF_RANGE'],
    ['input.expiration.count', 0, 'EXPIRATION_OUT_OF_RANGE'],
    ['input.minRolloverAmount', '-1', 'ROLLOVER_AMOUNT_NEGATIVE'],
    ['input.maxRolloverAmount', '-1', 'ROLLOVER_AMOUNT_NEGATIVE'],
    ['input.recurrence.interval', 'PT30M', 'INTERVAL_TOO_SHORT'],
    ['input.effectiveAt', '2027-01-15T00:00:00Z', 'GRANT_BEFORE_CURRENT_PERIOD'],
  ),
  ...breaks('Mutation.resetEntitlementUsage', ['input.effectiveAt', '2027-01-15T00:00:00Z', 'RESET_BEFORE_CURRENT_PERIOD'], ['input.effectiveAt', '2028-01-15T00:00:00Z', 'RESET_IN_FUTURE']),
  ...breaks(
    'Mutation.createPendingInvoiceLines',
    ['input.lines', [], 'LINES_LENGTH'],
    [`${line}.name`, long(257), 'NAME_LENGTH'],
    [`${line}.description`, long(1_025), 'DESCRIPTION_LENGTH'],
    [`${line}.period.to`, '2027-02-01T00:00:00Z', 'PERIOD_BACKWARDS'],
    [`${line}.period.to`, '2027-02-03T00:00:00Z', 'INVOICE_CREATE_UBP_LINE_PERIOD_IS_EMPTY'],
    [`${line}.invoiceAt`, '2027-02-03T12:00:00Z', 'INVOICE_AT_BEFORE_PERIOD_END'],
    [`${line}.featureKey`, 'nothing', 'FEATURE_NOT_FOUND'],
    [`${line}.featureKey`, (story: Story) => story.text('spare'), 'INVOICE_LINE_FEATURE_HAS_NO_METERS'],
    [`${line}.discounts.percentage`, '101', 'PERCENTAGE_DISCOUNT_INVALID_VALUE'],
    ...priceRules(`${line}.price`),
  ),
  ...breaks(
    'Mutation.voidInvoice',
    ['input.reason', long(1_025), 'REASON_LENGTH'],
    ['input.action.percentage', '100.1', 'PERCENTAGE_RANGE'],
    ['input.overrides.0.action.percentage', '-1', 'PERCENTAGE_RANGE'],
    ['input.overrides.0.lineId', (story: Story) => story.id('invoice_one'), 'INVOICE_LINE_NOT_FOUND'],
  ),
  ...['Mutation.createBillingProfile', 'Mutation.updateBillingProfile'].flatMap((mutation) =>
    breaks(
      mutation,
      ['input.name', long(257), 'TOO_LONG'],
      ['input.description', long(1_025), 'TOO_LONG'],
      ['input.supplier.name', '', 'TOO_SHORT'],
      ['input.supplier.key', '', 'TOO_SHORT'],
      ['input.supplier.taxId', long(65), 'TOO_LONG'],
      ['input.supplier.address.country', null, 'INVALID'],
      ['input.supplier.address.city', '', 'TOO_SHORT'],
      ['input.workflow.collection.interval', '-PT1S', 'FIELD_MUST_BE_POSITIVE_OR_ZERO'],
      ['input.workflow.collection.recurringPeriod', null, 'FIELD_REQUIRED'],
      ['input.workflow.collection.alignment', 'SUBSCRIPTION', 'RECURRING_PERIOD_WITHOUT_ANCHORED', 'input.workflow.collection.recurringPeriod'],
      ['input.workflow.collection.recurringPeriod.interval', 'PT59M', 'FIELD_MUST_BE_POSITIVE'],
      ['input.workflow.invoicing.draftPeriod', 'P11Y', 'TOO_BIG'],
      ['input.workflow.invoicing.dueAfter', '-P1D', 'FIELD_MUST_BE_POSITIVE_OR_ZERO'],
      ['input.workflow.tax', { enabled: false, enforced: true }, 'TAX_ENFORCED_WITHOUT_ENABLED', 'input.workflow.tax.enforced'],
    ),
  ),
  ...breaks(
    'Query.estimatePrice',
    ['input.quantity', null, 'QUANTITY_REQUIRED'],
    ['input.events', [{ value: '1' }], 'EVENTS_NOT_PRICED'],
    ['input.price', { percentage: { rate: '1', fixedAmount: '1' } }, 'EVENTS_REQUIRED', 'input.events'],
    ['input.quantity', '-1', 'QUANTITY_NEGATIVE'],
    ['input.quantityBefore', '-1', 'QUANTITY_NEGATIVE'],
    ['input.period', null, 'PERIOD_REQUIRED'],
    ['input.period.to', '2027-03-01T00:00:00Z', 'PERIOD_OUTSIDE', 'input.period'],
    ...priceRules('input.price'),
  ),
  ...breaks(
    'Query.meterUsage',
    ['query.to', '2026-01-01T00:00:00Z', 'USAGE_FROM_NOT_BEFORE_TO', 'query.from'],
    ['query.groupBy.0', 'colour', 'USAGE_GROUP_BY_UNKNOWN'],
    ['query.filterGroupBy.0.key', 'colour', 'USAGE_FILTER_KEY_UNKNOWN', 'query.filterGroupBy'],
    ['query.filterGroupBy.0.values', ['x'], 'USAGE_FILTER_VALUES_OR_WHERE', 'query.filterGroupBy'],
  ),
  ...breaks(
    'Query.entitlementHistory',
    ['windowSize', 'MINUTE', 'HISTORY_WINDOW_TOO_SMALL'],
    ['from', '2026-01-01T00:00:00Z', 'HISTORY_BEFORE_MEASUREMENT'],
    ['from', '2027-02-03T00:00:00Z', 'HISTORY_PERIOD_EMPTY', 'to'],
    ['to', '2027-04-15T00:00:00Z', 'HISTORY_TOO_MANY_WINDOWS', 'windowSize'],
    ['to', '2047-02-03T00:00:00Z', 'HISTORY_TO_TOO_FAR'],
    ['featureKey', null, 'ENTITLEMENT_MISSING'],
    ['entitlementId', (story: Story) => story.id('entitlement_one'), 'ENTITLEMENT_AMBIGUOUS'],
  ),
  ...breaks(
    'Query.events',
    ['filter.time.lt', '2026-12-31T00:00:00Z', 'EVENTS_RANGE_EMPTY', 'filter.time'],
    ['filter.ingestedAt.lte', '2025-01-01T00:00:00Z', 'EVENTS_RANGE_EMPTY', 'filter.ingestedAt'],
    ['filter.id', { in: Array.from({ length: 101 }, String) }, 'STRING_FILTER_TOO_MANY', 'filter.id.in'],
    ['filter.customers.0', { key: 'nobody' }, 'CUSTOMER_NOT_FOUND', 'filter.customers.key'],
    ['filter.issueCodes', [], 'EVENTS_CODES_COUNT'],
    ['after', Buffer.from('["2027-01-01 00:00:00+00","x"]').toString('base64url'), 'PAGE_CURSOR'],
  ),
  ...breaks('Query.customers', ['first', 0, 'PAGE_SIZE'], ['first', 101, 'PAGE_SIZE'], ['last', 5, 'PAGE_CONTRADICTION'], ['after', 'nonsense', 'PAGE_CURSOR']),
];
