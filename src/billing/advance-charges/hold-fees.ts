import type { CustomerRow } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { earlier, later } from '../../kit/instant.ts';
import { visible } from '../../platform/side-by-side.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { gatheringInvoice } from '../gathering.ts';
import type { InvoiceLine } from '../invoice-line.entity.ts';
import type { Invoice } from '../invoice.entity.ts';
import { addLine } from '../new-line.ts';
import type { NewLine } from '../new-line.ts';
import { lineToRate } from '../rate-invoice.ts';
import { rateLines } from '../rate-lines.ts';
import type { FeesElsewhere } from '../rate-lines.ts';
import { ratedLineToJson } from '../rated-line-json.ts';
import { invoiceToSettle, sourceOf } from '../settle-invoice.ts';
import { settlementFacts } from '../settlement.store.ts';
import { settleLines } from '../settlement/settle-lines.ts';
import type { Credits } from '../settlement/settle-lines.ts';
import { settlementFromJson } from '../settlement/settlement-json.ts';
import { totalsFromText, totalsToText } from '../totals-columns.ts';
import { FeePayment } from './fee-payment.entity.ts';
import { sumOfFees } from './fee-payment.ts';
import { feesOn } from './fee-payment.store.ts';
import type { FeeSum } from './fee-payment.store.ts';

/** A fee that is to be paid on its own. */
export interface OwnFee {
  /** ISO 4217. */
  readonly currency: string;
  readonly line: NewLine;
}

/**
 * Makes fees that are paid on their own: each is rated and taxed by itself, for good, since whoever collects it asks for what it says now. They stand on a gathering invoice of kind
 * ADVANCE_CHARGES, one a currency, that nobody is asked to pay, until those that were paid go onto the invoice of their period. Persisted; call with the customer locked.
 */
export async function holdFees(tx: Transaction, customer: CustomerRow, fees: readonly OwnFee[], now: Temporal.Instant): Promise<void> {
  for (const [currency, own] of Map.groupBy(fees, (fee) => fee.currency)) {
    await visible(tx);
    const holder = await gatheringInvoice(tx, customer, currency, now, 'ADVANCE_CHARGES');
    // Nothing of it is read from meters any more.
    holder.quantitiesAt ??= now;
    const lines = own.map(({ line }) => addLine(tx, customer, holder, line, now));
    const made = await settleAlone(tx, holder, lines, now);
    const before: FeeSum = { totals: totalsFromText(holder), taxes: settlementFromJson(holder.settlement ?? null).taxes, periodFrom: holder.periodFrom ?? null, periodTo: holder.periodTo ?? null };
    setFigures(holder, [before, ...made]);
    toldOf(tx, holder, now);
  }
  await tx.em.flush();
}

/** Brings an invoice that fees gather on to the fees that are left on it, and takes it away with the last. */
export async function followHeldFees(tx: Transaction, holder: Invoice, now: Temporal.Instant): Promise<void> {
  await visible(tx);
  const left = await feesOn(tx.read, holder.id);
  setFigures(holder, left);
  if (left.length === 0) holder.deletedAt = now;
  toldOf(tx, holder, now);
}

/** Puts on an invoice what its fees come to together, and the time that they are for. */
export function setFigures(invoice: Invoice, fees: readonly FeeSum[]): void {
  const { totals, settlement } = sumOfFees(fees);
  const froms = fees.flatMap(({ periodFrom }) => periodFrom ?? []);
  const tos = fees.flatMap(({ periodTo }) => periodTo ?? []);
  Object.assign(invoice, totalsToText(totals), { settlement, periodFrom: froms.length === 0 ? null : froms.reduce(earlier), periodTo: tos.length === 0 ? null : tos.reduce(later) });
}

function toldOf(tx: Transaction, holder: Invoice, now: Temporal.Instant): void {
  holder.revision += 1;
  holder.updatedAt = now;
  tx.emit({ type: holder.deletedAt == null ? 'invoice.updated' : 'invoice.deleted', id: holder.id, customerId: holder.customerId });
}

const noCredits: Credits = { coupons: [], notes: [], wallets: [] };
/** A fee of one event looks at no other. */
const nothingElsewhere: FeesElsewhere = { billed: () => Decimal.zero, early: new Map() };

async function settleAlone(tx: Transaction, holder: Invoice, lines: readonly InvoiceLine[], now: Temporal.Instant): Promise<FeeSum[]> {
  const facts = await settlementFacts(tx.read, { given: [invoiceToSettle(holder)] }, lines.map(sourceOf));
  return lines.map((line, n): FeeSum => {
    const [rated] = rateLines([lineToRate(line, null, undefined)], nothingElsewhere);
    const { totals, settlement, lines: [alone] } = settleLines(holder.currency, [{ ...present(facts.lines[n], 'what a fee is settled by'), rated: present(rated, 'a rated fee') }], noCredits);
    const { rated: of, taxes } = present(alone, 'a settled fee');
    const { totals: text, ...rest } = ratedLineToJson({ ...of, totals });
    Object.assign(line, rest, text, { taxes, ratedAt: now });
    tx.em.create(FeePayment, {
      ...{ invoiceLineId: line.id, organizationId: tx.organizationId, customerId: line.customerId },
      ...{ status: 'PENDING', succeededAt: null, failedAt: null, refundedAt: null, taxes: settlement.taxes, invoicedAt: null, createdAt: now, updatedAt: now },
    });
    tx.emit({ type: 'fee.created', id: line.id, customerId: line.customerId });
    return { totals, taxes: settlement.taxes, periodFrom: line.periodFrom ?? null, periodTo: line.periodTo ?? null };
  });
}
