import { setDue } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { profileOf } from '../billing-profile.store.ts';
import { lateUsageOf } from '../workflow.ts';
import type { BillingWorkflow } from '../workflow.ts';
import { nextLateLook } from './late-look.store.ts';

/** Who looks at usage that no further invoice is sure to tell of. */
export const lateUsageSource = 'billing.late-usage';

/** Says when the customer's late usage is looked at by itself: after subscriptions or their items of usage end or are paused, and after usage by hand is invoiced. Call with the customer locked and its lines flushed. */
export async function planLateLook(tx: Transaction, customer: CustomerRow, now: Temporal.Instant): Promise<void> {
  const { workflow } = await profileOf(tx, customer.id);
  await setDue(tx, customer, lateUsageSource, await nextLateLook(tx.read, customer.id, lateUsageOf(workflow as BillingWorkflow).periods, now));
}
