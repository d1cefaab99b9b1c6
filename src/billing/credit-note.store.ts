import { minorUnitDigits } from '../kit/currency.ts';
import { Decimal } from '../kit/decimal.ts';
import { described } from '../platform/external-id.ts';
import { joined } from '../platform/keyset.ts';
import type { Reader, Where } from '../platform/reader.ts';
import type { CreditNoteReason, CreditStatus, NoteTaxJson, RefundStatus } from './credit-notes/credit-note.ts';
import type { BilledLine, EarlierNote, InvoiceToCredit, ShownTax } from './credit-notes/note.ts';
import { correctionsOfLine } from './corrected-coupons.store.ts';
import { CreditNoteSchema } from './credit-note.entity.ts';
import type { CreditNoteRow } from './credit-note.entity.ts';
import type { InvoiceLineRow } from './invoice-line.entity.ts';
import { linesOfInvoices } from './invoice-line.store.ts';
import { settlementFromJson } from './settlement/settlement-json.ts';
import type { LineTaxJson, SettlementJson } from './settlement/settlement-json.ts';
import { purchasesOf, worthOfHeld } from './wallets/refund-purchase.ts';

/** The ways to name a credit note; exactly one. The id is the database's. */
export type CreditNoteLookUp = { readonly id: string } | { readonly number: string } | { readonly externalId: string };

/** For messages: `number "INV-7-CN001"`. */
export const describeCreditNote: (by: CreditNoteLookUp) => string = described;

/** Rows in the order of the ids; null where there is none in reach. */
export function creditNotesByIds(read: Reader, ids: readonly string[]): Promise<(CreditNoteRow | null)[]> {
  return read.byKeys(CreditNoteSchema, 'id', ids);
}

/** One credit note; null when there is none in reach. */
export async function creditNoteBy(read: Reader, by: CreditNoteLookUp): Promise<CreditNoteRow | null> {
  if ('id' in by) return (await creditNotesByIds(read, [by.id]))[0] ?? null;
  if ('externalId' in by) return read.one(CreditNoteSchema, { text: 't.external_id = $1', values: [by.externalId] });
  return read.one(CreditNoteSchema, { text: 't.number = $1', values: [by.number] });
}

/** Which credit notes a list holds; every member that is given must hold. Ranges of instants include both ends. */
export interface CreditNoteListFilter {
  readonly customerIds?: readonly string[] | null | undefined;
  readonly invoiceIds?: readonly string[] | null | undefined;
  readonly creditStatuses?: readonly CreditStatus[] | null | undefined;
  readonly refundStatuses?: readonly RefundStatus[] | null | undefined;
  readonly reasons?: readonly CreditNoteReason[] | null | undefined;
  readonly currency?: string | null | undefined;
  readonly issuedAfter?: Temporal.Instant | null | undefined;
  readonly issuedBefore?: Temporal.Instant | null | undefined;
}

const lists = [
  ['customerIds', 't.customer_id = any($1::uuid[])'], ['invoiceIds', 't.invoice_id = any($1::uuid[])'], ['creditStatuses', 't.credit_status = any($1::text[])'],
  ['refundStatuses', 't.refund_status = any($1::text[])'], ['reasons', 't.reason = any($1::text[])'],
] as const;

export function creditNoteWhere(filter: CreditNoteListFilter): Where | undefined {
  let where: Where | undefined;
  for (const [member, text] of lists) if (filter[member] != null) where = joined(where, { text, values: [filter[member]] });
  if (filter.currency != null) where = joined(where, { text: 't.currency = $1', values: [filter.currency] });
  if (filter.issuedAfter != null) where = joined(where, { text: 't.issued_at >= $1::timestamptz', values: [filter.issuedAfter.toString()] });
  if (filter.issuedBefore != null) where = joined(where, { text: 't.issued_at <= $1::timestamptz', values: [filter.issuedBefore.toString()] });
  return where;
}

/** What an issued invoice says that notes on it look at. */
export interface CreditedInvoice {
  readonly id: string;
  readonly currency: string;
  readonly total: string;
  readonly taxesExclusiveTotal: string;
  readonly taxesInclusiveTotal: string;
  readonly settlement?: unknown;
}

