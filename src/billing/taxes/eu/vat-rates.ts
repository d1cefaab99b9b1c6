/** A part of a country where another rate holds than in the rest of it. */
export interface VatTerritory {
  /** As it stands in codes of taxes: lower case. */
  readonly key: string;
  readonly name: string;
  /** Postal codes of the part, without blanks. */
  readonly postalCode: RegExp;
  /** Percent. */
  readonly rate: string;
  /** ISO 3166-1 alpha-2: the part's own code, where it has one and addresses may name it in place of the country. */
  readonly country?: string;
}

export interface VatCountry {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** What its VAT numbers begin with. */
  readonly prefix: string;
  /** Percent: what is charged on all that no reduced rate is for. */
  readonly rate: string;
  /** The first that a postal code is of counts. */
  readonly territories: readonly VatTerritory[];
}

/**
 * Where {@link euVatCountries} comes from. Rates change by law: whoever changes one here changes this too, and organizations that made their
 * taxes before change them by updateTax.
 */
export const euVatSource = {
  /** The day of the latest change that the table knows of: Romania, from 19 to 21 %. */
  asOf: '2025-08-01',
  origin: 'Standard rates that member states publish (European Commission, "Taxes in Europe" database); territories of Article 6 of Directive 2006/112/EC and national rates of regions',
  /** Nothing was asked of the origin when the table was written. */
  verified: false as boolean,
} as const;

const country = (code: string, rate: string, territories: readonly VatTerritory[] = [], prefix = code): VatCountry => ({ country: code, prefix, rate, territories });
const territory = (name: string, postalCode: RegExp, rate: string, own?: string): VatTerritory => ({
  key: name.normalize('NFD').replaceAll(/[^a-zA-Z0-9 ]/g, '').trim().toLowerCase().replaceAll(/ +/g, '_'),
  name, postalCode, rate, ...(own === undefined ? {} : { country: own }),
});

/** The member states by code, with their standard rates. Reduced rates are not here: what is sold names taxes of its own for them. */
export const euVatCountries: readonly VatCountry[] = [
  country('AT', '20', [territory('Jungholz', /^6691$/, '19'), territory('Mittelberg', /^699[1-3]$/, '19')]),
  country('BE', '21'),
  country('BG', '20'),
  country('CY', '19'),
  country('CZ', '21'),
  country('DE', '19', [territory('Büsingen am Hochrhein', /^78266$/, '0'), territory('Heligoland', /^27498$/, '0')]),
  country('DK', '25'),
  country('EE', '24'),
  country('ES', '21', [territory('Canary Islands', /^3[58]\d{3}$/, '0'), territory('Ceuta', /^51\d{3}$/, '0'), territory('Melilla', /^52\d{3}$/, '0')]),
  country('FI', '25.5', [territory('Aland Islands', /^22\d{3}$/, '0', 'AX')]),
  country('FR', '20', [
    territory('Saint Barthelemy', /^97133$/, '0', 'BL'),
    territory('Saint Martin', /^97150$/, '0', 'MF'),
    territory('Guadeloupe', /^971\d{2}$/, '8.5', 'GP'),
    territory('Martinique', /^972\d{2}$/, '8.5', 'MQ'),
    territory('Guyane', /^973\d{2}$/, '0', 'GF'),
    territory('Reunion', /^974\d{2}$/, '8.5', 'RE'),
    territory('Mayotte', /^976\d{2}$/, '0', 'YT'),
  ]),
  country('GR', '24', [territory('Mount Athos', /^63086$/, '0')], 'EL'),
  country('HR', '25'),
  country('HU', '27'),
  country('IE', '23'),
  country('IT', '22', [territory("Campione d'Italia", /^22061$/, '0'), territory('Livigno', /^23041$/, '0')]),
  country('LT', '21'),
  country('LU', '17'),
  country('LV', '21'),
  country('MT', '18'),
  country('NL', '21'),
  country('PL', '23'),
  country('PT', '23', [territory('Madeira', /^9[0-4]\d{2}(?:-?\d{3})?$/, '22'), territory('Azores', /^9[5-9]\d{2}(?:-?\d{3})?$/, '16')]),
  country('RO', '21'),
  country('SE', '25'),
  country('SI', '22'),
  country('SK', '23'),
];

const byCountry = new Map(euVatCountries.map((of) => [of.country, of]));

/** What is known of a member state; null for any other country, and for none. */
export function euVatCountry(code: string | null | undefined): VatCountry | null {
  return byCountry.get(code?.toUpperCase() ?? '') ?? null;
}
