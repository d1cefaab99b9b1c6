import * as at from 'stdnum/lib/cjs/at/uid.js';
import * as be from 'stdnum/lib/cjs/be/vat.js';
import * as bg from 'stdnum/lib/cjs/bg/vat.js';
import * as cy from 'stdnum/lib/cjs/cy/vat.js';
import * as cz from 'stdnum/lib/cjs/cz/dic.js';
import * as de from 'stdnum/lib/cjs/de/vat.js';
import * as dk from 'stdnum/lib/cjs/dk/cvr.js';
import * as ee from 'stdnum/lib/cjs/ee/kmkr.js';
import * as es from 'stdnum/lib/cjs/es/nif.js';
import * as fi from 'stdnum/lib/cjs/fi/alv.js';
import * as fr from 'stdnum/lib/cjs/fr/tva.js';
import * as gr from 'stdnum/lib/cjs/gr/vat.js';
import * as hr from 'stdnum/lib/cjs/hr/oib.js';
import * as hu from 'stdnum/lib/cjs/hu/anum.js';
import * as ie from 'stdnum/lib/cjs/ie/vat.js';
import * as it from 'stdnum/lib/cjs/it/iva.js';
import * as lt from 'stdnum/lib/cjs/lt/pvm.js';
import * as lu from 'stdnum/lib/cjs/lu/tva.js';
import * as lv from 'stdnum/lib/cjs/lv/pvn.js';
import * as mt from 'stdnum/lib/cjs/mt/vat.js';
import * as nl from 'stdnum/lib/cjs/nl/btw.js';
import * as pl from 'stdnum/lib/cjs/pl/nip.js';
import * as pt from 'stdnum/lib/cjs/pt/nif.js';
import * as ro from 'stdnum/lib/cjs/ro/cif.js';
import * as se from 'stdnum/lib/cjs/se/vat.js';
import * as si from 'stdnum/lib/cjs/si/ddv.js';
import * as sk from 'stdnum/lib/cjs/sk/dph.js';
import { euVatCountries } from './vat-rates.ts';

/** By country: one module each, since the whole package holds the numbers of a hundred countries. */
const rules: Readonly<Record<string, { readonly validate: (number: string) => { readonly isValid: boolean } }>> = {
  AT: at, BE: be, BG: bg, CY: cy, CZ: cz, DE: de, DK: dk, EE: ee, ES: es, FI: fi, FR: fr, GR: gr, HR: hr, HU: hu, IE: ie, IT: it, LT: lt, LU: lu, LV: lv,
  MT: mt, NL: nl, PL: pl, PT: pt, RO: ro, SE: se, SI: si, SK: sk,
};

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
  return rules[country]?.validate(number).isValid === true || (country === 'CZ' && isCzechSpecialCase(number)) ? country : null;
}

/** Numbers of nine digits that begin with a 6 are checked by their second to eighth digit; the package takes the first one too. */
function isCzechSpecialCase(number: string): boolean {
  if (!/^6\d{8}$/.test(number)) return false;
  const sum = [...number.slice(1, -1)].reduce((total, digit, n) => total + Number(digit) * (8 - n), 0) % 11;
  return number.endsWith(String((18 - ((10 - sum) % 11)) % 10));
}
