import { z } from 'zod';
import { parsed, text } from '../../kit/input.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';

const updateOrganizationInput = z.object({ name: text(256).optional(), multipleSubscriptions: z.boolean().optional() });

/** Only what is present is changed. */
export type UpdateOrganizationInput = z.input<typeof updateOrganizationInput>;

/**
 * Changes the organization's name and settings, and answers its id. Settings hold from now on: what was made under earlier ones stays.
 */
export function updateOrganization(ctx: CommandContext, input: UpdateOrganizationInput): Promise<string> {
  const { name, ...settings } = parsed(updateOrganizationInput, input);
  return transact(ctx, async (tx) => {
    const changed = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
    await tx.read.rows('update organization set name = coalesce($2, name), settings = settings || $3::jsonb where id = $1', name ?? null, JSON.stringify(changed));
    tx.emit({ type: 'organization.updated', id: tx.organizationId, customerId: null });
    return tx.organizationId;
  });
}
