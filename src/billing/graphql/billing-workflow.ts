import { TaxConfigInput, TaxConfigType } from '../../catalog/graphql/index.ts';
import { RecurringPeriodInput, RecurringPeriodType } from '../../entitlements/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import type { InvoiceNumbering } from '../invoice-number.ts';
import { documentsOf, numberingOf } from '../workflow.ts';
import type { BillingWorkflow, DocumentSettings } from '../workflow.ts';
import { DocumentLocaleEnum } from './download-link.ts';

const CollectionAlignmentEnum = builder.enumType('CollectionAlignment', {
  description: 'When the lines that gather are made into an invoice.',
  values: {
    SUBSCRIPTION: { description: 'When the first of them falls due.' },
    ANCHORED: { description: 'Only on the dates of a calendar.' },
  } as const,
});

export const CollectionMethodEnum = builder.enumType('CollectionMethod', {
  description: 'How an issued invoice is paid.',
  values: {
    CHARGE_AUTOMATICALLY: { description: 'The payment app collects it.' },
    SEND_INVOICE: { description: 'It is sent, and the customer pays by dueAt.' },
  } as const,
});

const CollectionSettings = builder.objectRef<BillingWorkflow['collection']>('BillingCollectionSettings').implement({
  description: 'When lines become an invoice, and how long late events are waited for.',
  fields: (t) => ({
    alignment: t.field({ type: CollectionAlignmentEnum, description: 'When lines are made into an invoice.', resolve: ({ alignment }) => alignment.type }),
    recurringPeriod: t.field({
      type: RecurringPeriodType,
      nullable: true,
      description: 'The calendar of ANCHORED; null otherwise.',
      resolve: ({ alignment }) => (alignment.type === 'ANCHORED' ? alignment : null),
    }),
    interval: t.field({ type: 'Duration', description: 'How long after the end of its period usage may arrive late and still be billed by the invoice.', resolve: ({ interval }) => interval }),
  }),
});

const UnusedTimeCreditEnum = builder.enumType('UnusedTimeCredit', {
  description: 'How a fee that was charged in advance is given back for the time that is not used.',
  values: {
    LINE: { description: 'By a line below zero on the next invoice that comes to enough.' },
    CREDIT_NOTE: { description: 'By a credit note on the invoice that charged it, which later invoices use.' },
  } as const,
});

const LateUsagePolicyEnum = builder.enumType('LateUsagePolicy', {
  description: 'What becomes of usage that changes after its period was billed: by events that come late, are voided or corrected.',
  values: {
    BILL: { description: 'The next invoice charges or credits the difference.' },
    CREDIT: { description: "The next invoice credits differences in the customer's favour; others are only written down." },
    IGNORE: { description: 'It is only written down.' },
  } as const,
});

const InvoicingSettings = builder.objectRef<BillingWorkflow['invoicing']>('BillingInvoicingSettings').implement({
  description: 'How drafts become issued invoices.',
  fields: (t) => ({
    autoAdvance: t.exposeBoolean('autoAdvance', { description: 'Whether drafts are issued by themselves; else each waits to be approved.' }),
    draftPeriod: t.field({ type: 'Duration', description: 'How long a draft stays open after its usage is final.', resolve: ({ draftPeriod }) => draftPeriod }),
    dueAfter: t.field({ type: 'Duration', description: 'How long after it is issued an invoice is to be paid.', resolve: ({ dueAfter }) => dueAfter }),
    progressiveBilling: t.exposeBoolean('progressiveBilling', { description: 'Whether usage may be billed before its period is over.' }),
    finalizeZeroAmountInvoice: t.boolean({ description: 'Whether invoices whose charges come to 0 and bear no taxes are issued like any other; else they are closed without a number. One that coupons or credits alone bring to 0 is issued.', resolve: (invoicing) => invoicing.finalizeZeroAmountInvoice ?? true }),
    unusedTimeCredit: t.field({ type: UnusedTimeCreditEnum, description: 'How fees are given back whose time is not used, because a subscription ends or comes to cost less.', resolve: ({ unusedTimeCredit }) => unusedTimeCredit ?? 'LINE' }),
    lateUsage: t.field({ type: LateUsagePolicyEnum, description: 'What becomes of usage that changes after its period was billed.', resolve: ({ lateUsage }) => lateUsage ?? 'BILL' }),
    lateUsagePeriods: t.int({ description: 'How many periods back such changes are looked for, by the next invoice, and after the last one when that time is over; 0: they are not.', resolve: ({ lateUsagePeriods }) => lateUsagePeriods ?? 1 }),
    defaultTaxConfig: t.field({ type: TaxConfigType, nullable: true, description: 'How taxes are treated where neither a line nor what it charges for says so, member by member; null: they come on top of prices.', resolve: ({ defaultTaxConfig }) => defaultTaxConfig ?? null }),
  }),
});

