import { metadataIssues } from '../../catalog/index.ts';
import { customersByIds, lockCustomer, nowOf } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { recordedIssues, recordedOf } from '../recorded.ts';
import type { RecordedInput } from '../recorded.ts';
import type { RecordedStateJson } from '../recorded-state.ts';
import { Subscription } from '../subscription.entity.ts';
import { SubscriptionNotFound, SubscriptionRunHere } from '../subscription.errors.ts';
import { describeSubscription, subscriptionBy } from '../subscription.store.ts';
import type { SubscriptionLookUp } from '../subscription.store.ts';
import { textIssues } from './add-subscription.ts';

/** Only what is present is changed. */
export interface UpdateSubscriptionInput {
  readonly name?: string | null | undefined;
  /** Null: no note. */
  readonly description?: string | null | undefined;
  /** Replaced as a whole; null: none. */
  readonly metadata?: Record<string, unknown> | null | undefined;
  /** How a subscription stands that another system runs. */
  readonly recorded?: RecordedInput | null | undefined;
}

/**
 * Changes what a subscription is called, and of one that another system runs how it stands. Answers its id. What is sold is changed by
 * edits. Checked in this order: texts (ValidationError), that it exists, who runs it (SubscriptionRunHere), what is said (ValidationError).
 */
export function updateSubscription(ctx: CommandContext, by: SubscriptionLookUp, input: UpdateSubscriptionInput): Promise<string> {
  const { name, description, metadata, recorded } = input;
  const missing = name === null ? [issue('REQUIRED', 'name is null: leave it out to keep it', 'name')] : [];
  refuse([...missing, ...textIssues({ name: name ?? null, description: description ?? null }), ...metadataIssues(metadata ?? null, ['metadata'])]);
  return transact(ctx, async (tx) => {
    const found = await subscriptionBy(tx.read, by);
    if (found === null) throw new SubscriptionNotFound(describeSubscription(by));
    await lockCustomer(tx, found.customerId);
    const subscription = await tx.em.findOneOrFail(Subscription, { id: found.id });
    const now = await nowOf(tx, present((await customersByIds(tx.read, [found.customerId]))[0], 'the customer of a subscription'));
    if (recorded != null) {
      if (subscription.managedBy !== 'EXTERNAL') throw new SubscriptionRunHere(found.id);
      const said = (subscription.recorded ?? null) as RecordedStateJson | null;
      refuse(recordedIssues(recorded, said));
      const { state, activeTo } = recordedOf(recorded, said, { activeFrom: subscription.activeFrom, now });
      tx.em.assign(subscription, { recorded: state, activeTo });
    }
    tx.em.assign(subscription, {
      ...(name == null ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(metadata === undefined ? {} : { metadata }),
      updatedAt: now,
    });
    tx.emit({ type: 'subscription.updated', id: found.id, customerId: found.customerId });
    return found.id;
  });
}
