import './create-entitlement.ts';
import './entitlement-value-changed.ts';
import './entitlement-value.ts';
import './entitlement.ts';
import './grant-mutations.ts';
import './grant.ts';
import './lists.ts';
