import { personalName } from '../../customers/index.ts';
import type { InvoiceParty } from '../party.ts';
import type { Formats } from './formats.ts';
import type { PaperParty } from './paper.ts';
import type { PaperWords } from './words.ts';

/** Where the postal code stands behind the city and the state, as the posts of these countries write it. */
const codeLast: ReadonlySet<string> = new Set(['AU', 'CA', 'GB', 'IE', 'IN', 'NZ', 'US']);

/** A party as it is written on an envelope, with the name it has by law and the person's where these are others, its numbers below, and where goods go. Parts that are not known are left out. */
export function partyLines(heading: string, party: InvoiceParty, words: PaperWords, formats: Formats): PaperParty {
  const { address, name, legalName = null, legalNumber = null, shippingAddress = null, taxId } = party;
  const person = personalName(party);
  const names = [...new Set([name ?? party.key ?? '', legalName, person])];
  const known = [...names.flatMap((line) => (line === null || line.trim() === '' ? [] : [line])), ...addressLines(address, formats)];
  const shipping = addressLines(shippingAddress, formats);
  const numbers = ([[words.legalNumber, legalNumber], [words.taxId, taxId]] as const).flatMap(([label, value]) => (value === null || value === '' ? [] : [`${label}: ${value}`]));
  return { heading, lines: [...known, ...numbers, ...(shipping.length === 0 ? [] : [`${words.shippedTo}:`, ...shipping])] };
}

function addressLines(address: InvoiceParty['address'], formats: Formats): string[] {
  const country = address?.country ?? '';
  const lines = [address?.line1, address?.line2, ...townLines(address ?? {}), country === '' ? null : formats.country(country), address?.phoneNumber];
  return lines.flatMap((line) => (line == null || line.trim() === '' ? [] : [line]));
}

function townLines({ country = '', city, state, postalCode }: NonNullable<InvoiceParty['address']>): string[] {
  const joined = (parts: readonly (string | undefined)[], separator: string): string => parts.filter((part) => part !== undefined && part !== '').join(separator);
  if (codeLast.has(country.toUpperCase())) return [joined([city, joined([state, postalCode], ' ')], ', ')];
  return [joined([postalCode, city], ' '), state ?? ''];
}
