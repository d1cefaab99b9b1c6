import { ConflictError } from '../../kit/errors.ts';

/** Usage is shown of what runs. */
export class NoActiveSubscription extends ConflictError {
  override readonly code = 'NO_ACTIVE_SUBSCRIPTION';
  constructor(id: string | null) {
    super(
      id === null ? 'no subscription of the customer runs now: create one, or ask customerPastUsage for what was invoiced' : 'the subscription does not run now: ask for one that does, or customerPastUsage for what was invoiced',
      id === null ? null : { type: 'Subscription', id },
    );
  }
}
