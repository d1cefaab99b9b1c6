import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { instantOf } from '../../platform/entity.ts';
import type { Transaction } from '../../platform/transaction.ts';
import type { KnownLineRow } from '../invoice-line.store.ts';
import type { KnownLine, WantedLine } from '../reconcile.ts';
import { SplitLineGroup } from '../split-line-group.entity.ts';
import type { KnownSplit, SplitReconciliation } from '../split-reconcile.ts';

/** The lines that are billed in parts, of all lines of a customer's subscriptions. */
export function knownSplits<Line extends KnownLine>(rows: readonly KnownLineRow[], lines: readonly Line[]): KnownSplit[] {
  const parts = new Map<string, Line[]>();
  const groups = new Map<string, KnownLineRow>();
  for (const [at, row] of rows.entries()) {
    if (row.splitGroupId === null) continue;
    groups.set(row.splitGroupId, row);
    parts.set(row.splitGroupId, [...(parts.get(row.splitGroupId) ?? []), present(lines[at], 'a line that is known')]);
  }
  return [...groups].map(([id, { reference, wholeFrom, wholeTo }]) => ({
    id,
    reference,
    period: { from: instantOf(present(wholeFrom, 'the period of a group')), to: instantOf(present(wholeTo, 'the period of a group')) },
    billed: Decimal.sum(rows.filter((row) => row.splitGroupId === id && row.deletedAt === null && isBilled(row)).map(({ amount }) => Decimal.of(amount))),
    parts: (parts.get(id) ?? []).toSorted((a, b) => Temporal.Instant.compare(a.periodFrom, b.periodFrom)),
  }));
}

/** Neither what gathers nor what stood on a deleted draft. */
function isBilled({ invoiceState }: KnownLineRow): boolean {
  return invoiceState !== 'gathering' && !invoiceState.startsWith('delete');
}

/** Brings groups to their periods; parts are made, changed and removed as other lines are. */
export async function followSplits(tx: Transaction, periods: SplitReconciliation<WantedLine>['periods'], now: Temporal.Instant): Promise<void> {
  if (periods.length === 0) return;
  const groups = await tx.em.find(SplitLineGroup, { id: { $in: periods.map(({ group }) => group.id) } });
  const periodOf = new Map(periods.map(({ group, period }) => [group.id, period]));
  for (const group of groups) {
    const period = periodOf.get(group.id) ?? null;
    Object.assign(group, { updatedAt: now }, period === null ? { deletedAt: now } : { periodFrom: period.from, periodTo: period.to });
  }
}
