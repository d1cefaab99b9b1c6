import type { DiscountsJson, PriceJson } from '../catalog/index.ts';
import type { CustomerRow } from '../customers/index.ts';
import type { Period } from '../kit/period.ts';
import type { Transaction } from '../platform/transaction.ts';
import { InvoiceLine } from './invoice-line.entity.ts';
import type { LineManager } from './invoice-line.entity.ts';
import type { Invoice } from './invoice.entity.ts';
import type { LineAdjustment, OwnTaxes } from './line-adjustment.ts';
import type { LineCharging } from './line-charging.ts';
import { zeroTotals } from './rating/totals.ts';
import { totalsToText } from './totals-columns.ts';

/** What a line is before it is rated. */
export interface NewLine {
  readonly managedBy: LineManager;
  readonly subscriptionId: string | null;
  readonly subscriptionItemId: string | null;
  readonly reference: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly feature: { readonly id: string; readonly key: string } | null;
  readonly price: PriceJson;
  readonly discounts: DiscountsJson | null;
  /** How it charges; left out: plainly. */
  readonly charging?: LineCharging | null;
  readonly period: Period | null;
  /** What a whole period would be; null where it is the period. */
  readonly fullPeriod: Period | null;
  readonly billingPeriod: Period | null;
  /** What it is a part of; left out: it is whole. */
  readonly splitGroupId?: string | null;
  readonly invoiceAt: Temporal.Instant;
  readonly metadata: Record<string, unknown> | null;
  /** The line of an issued invoice whose usage it corrects; left out: none. */
  readonly correctsLineId?: string | null;
  /** What it says of taxes by itself; left out: nothing. */
  readonly ownTaxes?: OwnTaxes | null;
  /** What is decided of its fee by hand; left out: nothing. */
  readonly adjustment?: LineAdjustment | null;
}

/** Puts a line on an invoice of the customer; persisted, not flushed and not rated. */
export function addLine(tx: Transaction, customer: CustomerRow, invoice: Invoice, line: NewLine, now: Temporal.Instant): InvoiceLine {
  return tx.em.create(InvoiceLine, {
    id: tx.newId(),
    organizationId: tx.organizationId,
    customerId: customer.id,
    invoiceId: invoice.id,
    subscriptionId: line.subscriptionId,
    subscriptionItemId: line.subscriptionItemId,
    reference: line.reference,
    splitGroupId: line.splitGroupId ?? null,
    correctsLineId: line.correctsLineId ?? null,
    managedBy: line.managedBy,
    name: line.name,
    description: line.description,
    featureId: line.feature?.id ?? null,
    featureKey: line.feature?.key ?? null,
    price: line.price,
    rateCardDiscounts: line.discounts,
    charging: line.charging ?? null,
    currency: invoice.currency,
    periodFrom: line.period?.from ?? null,
    periodTo: line.period?.to ?? null,
    fullPeriodFrom: line.fullPeriod?.from ?? null,
    fullPeriodTo: line.fullPeriod?.to ?? null,
    billingPeriodFrom: line.billingPeriod?.from ?? null,
    billingPeriodTo: line.billingPeriod?.to ?? null,
    invoiceAt: line.invoiceAt,
    meteredQuantity: null,
    quantity: null,
    quantityBefore: null,
    discounts: [],
    detailedLines: [],
    ...totalsToText(zeroTotals),
    couponsTotal: '0',
    couponsPrecise: '0',
    taxes: [],
    adjustment: line.adjustment ?? null,
    usageSnapshot: null,
    recorded: null,
    ownTaxes: line.ownTaxes ?? null,
    ratedAt: null,
    metadata: line.metadata,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  });
}
