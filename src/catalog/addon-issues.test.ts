import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { parseDuration } from '../kit/duration.ts';
import { addonIssues } from './addon-issues.ts';
import type { AddonOffer } from './addon.ts';
import type { RateCard } from './plan.ts';
import type { FeatureFact } from './severity.ts';
import { addonTaxIssues, planTaxIssues } from './tax-issues.ts';
import { taxConfigIssues } from './tax-config.ts';
import { tiedTaxes } from './tax-link.ts';

const month = parseDuration('P1M');
const features = new Map<string, FeatureFact>([['tokens', { id: 'f1', isArchived: false, aggregation: 'SUM' }]]);
const seat: RateCard = {
  key: 'seat', name: 'Seat', featureKey: null, featureId: null, price: { type: 'FLAT', amount: Decimal.of('10'), paymentTerm: 'IN_ADVANCE' },
  billingCadence: month, discounts: null, entitlementTemplate: null,
};
const tokens: RateCard = { ...seat, key: 'tokens', name: 'Tokens', featureKey: 'tokens', featureId: 'f1', price: { type: 'UNIT', amount: Decimal.one, minimumAmount: null, maximumAmount: null } };
const addon: AddonOffer = { key: 'support', name: 'Support', description: null, currency: 'USD', instanceType: 'SINGLE', rateCards: [seat, tokens], taxes: [] };

