import { discountsToJson, priceToJson, templateToJson } from '../../catalog/index.ts';
import { formatDuration } from '../../kit/duration.ts';
import { sameInstant } from '../../kit/calendar.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { furtherToJson } from '../further-terms.ts';
import { overlayToJson } from '../overlay-json.ts';
import { offsetText } from '../phase-start.ts';
import type { PhaseStart } from '../phase-start.ts';
import type { SpecItem, SpecPhase, SubscriptionSpec } from '../spec.ts';
import { SubscriptionItem } from '../subscription-item.entity.ts';
import { SubscriptionPhase } from '../subscription-phase.entity.ts';

/** Whose rows they are. */
export interface SpecOwner {
  readonly subscriptionId: string;
  readonly customerId: string;
}

/**
 * Brings the kept phases and items of a subscription from one specification to another, by their ids: what is gone is marked as taken
 * away, what moved is moved, what is new is added. What else an item says never changes under one id. `before` is null for a new one.
 * Flushed, and all rows of one kind by one statement.
 */
export async function keepSpec(tx: Transaction, of: SpecOwner, before: SubscriptionSpec | null, after: SubscriptionSpec, now: Temporal.Instant): Promise<void> {
  await tx.em.flush();
  const [had, wanted] = [rowsOf(before), rowsOf(after)];
  // What goes makes room for what comes: both may have one key.
  await takeAway(tx, 'subscription_item', gone(had.items, wanted.items), now);
  await takeAway(tx, 'subscription_phase', gone(had.phases, wanted.phases), now);

  for (const phase of wanted.phases.values()) if (!had.phases.has(phase.id)) addPhase(tx, of, phase);
  for (const item of wanted.items.values()) if (!had.items.has(item.id)) addItem(tx, of, item);
  await tx.em.flush();
  await movePhases(tx, [...wanted.phases.values()].filter((phase) => isMovedPhase(had.phases.get(phase.id), phase)));
  await moveItems(tx, [...wanted.items.values()].filter((item) => isMovedItem(had.items.get(item.id), item)));
}

type PlacedPhase = SpecPhase & { readonly position: number };
type PlacedItem = SpecItem & { readonly phaseId: string; readonly position: number };

function rowsOf(spec: SubscriptionSpec | null) {
  const phases = (spec?.phases ?? []).map((phase, position): PlacedPhase => ({ ...phase, position }));
  const items = phases.flatMap(({ id: phaseId, items: inPhase }) => {
    const keys = [...new Set(inPhase.map(({ key }) => key))];
    return inPhase.map((item): PlacedItem => ({ ...item, phaseId, position: keys.indexOf(item.key) }));
  });
  return { phases: new Map(phases.map((phase) => [phase.id, phase])), items: new Map(items.map((item) => [item.id, item])) };
}

function gone(had: ReadonlyMap<string, unknown>, wanted: ReadonlyMap<string, unknown>): string[] {
  return [...had.keys()].filter((id) => !wanted.has(id));
}

async function takeAway(tx: Transaction, table: 'subscription_item' | 'subscription_phase', ids: readonly string[], now: Temporal.Instant): Promise<void> {
  if (ids.length === 0) return;
  await tx.read.rows(`update ${table} set deleted_at = $3 where organization_id = $1 and id = any($2::uuid[])`, ids, now.toString());
}

function addPhase(tx: Transaction, of: SpecOwner, { id, key, name, position, activeFrom, counted }: PlacedPhase): void {
  tx.em.create(SubscriptionPhase, { ...of, organizationId: tx.organizationId, id, key, name, position, activeFrom, countedFrom: counted?.from ?? null, countedAfter: counted === undefined ? null : offsetText(counted.after), deletedAt: null });
}

function addItem(tx: Transaction, of: SpecOwner, item: PlacedItem): void {
  tx.em.create(SubscriptionItem, {
    ...of,
    organizationId: tx.organizationId,
    id: item.id,
    phaseId: item.phaseId,
    key: item.key,
    version: item.version,
    position: item.position,
    name: item.name,
    featureId: item.featureId,
    price: item.unitPrice === null ? null : priceToJson(item.unitPrice),
    quantity: item.quantity,
    billingCadence: item.billingCadence === null ? null : formatDuration(item.billingCadence),
    discounts: discountsToJson(item.discounts),
    entitlementTemplate: templateToJson(item.entitlementTemplate),
    further: furtherToJson(item.further),
    entitlementId: null,
    originId: item.originId ?? null,
    overlay: overlayToJson(item.overlay),
    activeFrom: item.activeFrom,
    activeTo: item.activeTo,
    deletedAt: null,
  });
}

async function movePhases(tx: Transaction, phases: readonly PlacedPhase[]): Promise<void> {
  if (phases.length === 0) return;
  await tx.read.rows(
    `update subscription_phase t set active_from = n.active_from, position = n.position, counted_from = n.counted_from, counted_after = n.counted_after
     from unnest($2::uuid[], $3::timestamptz[], $4::int[], $5::timestamptz[], $6::text[]) n(id, active_from, position, counted_from, counted_after) where t.organization_id = $1 and t.id = n.id`,
    phases.map(({ id }) => id),
    phases.map(({ activeFrom }) => activeFrom.toString()),
    phases.map(({ position }) => position),
    phases.map(({ counted }) => counted?.from.toString() ?? null),
    phases.map(({ counted }) => (counted === undefined ? null : offsetText(counted.after))),
  );
}

async function moveItems(tx: Transaction, items: readonly PlacedItem[]): Promise<void> {
  if (items.length === 0) return;
  await tx.read.rows(
    `update subscription_item t set active_from = n.active_from, active_to = n.active_to, position = n.position
     from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::int[]) n(id, active_from, active_to, position) where t.organization_id = $1 and t.id = n.id`,
    items.map(({ id }) => id),
    items.map(({ activeFrom }) => activeFrom.toString()),
    items.map(({ activeTo }) => activeTo?.toString() ?? null),
    items.map(({ position }) => position),
  );
}

function isMovedPhase(old: PlacedPhase | undefined, next: PlacedPhase): boolean {
  return old !== undefined && !(old.position === next.position && sameInstant(old.activeFrom, next.activeFrom) && sameCount(old.counted, next.counted));
}

function sameCount(a: PhaseStart | undefined, b: PhaseStart | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && sameInstant(a.from, b.from) && offsetText(a.after) === offsetText(b.after));
}

function isMovedItem(old: PlacedItem | undefined, next: PlacedItem): boolean {
  return old !== undefined && !(old.position === next.position && sameInstant(old.activeFrom, next.activeFrom) && sameEnd(old.activeTo, next.activeTo));
}

export function sameEnd(a: Temporal.Instant | null, b: Temporal.Instant | null): boolean {
  return a === null || b === null ? a === b : sameInstant(a, b);
}
