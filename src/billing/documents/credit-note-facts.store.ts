import { customersByIds } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { instantOf, instantOrNull } from '../../platform/entity.ts';
import type { Reader } from '../../platform/reader.ts';
import { CreditNoteItemSchema } from '../credit-note-item.entity.ts';
import type { CreditNoteItemRow } from '../credit-note-item.entity.ts';
import type { CreditNoteRow } from '../credit-note.entity.ts';
import type { CreditNoteReason, NoteTaxJson } from '../credit-notes/credit-note.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import { linesByIds } from '../invoice-line.store.ts';
import { invoicesByIds } from '../invoice.store.ts';
import { partyOfCustomer } from '../party.ts';
import type { InvoiceParty } from '../party.ts';
import { settlementFromJson } from '../settlement/settlement-json.ts';
import type { LineTaxJson, SettlementJson } from '../settlement/settlement-json.ts';
import { documentsOf } from '../workflow.ts';
import type { BillingWorkflow } from '../workflow.ts';
import type { CreditNoteFacts, CreditedLineFacts } from './credit-note-paper.ts';
import { periodOf, taxFacts } from './invoice-facts.store.ts';

/** All that the document of a credit note tells, by four statements. Days are those of the customer's time zone as it is now. */
export async function creditNoteFacts(read: Reader, note: CreditNoteRow): Promise<CreditNoteFacts> {
  const [[items = []], [foundInvoice], [foundCustomer]] = await Promise.all([
    read.listByKeys(CreditNoteItemSchema, 'creditNoteId', [note.id], { orderBy: [{ property: 'id', direction: 'asc' }] }),
    invoicesByIds(read, [note.invoiceId]),
    customersByIds(read, [note.customerId]),
  ]);
  const [invoice, customer] = [present(foundInvoice, 'the invoice of a credit note'), present(foundCustomer, 'the customer of a credit note')];
  const said = new Map(settlementFromJson(invoice.settlement as Partial<SettlementJson> | null).taxes.map(({ key, texts }) => [key, texts]));
  const lines = await linesByIds(read, items.map(({ invoiceLineId }) => invoiceLineId));
  return {
    number: note.number,
    invoiceNumber: present(invoice.number, 'the number of an issued invoice'),
    isTest: customer.testClockId !== null,
    supplier: invoice.supplier as InvoiceParty,
    billedTo: (invoice.billedTo as InvoiceParty | null) ?? partyOfCustomer(customer),
    currency: note.currency,
    zone: customer.timeZone ?? 'UTC',
    issuedAt: instantOf(note.issuedAt),
    voidedAt: instantOrNull(note.voidedAt),
    reason: note.reason as CreditNoteReason,
    description: note.description,
    footer: documentsOf(invoice.workflow as BillingWorkflow).footer,
    lines: items.map((item, n) => creditedLine(item, present(lines[n], 'the line of an item'))),
    subTotal: Decimal.of(note.subTotal),
    taxes: (note.taxes as readonly NoteTaxJson[]).map((tax) => taxFacts({ ...tax, texts: said.get(tax.key) ?? [] })),
    total: Decimal.of(note.total),
    creditAmount: Decimal.of(note.creditAmount),
    refundAmount: Decimal.of(note.refundAmount),
  };
}

function creditedLine({ amount }: CreditNoteItemRow, line: InvoiceLineRow): CreditedLineFacts {
  return { name: line.name, period: periodOf(line), taxes: (line.taxes as readonly LineTaxJson[]).map(({ rate }) => ({ rate: Decimal.of(rate) })), amount: Decimal.of(amount) };
}
