import type { Story } from '../support/story.ts';
import { breaks, long } from './rule.ts';
import type { Rule, RuleBreak } from './rule.ts';

const card = 'input.phases.0.rateCards.1';
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
export const priceRules = (path: string): readonly Rule[] => [
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
    [path, [{ values: [{ dimension: 'colour', values: ['x'] }], price: { unit: { amount: '1' } } }], 'FILTER_KEY_UNKNOWN', `${path}.values.dimension`],
    [path, priced(percentage({ freeUnitsPerEvents: 0 })), 'INVALID_FREE_UNITS_PER_EVENTS', `${path}.price.percentage.freeUnitsPerEvents`],
    [path, priced({ eventAmount: { amountProperty: 'cents' } }), 'PRICE_AMOUNT_PROPERTY_INVALID', `${path}.price.eventAmount.amountProperty`],
  ];
};

/** What a rate card may not be, wherever one is given. */
export const cardRules = (card: string): readonly Rule[] => [
  [`${card}.key`, 'other', 'RATE_CARD_KEY_FEATURE_KEY_MISMATCH', `${card}.featureKey`],
  [`${card}.billingCadence`, null, 'BILLING_CADENCE_INVALID_VALUE'],
  [`${card}.discounts.percentage`, '101', 'PERCENTAGE_DISCOUNT_INVALID_VALUE'],
  [`${card}.discounts.usage`, '-1', 'USAGE_DISCOUNT_NEGATIVE_QUANTITY'],
  [`${card}.entitlementTemplate`, template.metered({ issueAfterResetPriority: 256 }), 'ENTITLEMENT_TEMPLATE_INVALID_PRIORITY', `${card}.entitlementTemplate.metered.issueAfterResetPriority`],
  [`${card}.entitlementTemplate`, template.metered({ issueAfterReset: '-1' }), 'ENTITLEMENT_TEMPLATE_NEGATIVE_ISSUE_AFTER_RESET', `${card}.entitlementTemplate.metered.issueAfterReset`],
  [`${card}.entitlementTemplate`, template.metered({ usagePeriod: 'PT30M' }), 'ENTITLEMENT_TEMPLATE_USAGE_PERIOD_LESS_THEN_AN_HOUR', `${card}.entitlementTemplate.metered.usagePeriod`],
  ...priceRules(`${card}.price`),
  ...filterPriceRules(`${card}.filters`),
  [`${card}.minimumAmount`, '-1', 'MINIMUM_AMOUNT_NEGATIVE'],
  [`${card}.groupBy`, ['colour'], 'GROUP_BY_UNKNOWN'],
  [`${card}.groupBy`, ['model', 'model'], 'GROUP_BY_DUPLICATE'],
  [`${card}.groupBy`, Array.from({ length: 6 }, (_, n) => `d${n}`), 'GROUP_BY_TOO_MANY'],
  [`${card}.minimumRounding`, 'HALF_UP', 'MINIMUM_ROUNDING_WITHOUT_MINIMUM'],
  [`${card}.invoiceable`, false, 'INVOICEABLE_WITHOUT_PAY_IN_ADVANCE'],
  [`${card}.regroupPaidFees`, 'INVOICE', 'ONLY_COMPATIBLE_WITH_PAY_IN_ADVANCE_AND_NON_INVOICEABLE'],
  [`${card}.prorated`, true, 'PRORATED_NOT_COMPATIBLE'],
  [`${card}.description`, long(1_025), 'DESCRIPTION_TOO_LONG'],
  [`${card}.metadata`, { [long(257)]: 1 }, 'METADATA_KEY_INVALID'],
  [`${card}.taxConfig.stripeCode`, 'txcd_1', 'TAX_CONFIG_STRIPE_CODE_INVALID'],
  [`${card}.taxConfig.customInvoicingCode`, long(257), 'TAX_CONFIG_CUSTOM_CODE_LENGTH'],
  [`${card}.taxes`, [{ key: 'nothing' }], 'TAX_NOT_FOUND', `${card}.taxes.key`],
  [`${card}.taxes`, [{ id: 'nothing' }], 'TAX_NOT_FOUND', `${card}.taxes.id`],
  [`${card}.taxes`, [{ externalId: 'nothing' }], 'TAX_NOT_FOUND', `${card}.taxes.externalId`],
  [`${card}.taxes`, (story: Story) => [{ key: story.text('tax') }, { id: story.id('tax') }], 'TAX_DUPLICATED', `${card}.taxes`],
];

