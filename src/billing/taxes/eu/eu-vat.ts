import type { TaxText } from '../../../catalog/index.ts';
import { euVatNumberCountry } from './vat-number.ts';
import { euVatCountries, euVatCountry } from './vat-rates.ts';
import type { VatCountry, VatTerritory } from './vat-rates.ts';

/** What decides about the VAT of a customer. */
export interface EuVatQuestion {
  /** Where the seller is. ISO 3166-1 alpha-2, as the customer's; null: not known. */
  readonly sellerCountry: string | null;
  readonly taxIdentificationNumber: string | null;
  readonly country: string | null;
  readonly postalCode: string | null;
}

/** A tax that is kept by EU tax management. */
export interface EuTax {
  /** Lago's codes: `lago_eu_fr_standard`. */
  readonly key: string;
  readonly name: string;
  /** Percent. */
  readonly rate: string;
  /** What invoices say about it. */
  readonly texts: readonly TaxText[];
}

const keyPrefix = 'lago_eu_';

/** What invoices have to say where the customer owes the tax itself: Article 226 (11a) of Directive 2006/112/EC. */
export const reverseCharge: EuTax = {
  key: `${keyPrefix}reverse_charge`,
  name: 'VAT reverse charge',
  rate: '0',
  texts: [
    { locale: 'en', text: 'Reverse charge: VAT is to be accounted for by the recipient (Articles 44 and 196 of Directive 2006/112/EC).' },
    { locale: 'de', text: 'Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge, Art. 44 und 196 der Richtlinie 2006/112/EG).' },
  ],
};

/** What is supplied outside the EU bears none of its VAT. */
export const outsideEu: EuTax = {
  key: `${keyPrefix}tax_exempt`,
  name: 'VAT exempt',
  rate: '0',
  texts: [
    { locale: 'en', text: 'Not subject to EU VAT: the place of supply is outside the European Union.' },
    { locale: 'de', text: 'Nicht in der Europäischen Union steuerbar: Der Leistungsort liegt außerhalb.' },
  ],
};

/** Every tax that EU tax management knows, each once. */
export const euTaxes: readonly EuTax[] = [...euVatCountries.flatMap((of) => [standardOf(of), ...of.territories.map((part) => territoryOf(of, part))]), reverseCharge, outsideEu];

/** Whether a tax of this key is one of those that are kept by EU tax management, by this version or another. */
export function isEuTaxKey(key: string): boolean {
  return key.startsWith(keyPrefix);
}

/**
 * Which VAT a customer bears; null where the seller is not known to be in the EU. Lago's rule: with a VAT number of the seller's country its
 * standard rate, or that of the part of it that the postal code is of; with one of another member state none, the customer owes it (reverse charge). Without a right number the
 * standard rate of the customer's country where that is a member state, of the seller's where it is not known, else none.
 */
export function euTaxOf({ sellerCountry, taxIdentificationNumber, country, postalCode }: EuVatQuestion): EuTax | null {
  const seller = euVatCountry(sellerCountry);
  if (seller === null) return null;
  const numberCountry = euVatNumberCountry(taxIdentificationNumber);
  if (numberCountry === seller.country) {
    const part = territoryAt(seller, country, postalCode);
    return part === null ? standardOf(seller) : territoryOf(seller, part);
  }
  if (numberCountry !== null) return reverseCharge;
  if (country === null || country === '') return standardOf(seller);
  const own = euVatCountry(country);
  return own === null ? outsideEu : standardOf(own);
}

/** A postal code says something only of its own country: other countries have the same ones. */
function territoryAt(of: VatCountry, country: string | null, postalCode: string | null): VatTerritory | null {
  const code = (postalCode ?? '').replaceAll(/\s/g, '');
  const at = country === null || country === '' ? of.country : country.toUpperCase();
  return of.territories.find((part) => part.postalCode.test(code) && (at === of.country || at === part.country)) ?? null;
}

function standardOf({ country, rate }: VatCountry): EuTax {
  return { key: `${keyPrefix}${country.toLowerCase()}_standard`, name: `VAT ${country}`, rate, texts: [] };
}

function territoryOf({ country }: VatCountry, { key, name, rate }: VatTerritory): EuTax {
  return { key: `${keyPrefix}${country.toLowerCase()}_exception_${key}`, name: `VAT ${country}, ${name}`, rate, texts: [] };
}
