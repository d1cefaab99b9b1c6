import { lockLiveCustomer, nowOf } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { minorUnitDigits } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import { floorToSecond } from '../../kit/instant.ts';
import type { Period } from '../../kit/period.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { subscriptionBy } from '../../subscriptions/index.ts';
import { couponBy } from '../coupon.store.ts';
import type { CouponRow } from '../coupon.entity.ts';
import { newInvoice } from '../gathering.ts';
import { InvoiceExternalIdTaken, InvoiceNumberTaken } from '../invoice.errors.ts';
import { invoiceBy } from '../invoice.store.ts';
import { addLine } from '../new-line.ts';
import { shareNumbers } from '../numbering.ts';
import { partyOfCustomer } from '../party.ts';
import { ratedLineToJson } from '../rated-line-json.ts';
import { recordedInvoiceTotals, recordedLine } from '../recorded-line.ts';
import { emptySettlement } from '../settlement/settlement-json.ts';
import { totalsToText } from '../totals-columns.ts';
import { checkedRecord, MOST_COUPONS } from './create-invoice-input.ts';
import type { CreateInvoiceInput, RecordedLineInput } from './create-invoice-input.ts';

/** What finds that a recorded total is not what its lines come to. */
const recordComponent = 'billing.record';

/**
 * Records an invoice that another system issued, and answers its id. It is kept as it is told: its total is trusted, and where that is not
 * what its lines come to, a warning says so. Nothing of it is collected, numbered, taxed or paid here, and nothing of the customer's credits is used.
 * Checked in this order: the customer (CustomerNotFound, CustomerDeleted), the input (ValidationError), that neither external id nor number is
 * taken (InvoiceExternalIdTaken, InvoiceNumberTaken, which name the other invoice).
 */
export function createInvoice(ctx: CommandContext, input: CreateInvoiceInput): Promise<string> {
  const work = transact(ctx, async (tx) => {
    const customer = await lockLiveCustomer(tx, input.customer);
    const now = await nowOf(tx, customer);
    const subscription = input.subscription === null ? null : await subscriptionBy(tx.read, input.subscription);
    const coupons = input.coupons.length > MOST_COUPONS ? [] : await Promise.all(input.coupons.map(({ coupon }) => couponBy(tx.read, coupon)));
    checkedRecord(input, { customerId: customer.id, subscription, coupons, now });
    await refuseTaken(tx, input);
    return record(tx, customer, input, { subscriptionId: subscription?.id ?? null, coupons: coupons.filter((coupon) => coupon !== null), now });
  });
  return meaning(work, { invoice_external_id_unique: () => new InvoiceExternalIdTaken(input.externalId, null) });
}

/** Numbers are looked up while nothing else can be numbered. */
async function refuseTaken(tx: Transaction, { externalId, number }: CreateInvoiceInput): Promise<void> {
  const [known] = await tx.read.rows<{ id: string }>('select id from invoice where organization_id = $1 and external_id = $2', externalId);
  if (known !== undefined) throw new InvoiceExternalIdTaken(externalId, known.id);
  if (number === null) return;
  await shareNumbers(tx);
  const numbered = await invoiceBy(tx.read, { number });
  if (numbered !== null) throw new InvoiceNumberTaken(number, numbered.id);
}

interface RecordedWith {
  readonly subscriptionId: string | null;
  readonly coupons: readonly CouponRow[];
  readonly now: Temporal.Instant;
}

async function record(tx: Transaction, customer: CustomerRow, input: CreateInvoiceInput, { subscriptionId, coupons, now }: RecordedWith): Promise<string> {
  const invoice = await newInvoice(tx, customer, { currency: input.currency, kind: 'DRAFT', madeFor: 'RECORDED', now });
  const couponCodes = coupons.map(({ code }) => code);
  const lines = linesOf(input).map((line) => ({ line, rated: recordedLine({ ...line, name: line.name ?? line.externalId ?? 'Charge', couponCodes: line.discountAmount.isZero() ? [] : couponCodes }) }));
  for (const { line, rated } of lines) {
    const made = addLine(tx, customer, invoice, {
      managedBy: 'MANUAL', subscriptionId, subscriptionItemId: null, reference: null, name: line.name ?? line.externalId ?? 'Charge', description: null, feature: null,
      price: { type: 'FLAT', amount: line.amount.toString(), paymentTerm: 'IN_ARREARS' }, discounts: null, period: whole(line.period), fullPeriod: null, billingPeriod: null,
      invoiceAt: floorToSecond(input.issuedAt), metadata: null,
    }, now);
    const { totals, ...rest } = ratedLineToJson(rated);
    Object.assign(made, rest, totals, {
      couponsTotal: couponCodes.length === 0 ? '0' : line.discountAmount.toString(),
      recorded: { externalId: line.externalId, billingCadence: line.billingCadence?.toString() ?? null },
      ratedAt: now,
    });
  }
  const totals = recordedInvoiceTotals(lines.map(({ rated }) => rated), input.total);
  const sum = totals.amount.sub(totals.discountsTotal).add(totals.taxesTotal);
  const period = whole(input.period);
  Object.assign(invoice, totalsToText(totals), {
    externalId: input.externalId,
    periodFrom: period.from,
    periodTo: period.to,
    collectionAt: null,
    quantitiesAt: now,
    metadata: input.metadata,
    settlement: { ...emptySettlement, coupons: coupons.map(({ code, name }, n) => ({ appliedCouponId: null, code, name, amount: couponAmount(input, n).toString() })) },
    issues: sum.eq(input.total) ? [] : [{
      severity: 'WARNING', code: 'RECORDED_TOTAL_DIFFERS', component: recordComponent, lineId: null, createdAt: now.toString(), updatedAt: now.toString(),
      message: `the lines come to ${sum.toFixed(minorUnitDigits(input.currency))}, and the invoice says ${input.total.toFixed(minorUnitDigits(input.currency))}: what it says counts`,
    }],
  });
  // An issued invoice takes no line: they are there before.
  await tx.em.flush();
  Object.assign(invoice, {
    state: input.paidAt === null ? 'issued' : 'paid',
    status: input.paidAt === null ? 'ISSUED' : 'PAID',
    number: input.number,
    billedTo: partyOfCustomer(customer),
    issuedAt: input.issuedAt,
    dueAt: input.dueAt,
    paidAt: input.paidAt,
    ...(input.paidAt === null ? {} : { paidAmount: input.total.toString() }),
  });
  await tx.em.flush();
  return invoice.id;
}

/** Those that are told, or one of the whole total. */
function linesOf({ lines, total, period }: CreateInvoiceInput): readonly RecordedLineInput[] {
  if (lines.length > 0) return lines;
  return [{ externalId: null, name: null, quantity: Decimal.one, amount: total, discountAmount: Decimal.zero, taxAmount: Decimal.zero, period, billingCadence: null }];
}

/** What a coupon gave: a single one without an amount gave what was taken off the lines. */
export function couponAmount({ coupons, lines }: Pick<CreateInvoiceInput, 'coupons' | 'lines'>, n: number): Decimal {
  return coupons[n]?.amount ?? (coupons.length === 1 ? Decimal.sum(lines.map(({ discountAmount }) => discountAmount)) : Decimal.zero);
}

const whole = ({ from, to }: Period): Period => ({ from: floorToSecond(from), to: floorToSecond(to) });
