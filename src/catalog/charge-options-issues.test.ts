import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { parseDuration } from '../kit/duration.ts';
import { ALL_FILTER_VALUES } from '../metering/index.ts';
import { billingTermsFromJson, billingTermsIssues, billingTermsToJson, plainTermsOfBilling } from './billing-terms.ts';
import type { BillingTerms } from './billing-terms.ts';
import { chargeOptionsIssues } from './charge-options-issues.ts';
import { chargeOptionsFromJson, chargeOptionsToJson } from './charge-options-json.ts';
import { plainCharge } from './charge-options.ts';
import type { ChargeFilter, ChargeOptions } from './charge-options.ts';
import type { RateCardPrice } from './price.ts';
import type { CatalogIssue, FeatureFact } from './severity.ts';

const of = (value: string) => Decimal.of(value);
const unit: RateCardPrice = { type: 'UNIT', amount: Decimal.one, minimumAmount: null, maximumAmount: null };
const flat: RateCardPrice = { type: 'FLAT', amount: Decimal.one, paymentTerm: 'IN_ARREARS' };
const packaged: RateCardPrice = { type: 'PACKAGE', amount: Decimal.one, quantityPerPackage: Decimal.one, freeUnits: Decimal.zero, minimumAmount: null, maximumAmount: null };
const volume: RateCardPrice = { type: 'TIERED', mode: 'VOLUME', tierRule: 'CONTINUOUS', tiers: [{ upToAmount: null, flatPrice: null, unitPrice: Decimal.one }], minimumAmount: null, maximumAmount: null };
const meter = { recurring: true, dimensions: ['region', 'model'], filters: [{ key: 'region', values: ['eu', 'us'] }] };
const feature: FeatureFact = { id: 'f', isArchived: false, aggregation: 'SUM', meter };
const filter = (values: ChargeFilter['values'], over: Partial<ChargeFilter> = {}): ChargeFilter => ({ values, price: unit, invoiceDisplayName: null, ...over });
const eu = filter([{ key: 'region', values: ['eu'] }]);

const shown = (issues: readonly CatalogIssue[]) => issues.map(({ severity, code, path }) => `${severity} ${code} at ${path.join('.')}`);
const found = (options: Partial<ChargeOptions>, price: RateCardPrice | null = unit, fact: FeatureFact | null = feature) => shown(chargeOptionsIssues({ ...plainCharge, ...options }, { price, feature: fact }, ['phases', 0, 'rateCards', 1]));
const at = 'at phases.0.rateCards.1';

