import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { euVatNumberCountry } from './vat-number.ts';
import { euVatCountries } from './vat-rates.ts';

/** Numbers that companies print on their invoices, and examples of the states' own rules. */
const numbers: Readonly<Record<string, readonly string[]>> = {
  AT: ['ATU13585627'],
  BE: ['BE0428759497', 'BE1000000021'],
  BG: ['BG175074752'],
  CY: ['CY10259033P'],
  CZ: ['CZ25123891', 'CZ687836437', 'CZ681208919', 'CZ682127228'],
  DE: ['DE136695976', 'DE111111125'],
  DK: ['DK13585628'],
  EE: ['EE100931558'],
  ES: ['ESB58378431'],
  FI: ['FI20774740'],
  FR: ['FR40303265045', 'FRK7399859412'],
  GR: ['EL094259216'],
  HR: ['HR33392005961'],
  HU: ['HU12892312'],
  IE: ['IE6433435F', 'IE6433435OA', 'IE3628739L'],
  IT: ['IT00743110157'],
  LT: ['LT119511515', 'LT100001919017'],
  LU: ['LU15027442'],
  LV: ['LV40003521600'],
  MT: ['MT11679112'],
  NL: ['NL004495445B01', 'NL002455799B11', 'NL123456789B13'],
  PL: ['PL8567346215'],
  PT: ['PT501964843'],
  RO: ['RO14399840'],
  SE: ['SE556188840401'],
  SI: ['SI50223054'],
  SK: ['SK2022749619'],
};

test('every member state has a number here', () => {
  expect(Object.keys(numbers)).toEqual(euVatCountries.map(({ country }) => country));
});

describe.each(Object.entries(numbers))('%s', (country, given) => {
  test('its numbers are found to be its own, however they are written', () => {
    for (const number of given) {
      expect([number, euVatNumberCountry(number)]).toEqual([number, country]);
      expect(euVatNumberCountry(`${number.slice(0, 2)} ${number.slice(2, 5)}.${number.slice(5).toLowerCase()}-`)).toBe(country);
    }
  });

  test('a changed digit is found, by the check digits', () => {
    for (const number of given) {
      // The two digits behind the B of the Netherlands count companies of one owner.
      const at = [...(country === 'NL' ? number.slice(0, 11) : number)].findLastIndex((letter) => /\d/.test(letter));
      const wrong = [...number].map((letter, n) => (n === at ? String((Number(letter) + 1) % 10) : letter)).join('');
      expect([wrong, euVatNumberCountry(wrong)]).toEqual([wrong, null]);
    }
  });

  test('without its prefix, with two of them, or cut short it is none', () => {
    for (const number of given) {
      expect(euVatNumberCountry(number.slice(2))).toBeNull();
      expect(euVatNumberCountry(number.slice(0, 2) + number)).toBeNull();
      expect(euVatNumberCountry(number.slice(0, -2))).toBeNull();
    }
  });
});

test.each([null, undefined, '', '  ', 'DE', 'GB340804329', 'XI340804329', 'CHE116281710', 'GR094259216', 'US123456789', 'DE１３６６９５９７６'])('%o is no VAT number of a member state', (text) => {
  expect(euVatNumberCountry(text)).toBeNull();
});

test('any text is answered, and what is found begins with its prefix', () => {
  const prefix = new Map(euVatCountries.map((of) => [of.country, of.prefix]));
  const text = fc.oneof(fc.string(), fc.tuple(fc.constantFrom(...euVatCountries.map((of) => of.prefix)), fc.string({ unit: fc.constantFrom(...'0123456789ABUX+*-. '), maxLength: 16 })).map((parts) => parts.join('')));
  fc.assert(
    fc.property(text, (given) => {
      const found = euVatNumberCountry(given);
      expect(found === null || given.toUpperCase().replaceAll(/[\s.-]/g, '').startsWith(prefix.get(found) ?? '-')).toBe(true);
    }),
    { numRuns: 300 },
  );
});
