import { parseGlobalId } from '../../src/graphql/global-id.ts';
import type { Story } from './story.ts';

/** Writes down a change of a customer's billed line as if its usage had changed, which by late events would take another period. */
export async function tellUsageChanges({ world, id }: Story, customer: 'one' | 'two'): Promise<void> {
  const rows = await world.command().read.rows(
    `insert into billed_usage_change (id, organization_id, customer_id, invoice_line_id, sequence, quantity_before, quantity_after, amount_before, amount_after, action, created_at)
     select gen_random_uuid(), organization_id, customer_id, id, 1, 1, 2, 1, 2, 'IGNORED', created_at from invoice_line where organization_id = $1 and id = $2::uuid returning id`,
    parseGlobalId(id(`line_${customer}`))?.id,
  );
  if (rows.length !== 1) throw new Error('the story has no billed line');
}
