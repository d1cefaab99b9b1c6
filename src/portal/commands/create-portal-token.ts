import { z } from 'zod';
import { PortalToken } from '../../access/index.ts';
import type { TokenSignature, PortalTokenRow } from '../../access/index.ts';
import { liveCustomer } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { addDuration } from '../../kit/calendar.ts';
import { checked, parsed, text } from '../../kit/input.ts';
import { metersByKeys } from '../../metering/index.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { AllowedMeterNotFound } from '../portal.errors.ts';

const longestDays = 30;

const createPortalTokenInput = z.object({
  customer: checked<CustomerLookUp>().nullish(),
  subject: text(1_024).nullish(),
  expiresIn: checked<Temporal.Duration>().nullish(),
  allowedMeterKeys: z.array(z.string()).min(1).max(100).nullish(),
});

/** Null beyond the end of the calendar. */
function after(now: Temporal.Instant, duration: Temporal.Duration): Temporal.Instant | null {
  try {
    return addDuration(now, duration);
  } catch {
    return null;
  }
}

export type CreatePortalTokenInput = z.input<typeof createPortalTokenInput>;

/** A row and, this once, the token itself. */
export type CreatedPortalToken = PortalTokenRow & { readonly token: string };

/**
 * Makes a token that sees one customer, or the usage of one subject, until it ends: `expiresIn` after now in real time, PT1H when
 * omitted, P30D at most. Only a row about it is stored, never the token.
 */
export function createPortalToken(ctx: CommandContext, signature: TokenSignature, input: CreatePortalTokenInput): Promise<CreatedPortalToken> {
  const now = ctx.clock.now();
  const rules = createPortalTokenInput.superRefine(({ customer, subject, expiresIn }, context) => {
    if ((customer == null) === (subject == null)) {
      context.addIssue({ code: 'custom', path: [customer == null ? 'customer' : 'subject'], params: { code: 'CUSTOMER_OR_SUBJECT' }, message: 'a token is of a customer or of a subject: give exactly one of customer and subject' });
    }
    if (expiresIn != null) {
      const end = after(now, expiresIn);
      if (end === null || Temporal.Instant.compare(end, now) <= 0 || Temporal.Instant.compare(end, now.add({ hours: longestDays * 24 })) > 0) {
        context.addIssue({ code: 'custom', path: ['expiresIn'], params: { code: 'PORTAL_TOKEN_LIFETIME' }, message: `expiresIn is ${expiresIn.toString()}: give more than nothing and at most P${longestDays}D` });
      }
    }
  });
  const { customer, subject, expiresIn, allowedMeterKeys } = parsed(rules, input);
  return transact(ctx, async (tx) => {
    const owner = customer == null ? null : await liveCustomer(tx.read, customer);
    if (allowedMeterKeys != null) {
      const found = await metersByKeys(tx.read, allowedMeterKeys);
      const missing = allowedMeterKeys.find((_key, at) => found[at] == null);
      if (missing !== undefined) throw new AllowedMeterNotFound(missing);
    }
    const row = {
      id: tx.newId(),
      organizationId: tx.organizationId,
      customerId: owner?.id ?? null,
      subject: subject ?? null,
      allowedMeterKeys: allowedMeterKeys ?? null,
      createdAt: now,
      // The signature counts whole seconds: so does the row, and both end together.
      expiresAt: Temporal.Instant.fromEpochMilliseconds(Math.ceil(addDuration(now, expiresIn ?? Temporal.Duration.from('PT1H')).epochMilliseconds / 1_000) * 1_000),
      invalidatedAt: null,
    };
    tx.em.create(PortalToken, row);
    const token = await signature.sign({ id: row.id, organizationId: row.organizationId, expiresAt: row.expiresAt }, now);
    return { ...row, createdAt: row.createdAt.toString(), expiresAt: row.expiresAt.toString(), token };
  });
}
