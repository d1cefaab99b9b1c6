import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, json, numeric, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { BillingProfile } from './billing-profile.entity.ts';
import type { InvoiceKind } from './invoice-kind.ts';
import type { InvoiceIssue } from './invoice-issues.ts';
import type { InvoiceState, InvoiceStatus } from './invoice-states.ts';
import type { InvoiceParty } from './party.ts';
import type { SettlementJson } from './settlement/settlement-json.ts';
import { totalsColumns } from './totals-columns.ts';
import type { BillingWorkflow } from './workflow.ts';

/**
 * A bill, from gathering its lines to its payment. Once it has `issuedAt` the database refuses every change of what it says: its parties,
 * number, amounts and lines.
 */
export const InvoiceSchema = defineEntity({
  name: 'Invoice',
  tableName: 'invoice',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    billingProfileId: () => p.manyToOne(BillingProfile).mapToPk().fieldName('billing_profile_id'),
    kind: p.string().length(32).$type<InvoiceKind>().default('SUBSCRIPTION'),
    /** The name that the system has for it that billed it; only of recorded invoices. */
    externalId: p.string().length(256).nullable(),
    number: p.string().length(64).nullable(),
    workingNumber: p.string().length(64).nullable(),
    status: p.string().length(32).$type<InvoiceStatus>(),
    /** Where exactly it stands; `status` follows from it. */
    state: p.string().length(48).$type<InvoiceState>(),
    currency: p.string().length(3),
    supplier: json<InvoiceParty>(),
    /** Null until it is issued: the customer's own data counts before. */
    billedTo: json<InvoiceParty>().nullable(),
    workflow: json<BillingWorkflow>(),
    periodFrom: instant().nullable(),
    periodTo: instant().nullable(),
    ...totalsColumns(),
    /** What of the total credit notes and wallets pay: a projection until it is issued. */
    creditNotesTotal: numeric().default('0'),
    walletsTotal: numeric().default('0'),
    /** It has no number and is on no list before it is paid: a purchase of credits that asks for this. */
    numberedWhenPaid: p.boolean().default(false),
    /** The taxes and coupons behind the totals; null before it was first rated. */
    settlement: json<SettlementJson>().nullable(),
    /** When its usage is final; of a gathering invoice: when its lines next become an invoice. */
    collectionAt: instant().nullable(),
    /** When its quantities were last read from the meters. */
    quantitiesAt: instant().nullable(),
    draftUntil: instant().nullable(),
    issuedAt: instant().nullable(),
    dueAt: instant().nullable(),
    paidAt: instant().nullable(),
    voidedAt: instant().nullable(),
    /** When its payment was lost in a dispute: no money is expected of it any more. */
    paymentDisputeLostAt: instant().nullable(),
    /** When it next moves on by itself; null: never, or not before something is done. */
    advanceAt: instant().nullable(),
    /** Counts how often it was handed to the payment app: with the id it names one attempt. */
    paymentRound: p.integer(),
    /** When the payment app was asked in this round; null: not yet. */
    paymentAskedAt: instant().nullable(),
    /** What was paid of it in all, whoever collected it. */
    paidAmount: numeric().default('0'),
    /** How often its payment was tried again by itself. */
    paymentRetries: p.integer().default(0),
    /** When its payment is next tried again by itself; null: it is not. */
    paymentRetryAt: instant().nullable(),
    /** Who is collecting it now: the id of a payment request, or APP while the payment app will say later. Nothing else asks for its money meanwhile. */
    paidThrough: p.string().length(36).nullable(),
    /** Since when it is overdue; null while it is not, and when it is paid, voided or given up. */
    overdueAt: instant().nullable(),
    issues: json<readonly InvoiceIssue[]>(),
    description: p.string().length(1024).nullable(),
    /** What was said of the customer by hand, in place of its own data. */
    customerParty: json<Partial<InvoiceParty>>().nullable(),
    /** When it is to be paid, said by hand; null: `workflow` decides. */
    dueBy: instant().nullable(),
    /** Counts the changes of what it says, so that whoever edits it can tell whether somebody was faster. */
    revision: p.integer().default(0),
    metadata: json<Record<string, unknown>>().nullable(),
    createdAt: instant(),
    updatedAt: instant(),
    deletedAt: instant().nullable(),
  },
  uniques: [
    { name: 'invoice_number_unique', properties: ['organizationId', 'number'], where: 'number is not null' },
    { name: 'invoice_external_id_unique', properties: ['organizationId', 'externalId'], where: 'external_id is not null' },
    { name: 'invoice_gathering_unique', properties: ['customerId', 'currency', 'kind'], where: `status = 'GATHERING'` },
  ],
  indexes: [
    { name: 'invoice_created', properties: ['organizationId', 'createdAt', 'id'] },
    // Those that are not issued come last, as in lists that are sorted by it.
    { name: 'invoice_issued', expression: `create index "invoice_issued" on "invoice" ("organization_id", (coalesce("issued_at", 'infinity'::timestamptz)), "id")` },
    { name: 'invoice_customer_created', properties: ['customerId', 'createdAt', 'id'] },
    { name: 'invoice_advance', properties: ['customerId', 'advanceAt'], where: 'advance_at is not null' },
    { name: 'invoice_open', properties: ['customerId'], where: `status in ('DRAFT', 'ISSUING') and issued_at is null and deleted_at is null` },
    { name: 'invoice_overdue', properties: ['organizationId', 'customerId'], where: 'overdue_at is not null' },
  ],
  filters: organizationFilter,
});
export class Invoice extends InvoiceSchema.class {}
InvoiceSchema.setClass(Invoice);

export type InvoiceRow = RowOf<typeof InvoiceSchema>;
