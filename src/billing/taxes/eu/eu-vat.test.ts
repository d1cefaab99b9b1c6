import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../../kit/decimal.ts';
import { isKey } from '../../../kit/key.ts';
import { euTaxOf, euTaxes, isEuTaxKey, outsideEu, reverseCharge } from './eu-vat.ts';
import type { EuVatQuestion } from './eu-vat.ts';
import { euVatCountries, euVatCountry } from './vat-rates.ts';

const nothing: EuVatQuestion = { sellerCountry: 'FR', taxIdentificationNumber: null, country: null, postalCode: null };
const french = 'FR40303265045';
const german = 'DE136695976';

describe('the rule', () => {
  test.each<[string, Partial<EuVatQuestion>, string, string]>([
    ["a number of the seller's country: its standard rate", { taxIdentificationNumber: french, country: 'FR' }, 'lago_eu_fr_standard', '20'],
    ['... wherever the customer says it is', { taxIdentificationNumber: french, country: 'DE' }, 'lago_eu_fr_standard', '20'],
    ['... and without an address', { taxIdentificationNumber: french }, 'lago_eu_fr_standard', '20'],
    ['... with a postal code of a part of it: the rate there', { taxIdentificationNumber: french, country: 'FR', postalCode: '97411' }, 'lago_eu_fr_exception_reunion', '8.5'],
    ['... named by a code of its own', { taxIdentificationNumber: french, country: 'RE', postalCode: '97 411' }, 'lago_eu_fr_exception_reunion', '8.5'],
    ['... the narrower part first', { taxIdentificationNumber: french, country: 'FR', postalCode: '97150' }, 'lago_eu_fr_exception_saint_martin', '0'],
    ["... a postal code of another country says nothing of the seller's", { taxIdentificationNumber: french, country: 'US', postalCode: '97411' }, 'lago_eu_fr_standard', '20'],
    ['... nor one that is longer', { taxIdentificationNumber: french, country: 'FR', postalCode: '974111' }, 'lago_eu_fr_standard', '20'],
    ['a number of another member state: reverse charge', { taxIdentificationNumber: german, country: 'DE' }, 'lago_eu_reverse_charge', '0'],
    ['... also where the customer says it is with the seller', { taxIdentificationNumber: german, country: 'FR' }, 'lago_eu_reverse_charge', '0'],
    ['... or outside the EU', { taxIdentificationNumber: german, country: 'US' }, 'lago_eu_reverse_charge', '0'],
    ["no number and no country: the seller's standard rate", {}, 'lago_eu_fr_standard', '20'],
    ['... an empty country is none', { country: '' }, 'lago_eu_fr_standard', '20'],
    ["no number, a member state: that state's standard rate", { country: 'DE' }, 'lago_eu_de_standard', '19'],
    ['... in any case of letters', { country: 'de' }, 'lago_eu_de_standard', '19'],
    ['... without looking at the postal code', { country: 'FR', postalCode: '97411' }, 'lago_eu_fr_standard', '20'],
    ['no number, another country: none', { country: 'US' }, 'lago_eu_tax_exempt', '0'],
    ['a number that is not right counts as none', { taxIdentificationNumber: 'DE136695977', country: 'DE' }, 'lago_eu_de_standard', '19'],
    ['... nor does one of a country outside the EU', { taxIdentificationNumber: 'GB340804329', country: 'GB' }, 'lago_eu_tax_exempt', '0'],
    ['Greece is GR in addresses and EL in numbers', { sellerCountry: 'GR', taxIdentificationNumber: 'EL094259216', country: 'GR', postalCode: '63086' }, 'lago_eu_gr_exception_mount_athos', '0'],
    ['Portuguese codes have seven digits', { sellerCountry: 'PT', taxIdentificationNumber: 'PT501964843', country: 'PT', postalCode: '9500-150' }, 'lago_eu_pt_exception_azores', '16'],
  ])('%s', (_name, question, key, rate) => {
    const found = euTaxOf({ ...nothing, ...question });
    expect([found?.key, found?.rate]).toEqual([key, rate]);
  });

  test.each([null, '', 'US', 'GB'])('a seller in %o is not under it', (sellerCountry) => {
    expect(euTaxOf({ ...nothing, sellerCountry, taxIdentificationNumber: german, country: 'DE' })).toBeNull();
  });
});

test('whatever is asked, the answer is one of the taxes that there are, and reverse charge only across a border', () => {
  const countries = euVatCountries.map(({ country }) => country);
  const some = fc.constantFrom<(string | null)[]>(...countries, 'US', 'GB', 'RE', '', null);
  const question = fc.record({
    sellerCountry: some,
    taxIdentificationNumber: fc.constantFrom<(string | null)[]>(null, '', french, german, 'EL094259216', 'ATU13585627', 'ATU13585628', 'nonsense'),
    country: some,
    postalCode: fc.option(fc.oneof(fc.string(), fc.constantFrom('97411', '35001', '63086', '6691', '9000-001'))),
  });
  fc.assert(
    fc.property(question, (asked) => {
      const found = euTaxOf(asked);
      expect(found === null).toBe(euVatCountry(asked.sellerCountry) === null);
      if (found === null) return;
      expect(euTaxes.find(({ key }) => key === found.key)).toEqual(found);
      if (found.key === reverseCharge.key) expect(asked.taxIdentificationNumber?.slice(0, 2)).not.toBe(euVatCountry(asked.sellerCountry)?.prefix);
      if (found.key === outsideEu.key) expect(euVatCountry(asked.country)).toBeNull();
    }),
    { numRuns: 300 },
  );
});

test('27 member states; every tax has a key and a name of its own, a rate that is one, and those without tax say why in both languages', () => {
  expect(euVatCountries).toHaveLength(27);
  expect(new Set(euTaxes.map(({ key }) => key)).size).toBe(euTaxes.length);
  expect(new Set(euTaxes.map(({ name }) => name)).size).toBe(euTaxes.length);
  for (const { key, rate } of euTaxes) {
    expect([key, isKey(key), isEuTaxKey(key), Decimal.of(rate).gte(Decimal.zero), Decimal.of(rate).lte(Decimal.of('27'))]).toEqual([key, true, true, true, true]);
  }
  for (const { texts } of [reverseCharge, outsideEu]) expect(texts.map(({ locale }) => locale)).toEqual(['en', 'de']);
  expect(isEuTaxKey('vat')).toBe(false);
});
