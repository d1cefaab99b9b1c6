import { z } from 'zod';
import { createCustomer, customersByLookUps } from '../../customers/index.ts';
import { checked, metadata, parsed, text } from '../../kit/input.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { Subject } from '../subject.entity.ts';

const mostSubjects = 1_000;

const upsertSubjectsInput = z.object({
  subjects: z
    .array(
      z.object({
        key: text(1_024),
        displayName: text(256).nullish(),
        metadata: metadata().nullish(),
        currentPeriodStart: checked<Temporal.Instant>().nullish(),
        currentPeriodEnd: checked<Temporal.Instant>().nullish(),
        stripeCustomerId: z.string().max(256).regex(/^cus_/, { error: 'a customer id of Stripe begins with cus_' }).nullish(),
      }),
    )
    .min(1)
    .max(mostSubjects),
});

export type UpsertSubjectsInput = z.input<typeof upsertSubjectsInput>;

/**
 * Creates subjects, or changes the live ones of their keys, and answers their ids in the order of the input. Of a live one only what is
 * present is written; null clears. A new subject that is no customer's gets a customer of the same key and name. The last one wins where
 * a key stands there twice. 1 to 1,000 of them; throws ValidationError.
 */
export function upsertSubjects(ctx: CommandContext, input: UpsertSubjectsInput): Promise<string[]> {
  const { subjects } = parsed(upsertSubjectsInput, input);
  return transact(ctx, async (tx) => {
    // Two that name one new subject follow each other.
    await tx.read.rows(`select pg_advisory_xact_lock(hashtextextended('subjects ' || $1::uuid::text, 0))`);
    const now = tx.clock.now();
    // A customer's new key makes a subject of it by a reaction, at the latest when this transaction ends; so the customers come last.
    const live = new Map((await tx.em.find(Subject, { key: { $in: subjects.map(({ key }) => key) }, deletedAt: null })).map((subject) => [subject.key, subject]));
    const created: { readonly key: string; readonly name: string }[] = [];
    const ids: string[] = [];
    for (const { key, ...fields } of subjects) {
      const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      let subject = live.get(key);
      if (subject === undefined) {
        const nothing = { displayName: null, metadata: null, currentPeriodStart: null, currentPeriodEnd: null, stripeCustomerId: null };
        subject = tx.em.create(Subject, { ...nothing, ...present, id: tx.newId(), organizationId: tx.organizationId, key, createdAt: now, updatedAt: now, deletedAt: null });
        live.set(key, subject);
        created.push({ key, name: fields.displayName ?? key });
      } else {
        tx.em.assign(subject, { ...present, updatedAt: now });
      }
      tx.emit({ type: 'subject.changed', id: subject.id, customerId: null });
      ids.push(subject.id);
    }
    await tx.em.flush();
    const owners = await customersByLookUps(tx.read, created.map(({ key }) => ({ subjectKey: key })));
    for (const [at, { key, name }] of created.entries()) {
      // A customer's key has no more than 256 characters.
      if (owners[at] === null) await createCustomer(tx, key.length <= 256 ? { key, name, subjectKeys: [key] } : { name, subjectKeys: [key] });
    }
    return ids;
  });
}
