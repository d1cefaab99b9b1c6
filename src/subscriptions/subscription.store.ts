import { parseDuration } from '../kit/duration.ts';
import { billingTermsFromJson, discountsFromJson, priceFromJson, templateFromJson } from '../catalog/index.ts';
import type { BillingTermsJson, EntitlementTemplateJson, PriceJson, ProRating } from '../catalog/index.ts';
import { instantOf, instantOrNull } from '../platform/entity.ts';
import { joined } from '../platform/keyset.ts';
import type { Reader, Where } from '../platform/reader.ts';
import { furtherFromJson } from './further-terms.ts';
import type { FurtherTermsJson } from './further-terms.ts';
import { overlayFromJson } from './overlay-json.ts';
import type { AddonOverlayJson } from './overlay-json.ts';
import { offsetFromText } from './phase-start.ts';
import { priceOfAll } from './spec.ts';
import type { SpecItem, SpecPhase, SubscriptionSpec } from './spec.ts';
import { SubscriptionItemSchema } from './subscription-item.entity.ts';
import type { SubscriptionItemRow } from './subscription-item.entity.ts';
import { SubscriptionPhaseSchema } from './subscription-phase.entity.ts';
import type { SubscriptionPhaseRow } from './subscription-phase.entity.ts';
import type { SubscriptionStatus } from './subscription-status.ts';
import { SubscriptionSchema } from './subscription.entity.ts';
import type { SubscriptionRow } from './subscription.entity.ts';

/** The ways to name a subscription; exactly one. The id is the database's. */
export type SubscriptionLookUp = { readonly id: string } | { readonly key: string } | { readonly externalId: string };

/** For messages: `key "acme-main"`. */
export function describeSubscription(by: SubscriptionLookUp): string {
  const [name, value] = Object.entries(by)[0] as [string, string];
  return `${name} "${value}"`;
}

/** An item as it is kept. */
export interface SubscriptionItemTerms extends SpecItem {
  /** The row that it was read from. */
  readonly row: SubscriptionItemRow;
}

/** A subscription with all that runs in it. */
export interface SubscriptionSchedule extends SubscriptionSpec {
  readonly phases: readonly (SpecPhase & { readonly items: readonly SubscriptionItemTerms[] })[];
  readonly row: SubscriptionRow;
  readonly customerId: string;
}

/** Rows in the order of the ids, withdrawn ones included; null where there is none in reach. */
export function subscriptionsByIds(read: Reader, ids: readonly string[]): Promise<(SubscriptionRow | null)[]> {
  return read.byKeys(SubscriptionSchema, 'id', ids);
}

/** One subscription. An id finds withdrawn ones too, every other way only live ones. Null when there is none in reach. */
export async function subscriptionBy(read: Reader, by: SubscriptionLookUp): Promise<SubscriptionRow | null> {
  if ('id' in by) return (await subscriptionsByIds(read, [by.id]))[0] ?? null;
  if ('key' in by) return read.one(SubscriptionSchema, { text: 't.key = $1 and t.deleted_at is null', values: [by.key] });
  return read.one(SubscriptionSchema, { text: 't.external_id = $1 and t.deleted_at is null', values: [by.externalId] });
}

/** All live subscriptions of a customer that are run here, ended ones included, by their start. */
export function subscriptionsOfCustomer(read: Reader, customerId: string): Promise<SubscriptionRow[]> {
  return read.list(SubscriptionSchema, {
    where: { text: "t.customer_id = $1 and t.deleted_at is null and t.managed_by = 'TOLLGATE'", values: [customerId] },
    orderBy: [
      { property: 'activeFrom', direction: 'asc' },
      { property: 'id', direction: 'asc' },
    ],
  });
}

/** The live subscriptions of a customer that share time with [from, to), `except` one. `to` null: without end. */
export function overlappingSubscriptions(read: Reader, customerId: string, period: { from: Temporal.Instant; to: Temporal.Instant | null }, except: string | null): Promise<SubscriptionRow[]> {
  const where: Where = {
    text: `t.customer_id = $1 and t.deleted_at is null and t.managed_by = 'TOLLGATE' and t.id is distinct from $4::uuid
      and ($3::timestamptz is null or t.active_from < $3::timestamptz)
      and (t.active_to is null or (t.active_to > $2::timestamptz and t.active_to > t.active_from))`,
    values: [customerId, period.from.toString(), period.to?.toString() ?? null, except],
  };
  return read.list(SubscriptionSchema, {
    where,
    orderBy: [
      { property: 'activeFrom', direction: 'asc' },
      { property: 'id', direction: 'asc' },
    ],
  });
}

/** Of which status, of which plans, and whose; every member that is given must hold. */
export interface SubscriptionListFilter {
  readonly customerId?: string | null;
  readonly includeDeleted?: boolean;
  /** Of any version of a plan of these keys; null: whatever they were made from. */
  readonly planKeys?: readonly string[] | null;
  /** As they stand now; null: any. */
  readonly statuses?: readonly SubscriptionStatus[] | null;
}

