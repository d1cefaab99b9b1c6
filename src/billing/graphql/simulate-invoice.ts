import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { PeriodType } from '../../graphql/period.ts';
import { simulateInvoice } from '../commands/simulate-invoice.ts';
import type { SimulatedInvoice } from '../commands/simulate-invoice.ts';
import type { InvoiceRow } from '../invoice.entity.ts';
import type { InvoiceIssue } from '../invoice-issues.ts';
import type { InvoiceParty } from '../party.ts';
import type { SettlementJson } from '../settlement/settlement-json.ts';
import { emptySettlement } from '../settlement/settlement-json.ts';
import { InvoiceIssueSeverityEnum, InvoiceStateEnum, InvoiceStatusEnum } from './enums.ts';
import { InvoicePartyType } from './invoice-party.ts';
import { pendingLineFields, pendingLineOf } from './pending-line-input.ts';
import { PreviewedInvoiceLineType } from './preview-subscription-change.ts';
import { TotalsType } from './rated.ts';
import { InvoiceCouponType, InvoiceTaxType, TaxRoundingType } from './settlement.ts';

const SimulatedLineInput = builder.inputType('SimulatedInvoiceLineInput', {
  description: 'A charge with how much of it is used.',
  fields: (t) => ({
    ...pendingLineFields(t),
    quantity: t.field({ type: 'Decimal', description: 'How much is used, 0 or more; of a flat price, so many times. Omitted: nothing, and a flat price once.' }),
    preLinePeriodQuantity: t.field({ type: 'Decimal', description: 'How much was used before in the same period, 0 or more: tiers, packages and free units go on from there. Not of a flat price.' }),
  }),
});

const SimulateInvoiceInput = builder.inputType('SimulateInvoiceInput', {
  description: 'An invoice that might be.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, description: "Whose coupons, credits, taxes and billing profile count; omitted: nobody's, with the organization's taxes and default profile." }),
    number: t.string({ defaultValue: 'INV-SIMULATED', description: 'What it is called, 1 to 64 characters.' }),
    currency: t.field({ type: 'CurrencyCode', required: true, description: 'Of all amounts.' }),
    lines: t.field({ type: [SimulatedLineInput], required: true, description: '1 to 100 charges.' }),
  }),
});

const SimulatedIssueType = builder.objectRef<InvoiceIssue & { readonly at: number | null }>('SimulatedInvoiceIssue').implement({
  description: 'Something found about an invoice that might be.',
  fields: (t) => ({
    severity: t.expose('severity', { type: InvoiceIssueSeverityEnum, description: 'How much it weighs.' }),
    code: t.exposeString('code', { description: 'Permanent, machine readable.' }),
    message: t.exposeString('message', { description: 'For people: what it is and what to do.' }),
    remedy: t.string({ nullable: true, description: 'What to do alone, as the message ends with it; null where nothing has to be done.', resolve: ({ remedy }) => remedy ?? null }),
    line: t.exposeInt('at', { nullable: true, description: 'The position of the line that it is about, from 0; null: the whole invoice.' }),
  }),
});

const settled = ({ settlement }: InvoiceRow): SettlementJson => (settlement as SettlementJson | null) ?? emptySettlement;

const SimulatedInvoiceType = builder.objectRef<SimulatedInvoice>('SimulatedInvoice').implement({
  description: 'An invoice that was computed and taken back.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'What it was called in the input.' }),
    status: t.field({ type: InvoiceStatusEnum, description: 'DRAFT.', resolve: () => 'DRAFT' as const }),
    state: t.field({ type: InvoiceStateEnum, description: 'DRAFT_CREATED, or DRAFT_INVALID where a critical issue was found.', resolve: ({ state }) => state }),
    currency: t.field({ type: 'CurrencyCode', description: 'Of its amounts.', resolve: ({ invoice }) => invoice.currency }),
    period: t.field({ type: PeriodType, nullable: true, description: 'From the earliest start to the latest end of its lines.', resolve: ({ invoice: { periodFrom: from, periodTo: to } }) => (from === null || to === null ? null : { from, to }) }),
    dueAt: t.field({ type: 'DateTime', nullable: true, description: 'When it would be to be paid; null where that is not known.', resolve: ({ invoice }) => invoice.dueAt }),
    billedTo: t.field({ type: InvoicePartyType, nullable: true, description: 'Who would be billed; null where no customer was named.', resolve: ({ billedTo }) => billedTo }),
    supplier: t.field({ type: InvoicePartyType, nullable: true, description: 'Who would bill.', resolve: ({ invoice }) => invoice.supplier as InvoiceParty }),
    lines: t.field({ type: [PreviewedInvoiceLineType], complexity: { multiplier: 5 }, description: 'In the order of the input.', resolve: ({ lines }) => lines.map((line) => ({ line, zone: 'UTC' })) }),
    totals: t.field({ type: TotalsType, description: 'What it comes to.', resolve: ({ invoice }) => invoice }),
    taxes: t.field({ type: [InvoiceTaxType], description: 'Its taxes, those that prices contain after those on top.', resolve: ({ invoice }) => [...settled(invoice).taxes] }),
    coupons: t.field({ type: [InvoiceCouponType], description: 'What coupons would take off, in the order they do.', resolve: ({ invoice }) => [...settled(invoice).coupons] }),
    taxRounding: t.field({ type: TaxRoundingType, description: 'What rounding makes of the taxes.', resolve: ({ invoice }) => settled(invoice).rounding }),
    creditNotesTotal: t.field({ type: 'Decimal', description: 'What credit notes of the customer would pay of the total.', resolve: ({ invoice }) => invoice.creditNotesTotal }),
    walletsTotal: t.field({ type: 'Decimal', description: 'What its wallets would pay of what credit notes leave.', resolve: ({ invoice }) => invoice.walletsTotal }),
    validationIssues: t.field({
      type: [SimulatedIssueType],
      description: 'What would be found about it.',
      resolve: ({ invoice, lines }) => (invoice.issues as InvoiceIssue[]).map((found) => {
        const at = lines.findIndex(({ id }) => id === found.lineId);
        return { ...found, at: at === -1 ? null : at };
      }),
    }),
  }),
});

builder.queryField('simulateInvoice', (t) =>
  t.field({
    type: SimulatedInvoiceType,
    nullable: true,
    description: 'What an invoice over given charges and quantities would come to, computed by the code that bills, with discounts, coupons, credits and taxes. Nothing is stored, numbered or used. Null when there is no such customer. Needs billing:read.',
    authScopes: { permission: 'billing:read' },
    complexity: 100,
    args: { input: t.arg({ type: SimulateInvoiceInput, required: true, description: 'The invoice that might be.' }) },
    resolve: (_root, { input: { customer, number, currency, lines } }, ctx) =>
      simulateInvoice(ctx.command, {
        customer: customer == null ? null : customerLookUp(customer),
        number: number ?? 'INV-SIMULATED',
        currency,
        lines: lines.map((line) => ({
          ...pendingLineOf(line),
          quantity: line.quantity ?? null,
          quantityBefore: line.preLinePeriodQuantity ?? null,
        })),
      }),
  }),
);
