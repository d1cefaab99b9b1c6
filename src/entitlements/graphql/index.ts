import './authorize-usage.ts';
import './commit-reservation.ts';
import './create-entitlement.ts';
import './create-grant.ts';
import './delete-entitlement.ts';
import './entitlement-history.ts';
import './entitlement-value-changed.ts';
import './entitlement-value.ts';
import './entitlement.ts';
import './entitlements.ts';
import './grant.ts';
import './grants.ts';
import './override-entitlement.ts';
import './release-reservation.ts';
import './reservation.ts';
import './reserved.ts';
import './reset-entitlement-usage.ts';
import './void-grant.ts';

export { EntitlementInterface } from './entitlement.ts';

export { RecurringPeriodInput, RecurringPeriodType } from './recurring-period.ts';
