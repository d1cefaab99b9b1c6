import { customersByIds, nowOf } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { floorToMinute } from '../../kit/calendar.ts';
import { refuse } from '../../kit/errors.ts';
import { instantOf, instantOrNull } from '../../platform/entity.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { voidIssues } from '../engine/reset-rules.ts';
import { EntitlementNotActive, GrantAlreadyVoided, GrantNotFound } from '../entitlements.errors.ts';
import { entitlementNews } from '../entitlement-events.ts';
import { meteredOf } from '../entitlement-rows.ts';
import { activePeriod } from '../entitlement.ts';
import { grantsByIds } from '../entitlement.store.ts';
import { forgetSnapshots, lockEntitlement, timelineOfEntitlement } from './open-entitlement.ts';

/**
 * Ends a grant at the minute of `at` (now when null), which may lie back to the start of the running usage period: what was burnt before
 * stays burnt, the rest is lost. Answers its id. Throws GrantNotFound, EntitlementNotActive, GrantAlreadyVoided, and ValidationError for
 * an instant that is not allowed.
 */
export function voidGrant(ctx: CommandContext, id: string, at: Temporal.Instant | null): Promise<string> {
  return transact(ctx, async (tx) => {
    const found = (await grantsByIds(tx.read, [id]))[0] ?? null;
    if (found === null || found.deletedAt !== null) throw new GrantNotFound(id);
    const customer = present((await customersByIds(tx.read, [found.customerId]))[0], 'the customer of a grant');
    const now = await nowOf(tx, customer);
    const entitlement = meteredOf(present(await lockEntitlement(tx, found.entitlementId, now), 'the entitlement of a grant'));
    const { to } = activePeriod(entitlement);
    if (to !== null && Temporal.Instant.compare(to, now) <= 0) throw new EntitlementNotActive(entitlement, to);
    // Read again behind the lock: another request may have voided it meanwhile.
    const grant = present((await grantsByIds(tx.read, [id]))[0], 'a grant that was there');
    if (grant.voidedAt !== null) throw new GrantAlreadyVoided(id, instantOf(grant.voidedAt));
    refuse(voidIssues(await timelineOfEntitlement(tx, entitlement), { id, voidedAt: instantOrNull(grant.voidedAt) }, at, now));
    const voidedAt = floorToMinute(at ?? now);
    await tx.read.rows('update entitlement_grant set voided_at = $3, updated_at = $4 where organization_id = $1 and id = $2', id, voidedAt.toString(), now.toString());
    await forgetSnapshots(tx, entitlement.id, 'from', voidedAt);
    tx.emit(entitlementNews('grant.voided', id, entitlement));
    return id;
  });
}
