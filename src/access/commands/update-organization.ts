import { z } from 'zod';
import { formatDuration } from '../../kit/duration.ts';
import { checked, parsed, text } from '../../kit/input.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';

const LONGEST_WINDOW_DAYS = 3_660;

/** A window is subtracted from instants, so it has one length: neither years nor months, whose length depends on where they stand. */
const latenessWindow = checked<Temporal.Duration>().superRefine((window, ctx) => {
  const refused = (code: string, message: string): void => ctx.addIssue({ code: 'custom', params: { code }, message });
  if (window.years !== 0 || window.months !== 0) refused('LATENESS_WINDOW_UNIT', `latenessWindow is ${window}; give weeks, days, hours, minutes or seconds, such as "P3D"`);
  else if (window.sign < 0 || window.total({ unit: 'days', relativeTo: '2000-01-01[UTC]' }) > LONGEST_WINDOW_DAYS) {
    refused('LATENESS_WINDOW_RANGE', `latenessWindow is ${window}; give "PT0S" to "P${LONGEST_WINDOW_DAYS}D", or null for none`);
  }
});

/** What is billed by the year is looked at event by event at both ends of the year. */
const SHORTEST_RETENTION_DAYS = 400;
const LONGEST_RETENTION_DAYS = 36_600;

const eventRetention = checked<Temporal.Duration>().superRefine((kept, ctx) => {
  const refused = (code: string, message: string): void => ctx.addIssue({ code: 'custom', params: { code }, message });
  const range = `"P${SHORTEST_RETENTION_DAYS}D" to "P${LONGEST_RETENTION_DAYS}D"`;
  if (kept.years !== 0 || kept.months !== 0) return refused('EVENT_RETENTION_UNIT', `eventRetention is ${kept}; give weeks, days, hours, minutes or seconds, such as "P400D"`);
  const days = kept.total({ unit: 'days', relativeTo: '2000-01-01[UTC]' });
  if (days < SHORTEST_RETENTION_DAYS || days > LONGEST_RETENTION_DAYS) refused('EVENT_RETENTION_RANGE', `eventRetention is ${kept}; give ${range}, or null to keep events for ever`);
});

const planChangeDefault = z.object({ timing: z.enum(['NOW', 'AT_RENEWAL']), proration: z.enum(['FULL', 'PRORATED', 'NONE']) });

const updateOrganizationInput = z.object({
  name: text(256).optional(),
  multipleSubscriptions: z.boolean().optional(),
  latenessWindow: latenessWindow.nullable().optional(),
  eventRetention: eventRetention.nullable().optional(),
  timeZone: z.string().optional(),
  euTaxManagement: z.boolean().optional(),
  upgrades: planChangeDefault.optional(),
  downgrades: planChangeDefault.optional(),
});

/** Only what is present is changed. */
export type UpdateOrganizationInput = z.input<typeof updateOrganizationInput>;

/**
 * Changes the organization's name and settings, and answers its id. Settings hold from now on: what was made under earlier ones stays.
 * Higher domains refuse what cannot be by a reaction to `organization.updated` (ValidationError).
 */
export function updateOrganization(ctx: CommandContext, input: UpdateOrganizationInput): Promise<string> {
  const { name, latenessWindow: window, eventRetention: kept, ...others } = parsed(updateOrganizationInput, input);
  const settings = { ...others, latenessWindow: window == null ? window : formatDuration(window), eventRetention: kept == null ? kept : formatDuration(kept) };
  return transact(ctx, async (tx) => {
    const changed = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
    await tx.read.rows('update organization set name = coalesce($2, name), settings = settings || $3::jsonb where id = $1', name ?? null, JSON.stringify(changed));
    tx.emit({ type: 'organization.updated', id: tx.organizationId, customerId: null, ...(others.euTaxManagement === true ? { payload: { euTaxManagement: true } } : {}) });
    return tx.organizationId;
  });
}
