import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { Subject } from '../subject.entity.ts';
import { SubjectNotFound } from '../subject.errors.ts';
import { subjectBy } from '../subject.store.ts';
import type { SubjectLookUp } from '../subject.store.ts';

/**
 * Deletes a subject softly and answers its id: its events stay, and are attributed by its key as before. Deleting it a second time
 * changes nothing. Throws SubjectNotFound.
 */
export function deleteSubject(ctx: CommandContext, by: SubjectLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const found = await subjectBy(tx.read, by);
    if (found === null) throw new SubjectNotFound(by);
    if (found.deletedAt !== null) return found.id;
    const subject = await tx.em.findOneOrFail(Subject, { id: found.id });
    tx.em.assign(subject, { deletedAt: tx.clock.now(), updatedAt: tx.clock.now() });
    tx.emit({ type: 'subject.changed', id: found.id, customerId: null });
    return found.id;
  });
}