const PaymentSettings = builder.objectRef<BillingWorkflow['payment']>('BillingPaymentSettings').implement({
  description: 'How issued invoices are paid.',
  fields: (t) => ({
    collectionMethod: t.expose('collectionMethod', { type: CollectionMethodEnum, description: 'Collected, or paid by the customer.' }),
    retries: t.field({ type: ['Duration'], description: 'How long after the first failed attempt, the second and so on a payment is tried again by itself, at most 10; empty: never.', resolve: ({ retries }) => [...(retries ?? [])] }),
  }),
});

const TaxSettings = builder.objectRef<BillingWorkflow['tax']>('BillingTaxSettings').implement({
  description: 'Whether invoices bear taxes.',
  fields: (t) => ({
    enabled: t.exposeBoolean('enabled', { description: 'Whether taxes are computed.' }),
    enforced: t.exposeBoolean('enforced', { description: 'Whether an invoice whose taxes cannot be known is held back.' }),
  }),
});

const NumberingSchemeEnum = builder.enumType('InvoiceNumberingScheme', {
  description: "What final numbers look like. The organization's sequence and a customer's own both count every issued invoice, so that either goes on without a gap where the scheme changes.",
  values: {
    PER_ORGANIZATION: { description: "Prefix, letters of the customer's name, and the organization's sequence: OM-SANDBOX-ACME-7." },
    PER_CUSTOMER: { description: "Prefix, the customer's place in the organization, and the customer's own sequence: ACIN-001-003." },
    PER_ORGANIZATION_MONTH: { description: "Prefix, month of issue in the organization's zone, and the organization's sequence, which goes on from month to month: ACIN-202312-017." },
  } as const,
});

const NumberingSettings = builder.objectRef<InvoiceNumbering>('BillingNumberingSettings').implement({
  description: 'How issued invoices are numbered.',
  fields: (t) => ({
    scheme: t.expose('scheme', { type: NumberingSchemeEnum, description: 'What numbers look like.' }),
    prefix: t.exposeString('prefix', { nullable: true, description: "What numbers begin with; null: the payment app's own prefix (PER_ORGANIZATION), else letters of the supplier's name." }),
  }),
});

const DocumentSettingsType = builder.objectRef<DocumentSettings>('BillingDocumentSettings').implement({
  description: 'What issued invoices and their credit notes are like as files.',
  fields: (t) => ({
    locale: t.field({ type: DocumentLocaleEnum, description: 'The language of a file whose reader names none.', resolve: ({ locale }) => locale }),
    footer: t.exposeString('footer', { nullable: true, description: 'A paragraph below everything else; null: none.' }),
  }),
});

export const BillingWorkflowType = builder.objectRef<BillingWorkflow>('BillingWorkflow').implement({
  description: 'When invoices are collected, issued, due and paid.',
  fields: (t) => ({
    collection: t.field({ type: CollectionSettings, description: 'From lines to a draft.', resolve: ({ collection }) => collection }),
    invoicing: t.field({ type: InvoicingSettings, description: 'From a draft to an issued invoice.', resolve: ({ invoicing }) => invoicing }),
    payment: t.field({ type: PaymentSettings, description: 'From an issued invoice to a paid one.', resolve: ({ payment }) => payment }),
    tax: t.field({ type: TaxSettings, description: 'Taxes.', resolve: ({ tax }) => tax }),
    numbering: t.field({ type: NumberingSettings, description: 'Numbers of issued invoices.', resolve: (workflow) => numberingOf(workflow) }),
    documents: t.field({ type: DocumentSettingsType, description: 'Files of issued invoices and credit notes.', resolve: (workflow) => documentsOf(workflow) }),
  }),
});

const CollectionSettingsInput = builder.inputType('BillingCollectionSettingsInput', {
  description: 'When lines become an invoice, and how long late events are waited for.',
  fields: (t) => ({
    alignment: t.field({ type: CollectionAlignmentEnum, description: 'When lines are made into an invoice; SUBSCRIPTION when a profile begins.' }),
    recurringPeriod: t.field({ type: RecurringPeriodInput, description: 'The calendar of ANCHORED, and only of it. Its interval is at least PT1H; its anchor is now when omitted.' }),
    interval: t.field({ type: 'Duration', description: 'How long usage may arrive late, PT0S to P10Y; PT1H when a profile begins.' }),
  }),
});

