import { CustomerBy } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';

export const CustomerFeatureInput = builder.inputType('CustomerFeatureInput', {
  description: 'A customer and a feature.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, required: true, description: 'Who.' }),
    featureKey: t.field({ type: 'Key', required: true, description: "The feature's key." }),
  }),
});

export const EntitlementBy = builder.inputType('EntitlementBy', {
  isOneOf: true,
  description: 'Names one entitlement: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph; finds ended and deleted ones too.' }),
    active: t.field({ type: CustomerFeatureInput, description: 'The one that is active now.' }),
  }),
});

type InputFields = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];

/** Which metered entitlement something is done to. */
export const addressFields = (t: InputFields, who: string) => ({
  customer: t.field({ type: CustomerBy, description: `${who} With entitlementId it may be left out.` }),
  featureKey: t.field({ type: 'Key', description: 'Of the feature to which the customer has a metered entitlement now. This or entitlementId.' }),
  entitlementId: t.id({ description: 'A metered entitlement that is active now, by its id in this graph. This or featureKey.' }),
});