/** `now` is real time; who lives by a test clock is looked at by that. */
export function subscriptionWhere({ customerId, includeDeleted, planKeys, statuses }: SubscriptionListFilter, now: Temporal.Instant): Where | undefined {
  const conditions: Where[] = [];
  if (includeDeleted !== true) conditions.push({ text: 't.deleted_at is null', values: [] });
  if (customerId != null) conditions.push({ text: 't.customer_id = $1', values: [customerId] });
  if (planKeys != null) conditions.push({ text: 't.plan_id in (select p.id from plan p where p.organization_id = t.organization_id and p.key = any($1::text[]))', values: [planKeys] });
  if (statuses != null) conditions.push({ text: `${statusText} = any($2::text[])`, values: [now.toString(), statuses] });
  return conditions.reduce<Where | undefined>(joined, undefined);
}

/** What `subscriptionStatus` says, in the customer's time. */
const statusText = `(select case when t.deleted_at is not null or t.active_to <= n.at then 'INACTIVE' when t.active_from > n.at then 'SCHEDULED' when t.active_to is null then 'ACTIVE' else 'CANCELED' end
  from (select coalesce((select k.now from customer c join test_clock k on k.id = c.test_clock_id where c.id = t.customer_id), $1::timestamptz) as at) n)`;

/** What edits took away is no part of a subscription any more. */
const kept: Where = { text: 't.deleted_at is null', values: [] };

/** The schedules of these subscriptions, in their order: one statement for all phases and one for all items. */
export async function schedulesOf(read: Reader, rows: readonly SubscriptionRow[]): Promise<SubscriptionSchedule[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [phases, items] = await Promise.all([
    read.listByKeys(SubscriptionPhaseSchema, 'subscriptionId', ids, { where: kept, orderBy: [{ property: 'position', direction: 'asc' }] }),
    read.listByKeys(SubscriptionItemSchema, 'subscriptionId', ids, {
      where: kept,
      orderBy: [
        { property: 'position', direction: 'asc' },
        { property: 'version', direction: 'asc' },
        { property: 'id', direction: 'asc' },
      ],
    }),
  ]);
  return rows.map((row, at) => scheduleOf(row, phases[at] ?? [], items[at] ?? []));
}

/** The schedules of these subscriptions, in the order of the ids; null where there is none in reach. */
export async function schedulesByIds(read: Reader, ids: readonly string[]): Promise<(SubscriptionSchedule | null)[]> {
  const rows = await subscriptionsByIds(read, ids);
  const schedules = await schedulesOf(read, rows.filter((row) => row !== null));
  const found = new Map(schedules.map((schedule) => [schedule.id, schedule]));
  return ids.map((id) => found.get(id) ?? null);
}

function scheduleOf(row: SubscriptionRow, phases: readonly SubscriptionPhaseRow[], items: readonly SubscriptionItemRow[]): SubscriptionSchedule {
  return {
    row,
    id: row.id,
    customerId: row.customerId,
    activeFrom: instantOf(row.activeFrom),
    activeTo: instantOrNull(row.activeTo),
    billingAnchor: instantOf(row.billingAnchor),
    billingCadence: parseDuration(row.billingCadence),
    currency: row.currency,
    proRating: row.proRating as ProRating,
    ...(row.timeZone === null ? {} : { zone: row.timeZone }),
    ...(row.billingTime === null ? {} : { billingTime: row.billingTime }),
    endIsProrated: row.endIsProrated,
    flatFeesFrom: instantOrNull(row.flatFeesFrom),
    terms: billingTermsFromJson(row.billingTerms as BillingTermsJson | null),
    phases: phases.map((phase) => ({
        id: phase.id,
        key: phase.key,
        name: phase.name,
        activeFrom: instantOf(phase.activeFrom),
        ...(phase.countedFrom === null || phase.countedAfter === null ? {} : { counted: { from: instantOf(phase.countedFrom), after: offsetFromText(phase.countedAfter) } }),
        items: items.filter(({ phaseId }) => phaseId === phase.id).map(termsOf),
    })),
  };
}

function termsOf(row: SubscriptionItemRow): SubscriptionItemTerms {
  const unitPrice = row.price === null ? null : priceFromJson(row.price as PriceJson);
  return {
    row,
    id: row.id,
    key: row.key,
    version: row.version,
    name: row.name,
    featureId: row.featureId,
    quantity: row.quantity,
    unitPrice,
    further: furtherFromJson(row.further as FurtherTermsJson | null),
    price: priceOfAll(unitPrice, row.quantity),
    billingCadence: row.billingCadence === null ? null : parseDuration(row.billingCadence),
    discounts: discountsFromJson(row.discounts),
    entitlementTemplate: templateFromJson(row.entitlementTemplate as EntitlementTemplateJson | null),
    activeFrom: instantOf(row.activeFrom),
    activeTo: instantOrNull(row.activeTo),
    ...(row.originId === null ? {} : { originId: row.originId }),
    ...(row.overlay === null ? {} : { overlay: overlayFromJson(row.overlay as AddonOverlayJson) }),
  };
}