describe('charge options', () => {
  test('are good where they fit', () => {
    expect(found({})).toEqual([]);
    expect(found({}, flat)).toEqual([]);
    expect(found({}, null, null)).toEqual([]);
    expect(found({ filters: [eu, filter([{ key: 'region', values: [ALL_FILTER_VALUES] }, { key: 'model', values: ['small'] }])], minimumAmount: of('10') })).toEqual([]);
    expect(found({ prorated: true }, volume)).toEqual([]);
    expect(found({ prorated: true, payInAdvance: true, invoiceable: false })).toEqual([]);
    expect(found({ payInAdvance: true, invoiceable: false, regroupPaidFees: 'INVOICE' })).toEqual([]);
    expect(found({ payInAdvance: true }, packaged, { ...feature, aggregation: 'COUNT', meter: { ...meter, recurring: false } })).toEqual([]);
  });

  test('of a filter whose price the meter cannot tell are kept on a draft', () => {
    const amounts = filter([{ key: 'region', values: ['eu'] }], { price: { type: 'EVENT_AMOUNT', amountProperty: '$.fee', amountUnit: 'MAJOR', minimumAmount: null, maximumAmount: null } });
    expect(found({ filters: [amounts] })).toEqual([]);
    expect(found({ filters: [amounts] }, unit, { ...feature, aggregation: 'UNIQUE_COUNT' })).toEqual([`WARNING INVALID_AGGREGATION_TYPE_OR_CHARGE_MODEL ${at}.filters.0.price`]);
  });

  test('are all refused at once, each where it stands', () => {
    const noUsage = ['filters', 'groupBy', 'prorated', 'payInAdvance', 'invoiceable', 'regroupPaidFees', 'minimumAmount', 'minimumRounding'].map((field) => `WARNING CHARGE_OPTION_WITHOUT_USAGE ${at}.${field}`);
    const all = { filters: [eu], groupBy: ['region'], prorated: true, payInAdvance: true, invoiceable: false, regroupPaidFees: 'INVOICE', minimumAmount: of('1'), minimumRounding: 'HALF_UP' } as const;
    expect(found(all, flat)).toEqual(noUsage);
    expect(found(all, null)).toEqual(noUsage);
    const counted: FeatureFact = { ...feature, aggregation: 'MAX', meter: { ...meter, recurring: false } };
    expect(found({ prorated: true, payInAdvance: true, minimumAmount: of('-1') }, { ...volume, minimumAmount: of('1') }, counted)).toEqual([
      `WARNING PAY_IN_ADVANCE_NOT_COMPATIBLE ${at}.payInAdvance`,
      `WARNING PAY_IN_ADVANCE_NOT_COMPATIBLE ${at}.payInAdvance`,
      `WARNING PRORATED_NOT_COMPATIBLE ${at}.prorated`,
      `WARNING PRORATED_NOT_COMPATIBLE ${at}.prorated`,
      `CRITICAL MINIMUM_AMOUNT_NEGATIVE ${at}.minimumAmount`,
      `WARNING MINIMUM_AMOUNT_WITH_PAY_IN_ADVANCE ${at}.minimumAmount`,
      `WARNING MINIMUM_AMOUNT_TWICE ${at}.minimumAmount`,
    ]);
    expect(found({ minimumRounding: 'HALF_UP' })).toEqual([`WARNING MINIMUM_ROUNDING_WITHOUT_MINIMUM ${at}.minimumRounding`]);
    expect(found({ minimumAmount: of('1'), minimumRounding: 'HALF_UP' })).toEqual([]);
    expect(found({ invoiceable: false })).toEqual([`WARNING INVOICEABLE_WITHOUT_PAY_IN_ADVANCE ${at}.invoiceable`]);
    const regroup = `WARNING ONLY_COMPATIBLE_WITH_PAY_IN_ADVANCE_AND_NON_INVOICEABLE ${at}.regroupPaidFees`;
    expect(found({ regroupPaidFees: 'INVOICE' })).toEqual([regroup]);
    expect(found({ regroupPaidFees: 'INVOICE', payInAdvance: true })).toEqual([regroup]);
    expect(found({ regroupPaidFees: 'INVOICE', invoiceable: false })).toEqual([`WARNING INVOICEABLE_WITHOUT_PAY_IN_ADVANCE ${at}.invoiceable`, regroup]);
    expect(found({ prorated: true }, packaged)).toEqual([`WARNING PRORATED_NOT_COMPATIBLE ${at}.prorated`]);
  });

  test('tell groups of usage apart where each is priced alike, and the meter knows the dimension', () => {
    const dynamic: RateCardPrice = { type: 'DYNAMIC', multiplier: Decimal.one, minimumAmount: null, maximumAmount: of('5') };
    expect(found({ groupBy: ['model', 'region'], filters: [eu], prorated: true, minimumAmount: of('1') })).toEqual([]);
    expect(found({ groupBy: ['model'] }, dynamic)).toEqual([]);
    expect(found({ groupBy: ['model', 'colour', 'model'] })).toEqual([`CRITICAL GROUP_BY_UNKNOWN ${at}.groupBy.1`, `CRITICAL GROUP_BY_DUPLICATE ${at}.groupBy.2`]);
    expect(found({ groupBy: ['model'] }, unit, { ...feature, meter: { ...meter, dimensions: [] } })).toEqual([`CRITICAL GROUP_BY_UNKNOWN ${at}.groupBy.0`]);
    const told = (dimensions: readonly string[]) => chargeOptionsIssues({ ...plainCharge, groupBy: ['colour'] }, { price: unit, feature: { ...feature, meter: { ...meter, dimensions } } }, ['rateCards', 0]).map(({ message }) => message);
    expect(told(['model', 'region'])).toEqual(['rateCards.0.groupBy.0 "colour" is no dimension of the meter, whose dimensions are "model", "region": give one of these']);
    expect(told([])).toEqual(['rateCards.0.groupBy.0 "colour" is no dimension of the meter, which has none: add it to the meter first']);
    expect(found({ groupBy: ['a', 'b', 'c', 'd', 'e', 'f'] }, unit, null)).toEqual([`CRITICAL GROUP_BY_TOO_MANY ${at}.groupBy`]);
    expect(found({ groupBy: ['model'] }, packaged)).toEqual([`WARNING GROUP_BY_NOT_COMPATIBLE ${at}.groupBy`]);
    expect(found({ groupBy: ['model'], filters: [{ ...eu, price: volume }] })).toEqual([`WARNING GROUP_BY_NOT_COMPATIBLE ${at}.groupBy`]);
    expect(found({ groupBy: ['model'], payInAdvance: true })).toEqual([`WARNING GROUP_BY_WITH_PAY_IN_ADVANCE ${at}.groupBy`]);
    const free = chargeOptionsIssues({ ...plainCharge, groupBy: ['model'] }, { price: unit, feature, freeUnits: of('5') }, ['rateCards', 0]);
    expect(shown(free)).toEqual(['WARNING GROUP_BY_WITH_FREE_UNITS at rateCards.0.groupBy']);
  });

  test('price parts of the usage that the meter tells apart', () => {
    const filters = [
      eu,
      filter([{ key: 'region', values: ['eu'] }]),
      filter([{ key: 'region', values: ['asia'] }], { price: flat, invoiceDisplayName: ' ' }),
      filter([{ key: 'colour', values: ['red'] }], { price: { ...unit, amount: of('-1') } }),
      filter([{ key: 'model', values: [ALL_FILTER_VALUES] }]),
      filter([]),
    ];
    expect(found({ filters })).toEqual([
      `CRITICAL FILTER_DUPLICATE ${at}.filters.1.values`,
      `CRITICAL FILTER_PRICE_FLAT ${at}.filters.2.price`,
      `CRITICAL RESOURCE_NAME_EMPTY ${at}.filters.2.invoiceDisplayName`,
      `CRITICAL FILTER_VALUE_UNKNOWN ${at}.filters.2.values.0.values`,
      `CRITICAL PRICE_AMOUNT_NEGATIVE ${at}.filters.3.price.unit.amount`,
      `CRITICAL FILTER_KEY_UNKNOWN ${at}.filters.3.values.0.dimension`,
      `CRITICAL FILTER_VALUES_NOT_DECLARED ${at}.filters.4.values.0.values`,
      `CRITICAL FILTER_VALUES_EMPTY ${at}.filters.5.values`,
    ]);
    expect(found({ filters: Array.from({ length: 101 }, () => eu) })).toEqual([`CRITICAL FILTERS_TOO_MANY ${at}.filters`]);
  });

  test('are read back as they were kept, and nothing is kept of plain ones', () => {
    const options: ChargeOptions = { filters: [eu, filter([{ key: 'model', values: ['a', 'b'] }], { price: volume, invoiceDisplayName: 'Models' })], groupBy: ['region'], prorated: true, payInAdvance: true, invoiceable: false, regroupPaidFees: 'INVOICE', minimumAmount: of('12.5'), minimumRounding: 'HALF_UP' };
    expect(chargeOptionsFromJson(JSON.parse(JSON.stringify(chargeOptionsToJson(options))))).toEqual(options);
    // What was kept before it could be said is cut.
    const before = { filters: [], prorated: false, payInAdvance: false, invoiceable: true, minimumAmount: '5' };
    expect(chargeOptionsFromJson(before)).toEqual({ ...plainCharge, minimumAmount: of('5') });
    expect(chargeOptionsToJson({ ...plainCharge, minimumAmount: of('5') })).toEqual(before);
    expect(chargeOptionsToJson(plainCharge)).toBeNull();
    expect(chargeOptionsFromJson(null)).toBeNull();
  });
});

