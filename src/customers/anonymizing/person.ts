import type { Transaction } from '../../platform/transaction.ts';
import type { Address, CustomerRow } from '../customer.entity.ts';
import { personalName } from '../personal-name.ts';
import { PersonalTexts } from './personal-texts.ts';

/** Whose personal data is being replaced, and by what. */
export interface Person {
  readonly customer: CustomerRow;
  /** What is looked for where others wrote free text about it. */
  readonly texts: PersonalTexts;
  /** Its subject keys, and the pseudonym of each: what was counted for the one is counted for the other from now on. */
  readonly subjects: readonly { readonly from: string; readonly to: string }[];
  /** Keys of metadata that stay, of all that is the customer's. */
  readonly keptMetadata: readonly string[];
  readonly at: Temporal.Instant;
}

/** What a domain does with what it keeps of a person, in the transaction that anonymizes it. Money, quantities, dates and currencies stay. */
export type Anonymizer = (tx: Transaction, person: Person) => Promise<void>;

/** The pseudonym of what has a name that no other of its kind has: it tells nothing but which thing it is. */
export const pseudonymOf = (id: string): string => `anonymous-${id}`;

interface Attributed {
  readonly subjectKey: string;
  readonly isKey: boolean;
  /** Another customer had it later, or has it now: its events are that one's. */
  readonly passedOn: boolean;
}

/** What is known of a customer that is about to be anonymized. `texts` are further ones that identify it. The caller holds the customer. */
export async function personOf(tx: Transaction, customer: CustomerRow, said: { readonly keepMetadata: readonly string[]; readonly texts: readonly string[] }, at: Temporal.Instant): Promise<Person & { readonly keys: ReadonlyMap<string, string> }> {
  const attributed = await tx.read.rows<Attributed>(
    `select a.subject_key as "subjectKey", bool_or(a.is_key) as "isKey", bool_or(a.deleted_at is not null and exists (select 1 from customer_attribution o
       where o.organization_id = $1 and o.subject_key = a.subject_key and o.customer_id <> $2 and (o.deleted_at is null or o.since > a.since))) and not bool_or(a.deleted_at is null) as "passedOn"
     from customer_attribution a where a.organization_id = $1 and a.customer_id = $2::uuid
     group by a.subject_key order by min(a.position), min(a.since), a.subject_key`,
    customer.id,
  );
  const keys = new Map<string, string>();
  if (customer.key !== null) keys.set(customer.key, pseudonymOf(customer.id));
  for (const { subjectKey } of attributed) if (!keys.has(subjectKey)) keys.set(subjectKey, `${pseudonymOf(customer.id)}-${keys.size + 1}`);
  const subjects = attributed.filter(({ passedOn }) => !passedOn).map(({ subjectKey }) => ({ from: subjectKey, to: keys.get(subjectKey) ?? pseudonymOf(customer.id) }));

  const addresses = [customer.billingAddress, customer.shippingAddress].map((address) => (address ?? {}) as Address);
  const texts = new PersonalTexts({
    identifiers: [customer.key, ...subjects.map(({ from }) => from), customer.externalId, customer.primaryEmail, customer.legalNumber, customer.taxIdentificationNumber, customer.url, customer.logoUrl, ...addresses.map(({ phoneNumber }) => phoneNumber), ...said.texts],
    names: [customer.name, customer.legalName, personalName(customer), customer.firstName, customer.lastName, ...addresses.flatMap(({ line1, line2 }) => [line1, line2])],
  });
  return { customer, texts, subjects, keptMetadata: said.keepMetadata, at, keys };
}
