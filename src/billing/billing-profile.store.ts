import { OrganizationSchema } from '../access/index.ts';
import type { OrganizationRow } from '../access/index.ts';
import { invariant, present } from '../kit/assert.ts';
import type { Reader, Where } from '../platform/reader.ts';
import type { Transaction } from '../platform/transaction.ts';
import { BillingProfileSchema } from './billing-profile.entity.ts';
import type { BillingProfileRow } from './billing-profile.entity.ts';
import { BillingProfileDeleted, BillingProfileNotFound } from './billing-profile.errors.ts';
import { overridesOf } from './customer-override.store.ts';
import type { InvoiceParty } from './party.ts';
import { defaultWorkflow } from './workflow.ts';
import type { BillingWorkflow } from './workflow.ts';

const isDefault: Where = { text: 't.is_default and t.deleted_at is null', values: [] };

/** The organization's default profile; null before its first use. */
export function defaultProfile(read: Reader): Promise<BillingProfileRow | null> {
  return read.one(BillingProfileSchema, isDefault);
}

/** Profiles by id, in the order of the ids, deleted ones too; null where there is none. */
export function profilesByIds(read: Reader, ids: readonly string[]): Promise<(BillingProfileRow | null)[]> {
  return read.byKeys(BillingProfileSchema, 'id', ids);
}

/** Which profiles a list holds. */
export function profileWhere({ includeDeleted }: { readonly includeDeleted: boolean }): Where | undefined {
  return includeDeleted ? undefined : { text: 't.deleted_at is null', values: [] };
}

/** The profile that the customer is billed by: the one it is pinned to, else the default one. */
export async function profileOf(tx: Transaction, customerId: string): Promise<BillingProfileRow> {
  const [override] = await overridesOf(tx.read, [customerId]);
  if (override?.billingProfileId == null) return ensureDefaultProfile(tx);
  return present((await profilesByIds(tx.read, [override.billingProfileId]))[0], 'the profile of an override');
}

/** How the customer is billed, as {@link profileOf}; nothing is made where there is no profile yet. The reader is the organization's. */
export async function workflowOf(read: Reader, customerId: string): Promise<BillingWorkflow> {
  const [override] = await overridesOf(read, [customerId]);
  const profile = override?.billingProfileId == null ? await defaultProfile(read) : (await profilesByIds(read, [override.billingProfileId]))[0];
  return (profile?.workflow as BillingWorkflow | undefined) ?? defaultWorkflow;
}

/**
 * A live profile, held against deletion until the transaction ends. Throws BillingProfileNotFound and BillingProfileDeleted.
 */
export async function liveProfile(tx: Transaction, id: string, lock: 'share' | 'update'): Promise<BillingProfileRow> {
  await tx.read.rows(`select 1 from billing_profile where organization_id = $1 and id = $2 for ${lock}`, id);
  const [profile] = await profilesByIds(tx.read, [id]);
  if (profile == null) throw new BillingProfileNotFound(id);
  if (profile.deletedAt !== null) throw new BillingProfileDeleted(id);
  return profile;
}

/** Makes this the one transaction that decides which profile is the default, until it ends. */
export async function lockDefault(tx: Transaction): Promise<void> {
  await tx.read.rows('select 1 from organization where id = $1 for no key update');
}

/** What stands on a profile and keeps it: a live customer that is pinned to it, or an invoice that is not final; null when nothing does. What fees gather on that are paid on their own bears settings that nobody is billed by. */
export async function profileHeldBy(read: Reader, id: string): Promise<{ readonly type: 'Customer' | 'Invoice'; readonly id: string } | null> {
  const rows = await read.rows<{ type: 'Customer' | 'Invoice'; id: string }>(
    `(select 'Customer' as type, o.customer_id as id from customer_billing_override o join customer c on c.id = o.customer_id and c.deleted_at is null where o.organization_id = $1 and o.billing_profile_id = $2 limit 1)
     union all (select 'Invoice', i.id from invoice i where i.organization_id = $1 and i.billing_profile_id = $2 and i.deleted_at is null
       and i.kind <> 'RECORDED' and not (i.kind = 'ADVANCE_CHARGES' and i.status = 'GATHERING') and i.status not in ('PAID', 'UNCOLLECTIBLE', 'VOIDED') limit 1) limit 1`,
    id,
  );
  return rows[0] ?? null;
}

/** Customers after `after` that are billed by the profile and have lines that gather, in the order of their ids. */
export async function gatheringCustomersOf(read: Reader, profileId: string, after: string | null, limit: number): Promise<string[]> {
  const rows = await read.rows<{ id: string }>(
    `select distinct i.customer_id as id from invoice i left join customer_billing_override o on o.customer_id = i.customer_id
     where i.organization_id = $1 and i.status = 'GATHERING' and i.deleted_at is null and ($3::uuid is null or i.customer_id > $3::uuid)
       and coalesce(o.billing_profile_id, (select p.id from billing_profile p where p.organization_id = $1 and p.is_default and p.deleted_at is null)) = $2
     order by 1 limit $4`,
    profileId,
    after,
    limit,
  );
  return rows.map(({ id }) => id);
}

/** The default profile, made at its first use: of two transactions that need it at once one makes it and both use it. */
export async function ensureDefaultProfile(tx: Transaction): Promise<BillingProfileRow> {
  const found = await defaultProfile(tx.read);
  if (found !== null) return found;
  const organization = await tx.read.organization<OrganizationRow>(OrganizationSchema);
  invariant(organization !== null, 'a transaction is of an organization that exists');
  const supplier: InvoiceParty = { key: organization.key, name: organization.name, taxId: null, address: null };
  await tx.read.rows(
    `insert into billing_profile (id, organization_id, name, supplier, workflow, is_default, created_at, updated_at)
     values ($2, $1, 'Default', $3::jsonb, $4::jsonb, true, $5, $5)
     on conflict (organization_id) where is_default and deleted_at is null do nothing`,
    tx.newId(),
    JSON.stringify(supplier),
    JSON.stringify(defaultWorkflow),
    tx.clock.now().toString(),
  );
  const made = await defaultProfile(tx.read);
  invariant(made !== null, 'the default billing profile is there after it was made');
  return made;
}
