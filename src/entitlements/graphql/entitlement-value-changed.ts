import { customerBy } from '../../customers/index.ts';
import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { objectIntervalMs, unknownThing } from '../../graphql/live/changes.ts';
import { conflate } from '../../graphql/live/conflate.ts';
import type { FeatureValue } from '../values.ts';
import type { EntitlementWatch } from '../watch.ts';
import { EntitlementValueType } from './entitlement-value.ts';
import { asksToExplain, explainOne } from './explanation.ts';

declare module '../../graphql/context.ts' {
  interface Services {
    readonly entitlementWatch: EntitlementWatch;
  }
}

builder.subscriptionField('entitlementValueChanged', (t) =>
  t.field({
    type: EntitlementValueType,
    description:
      'What a customer has of a feature: the value at once, then the latest whenever it has become another, by usage, grants, resets, reservations or the passing of time. NOT_FOUND for an unknown customer or feature. Needs entitlement:read, or a portal token of that customer.',
    authScopes: { $any: { permission: 'entitlement:read', buyer: true } },
    complexity: 20,
    args: {
      customer: t.arg({ type: CustomerBy, required: true, description: 'Who.' }),
      featureKey: t.arg({ type: 'Key', required: true, description: "The feature's key." }),
    },
    subscribe: async (_root, { customer, featureKey }, ctx) => {
      const { entitlementValues: values, entitlementWatch } = ctx.services;
      const { organizationId } = ctx.read;
      const owner = await customerBy(ctx.read, customerLookUp(customer));
      if (owner === null || owner.deletedAt !== null) throw unknownThing('such live customer');
      const known = await values.current({ organizationId, customer: { id: owner.id }, featureKey });
      if (known === null) throw unknownThing(`feature with key "${featureKey}"`);
      let leave: (() => void) | null = null;
      const changes = conflate<FeatureValue>({ keyOf: () => 'value', intervalMs: objectIntervalMs, onEnd: () => leave?.() });
      leave = entitlementWatch.watch({ organizationId, customerId: owner.id, featureKey }, { changed: (value) => changes.push(value), gone: () => changes.end() });
      return changes;
    },
    resolve: (value, _args, ctx, info) => (asksToExplain(info) ? explainOne(ctx, value) : value),
  }),
);
