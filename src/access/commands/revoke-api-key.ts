import { NotFoundError } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { ApiKey } from '../api-key.entity.ts';

export class ApiKeyNotFound extends NotFoundError {
  override readonly code = 'API_KEY_NOT_FOUND';
  constructor(id: string) {
    super(`there is no API key with id "${id}"`);
  }
}

/** Ends a key for good, on every process at once. Doing it again changes nothing. Answers the id. */
export function revokeApiKey(ctx: CommandContext, id: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const key = await tx.em.findOne(ApiKey, { id });
    if (key === null) throw new ApiKeyNotFound(id);
    if (key.revokedAt == null) {
      key.revokedAt = tx.clock.now();
      tx.emit({ type: 'credential.ended', id, customerId: null });
    }
    return id;
  });
}
