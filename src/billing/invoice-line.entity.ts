import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Feature } from '../catalog/index.ts';
import type { DiscountsJson, PriceJson } from '../catalog/index.ts';
import { Customer } from '../customers/index.ts';
import { Subscription, SubscriptionItem } from '../subscriptions/index.ts';
import { instant, json, numeric, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { Invoice } from './invoice.entity.ts';
import type { LineAdjustment, OwnTaxes } from './line-adjustment.ts';
import type { LineCharging } from './line-charging.ts';
import type { DetailedLineJson, LineDiscountJson } from './rated-line-json.ts';
import type { LineTaxJson } from './settlement/settlement-json.ts';
import { SplitLineGroup } from './split-line-group.entity.ts';
import type { RecordedLineJson } from './recorded-line.ts';
import { totalsColumns } from './totals-columns.ts';
import type { UsageSnapshotJson } from './usage-snapshot.ts';

/** Who decides what stands in a line: a subscription, or whoever wrote it. */
export type LineManager = 'SUBSCRIPTION' | 'MANUAL';

/**
 * One charge. It gathers with its price alone, and is rated when it stands on an invoice of its own period; while `ratedAt` is null its
 * figures are computed whenever they are read.
 */
export const InvoiceLineSchema = defineEntity({
  name: 'InvoiceLine',
  tableName: 'invoice_line',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    /** Of invoices that run side by side it is looked at when their transaction ends: lines are written before their invoice. */
    invoiceId: () => p.manyToOne(Invoice).mapToPk().fieldName('invoice_id').deferMode('immediate'),
    subscriptionId: () => p.manyToOne(Subscription).mapToPk().fieldName('subscription_id').nullable().deleteRule('restrict'),
    subscriptionItemId: () => p.manyToOne(SubscriptionItem).mapToPk().fieldName('subscription_item_id').nullable().deleteRule('restrict'),
    /** subscriptionId/phaseKey/itemKey/v[version]/period[n]: the same charge has the same one however often it is made. */
    reference: p.string().length(512).nullable(),
    /** The whole that it bills a part of; null: it is whole. Such a part has no reference of its own. */
    splitGroupId: () => p.manyToOne(SplitLineGroup).mapToPk().fieldName('split_group_id').nullable().deleteRule('restrict'),
    /** The line of an issued invoice whose usage it corrects; null: it corrects none. */
    correctsLineId: p.uuid().nullable(),
    managedBy: p.string().length(16).$type<LineManager>(),
    name: p.string().length(256),
    description: p.string().length(1024).nullable(),
    featureId: () => p.manyToOne(Feature).mapToPk().fieldName('feature_id').nullable().deleteRule('restrict'),
    featureKey: p.string().length(64).nullable(),
    /** A flat price holds the amount in proportion to the period. */
    price: json<PriceJson>(),
    rateCardDiscounts: json<DiscountsJson>().nullable(),
    /** How it charges; null: plainly. */
    charging: json<LineCharging>().nullable(),
    currency: p.string().length(3),
    periodFrom: instant().nullable(),
    periodTo: instant().nullable(),
    /** What a whole period would be; null where it is the period. */
    fullPeriodFrom: instant().nullable(),
    fullPeriodTo: instant().nullable(),
    billingPeriodFrom: instant().nullable(),
    billingPeriodTo: instant().nullable(),
    invoiceAt: instant(),
    meteredQuantity: numeric().nullable(),
    quantity: numeric().nullable(),
    quantityBefore: numeric().nullable(),
    /** The usage that it was rated with, where `meteredQuantity` does not tell all of it. */
    usageSnapshot: json<UsageSnapshotJson>().nullable(),
    discounts: json<readonly LineDiscountJson[]>(),
    detailedLines: json<readonly DetailedLineJson[]>(),
    ...totalsColumns(),
    /** The part of discountsTotal that coupons took. */
    couponsTotal: numeric().default('0'),
    /** The same before it was rounded: to five decimals of the minor unit; 0 where that is not known. */
    couponsPrecise: numeric().default('0'),
    /** Those that it bears, copied when it was rated. */
    taxes: json<readonly LineTaxJson[]>().default([]),
    /** What was decided of its fee by hand; null: nothing. */
    adjustment: json<LineAdjustment>().nullable(),
    /** What it says of taxes by itself; null: its rate card, plan, customer or organization does. */
    ownTaxes: json<OwnTaxes>().nullable(),
    ratedAt: instant().nullable(),
    /** What the system that billed it says of it; null unless its invoice is a recorded one. */
    recorded: json<RecordedLineJson>().nullable(),
    metadata: json<Record<string, unknown>>().nullable(),
    createdAt: instant(),
    updatedAt: instant(),
    deletedAt: instant().nullable(),
  },
  uniques: [{ name: 'invoice_line_reference_unique', properties: ['organizationId', 'reference'], where: 'deleted_at is null and reference is not null' }],
  indexes: [
    { name: 'invoice_line_invoice', properties: ['invoiceId', 'id'], where: 'deleted_at is null' },
    { name: 'invoice_line_deleted', properties: ['invoiceId', 'id'], where: 'deleted_at is not null' },
    { name: 'invoice_line_subscription', properties: ['subscriptionId'], where: 'subscription_id is not null' },
    { name: 'invoice_line_customer', properties: ['customerId', 'periodTo'] },
    { name: 'invoice_line_by_hand', properties: ['customerId'], where: `managed_by = 'MANUAL' and price->>'type' <> 'FLAT'` },
    { name: 'invoice_line_made', properties: ['organizationId', 'id'], where: 'deleted_at is null' },
    { name: 'invoice_line_corrects', properties: ['correctsLineId'], where: 'corrects_line_id is not null' },
    { name: 'invoice_line_split_group', properties: ['splitGroupId'], where: 'split_group_id is not null' },
  ],
  filters: organizationFilter,
});
export class InvoiceLine extends InvoiceLineSchema.class {}
InvoiceLineSchema.setClass(InvoiceLine);

export type InvoiceLineRow = RowOf<typeof InvoiceLineSchema>;
