import type { TaxConfig } from '../catalog/index.ts';
import { parseDuration } from '../kit/duration.ts';
import type { CollectionAlignment } from './collection.ts';
import type { PaperLocale } from './documents/paper.ts';
import { plainNumbering } from './invoice-number.ts';
import type { InvoiceNumbering } from './invoice-number.ts';
import type { LateUsagePolicy } from './usage-corrections/usage-change.ts';

/** Who collects payments. The sandbox pays at once and moves no money. */
export type PaymentAppType = 'SANDBOX';

/** Charged through the app, or sent for the customer to pay. */
export type CollectionMethod = 'CHARGE_AUTOMATICALLY' | 'SEND_INVOICE';

/** See {@link BillingWorkflow}. */
export type UnusedTimeCredit = 'LINE' | 'CREDIT_NOTE';

/** When an invoice is collected, issued, due and paid: the settings of a profile, copied to each invoice. Durations are ISO 8601. */
export interface BillingWorkflow {
  readonly collection: {
    /** Occurrences of an anchored calendar: interval, anchor as an instant in text. */
    readonly alignment: { readonly type: 'SUBSCRIPTION' } | { readonly type: 'ANCHORED'; readonly interval: string; readonly anchor: string };
    /** How long events may arrive late. */
    readonly interval: string;
  };
  readonly invoicing: {
    /** False: every invoice waits to be approved by hand. */
    readonly autoAdvance: boolean;
    readonly draftPeriod: string;
    readonly dueAfter: string;
    /** Whether usage may be billed before its period is over. */
    readonly progressiveBilling: boolean;
    /** Whether an invoice whose charges come to 0 is issued like any other; false: it is closed without a number. Absent: it is. */
    readonly finalizeZeroAmountInvoice?: boolean;
    /** How fees are given back whose time is not used: by a line on a later invoice, or by a credit note on the one that charged them. Absent: LINE. */
    readonly unusedTimeCredit?: UnusedTimeCredit;
    /** What becomes of usage that changes after its period was billed. Absent: BILL. */
    readonly lateUsage?: LateUsagePolicy;
    /** How many periods back it is looked for; 0: it is not. Absent: 1. */
    readonly lateUsagePeriods?: number;
    /** How taxes are treated where neither a line nor what it charges for says so, member by member. Absent or null: they come on top. */
    readonly defaultTaxConfig?: TaxConfig | null;
  };
  readonly tax: {
    readonly enabled: boolean;
    /** Whether an invoice whose taxes cannot be known is held back; needs enabled. */
    readonly enforced: boolean;
  };
  readonly payment: {
    readonly app: PaymentAppType;
    readonly collectionMethod: CollectionMethod;
    /** How long after the first failed attempt, the second and so on it is tried again by itself; absent: never. */
    readonly retries?: readonly string[];
  };
  /** Absent: plainly. */
  readonly numbering?: InvoiceNumbering;
  /** Absent: in English, without a footer. */
  readonly documents?: DocumentSettings;
}

/** What invoices and credit notes are like as files. */
export interface DocumentSettings {
  /** The language of a file whose reader names none. */
  readonly locale: PaperLocale;
  /** A paragraph below everything else, 1 to 600 characters; null: none. */
  readonly footer: string | null;
}

/** What an organization begins with. OpenMeter's defaults. */
export const defaultWorkflow: BillingWorkflow = {
  collection: { alignment: { type: 'SUBSCRIPTION' }, interval: 'PT1H' },
  invoicing: { autoAdvance: true, draftPeriod: 'P0D', dueAfter: 'P30D', progressiveBilling: true },
  tax: { enabled: true, enforced: false },
  payment: { app: 'SANDBOX', collectionMethod: 'CHARGE_AUTOMATICALLY' },
};

/** How the workflow's invoices are numbered. */
export function numberingOf({ numbering }: BillingWorkflow): InvoiceNumbering {
  return numbering ?? plainNumbering;
}

/** What the workflow's invoices and their credit notes are like as files. */
export function documentsOf({ documents }: BillingWorkflow): DocumentSettings {
  return documents ?? { locale: 'en', footer: null };
}

/** How the workflow gives back fees whose time is not used. */
export function unusedTimeCreditOf({ invoicing }: BillingWorkflow): UnusedTimeCredit {
  return invoicing.unusedTimeCredit ?? 'LINE';
}

/** What the workflow does about usage that changes after its period was billed, and for how many periods. */
export function lateUsageOf({ invoicing }: BillingWorkflow): { readonly action: LateUsagePolicy; readonly periods: number } {
  return { action: invoicing.lateUsage ?? 'BILL', periods: invoicing.lateUsagePeriods ?? 1 };
}

/** Whether the workflow issues invoices whose charges come to 0. */
export function finalizesZeroAmounts({ invoicing }: BillingWorkflow): boolean {
  return invoicing.finalizeZeroAmountInvoice ?? true;
}

/** The calendar that the workflow's invoices are collected by. */
export function alignmentOf({ collection: { alignment } }: BillingWorkflow): CollectionAlignment {
  if (alignment.type === 'SUBSCRIPTION') return alignment;
  return { type: 'ANCHORED', recurrence: { interval: parseDuration(alignment.interval), anchor: Temporal.Instant.from(alignment.anchor) } };
}
