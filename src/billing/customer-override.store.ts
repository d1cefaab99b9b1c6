import type { Reader, Where } from '../platform/reader.ts';
import { joined } from '../platform/keyset.ts';
import { CustomerOverrideSchema } from './customer-override.entity.ts';
import type { CustomerOverrideRow } from './customer-override.entity.ts';

/** The override of each customer, in the order of the ids; null where there is none. */
export function overridesOf(read: Reader, customerIds: readonly string[]): Promise<(CustomerOverrideRow | null)[]> {
  return read.byKeys(CustomerOverrideSchema, 'customerId', customerIds);
}

/** Which customers a list of billing settings holds; every member that is given must hold. */
export interface CustomerOverrideFilter {
  readonly billingProfileIds?: readonly string[] | null | undefined;
  /** Only customers that no override pins to a profile. */
  readonly withoutPinnedProfile?: boolean | null | undefined;
  /** Also customers without an override. */
  readonly includeAllCustomers: boolean;
  readonly customerIds?: readonly string[] | null | undefined;
  readonly customerKey?: string | null | undefined;
  /** Part of it, whatever its case. */
  readonly customerName?: string | null | undefined;
  readonly customerPrimaryEmail?: string | null | undefined;
}

const override = 'select 1 from customer_billing_override o where o.customer_id = t.id';
const defaultId = 'select p.id from billing_profile p where p.organization_id = t.organization_id and p.is_default and p.deleted_at is null';

/**
 * The customers of the filter, `t` being the customer. With a filter by profile a customer that is not pinned belongs to the default
 * one.
 */
export function customersOfOverrides(filter: CustomerOverrideFilter): Where | undefined {
  let where: Where | undefined = { text: 't.deleted_at is null', values: [] };
  if (filter.withoutPinnedProfile === true) where = joined(where, { text: `not exists (${override} and o.billing_profile_id is not null)`, values: [] });
  else if (!filter.includeAllCustomers) where = joined(where, { text: `exists (${override})`, values: [] });
  if (filter.billingProfileIds != null) {
    where = joined(where, { text: `coalesce((select o.billing_profile_id from customer_billing_override o where o.customer_id = t.id), (${defaultId})) = any($1::uuid[])`, values: [filter.billingProfileIds] });
  }
  if (filter.customerIds != null) where = joined(where, { text: 't.id = any($1::uuid[])', values: [filter.customerIds] });
  if (filter.customerKey != null) where = joined(where, { text: 't.key = $1', values: [filter.customerKey] });
  if (filter.customerName != null) where = joined(where, { text: 'strpos(lower(t.name), lower($1)) > 0', values: [filter.customerName] });
  if (filter.customerPrimaryEmail != null) where = joined(where, { text: 'strpos(lower(t.primary_email), lower($1)) > 0', values: [filter.customerPrimaryEmail] });
  return where;
}
