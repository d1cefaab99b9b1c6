import { z } from 'zod';
import { checked, parsed, text } from '../../kit/input.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { ApiKey } from '../api-key.entity.ts';
import { hashOf, newApiKey, prefixOf } from '../credential.ts';
import { isPermission, permissions } from '../permission.ts';
import type { Permission } from '../permission.ts';

const createApiKeyInput = z.object({
  name: text(256).nullish(),
  scopes: z
    .array(z.string())
    .min(1)
    .superRefine((scopes, context) => {
      scopes.forEach((scope, at) => {
        if (!isPermission(scope)) context.addIssue({ code: 'custom', path: [at], params: { code: 'SCOPE_UNKNOWN' }, message: `scopes.${at} "${scope}" is unknown: use ${permissions.join(', ')}` });
      });
    }),
  expiresAt: checked<Temporal.Instant>().nullish(),
});

export interface NewApiKey {
  readonly id: string;
  /** The key itself; known to nobody after this. */
  readonly apiKey: string;
}

/**
 * Makes an API key. It may hold only scopes that `granted`, the caller's own, include: a key cannot make a stronger one. An end must lie
 * ahead.
 */
export function createApiKey(ctx: CommandContext, granted: ReadonlySet<Permission>, input: z.input<typeof createApiKeyInput>): Promise<NewApiKey> {
  const now = ctx.clock.now();
  const own = createApiKeyInput.superRefine(({ scopes, expiresAt }, context) => {
    scopes.forEach((scope, at) => {
      if (isPermission(scope) && !granted.has(scope)) context.addIssue({ code: 'custom', path: ['scopes', at], params: { code: 'SCOPE_NOT_HELD' }, message: `scopes.${at} "${scope}" is not a scope of the key that asks: it cannot be passed on` });
    });
    if (expiresAt != null && Temporal.Instant.compare(expiresAt, now) <= 0) {
      context.addIssue({ code: 'custom', path: ['expiresAt'], params: { code: 'NOT_AHEAD' }, message: `expiresAt is ${expiresAt.toString()}: give an instant after now` });
    }
  });
  const { name, scopes, expiresAt } = parsed(own, input);
  return transact(ctx, async (tx) => {
    const apiKey = newApiKey();
    const made = tx.em.create(ApiKey, {
      id: tx.newId(),
      organizationId: tx.organizationId,
      name: name ?? null,
      hash: hashOf(apiKey),
      prefix: prefixOf(apiKey),
      scopes,
      createdAt: now,
      expiresAt: expiresAt ?? null,
      revokedAt: null,
      lastUsedAt: null,
    });
    return { id: made.id, apiKey };
  });
}
