import { refuse } from '../../kit/errors.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { taxDefinitionIssues } from '../tax-definition-issues.ts';
import type { CreateTaxInput } from './create-tax.ts';

/**
 * The ids of the live taxes of these keys, which the organization may have changed meanwhile; those that are not there are made. Of two transactions
 * that make the same one, one does and both have it. Two statements for however many. Throws ValidationError for a definition that is none.
 */
export async function ensureTaxes(tx: Transaction, taxes: readonly CreateTaxInput[]): Promise<ReadonlyMap<string, string>> {
  for (const tax of taxes) refuse(taxDefinitionIssues(tax));
  const made = await tx.read.rows<{ id: string }>(
    `insert into tax (id, organization_id, key, name, description, rate, applied_to_organization, invoice_texts, created_at, updated_at)
     select (d->>'id')::uuid, $1, d->>'key', d->>'name', d->>'description', (d->>'rate')::numeric, (d->>'appliedToOrganization')::boolean, d->'invoiceTexts', $3, $3 from jsonb_array_elements($2::jsonb) d
     on conflict (organization_id, key) where deleted_at is null do nothing returning id`,
    JSON.stringify(taxes.map((tax) => ({ ...tax, id: tx.newId(), rate: tax.rate.toString() }))),
    tx.clock.now().toString(),
  );
  for (const { id } of made) tx.emit({ type: 'tax.created', id, customerId: null });
  const live = await tx.read.rows<{ id: string; key: string }>('select id, key from tax where organization_id = $1 and key = any($2::text[]) and deleted_at is null', taxes.map(({ key }) => key));
  return new Map(live.map(({ id, key }) => [key, id]));
}
