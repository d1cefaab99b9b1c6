import { customersByIds } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { Period } from '../../kit/period.ts';
import { instantOf, instantOrNull } from '../../platform/entity.ts';
import type { Reader } from '../../platform/reader.ts';
import { amountDueOf, outstandingOf } from '../amount-due.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import { linesOfInvoices } from '../invoice-line.store.ts';
import type { InvoiceRow } from '../invoice.entity.ts';
import { partyOfCustomer } from '../party.ts';
import type { InvoiceParty } from '../party.ts';
import { detailedLineFromJson, discountFromJson } from '../rated-line-json.ts';
import type { DetailedLineJson, LineDiscountJson } from '../rated-line-json.ts';
import { settlementFromJson } from '../settlement/settlement-json.ts';
import type { InvoiceTaxJson, LineTaxJson, SettlementJson } from '../settlement/settlement-json.ts';
import { totalsFromText } from '../totals-columns.ts';
import { documentsOf } from '../workflow.ts';
import type { BillingWorkflow } from '../workflow.ts';
import type { InvoiceFacts, TaxFacts } from './invoice-paper.ts';
import type { LineFacts } from './line-rows.ts';

/** All that the document of an issued invoice tells, by two statements. Days are those of the customer's time zone as it is now. */
export async function invoiceFacts(read: Reader, invoice: InvoiceRow): Promise<InvoiceFacts> {
  const [[lines = []], [found]] = await Promise.all([linesOfInvoices(read, [invoice.id]), customersByIds(read, [invoice.customerId])]);
  const customer = present(found, 'the customer of an invoice');
  const settlement = settlementFromJson(invoice.settlement as Partial<SettlementJson> | null);
  return {
    number: present(invoice.number, 'the number of an issued invoice'),
    isTest: customer.testClockId !== null,
    supplier: invoice.supplier as InvoiceParty,
    billedTo: (invoice.billedTo as InvoiceParty | null) ?? partyOfCustomer(customer),
    currency: invoice.currency,
    zone: customer.timeZone ?? 'UTC',
    issuedAt: instantOf(present(invoice.issuedAt, 'when an issued invoice was issued')),
    dueAt: instantOrNull(invoice.dueAt),
    paidAt: instantOrNull(invoice.paidAt),
    voidedAt: instantOrNull(invoice.voidedAt),
    period: periodOf(invoice),
    collectionMethod: (invoice.workflow as BillingWorkflow).payment.collectionMethod,
    lines: lines.map(lineFacts),
    coupons: settlement.coupons.map(({ name, code, amount }) => ({ name, code, amount: Decimal.of(amount) })),
    taxes: settlement.taxes.map(taxFacts),
    taxesExclusiveTotal: Decimal.of(invoice.taxesExclusiveTotal),
    total: Decimal.of(invoice.total),
    notes: settlement.notes.map(({ number, amount }) => ({ number, amount: Decimal.of(amount) })),
    wallets: settlement.wallets.map(({ name, amount }) => ({ name, amount: Decimal.of(amount) })),
    amountDue: amountDueOf(invoice),
    paidAmount: Decimal.of(invoice.paidAmount),
    outstanding: outstandingOf(invoice),
    description: invoice.description,
    footer: documentsOf(invoice.workflow as BillingWorkflow).footer,
  };
}

/** A tax as it is kept. */
export function taxFacts({ name, rate, behavior, base, amount, texts = [] }: InvoiceTaxJson): TaxFacts {
  return { name, rate: Decimal.of(rate), behavior, base: Decimal.of(base), amount: Decimal.of(amount), texts };
}

function lineFacts(line: InvoiceLineRow): LineFacts {
  return {
    name: line.name,
    description: line.description,
    period: periodOf(line),
    quantity: line.quantity === null ? null : Decimal.of(line.quantity),
    discounts: (line.discounts as LineDiscountJson[]).map(discountFromJson),
    detailedLines: (line.detailedLines as DetailedLineJson[]).map(detailedLineFromJson),
    taxes: (line.taxes as LineTaxJson[]).map(({ name, rate }) => ({ name, rate: Decimal.of(rate) })),
    totals: totalsFromText(line),
    couponsTotal: Decimal.of(line.couponsTotal),
  };
}

/** The period of an invoice or a line; null where it has none. */
export function periodOf({ periodFrom, periodTo }: Pick<InvoiceRow, 'periodFrom' | 'periodTo'>): Period | null {
  return periodFrom === null || periodTo === null ? null : { from: instantOf(periodFrom), to: instantOf(periodTo) };
}
