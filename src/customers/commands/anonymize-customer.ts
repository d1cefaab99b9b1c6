import { z } from 'zod';
import { endPortalTokens, replaceInAnswers } from '../../access/index.ts';
import { present } from '../../kit/assert.ts';
import { parsed, text } from '../../kit/input.ts';
import { mapJsonTexts } from '../../kit/json-texts.ts';
import { replaceInOutbox } from '../../platform/outbox.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { anonymous } from '../anonymizing/personal-texts.ts';
import { personOf, pseudonymOf } from '../anonymizing/person.ts';
import type { Anonymizer } from '../anonymizing/person.ts';
import { CustomerNotFound } from '../customer.errors.ts';
import type { CustomerLookUp } from '../customer-look-up.ts';
import type { Address, CustomerRow } from '../customer.entity.ts';
import { customerBy, customersByIds } from '../customer.store.ts';
import { lockCustomer } from '../live-customer.ts';
import { nowOf } from '../time.ts';

const anonymizeCustomerInput = z.object({
  keepMetadata: z.array(text(256)).max(100).nullish(),
  texts: z.array(z.string().min(3).max(1_024)).max(100).nullish(),
});

export type AnonymizeCustomerInput = z.input<typeof anonymizeCustomerInput>;

/** Where mail to nobody goes, as Upzelo writes it. */
const anonymousEmail = 'anonymous@example.com';

/**
 * Replaces what tells who a customer is by pseudonyms, everywhere, for good, and answers its id: in the customer itself, its subjects and their
 * events, and what every domain keeps of it (`anonymizers`). Numbers, dates, currencies, lines and the country it is taxed in stay. One
 * transaction: all of it happens or nothing. Asked again it does nothing.
 *
 * It is refused, as a deletion is, while the customer still buys or owes something (CustomerInUse, by reactions to `customer.anonymizing`, which
 * is asked of them and never told). Throws ValidationError and CustomerNotFound. Deleted customers are anonymized as well.
 */
export function anonymizeCustomer(ctx: CommandContext, anonymizers: readonly Anonymizer[], by: CustomerLookUp, input: AnonymizeCustomerInput): Promise<string> {
  const { keepMetadata, texts } = parsed(anonymizeCustomerInput, input);
  return transact(ctx, async (tx) => {
    const named = await customerBy(tx.read, by);
    if (named === null) throw new CustomerNotFound(by);
    await lockCustomer(tx, named.id);
    // As it is now that nobody else changes it.
    const customer = present((await customersByIds(tx.read, [named.id]))[0], 'a customer that is held');
    if (customer.anonymizedAt !== null) return customer.id;
    for (const keep of tx.reactions.get('customer.anonymizing') ?? []) await keep(tx, { type: 'customer.anonymizing', id: customer.id, customerId: customer.id });

    const at = await nowOf(tx, customer);
    const person = await personOf(tx, customer, { keepMetadata: keepMetadata ?? [], texts: texts ?? [] }, at);
    await writeCustomer(tx, customer, person.keptMetadata, at);
    await tx.read.rows(
      'update customer_attribution a set subject_key = k.pseudonym from unnest($3::text[], $4::text[]) as k(key, pseudonym) where a.organization_id = $1 and a.customer_id = $2::uuid and a.subject_key = k.key',
      customer.id, [...person.keys.keys()], [...person.keys.values()],
    );
    await endPortalTokens(tx, { customerId: customer.id, subjects: person.subjects });
    for (const anonymize of anonymizers) await anonymize(tx, person);
    const withoutTexts = (json: string): string => mapJsonTexts(json, (value) => person.texts.without(value));
    await replaceInAnswers(tx, person.texts.patterns, { key: (key) => (person.texts.isIn(key) ? pseudonymOf(tx.newId()) : key), answer: withoutTexts });
    await replaceInOutbox(tx, person.texts.patterns, withoutTexts);
    tx.emit({ type: 'customer.attribution_changed', id: customer.id, customerId: customer.id });
    tx.emit({ type: 'customer.anonymized', id: customer.id, customerId: customer.id, payload: { by: tx.actor } });
    return customer.id;
  });
}

/** By a statement of its own: what follows reads it, and the database lets copies in issued invoices be replaced only after it. */
async function writeCustomer(tx: Transaction, customer: CustomerRow, keptMetadata: readonly string[], at: Temporal.Instant): Promise<void> {
  const { country } = (customer.billingAddress ?? {}) as Address;
  const metadata = Object.entries((customer.metadata ?? {}) as Record<string, unknown>).filter(([key]) => keptMetadata.includes(key));
  await tx.read.rows(
    `update customer set key = case when key is null then null else $3 end, name = $4, primary_email = case when primary_email is null then null else $5 end, billing_address = $6::text::jsonb,
       metadata = $7::text::jsonb, description = null, external_id = null, legal_name = null, legal_number = null, tax_identification_number = null,
       first_name = null, last_name = null, url = null, logo_url = null, shipping_address = null,
       anonymized_at = $8, anonymized_by = $9, updated_at = $8
     where organization_id = $1 and id = $2::uuid`,
    customer.id, pseudonymOf(customer.id), anonymous, anonymousEmail,
    country === undefined ? null : JSON.stringify({ country }),
    metadata.length === 0 ? null : JSON.stringify(Object.fromEntries(metadata)),
    at.toString(), [tx.actor.kind, tx.actor.id].filter((part) => part !== null).join(':'),
  );
}
