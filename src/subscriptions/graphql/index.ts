import './cancel-subscription.ts';
import './change-subscription.ts';
import './create-subscription-addon.ts';
import './create-subscription.ts';
import './delete-subscription.ts';
import './edit-subscription.ts';
import './entitlement-subscription.ts';
import './migrate-subscription.ts';
import './pause-subscription.ts';
import './restore-subscription.ts';
import './subscription-addon.ts';
import './subscription-changed.ts';
import './subscription-state.ts';
import './unschedule-cancellation.ts';
import './update-subscription-addon.ts';
import './update-subscription.ts';

export { SubscriptionBy, subscriptionLookUp } from './subscription-by.ts';
export { SubscriptionNode } from './subscription.ts';
