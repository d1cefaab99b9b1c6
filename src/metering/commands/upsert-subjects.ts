import { z } from 'zod';
import { createCustomer, CustomerKeyTaken, customersByLookUps, SubjectKeyTaken } from '../../customers/index.ts';
import { checked, metadata, parsed, text } from '../../kit/input.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { Subject } from '../subject.entity.ts';
import { SubjectsAreBeingMade } from '../subject.errors.ts';
import { lockSubjects } from '../subject.store.ts';

const mostSubjects = 1_000;
/** Each loses to somebody who has made one of the customers or subjects by then; with the next that one is found. */
const attempts = 5;

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
 * a key stands there twice. 1 to 1,000 of them; throws ValidationError, the ConflictErrors of createCustomer, and SubjectsAreBeingMade where
 * customers of the same keys are made all the time.
 */
export async function upsertSubjects(ctx: CommandContext, input: UpsertSubjectsInput): Promise<string[]> {
  const { subjects } = parsed(upsertSubjectsInput, input);
  const lost = () => new SubjectsAreBeingMade();
  for (let attempt = 1; ; attempt++) {
    try {
      return await meaning(writeSubjects(ctx, subjects), { subject_live_key_unique: lost, customer_live_key_unique: lost, customer_attribution_live_unique: lost });
    } catch (error) {
      // Within a transaction of somebody else nothing more can be done.
      const isLost = error instanceof SubjectsAreBeingMade || error instanceof CustomerKeyTaken || error instanceof SubjectKeyTaken;
      if (!isLost || attempt === attempts || 'emit' in ctx) throw error;
    }
  }
}

function writeSubjects(ctx: CommandContext, subjects: z.output<typeof upsertSubjectsInput>['subjects']): Promise<string[]> {
  return transact(ctx, async (tx) => {
    // Two that name one new subject follow each other.
    await lockSubjects(tx);
    const now = tx.clock.now();
    const live = new Map((await tx.em.find(Subject, { key: { $in: subjects.map(({ key }) => key) }, deletedAt: null })).map((subject) => [subject.key, subject]));
    const fresh = new Map(subjects.filter(({ key }) => !live.has(key)).map(({ key, displayName }) => [key, displayName ?? key]));
    const owners = await customersByLookUps(tx.read, [...fresh.keys()].map((subjectKey) => ({ subjectKey })));
    for (const [at, [key, name]] of [...fresh].entries()) {
      // A customer's key has no more than 256 characters.
      if (owners[at] === null) await createCustomer(tx, key.length <= 256 ? { key, name, subjectKeys: [key] } : { name, subjectKeys: [key] });
    }
    // Customers come first, as where a customer is created and its subjects by a reaction: nobody then waits for the other in a circle.
    await tx.em.flush();
    const ids: string[] = [];
    for (const { key, ...fields } of subjects) {
      const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      let subject = live.get(key);
      if (subject === undefined) {
        const nothing = { displayName: null, metadata: null, currentPeriodStart: null, currentPeriodEnd: null, stripeCustomerId: null };
        subject = tx.em.create(Subject, { ...nothing, ...present, id: tx.newId(), organizationId: tx.organizationId, key, createdAt: now, updatedAt: now, deletedAt: null });
        live.set(key, subject);
      } else {
        tx.em.assign(subject, { ...present, updatedAt: now });
      }
      tx.emit({ type: 'subject.changed', id: subject.id, customerId: null });
      ids.push(subject.id);
    }
    await tx.em.flush();
    return ids;
  });
}
