import fc from 'fast-check';
import { expect, test } from 'vitest';
import { euTaxOf, euTaxes, isEuTaxKey } from './eu-vat.ts';
import { euTaxChange } from './tax-change.ts';
import type { BorneTax, EuVatFacts } from './tax-change.ts';

const named = (key: string): BorneTax => ({ id: `id of ${key}`, key });
const facts: fc.Arbitrary<EuVatFacts> = fc.record({
  sellerCountry: fc.constantFrom<(string | null)[]>('FR', 'DE', 'US', null),
  taxIdentificationNumber: fc.constantFrom<(string | null)[]>(null, 'FR40303265045', 'DE136695976', 'nonsense'),
  country: fc.constantFrom<(string | null)[]>(null, 'FR', 'DE', 'US'),
  postalCode: fc.constantFrom<(string | null)[]>(null, '97411'),
  borne: fc.uniqueArray(fc.constantFrom('own', 'eco', ...euTaxes.slice(0, 4).map(({ key }) => key), 'lago_eu_fr_standard', 'lago_eu_reverse_charge'), { maxLength: 5 }).map((keys) => keys.map(named)),
});

/** What a customer bears after a change. */
function after(before: EuVatFacts, again: boolean): EuVatFacts {
  const change = euTaxChange(before, again);
  return change === null ? before : { ...before, borne: change.taxIds.map((id) => (id === null ? named(change.picked.key) : (before.borne.find((tax) => tax.id === id) as BorneTax))) };
}

test('taxes applied by hand stay in their order, the picked one is borne once, and a second time nothing changes', () => {
  fc.assert(
    fc.property(facts, fc.boolean(), (before, again) => {
      const then = after(before, again);
      const byHand = ({ borne }: EuVatFacts) => borne.filter(({ key }) => !isEuTaxKey(key));
      expect(byHand(then)).toEqual(byHand(before));
      expect(euTaxChange(then, again)).toBeNull();
      const picked = euTaxOf(before);
      const managed = then.borne.filter(({ key }) => isEuTaxKey(key));
      const wasManaged = before.borne.some(({ key }) => isEuTaxKey(key));
      if (picked !== null && (before.borne.length === 0 || (again && wasManaged))) expect(managed.map(({ key }) => key)).toEqual([picked.key]);
      else expect(then).toBe(before);
    }),
    { numRuns: 300 },
  );
});

test('the picked tax stands where the first of those before it stood', () => {
  const before: EuVatFacts = { sellerCountry: 'FR', taxIdentificationNumber: null, country: 'DE', postalCode: null, borne: ['own', 'lago_eu_fr_standard', 'eco', 'lago_eu_at_standard'].map(named) };
  expect(after(before, true).borne.map(({ key }) => key)).toEqual(['own', 'lago_eu_de_standard', 'eco']);
  expect(euTaxChange(before, false)).toBeNull();
});