/** An invoice with its lines and what was credited of them; `notes` counts those that were made of it. */
export async function invoiceToCredit(read: Reader, invoice: CreditedInvoice): Promise<InvoiceToCredit & { readonly notes: number }> {
  const [lines = []] = await linesOfInvoices(read, [invoice.id]);
  const credited = await creditedAmounts(read, lines.map(({ id }) => id));
  const byLines = await creditedByLines(read, lines.map(({ id }) => id));
  const notes = await read.list(CreditNoteSchema, { where: { text: 't.invoice_id = $1::uuid', values: [invoice.id] }, orderBy: [{ property: 'sequence', direction: 'asc' }] });
  return {
    digits: minorUnitDigits(invoice.currency),
    total: Decimal.of(invoice.total),
    taxAmount: Decimal.of(invoice.taxesExclusiveTotal),
    inclusiveTaxAmount: Decimal.of(invoice.taxesInclusiveTotal),
    taxes: settlementFromJson(invoice.settlement as Partial<SettlementJson> | null).taxes.map(shownTax),
    lines: lines.map((line, n) => ({ ...billedLine(line, credited[n] ?? Decimal.zero), creditedByLines: byLines.get(line.id)?.amount ?? Decimal.zero })),
    earlier: notes.map(earlierNote),
    creditedByLines: Decimal.sum([...byLines.values()].map(({ total }) => total)),
    notes: notes.length,
  };
}

const shownTax = ({ key, rate, behavior, base, amount }: NoteTaxJson): ShownTax => ({ code: key, behavior, rate: Decimal.of(rate), base: Decimal.of(base), amount: Decimal.of(amount) });

function billedLine(line: InvoiceLineRow, credited: Decimal): BilledLine {
  const taxes = line.taxes as readonly LineTaxJson[];
  const [couponsTotal, precise] = [Decimal.of(line.couponsTotal), Decimal.of(line.couponsPrecise)];
  return {
    id: line.id,
    amount: Decimal.of(line.amount).add(Decimal.of(line.chargesTotal)).sub(Decimal.of(line.discountsTotal)).add(couponsTotal).sub(Decimal.of(line.creditsTotal)),
    coupons: precise.isZero() ? couponsTotal : precise,
    taxes: taxes.map(({ key, rate }) => ({ code: key, rate: Decimal.of(rate) })),
    behavior: taxes[0]?.behavior ?? 'EXCLUSIVE',
    credited,
  };
}

function earlierNote(note: CreditNoteRow): EarlierNote {
  return {
    total: Decimal.of(note.total),
    taxAmount: Decimal.of(note.taxesTotal),
    inclusiveTaxAmount: Decimal.of(note.taxesInclusiveTotal),
    taxRounding: Decimal.of(note.taxRounding),
    taxes: (note.taxes as readonly NoteTaxJson[]).map(shownTax),
  };
}

/** What notes credited of each line, before coupons and taxes, in the order of the ids; voided notes count. */
export async function creditedAmounts(read: Reader, lineIds: readonly string[]): Promise<Decimal[]> {
  if (lineIds.length === 0) return [];
  const rows = await read.ownRows<{ id: string; amount: string }>(
    `select i.invoice_line_id as id, sum(i.amount)::text as amount from credit_note_item i
     where i.organization_id = $1 and ($2::uuid is null or i.customer_id = $2) and i.invoice_line_id = any($3::uuid[]) group by 1`,
    lineIds,
  );
  const amounts = new Map(rows.map(({ id, amount }) => [id, Decimal.of(amount)]));
  return lineIds.map((id) => amounts.get(id) ?? Decimal.zero);
}

/** What a line credits of the line `l`: before coupons, as that says its own amount; one that is charged again says it after them. */
const grossOfCredit = `case when l.charging->>'recharge' is null then c.amount + c.charges_total - c.discounts_total + c.coupons_total - c.credits_total else c.total - c.taxes_exclusive_total end`;
/** Lines that credit, on invoices that are made and stand. */
const creditsOfLine = `${correctionsOfLine} c join invoice ci on ci.id = c.invoice_id
  where ${grossOfCredit} < 0 and ci.deleted_at is null and ci.status not in ('GATHERING', 'VOIDED')`;

/** What lines of later invoices credited of each line, by its id: before coupons and taxes, and after both. What still gathers follows the notes. */
async function creditedByLines(read: Reader, lineIds: readonly string[]): Promise<ReadonlyMap<string, { readonly amount: Decimal; readonly total: Decimal }>> {
  const rows = await read.asOrganization().rows<{ id: string; amount: string; total: string }>(
    `select l.id, (-sum(k.amount))::text as amount, (-sum(k.total))::text as total
     from invoice_line l, lateral (select ${grossOfCredit} as amount, c.total from ${creditsOfLine}) k
     where l.organization_id = $1 and l.id = any($2::uuid[]) group by 1`,
    lineIds,
  );
  return new Map(rows.map(({ id, amount, total }) => [id, { amount: Decimal.of(amount), total: Decimal.of(total) }]));
}

/** What of an invoice can still be taken back by notes, taxes included, and what of that may be paid back. */
export interface CreditLeft {
  readonly creditable: Decimal;
  /** What is left after what notes and wallets paid of the invoice: what earlier notes credited counts as paid in money first. */
  readonly refundable: Decimal;
  /** The most that a note may pay back: what was paid in money and was not paid back, whatever was credited. */
  readonly payableBack: Decimal;
}

