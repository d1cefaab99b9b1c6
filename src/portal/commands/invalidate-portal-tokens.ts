import { PortalToken } from '../../access/index.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';

/** Which tokens: one by its id, or all of a customer or of a subject. */
export interface PortalTokensToEnd {
  readonly id?: string | null;
  readonly customerId?: string | null;
  readonly subject?: string | null;
}

/** Ends tokens at once, on every process, and answers how many were still good. An unknown one is no error: it opens nothing either. */
export function invalidatePortalTokens(ctx: CommandContext, which: PortalTokensToEnd): Promise<number> {
  const given = Object.entries(which).filter(([, value]) => value != null);
  if (given.length !== 1) refuse([issue('PORTAL_TOKENS_UNNAMED', `${given.length} of id, customer and subject are given: give exactly one`, given[1]?.[0] ?? 'id')]);
  return transact(ctx, async (tx) => {
    const now = tx.clock.now();
    const mine = await tx.em.find(PortalToken, { ...Object.fromEntries(given), invalidatedAt: null, expiresAt: { $gt: now }, organizationId: tx.organizationId });
    for (const token of mine) {
      token.invalidatedAt = now;
      tx.emit({ type: 'credential.ended', id: token.id, customerId: null });
    }
    return mine.length;
  });
}