describe('what a plan says of a subscription as a whole', () => {
  const terms: BillingTerms = {
    minimumCommitment: { amount: of('100'), invoiceDisplayName: 'Commitment' },
    usageThresholds: [
      { amount: of('10'), name: null, isRecurring: false },
      { amount: of('20'), name: 'Twenty', isRecurring: false },
      { amount: of('10'), name: null, isRecurring: true },
    ],
    trialPeriod: parseDuration('P14D'),
  };

  test('is read back as it was kept', () => {
    expect(billingTermsFromJson(JSON.parse(JSON.stringify(billingTermsToJson(terms))))).toEqual(terms);
    expect(billingTermsToJson(plainTermsOfBilling)).toBeNull();
    expect(billingTermsFromJson(null)).toEqual(plainTermsOfBilling);
  });

  test('is good, or refused with every reason', () => {
    expect(billingTermsIssues(terms)).toEqual([]);
    const bad: BillingTerms = {
      minimumCommitment: { amount: Decimal.zero, invoiceDisplayName: '' },
      usageThresholds: [
        { amount: of('-1'), name: '', isRecurring: false },
        { amount: of('5'), name: null, isRecurring: true },
        { amount: of('5.0'), name: null, isRecurring: false },
        { amount: of('5'), name: null, isRecurring: false },
        { amount: of('6'), name: null, isRecurring: true },
      ],
      trialPeriod: parseDuration('P0D'),
    };
    expect(shown(billingTermsIssues(bad))).toEqual([
      'CRITICAL MINIMUM_COMMITMENT_NOT_POSITIVE at minimumCommitment.amount',
      'CRITICAL RESOURCE_NAME_EMPTY at minimumCommitment.invoiceDisplayName',
      'CRITICAL USAGE_THRESHOLD_NOT_POSITIVE at usageThresholds.0.amount',
      'CRITICAL RESOURCE_NAME_EMPTY at usageThresholds.0.name',
      'CRITICAL USAGE_THRESHOLD_DUPLICATE at usageThresholds.3.amount',
      'CRITICAL USAGE_THRESHOLD_SECOND_RECURRING at usageThresholds.4.isRecurring',
      'WARNING TRIAL_PERIOD_NOT_POSITIVE at trialPeriod',
    ]);
    const many = Array.from({ length: 101 }, (_, at) => ({ amount: of(String(at + 1)), name: null, isRecurring: false }));
    expect(shown(billingTermsIssues({ ...plainTermsOfBilling, usageThresholds: many }))).toEqual(['CRITICAL USAGE_THRESHOLDS_TOO_MANY at usageThresholds']);
  });
});
