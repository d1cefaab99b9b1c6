import { OrganizationSchema } from '../access/index.ts';
import type { OrganizationRow } from '../access/index.ts';
import { invariant } from '../kit/assert.ts';
import type { Reader, Where } from '../platform/reader.ts';
import type { Transaction } from '../platform/transaction.ts';
import { BillingProfileSchema } from './billing-profile.entity.ts';
import type { BillingProfileRow } from './billing-profile.entity.ts';
import type { InvoiceParty } from './party.ts';
import { defaultWorkflow } from './workflow.ts';

const isDefault: Where = { text: 't.is_default and t.deleted_at is null', values: [] };

/** The organization's default profile; null before its first use. */
export function defaultProfile(read: Reader): Promise<BillingProfileRow | null> {
  return read.one(BillingProfileSchema, isDefault);
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