const nothingLeft: CreditLeft = { creditable: Decimal.zero, refundable: Decimal.zero, payableBack: Decimal.zero };

/**
 * In the order of the ids: nothing for invoices that no note can be made of, and nothing refundable of those that are not paid or whose
 * payment was disputed and lost; what credit notes and wallets paid of one is not paid back. Of credits that were bought nothing is creditable, and
 * what is paid back their wallet must hold. One statement for all, and one more where credits were bought.
 */
export async function creditLeft(read: Reader, invoiceIds: readonly string[]): Promise<CreditLeft[]> {
  const rows = await read.ownRows<{ id: string; kind: string; left: string; isPaid: boolean; unpaid: string; money: string }>(
    `select i.id, i.kind, greatest(0, i.total - coalesce((select sum(n.total) from credit_note n where n.invoice_id = i.id), 0) - given.total)::text as left,
            i.status = 'PAID' and i.payment_dispute_lost_at is null as "isPaid", (i.credit_notes_total + i.wallets_total)::text as unpaid,
            (i.total - i.credit_notes_total - i.wallets_total - coalesce((select sum(n.refund_amount) from credit_note n where n.invoice_id = i.id), 0))::text as money
     from invoice i,
       lateral (select coalesce(-sum(k.total), 0) as total from invoice_line l, lateral (select c.total from ${creditsOfLine}) k where l.invoice_id = i.id and l.deleted_at is null) given
     where i.organization_id = $1 and ($2::uuid is null or i.customer_id = $2) and i.id = any($3::uuid[])
       and i.issued_at is not null and i.status <> 'VOIDED' and i.deleted_at is null and i.kind <> 'RECORDED'
       and exists (select 1 from invoice_line l where l.invoice_id = i.id and l.deleted_at is null
         and l.amount + l.charges_total - l.discounts_total + l.coupons_total - l.credits_total
           > coalesce((select sum(c.amount) from credit_note_item c where c.invoice_line_id = l.id), 0)
             - coalesce((select sum(${grossOfCredit}) from ${creditsOfLine}), 0))`,
    invoiceIds,
  );
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const sold = rows.flatMap(({ id, kind, isPaid }) => (kind === 'WALLET_PURCHASE' && isPaid ? [id] : []));
  const purchases = new Map((await purchasesOf(read, sold)).map((purchase, n) => [sold[n], purchase]));
  return invoiceIds.map((id) => {
    const row = rowOf.get(id);
    if (row === undefined) return nothingLeft;
    const left = Decimal.of(row.left);
    const purchase = purchases.get(id) ?? null;
    if (row.kind === 'WALLET_PURCHASE') {
      const refundable = purchase === null ? Decimal.zero : Decimal.min(left, worthOfHeld(purchase));
      return { creditable: Decimal.zero, refundable, payableBack: refundable };
    }
    if (!row.isPaid) return { ...nothingLeft, creditable: left };
    return { creditable: left, refundable: Decimal.max(Decimal.zero, left.sub(Decimal.of(row.unpaid))), payableBack: Decimal.max(Decimal.zero, Decimal.min(left, Decimal.of(row.money))) };
  });
}

/** What customers have left of their notes: one amount a currency in which there is any, in the order of the customers' ids. */
export async function creditBalances(read: Reader, customerIds: readonly string[]): Promise<{ readonly currency: string; readonly amount: Decimal }[][]> {
  const rows = await read.ownRows<{ customerId: string; currency: string; amount: string }>(
    `select n.customer_id as "customerId", n.currency, sum(n.balance)::text as amount from credit_note n
     where n.organization_id = $1 and ($2::uuid is null or n.customer_id = $2) and n.customer_id = any($3::uuid[]) and n.credit_status = 'AVAILABLE'
     group by 1, 2 order by 1, 2`,
    customerIds,
  );
  const balances = Map.groupBy(rows, ({ customerId }) => customerId);
  return customerIds.map((id) => (balances.get(id) ?? []).map(({ currency, amount }) => ({ currency, amount: Decimal.of(amount) })));
}

/** Whether the invoice has notes that are not voided. */
export async function hasLiveNotes(read: Reader, invoiceId: string): Promise<boolean> {
  return (await invoicesWithLiveNotes(read, [invoiceId]))[0] === true;
}

/** Whether each of these invoices has notes that are not voided, in their order; one statement. */
export async function invoicesWithLiveNotes(read: Reader, invoiceIds: readonly string[]): Promise<boolean[]> {
  const rows = await read.asOrganization().rows<{ id: string }>(
    `select distinct invoice_id as id from credit_note where organization_id = $1 and invoice_id = any($2::uuid[]) and credit_status is distinct from 'VOIDED'`,
    invoiceIds,
  );
  const found = new Set(rows.map(({ id }) => id));
  return invoiceIds.map((id) => found.has(id));
}