const found = (of: AddonOffer) => addonIssues(of, features).map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`);

test('a good add-on has no issue, nor has an item that is charged once', () => {
  expect(found(addon)).toEqual([]);
  expect(found({ ...addon, rateCards: [{ ...seat, billingCadence: null }] })).toEqual([]);
  expect(found({ ...addon, instanceType: 'MULTIPLE', rateCards: [seat, { ...seat, key: 'free', price: null, billingCadence: parseDuration('P1D') }] })).toEqual([]);
});

describe('one wrong thing is one issue', () => {
  test.each<[string, AddonOffer, string]>([
    ['no key', { ...addon, key: '' }, 'CRITICAL ADDON_KEY_EMPTY key'],
    ['a key with capitals', { ...addon, key: 'Support' }, 'CRITICAL KEY_INVALID key'],
    ['no name yet', { ...addon, name: ' ' }, 'WARNING ADDON_NAME_EMPTY name'],
    ['a name without end', { ...addon, name: 'n'.repeat(257) }, 'CRITICAL NAME_TOO_LONG name'],
    ['a description without end', { ...addon, description: 'd'.repeat(1_025) }, 'CRITICAL DESCRIPTION_TOO_LONG description'],
    ['a currency of nobody', { ...addon, currency: 'XYZ' }, 'CRITICAL CURRENCY_INVALID currency'],
    ['no rate card', { ...addon, rateCards: [] }, 'WARNING ADDON_HAS_NO_RATE_CARDS rateCards'],
    ['two cadences of what is priced', { ...addon, rateCards: [seat, { ...tokens, billingCadence: parseDuration('P1Y') }] }, 'WARNING RATE_CARD_MULTIPLE_BILLING_CADENCE rateCards.1.billingCadence'],
    ['usage in a quantity', { ...addon, instanceType: 'MULTIPLE' }, 'WARNING ADDON_INVALID_RATECARD_PRICE_FOR_MULTI_INSTANCE rateCards.1.price'],
    ['two rate cards of one key', { ...addon, rateCards: [seat, seat] }, 'CRITICAL RATE_CARD_DUPLICATED_KEY rateCards.1.key'],
    ['a feature of nobody', { ...addon, rateCards: [{ ...tokens, key: 'nobody', featureKey: 'nobody' }] }, 'CRITICAL RATE_CARD_FEATURE_NOT_FOUND rateCards.0.featureKey'],
    ['usage charged once', { ...addon, rateCards: [{ ...tokens, billingCadence: null }] }, 'WARNING BILLING_CADENCE_INVALID_VALUE rateCards.0.billingCadence'],
    ['a note without end', { ...addon, rateCards: [{ ...seat, description: 'd'.repeat(1_025) }] }, 'CRITICAL DESCRIPTION_TOO_LONG rateCards.0.description'],
    ['data without a key', { ...addon, rateCards: [{ ...seat, metadata: { '': 1 } }] }, 'CRITICAL METADATA_KEY_INVALID rateCards.0.metadata.'],
    ['a tax code of nobody', { ...addon, rateCards: [{ ...seat, taxConfig: { behavior: null, stripeCode: 'txcd_1', customInvoicingCode: null } }] }, 'CRITICAL TAX_CONFIG_STRIPE_CODE_INVALID rateCards.0.taxConfig.stripeCode'],
  ])('%s', (_why, of, expected) => expect(found(of)).toEqual([expected]));
});

test('all that is wrong is told at once, in the order of the input', () => {
  expect(found({ ...addon, name: '', currency: 'XYZ', instanceType: 'MULTIPLE', rateCards: [tokens, { ...tokens, name: '' }] })).toEqual([
    'WARNING ADDON_NAME_EMPTY name',
    'CRITICAL CURRENCY_INVALID currency',
    'WARNING ADDON_INVALID_RATECARD_PRICE_FOR_MULTI_INSTANCE rateCards.0.price',
    'WARNING ADDON_INVALID_RATECARD_PRICE_FOR_MULTI_INSTANCE rateCards.1.price',
    'CRITICAL RATE_CARD_DUPLICATED_KEY rateCards.1.key',
    'CRITICAL RESOURCE_NAME_EMPTY rateCards.1.name',
  ]);
});

describe('taxes', () => {
  const vat = { id: 'a', key: 'vat' };
  const facts = new Map([['id "a"', vat], ['key "vat"', vat]]);
  const byKey = { id: null, key: 'vat' };
  const byId = { id: 'a', key: null };

  test('that exist are tied to id and key, however they are named', () => {
    expect(addonTaxIssues({ taxes: [byKey], rateCards: [{ ...seat, taxes: [byId] }] }, facts)).toEqual([]);
    expect(tiedTaxes([byId], facts)).toEqual([vat]);
    expect(tiedTaxes([byKey], facts)).toEqual([vat]);
  });

  test.each<[string, readonly { id: string | null; key: string | null }[], string]>([
    ['a key of nobody', [byKey, { id: null, key: 'gst' }], 'TAX_NOT_FOUND 1'],
    ['an id of nobody', [{ id: 'b', key: null }], 'TAX_NOT_FOUND 0'],
    ['the same one by both names', [byKey, byId], 'TAX_DUPLICATED 1'],
  ])('%s', (_why, taxes, expected) => {
    const [code, position] = expected.split(' ');
    const shown = (issues: readonly { code: string; path: readonly string[] }[]) => issues.map((one) => `${one.code} ${one.path.join('.')}`);
    expect(shown(addonTaxIssues({ taxes, rateCards: [] }, facts))).toEqual([`${code} taxes.${position}`]);
    expect(shown(addonTaxIssues({ taxes: [], rateCards: [{ ...seat, taxes }] }, facts))).toEqual([`${code} rateCards.0.taxes.${position}`]);
    expect(shown(planTaxIssues({ taxes: [], phases: [{ key: 'main', name: 'Main', duration: null, rateCards: [{ ...seat, taxes }] }] }, facts))).toEqual([`${code} phases.0.rateCards.0.taxes.${position}`]);
  });

  test('are at most twenty', () => {
    expect(addonTaxIssues({ taxes: Array.from({ length: 21 }, () => byKey), rateCards: [] }, facts).map(({ code }) => code)).toEqual(['TAXES_TOO_MANY']);
  });

  test('are configured for providers by codes that these have', () => {
    const codes = (stripeCode: string | null, customInvoicingCode: string | null) => taxConfigIssues({ behavior: 'INCLUSIVE', stripeCode, customInvoicingCode }, ['taxConfig']).map(({ code, path }) => `${code} ${path.join('.')}`);
    expect(codes('txcd_10103000', 'reduced')).toEqual([]);
    expect(codes('txcd_101030000', ' ')).toEqual(['TAX_CONFIG_STRIPE_CODE_INVALID taxConfig.stripeCode', 'TAX_CONFIG_CUSTOM_CODE_LENGTH taxConfig.customInvoicingCode']);
  });
});
