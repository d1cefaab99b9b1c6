import { builder } from '../../graphql/builder.ts';
import { objectChanges, unknownThing } from '../../graphql/live/changes.ts';
import type { Change } from '../../graphql/live/changes.ts';
import { idOf } from '../../graphql/global-id.ts';
import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { customerBy } from '../../customers/index.ts';
import { subscriptionBy } from '../subscription.store.ts';
import { SubscriptionNode } from './subscription.ts';

builder.subscriptionField('subscriptionChanged', (t) =>
  t.field({
    type: SubscriptionNode,
    description:
      'Every subscription that changed, each in its latest state: made, canceled, continued, withdrawn, and by time alone started, in its next phase, ended. The current state at once only when one id is asked for. Needs subscription:read, or a portal token for those of its customer.',
    authScopes: { $any: { permission: 'subscription:read', buyer: true } },
    args: {
      customer: t.arg({ type: CustomerBy, description: 'Only of this customer.' }),
      id: t.arg.id({ description: 'Only this one; its current state comes at once.' }),
    },
    subscribe: async (_root, { customer: by, id }, ctx): Promise<AsyncIterable<Change>> => {
      const customer = by == null ? null : await customerBy(ctx.read, customerLookUp(by));
      if (by != null && customer === null) throw unknownThing('such customer');
      const known = id == null ? null : await subscriptionBy(ctx.read, { id: idOf('Subscription', id) ?? none });
      if (id != null && known === null) throw unknownThing('such subscription');
      const only = customer?.id ?? ctx.read.buyer?.customerId ?? null;
      return objectChanges(ctx, {
        concerns: (news) =>
          news.type.startsWith('subscription.') && (known === null || news.id === known.id) && (only === null || news.customerId === only),
        first: known !== null && (only === null || known.customerId === only) ? known.id : null,
      });
    },
    resolve: (change) => change.id,
  }),
);

/** An id that is no subscription's finds nothing: this one never exists. */
const none = '00000000-0000-0000-0000-000000000000';
