import { customerLookUp } from '../../customers/graphql/index.ts';
import type { CustomerBy } from '../../customers/graphql/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { badInputs } from '../../graphql/coded.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { addressIssues } from '../commands/open-entitlement.ts';
import { entitlementOf } from '../entitlement-rows.ts';
import { isActive } from '../entitlement.ts';
import { holderBy } from '../holder.ts';
import type { FeatureValue } from '../values.ts';
import { entitlementById } from './made-entitlement.ts';
import { subjectLookUpOf } from './subject-argument.ts';

/** How a value is asked for: whose and of which feature, or of which entitlement. */
export interface ValueArguments {
  readonly customer?: typeof CustomerBy.$inferInput | null | undefined;
  readonly subject?: string | null | undefined;
  readonly featureKey?: string | null | undefined;
  readonly entitlementId?: string | null | undefined;
  readonly at?: Temporal.Instant | null | undefined;
}

/** The value that is asked for; null for what is not there or out of reach. Throws BAD_USER_INPUT for arguments that name nothing or too much. */
export function valueBy(ctx: GraphQLContext, args: ValueArguments): Promise<FeatureValue | null> {
  const { customer, subject, featureKey, entitlementId, at } = args;
  // Nearly every question: nothing but the value is waited for.
  if (customer != null && featureKey != null && subject == null && entitlementId == null) return valueOf(ctx, customerLookUp(customer), featureKey, at);
  return valueByOthers(ctx, args);
}

async function valueByOthers(ctx: GraphQLContext, { customer, subject, featureKey, entitlementId, at }: ValueArguments): Promise<FeatureValue | null> {
  const address = { customer: customer == null ? null : customerLookUp(customer), subject: subjectLookUpOf(subject), featureKey, entitlementId };
  const wrong = addressIssues(address);
  if (wrong.length > 0) throw badInputs(wrong);
  const holder = await holderBy(ctx.read, address);
  if (holder === null && (customer != null || subject != null)) return null;
  if (featureKey != null) return holder === null ? null : valueOf(ctx, { id: holder.id }, featureKey, at);
  return valueOfEntitlement(ctx, entitlementId ?? '', holder?.id ?? null, at);
}

function valueOf(ctx: GraphQLContext, customer: CustomerLookUp, featureKey: string, at: Temporal.Instant | null | undefined): Promise<FeatureValue | null> {
  const { entitlementValues: values } = ctx.services;
  if (at == null) return values.current({ organizationId: ctx.read.organizationId, customer, featureKey }, ctx.read.buyer);
  return values.at(ctx.read, customer, featureKey, at);
}

/** What one entitlement gives: nothing while it is not active, whichever other one may be. */
async function valueOfEntitlement(ctx: GraphQLContext, id: string, ownerId: string | null, at: Temporal.Instant | null | undefined): Promise<FeatureValue | null> {
  const row = await entitlementById(ctx, id);
  if (row === null || (ownerId !== null && row.customerId !== ownerId)) return null;
  const value = await valueOf(ctx, { id: row.customerId }, row.featureKey, at);
  if (value === null) return null;
  // Looked at after the value: an entitlement that was replaced meanwhile has ended by then.
  const since = await entitlementById(ctx, id);
  if (since !== null && isActive(entitlementOf(since), value.at)) return value;
  return {
    ...value, featureId: row.featureId, type: null, hasAccess: false, config: null,
    balance: null, usage: null, overage: null, totalAvailableGrantAmount: null, currentUsagePeriod: null, validUntil: null, lastEventAt: null,
  };
}