/** What may not be said of a subscription as a whole. */
const termsRules = (plan: string): readonly Rule[] => [
  [`${plan}.minimumCommitment`, { amount: '0' }, 'MINIMUM_COMMITMENT_NOT_POSITIVE', `${plan}.minimumCommitment.amount`],
  [`${plan}.usageThresholds`, [{ amount: '-1' }], 'USAGE_THRESHOLD_NOT_POSITIVE', `${plan}.usageThresholds.amount`],
  [`${plan}.usageThresholds`, [{ amount: '1', name: long(257) }], 'NAME_TOO_LONG', `${plan}.usageThresholds.name`],
  [`${plan}.usageThresholds`, [{ amount: '1', isRecurring: true }, { amount: '2', isRecurring: true }], 'USAGE_THRESHOLD_SECOND_RECURRING', `${plan}.usageThresholds.isRecurring`],
  [`${plan}.trialPeriod`, 'P0D', 'TRIAL_PERIOD_NOT_POSITIVE'],
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
  ['input.minimumCommitment', { amount: '1', taxes: [{ externalId: 'nothing' }] }, 'TAX_NOT_FOUND', 'input.minimumCommitment.taxes.externalId'],
  ['input.minimumCommitment', { amount: '1', invoiceDisplayName: long(257) }, 'NAME_TOO_LONG', 'input.minimumCommitment.invoiceDisplayName'],
  ['input.phases.0.description', long(1_025), 'DESCRIPTION_TOO_LONG'],
  ...termsRules('input'),
  ...cardRules(card),
];

/** What an offer for one customer may not be: what a published plan may not be. */
export const customPlanRules = (plan: string): readonly Rule[] => [
  [`${plan}.name`, long(257), 'NAME_TOO_LONG'],
  [`${plan}.description`, long(1_025), 'DESCRIPTION_TOO_LONG'],
  [`${plan}.metadata`, { [long(257)]: 1 }, 'METADATA_KEY_INVALID'],
  [`${plan}.billingCadence`, 'P5D', 'PLAN_BILLING_CADENCE_INVALID'],
  [`${plan}.phases`, [], 'PLAN_WITH_NO_PHASES'],
  [`${plan}.phases.0.duration`, 'P1M', 'PLAN_HAS_LAST_PHASE_WITH_DURATION'],
  [`${plan}.phases.0.description`, long(1_025), 'DESCRIPTION_TOO_LONG'],
  [`${plan}.minimumCommitment`, { amount: '1', taxes: [{ id: 'nothing' }] }, 'TAX_NOT_FOUND', `${plan}.minimumCommitment.taxes.id`],
  [`${plan}.minimumCommitment`, { amount: '1', taxes: [{ key: 'nothing' }] }, 'TAX_NOT_FOUND', `${plan}.minimumCommitment.taxes.key`],
  [`${plan}.minimumCommitment`, { amount: '1', taxes: [{ externalId: 'nothing' }] }, 'TAX_NOT_FOUND', `${plan}.minimumCommitment.taxes.externalId`],
  ...termsRules(plan),
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

/** What commands of the catalog refuse. */
export const catalogBreaks: readonly RuleBreak[] = [
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
  ...['Mutation.createTax', 'Mutation.updateTax'].flatMap((mutation) => breaks(mutation, ['input.invoiceTexts', [{ locale: 'EN', text: 'x' }], 'TAX_TEXT_LOCALE', 'input.invoiceTexts.locale'], ['input.invoiceTexts', [{ locale: 'en', text: long(601) }], 'TAX_TEXT_LENGTH', 'input.invoiceTexts.text'], ['input.invoiceTexts', [{ locale: 'en', text: 'x' }, { locale: 'en', text: 'y' }], 'TAX_TEXT_DUPLICATED', 'input.invoiceTexts.locale'])),
  ...breaks('Mutation.createTax', ['input.rate', '1000.1', 'TAX_RATE_RANGE'], ['input.name', ' ', 'RESOURCE_NAME_EMPTY'], ['input.description', long(1_025), 'DESCRIPTION_TOO_LONG'], ['input.key', (story: Story) => story.text('tax'), 'TAX_KEY_TAKEN']),
  ...breaks('Mutation.updateTax', ['input.rate', '-1', 'TAX_RATE_RANGE'], ['input.name', null, 'REQUIRED'], ['input.key', null, 'REQUIRED'], ['input.appliedToOrganization', null, 'REQUIRED'], ['input.description', long(1_025), 'DESCRIPTION_TOO_LONG']),
  ...breaks('Mutation.deleteTax', ['by', { key: 'nothing' }, 'TAX_NOT_FOUND', 'by.key']),
  ...breaks('Mutation.createNextPlanVersion', ['by', (story: Story) => ({ version: { key: story.text('offer'), version: 7 } }), 'PLAN_NOT_FOUND', 'by.version.version']),
  ...breaks('Mutation.publishPlan', ['effectivePeriod.from', '2026-01-01T00:00:00Z', 'EFFECTIVE_PERIOD_FROM_IN_PAST'], ['effectivePeriod.to', '2027-05-01T00:00:00Z', 'EFFECTIVE_PERIOD_FROM_AFTER_TO']),
];
