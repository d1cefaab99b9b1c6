import { customersByIds, lockCustomer, nowOf, setDue, startDueNow } from '../../customers/index.ts';
import { enqueue } from '../../platform/jobs.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Reaction, Transaction } from '../../platform/transaction.ts';
import { customersToDun } from '../dunning/dunning-campaign.store.ts';

/** Who duns customers when their time comes. */
export const dunningSource = 'payments.dunning';

/** The task that brings everybody's dunning to campaigns that were changed. */
export const dunningTask = 'dunning';

const chunk = 500;

/** Takes the default away from whichever campaign has it: another one is about to get it. Call with the campaigns locked. */
export async function takeDefault(tx: Transaction, now: Temporal.Instant): Promise<void> {
  await tx.read.rows('update dunning_campaign set is_default = false, updated_at = $2 where organization_id = $1 and is_default and deleted_at is null returning 1', now.toString());
}

/** Has everybody's dunning looked at, by a job that starts when the transaction commits. */
export function startDunning(tx: Transaction): Promise<void> {
  return enqueue(tx, dunningTask, { organizationId: tx.organizationId }, { key: `${dunningTask}:${tx.organizationId}` });
}

/**
 * Has the dunning of all who owe what is overdue, and of all who are being dunned, looked at now, a customer a transaction. Safe to repeat,
 * and to be cut off: what was left out is done when it runs again.
 */
export async function followDunning(ctx: CommandContext): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const customerIds = await customersToDun(ctx.read, after, chunk);
    for (const customerId of customerIds) {
      await transact({ ...ctx, em: ctx.em.fork() }, async (tx) => {
        await lockCustomer(tx, customerId);
        await lookAt(tx, customerId);
      });
    }
    after = customerIds.at(-1) ?? null;
    if (after === null) return;
  }
}

/** Has the customer's dunning looked at now. Call with the customer locked. */
export async function lookAt(tx: Transaction, customerId: string): Promise<void> {
  const [customer] = await customersByIds(tx.read, [customerId]);
  if (customer == null) return;
  await setDue(tx, customer, dunningSource, await nowOf(tx, customer));
  await startDueNow(tx, customer);
}

/** To news that an invoice is overdue, or is not any more: its customer is dunned from now on, or no longer. */
export const dunWhoOwes: Reaction = async (tx, { customerId }) => {
  // Nobody is asked for what is rehearsed.
  if (customerId === null || tx.isRehearsal === true) return;
  const [found] = await tx.read.rows(
    `select 1 where exists (select 1 from dunning_campaign c where c.organization_id = $1 and c.deleted_at is null)
       or exists (select 1 from customer_dunning d where d.organization_id = $1 and d.customer_id = $2::uuid and d.run_campaign_id is not null)`,
    customerId,
  );
  if (found !== undefined) await lookAt(tx, customerId);
};
