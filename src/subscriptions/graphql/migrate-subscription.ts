import { PlanChangeProrationEnum } from '../../access/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { migrateSubscription } from '../commands/migrate-subscription.ts';
import type { MigrateSubscriptionInput as MigrateInput } from '../commands/migrate-subscription.ts';
import { ChangedSubscriptionType } from './changed-subscription.ts';
import { SubscriptionBy, subscriptionLookUp } from './subscription-by.ts';
import { SubscriptionTiming } from './subscription-timing.ts';

export const MigrateSubscriptionInput = builder.inputType('MigrateSubscriptionInput', {
  description: 'Which version takes over, when, and what that charges.',
  fields: (t) => ({
    targetVersion: t.int({ description: 'A published version that is newer than the one the subscription has; the version in force when omitted.' }),
    timing: t.field({ type: SubscriptionTiming, description: 'At once when omitted.' }),
    proration: t.field({ type: PlanChangeProrationEnum, description: "What a migration in the middle of a billing period charges; the organization's default for upgrades or downgrades when omitted." }),
    startingPhase: t.field({ type: 'Key', description: 'The phase of the version to begin with; when omitted the one that runs then, until it was to end, where the version has one of its key, else the first.' }),
    billingAnchor: t.field({ type: 'DateTime', description: "Where the new billing periods are counted from; the old subscription's when omitted, or the migration itself when the proration is FULL. Of one billed by the calendar, it begins to keep that day's anniversary." }),
  }),
});

export function migrationOf(input: typeof MigrateSubscriptionInput.$inferInput | null | undefined): MigrateInput {
  return {
    targetVersion: input?.targetVersion ?? null,
    timing: input?.timing?.at ?? input?.timing?.preset ?? null,
    proration: input?.proration ?? null,
    startingPhase: input?.startingPhase ?? null,
    billingAnchor: input?.billingAnchor ?? null,
  };
}

builder.mutationField('migrateSubscription', (t) =>
  t.field({
    type: ChangedSubscriptionType,
    description: 'Moves a subscription to a newer version of its plan, which takes over under the same name, description and metadata. Needs subscription:write.',
    authScopes: { permission: 'subscription:write' },
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      by: t.arg({ type: SubscriptionBy, required: true, description: 'Which subscription.' }),
      input: t.arg({ type: MigrateSubscriptionInput, description: 'To the version in force, at once, when omitted.' }),
    },
    resolve: (_root, { by, input }, ctx) => migrateSubscription(ctx.command, subscriptionLookUp(by), migrationOf(input)),
  }),
);
