import { present } from '../kit/assert.ts';
import { Decimal } from '../kit/decimal.ts';
import { floorToMinute, sameInstant } from '../kit/calendar.ts';
import { instantOf } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import type { OpenAccount } from './authorization-ledger.ts';
import type { AccountRow, KeptAllowance, UsedAllowance } from './authorization.store.ts';
import { storeSnapshots } from './balance.store.ts';
import type { MadeStates } from './balance.store.ts';
import { usagesOf } from './compute.ts';
import { allowanceOf, planAllowance } from './engine/allowance.ts';
import { snapshotsToKeep } from './engine/snapshot.ts';
import { meteredFactsOf } from './metered-facts.store.ts';

/** What may be used of an entitlement at once, and what that was computed of. */
export interface KnownAllowance {
  readonly left: Decimal;
  readonly revision: number;
  readonly usageRevision: string;
  readonly meterId: string;
  /** Whose usage was counted. */
  readonly subjects: readonly string[];
  readonly validFrom: string;
  readonly validUntil: string | null;
  /** It was computed just now, so it is worth keeping as it is. */
  readonly isNew: boolean;
}

/** Allowances by their entitlements' ids, and states that are worth starting from next time. */
export interface Allowances {
  readonly known: ReadonlyMap<string, KnownAllowance>;
  readonly snapshots: readonly MadeStates[];
}

/**
 * The allowances of the accounts' metered entitlements: those that were kept and still hold, the others computed by the engine. Without one: it does not measure
 * yet. `read` is inside the transaction that holds the customers' locks.
 */
export async function allowancesOf(read: Reader, rows: readonly AccountRow[], realNow: Temporal.Instant): Promise<Allowances> {
  const known = new Map<string, KnownAllowance>();
  const open: { readonly entitlementId: string; readonly now: Temporal.Instant }[] = [];
  for (const row of rows) {
    if (row.entitlementId === null || row.type !== 'METERED') continue;
    if (row.isFresh === true) known.set(row.entitlementId, keptOf(row));
    else open.push({ entitlementId: row.entitlementId, now: row.clock === null ? realNow : instantOf(row.clock) });
  }
  const snapshots: MadeStates[] = [];
  if (open.length === 0) return { known, snapshots };

  const facts = await meteredFactsOf(read, open.map(({ entitlementId, now }) => ({ entitlementId, time: floorToMinute(now) })));
  const plans = facts.map((each, n) => (each === null ? null : planAllowance(each.entitlement, each.metering, present(open[n], 'a question').now)));
  const ranges = plans.flatMap((plan, n) => (plan?.usageRanges ?? []).map((range) => ({ of: present(facts[n], 'the facts of a range'), range })));
  const usages = (await usagesOf(read, ranges)).values();
  for (const [n, plan] of plans.entries()) {
    if (plan === null) continue;
    const of = present(facts[n], 'the facts of a plan');
    const { entitlement, metering, revision, usageRevision, meter, subjects, lastEventAt } = of;
    const { left, holds, run } = allowanceOf(plan, plan.usageRanges.map(() => present(usages.next().value, 'the usage of a range')), lastEventAt);
    known.set(entitlement.id, { left, revision, usageRevision, meterId: meter.id, subjects, validFrom: holds.from.toString(), validUntil: holds.to?.toString() ?? null, isNew: true });
    const states = snapshotsToKeep(run, metering.grants, metering.aggregation, plan.minute).filter((state) => !metering.stored.some(({ at }) => sameInstant(at, state.at)));
    if (states.length > 0) snapshots.push({ facts: of, states });
  }
  return { known, snapshots };
}

/** Keeps states to start from. `outside` is not in the transaction: what this locks is not to be locked for long, and is free by the time that events are stored. */
export async function keepSnapshots(outside: Reader, { snapshots }: Allowances): Promise<void> {
  await storeSnapshots(outside, snapshots);
}

function keptOf(row: AccountRow): KnownAllowance {
  const { remaining, revision, usageRevision, meterId, countedSubjects, validFrom, validUntil } = row;
  return {
    left: Decimal.of(present(remaining, 'a kept allowance')),
    revision: present(revision, 'the revision of a kept allowance'),
    usageRevision: present(usageRevision, 'the usage revision of a kept allowance'),
    meterId: present(meterId, 'the meter of a kept allowance'),
    subjects: countedSubjects ?? [],
    validFrom: present(validFrom, 'the beginning of a kept allowance'),
    validUntil,
    isNew: false,
  };
}

/** Allowances to keep, and what is left of those that are kept already. */
export interface AllowancesAfter {
  readonly made: readonly KeptAllowance[];
  readonly used: readonly UsedAllowance[];
}

/**
 * What to keep of accounts after events were stored for them: `heads` says, by meter, whose usage revision grew by one. What somebody else stored
 * meanwhile makes the kept revision too low, and the allowance is then computed again.
 */
export function allowancesAfter(accounts: readonly OpenAccount[], { known }: Allowances, heads: ReadonlyMap<string, ReadonlySet<string>>): AllowancesAfter {
  const made: KeptAllowance[] = [];
  const used: UsedAllowance[] = [];
  for (const { customerId, entitlement, account } of accounts) {
    const allowance = entitlement === null ? undefined : known.get(entitlement.id);
    if (entitlement === null || account === null || allowance === undefined) continue;
    const { isNew, left: _before, ...rest } = allowance;
    const grown = heads.get(rest.meterId);
    const steps = grown === undefined ? 0 : rest.subjects.filter((subject) => grown.has(subject)).length;
    const now = { entitlementId: entitlement.id, usageRevision: String(BigInt(rest.usageRevision) + BigInt(steps)), remaining: account.left.toString() };
    if (isNew) made.push({ ...rest, customerId, ...now });
    else if (steps > 0) used.push(now);
  }
  return { made, used };
}
