import { createRequire } from 'node:module';
import { euVatCountries } from './vat-rates.ts';

/** Where the package keeps the rule of each state: one module each, since all of it holds the numbers of a hundred countries. */
const modules: Readonly<Record<string, string>> = {
  AT: 'at/uid', BE: 'be/vat', BG: 'bg/vat', CY: 'cy/vat', CZ: 'cz/dic', DE: 'de/vat', DK: 'dk/cvr', EE: 'ee/kmkr', ES: 'es/nif', FI: 'fi/alv', FR: 'fr/tva', GR: 'gr/vat', HR: 'hr/oib', HU: 'hu/anum',
  IE: 'ie/vat', IT: 'it/iva', LT: 'lt/pvm', LU: 'lu/tva', LV: 'lv/pvn', MT: 'mt/vat', NL: 'nl/btw', PL: 'pl/nip', PT: 'pt/nif', RO: 'ro/cif', SE: 'se/vat', SI: 'si/ddv', SK: 'sk/dph',
};

interface NumberRule {
  validate(number: string): { readonly isValid: boolean };
}

const load = createRequire(import.meta.url);

/** The rule of a member state; loaded with the first number of it, not at every start. */
const ruleOf = (country: string): NumberRule => load(`stdnum/lib/cjs/${modules[country] ?? ''}.js`) as NumberRule;

const countryOfPrefix = new Map(euVatCountries.map(({ country, prefix }) => [prefix, country]));

/**
 * The member state (ISO 3166-1 alpha-2) whose VAT number this is; null for any other text. The number begins with the prefix of its state
 * (Greece's is EL), its length, letters and check digits are right; blanks, dots and hyphens do not matter. That it is registered is not
 * known: that is asked of the VIES service, which this does not do.
 */
export function euVatNumberCountry(text: string | null | undefined): string | null {
  const written = /^([A-Z]{2})([0-9A-Z+*]{2,14})$/.exec((text ?? '').toUpperCase().replaceAll(/[\s.-]/g, ''));
  if (written === null) return null;
  const [, prefix = '', number = ''] = written;
  const country = countryOfPrefix.get(prefix);
  // A second prefix would be let go by the rules of some countries.
  if (country === undefined || number.startsWith(prefix)) return null;
  return ruleOf(country).validate(number).isValid || (country === 'CZ' && isCzechSpecialCase(number)) ? country : null;
}

/** Numbers of nine digits that begin with a 6 are checked by their second to eighth digit; the package takes the first one too. */
function isCzechSpecialCase(number: string): boolean {
  if (!/^6\d{8}$/.test(number)) return false;
  const sum = [...number.slice(1, -1)].reduce((total, digit, n) => total + Number(digit) * (8 - n), 0) % 11;
  return number.endsWith(String((18 - ((10 - sum) % 11)) % 10));
}