const InvoicingSettingsInput = builder.inputType('BillingInvoicingSettingsInput', {
  description: 'How drafts become issued invoices.',
  fields: (t) => ({
    autoAdvance: t.boolean({ description: 'Whether drafts are issued by themselves; true when a profile begins.' }),
    draftPeriod: t.field({ type: 'Duration', description: 'How long a draft stays open after its usage is final, P0D to P10Y; P0D when a profile begins.' }),
    dueAfter: t.field({ type: 'Duration', description: 'How long after it is issued an invoice is to be paid, P0D to P10Y; P30D when a profile begins.' }),
    progressiveBilling: t.boolean({ description: 'Whether usage may be billed before its period is over; true when a profile begins.' }),
    finalizeZeroAmountInvoice: t.boolean({ description: 'Whether invoices whose charges come to 0 and bear no taxes are issued like any other; true when a profile begins.' }),
    unusedTimeCredit: t.field({ type: UnusedTimeCreditEnum, description: 'How fees are given back whose time is not used; LINE when a profile begins.' }),
    lateUsage: t.field({ type: LateUsagePolicyEnum, description: 'What becomes of usage that changes after its period was billed; BILL when a profile begins.' }),
    lateUsagePeriods: t.int({ description: 'How many periods back such changes are looked for, by the next invoice, and after the last one when that time is over: 0 to 12; 1 when a profile begins.' }),
    defaultTaxConfig: t.field({ type: TaxConfigInput, description: 'How taxes are treated where neither a line nor what it charges for says so; null, as when a profile begins: they come on top of prices.' }),
  }),
});

const PaymentSettingsInput = builder.inputType('BillingPaymentSettingsInput', {
  description: 'How issued invoices are paid.',
  fields: (t) => ({
    collectionMethod: t.field({ type: CollectionMethodEnum, description: 'CHARGE_AUTOMATICALLY when a profile begins.' }),
    retries: t.field({ type: ['Duration'], description: 'How long after the first failed attempt, the second and so on a payment is tried again by itself: at most 10, each PT1M to P1Y. Empty when a profile begins.' }),
  }),
});

const TaxSettingsInput = builder.inputType('BillingTaxSettingsInput', {
  description: 'Whether invoices bear taxes.',
  fields: (t) => ({
    enabled: t.boolean({ description: 'Whether taxes are computed; true when a profile begins.' }),
    enforced: t.boolean({ description: 'Whether an invoice whose taxes cannot be known is held back; needs enabled. False when a profile begins.' }),
  }),
});

const NumberingSettingsInput = builder.inputType('BillingNumberingSettingsInput', {
  description: 'How issued invoices are numbered. Drafts keep the settings that they were made with.',
  fields: (t) => ({
    scheme: t.field({ type: NumberingSchemeEnum, description: 'PER_ORGANIZATION when a profile begins.' }),
    prefix: t.string({ description: 'What numbers begin with: 1 to 16 of A-Z, 0-9 and, inside, hyphens; not beginning with OM-. Null, as when a profile begins: the default one.' }),
  }),
});

const DocumentSettingsInput = builder.inputType('BillingDocumentSettingsInput', {
  description: 'What issued invoices and their credit notes are like as files. Invoices keep the settings that they were made with.',
  fields: (t) => ({
    locale: t.field({ type: DocumentLocaleEnum, description: 'The language of a file whose reader names none; EN when a profile begins.' }),
    footer: t.string({ description: 'A paragraph below everything else, 1 to 600 characters: bank account, registration, thanks. Null, as when a profile begins: none.' }),
  }),
});

export const BillingWorkflowInput = builder.inputType('BillingWorkflowInput', {
  description: 'When invoices are collected, issued, due and paid. What is left out stays as it is.',
  fields: (t) => ({
    collection: t.field({ type: CollectionSettingsInput, description: 'From lines to a draft.' }),
    invoicing: t.field({ type: InvoicingSettingsInput, description: 'From a draft to an issued invoice.' }),
    payment: t.field({ type: PaymentSettingsInput, description: 'From an issued invoice to a paid one.' }),
    tax: t.field({ type: TaxSettingsInput, description: 'Taxes.' }),
    numbering: t.field({ type: NumberingSettingsInput, description: 'Numbers of issued invoices.' }),
    documents: t.field({ type: DocumentSettingsInput, description: 'Files of issued invoices and credit notes.' }),
  }),
});
