import { taxFactsOf, tiedTaxes } from '../../catalog/index.ts';
import type { TaxFacts } from '../../catalog/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { roundMoney } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { floorToSecond } from '../../kit/instant.ts';
import { transact } from '../../platform/transaction.ts';
import type { Reader } from '../../platform/reader.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { openPeriods } from '../charged-early.store.ts';
import { InvoiceHasCreditNotes } from '../credit-note.errors.ts';
import { hasLiveNotes } from '../credit-note.store.ts';
import { gatheringInvoice, settleGathering } from '../gathering.ts';
import { InvoiceActionNotAvailable } from '../invoice.errors.ts';
import type { Invoice } from '../invoice.entity.ts';
import type { InvoiceLine } from '../invoice-line.entity.ts';
import { fire } from '../invoice-machine.ts';
import type { InvoiceLookUp } from '../invoice.store.ts';
import type { OwnTaxes } from '../line-adjustment.ts';
import { plainCharging } from '../line-charging.ts';
import type { Recharge } from '../line-charging.ts';
import { addLine } from '../new-line.ts';
import { linesOf } from '../rate-invoice.ts';
import { closeInvoice, openInvoice } from './open-invoice.ts';
import { synchronizeLines } from './synchronize-lines.ts';

/** What becomes of what a voided line came to: nothing, or a share of it is charged again by a later invoice. */
export interface VoidAction {
  readonly type: 'DISCARD' | 'PENDING';
  /** 0 to 100: how much of the line is charged again. */
  readonly percentage: Decimal;
  /** When it is charged again; null: now. */
  readonly nextInvoiceAt: Temporal.Instant | null;
}

export interface VoidInvoiceInput {
  /** Kept in the invoice's metadata, 1 to 1,024 characters. */
  readonly reason: string;
  readonly action: VoidAction;
  /** Other actions for single lines, by the id of the line; null for an id that is no line's. */
  readonly overrides: readonly { readonly lineId: string | null; readonly action: VoidAction }[];
}

/** The member of a voided invoice's metadata that says why, and of a line that charges a share again that says of which line. */
const reasonKey = 'tollgate.void.reason';
const voidedLineKey = 'tollgate.void.line_id';

/**
 * Voids an issued invoice that is not paid, and answers its id. Its numbers stay. Lines with a PENDING action gather again, as flat
 * charges of their share, credits as credits, under the taxes that they bore and without coupons, which were taken off before; what counted towards a commitment still
 * does with that share. What a usage threshold charged of a period that is still to be invoiced is charged with that, and may
 * not gather beside it. Checked in this order: that it exists, the input (ValidationError), its state (InvoiceActionNotAvailable), and that no credit notes are on it
 * (InvoiceHasCreditNotes). What it used of the customer's own credit notes can be used again.
 */
export function voidInvoice(ctx: CommandContext, by: InvoiceLookUp, input: VoidInvoiceInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const { invoice, customer, now } = await openInvoice(tx, by);
    const lines = await linesOf(tx, invoice);
    refuse([...inputIssues(input, lines), ...purchaseIssues(input, invoice), ...(await chargedTwiceIssues(tx.read, input, lines))]);
    invoice.metadata = { ...invoice.metadata, [reasonKey]: input.reason };
    if (!(await fire(tx, invoice, 'void', now))) throw new InvoiceActionNotAvailable('void', invoice);
    if (await hasLiveNotes(tx.read, invoice.id)) throw new InvoiceHasCreditNotes(invoice.id);
    const actions = new Map(input.overrides.map(({ lineId, action }) => [lineId, action]));
    const again = lines.flatMap((line) => {
      const { type, percentage, nextInvoiceAt } = actions.get(line.id) ?? input.action;
      // Taxes come on top again.
      const share = roundMoney(Decimal.of(line.total).sub(Decimal.of(line.taxesExclusiveTotal)).mul(percentage).div(Decimal.hundred, 20), invoice.currency);
      return type === 'PENDING' && !share.isZero() ? [{ line, share, percentage, at: floorToSecond(nextInvoiceAt ?? now) }] : [];
    });
    if (again.length > 0) await chargeAgain(tx, customer, invoice.currency, again, now);
    // Credits that wait for what was charged, and is not any more, go.
    await tx.em.flush();
    await synchronizeLines(tx, customer, now);
    await closeInvoice(tx, customer);
    return invoice.id;
  });
}

async function chargeAgain(
  tx: Transaction,
  customer: CustomerRow,
  currency: string,
  again: readonly { readonly line: InvoiceLine; readonly share: Decimal; readonly percentage: Decimal; readonly at: Temporal.Instant }[],
  now: Temporal.Instant,
): Promise<void> {
  const gathering = await gatheringInvoice(tx, customer, currency, now);
  const bornTaxes = again.flatMap(({ line }) => line.taxes.map(({ key }) => ({ id: null, key })));
  const taxes = bornTaxes.length === 0 ? new Map() : await taxFactsOf(tx.read, bornTaxes);
  for (const { line, share, percentage, at } of again) {
    addLine(tx, customer, gathering, {
      managedBy: 'MANUAL', subscriptionId: line.subscriptionId ?? null, subscriptionItemId: null, reference: null, name: line.name, description: line.description ?? null, feature: null,
      price: { type: 'FLAT', amount: share.toString(), paymentTerm: 'IN_ARREARS' }, discounts: null,
      period: line.periodFrom == null || line.periodTo == null ? null : { from: line.periodFrom, to: line.periodTo },
      fullPeriod: null, billingPeriod: line.billingPeriodFrom == null || line.billingPeriodTo == null ? null : { from: line.billingPeriodFrom, to: line.billingPeriodTo }, charging: { ...plainCharging, recharge: rechargeOf(line, percentage) }, invoiceAt: at, metadata: { [voidedLineKey]: line.id }, ownTaxes: taxesAgain(line, taxes),
    }, now);
  }
  await settleGathering(tx, customer, [gathering], now);
}

/** What of a line counts on where it did: nothing of what a threshold charged, which counts with its period. A line that is voided once more keeps what it had of the first. */
function rechargeOf({ id, charging, amount, chargesTotal, discountsTotal, couponsTotal, currency }: InvoiceLine, percentage: Decimal): Recharge {
  const before = charging?.recharge ?? null;
  const charged = charging?.early == null ? Decimal.of(amount).add(Decimal.of(chargesTotal)).sub(Decimal.of(discountsTotal)).add(Decimal.of(couponsTotal)) : Decimal.zero;
  const share = (whole: Decimal) => whole.mul(percentage).div(Decimal.hundred, 20);
  return {
    line: before?.line ?? id,
    percentage: share(before === null ? Decimal.hundred : Decimal.of(before.percentage)).toString(),
    fee: roundMoney(share(before === null ? charged : Decimal.of(before.fee)), currency).toString(),
  };
}

/** What a line bore, and whether its amount contained it: it is of no rate card any more that could say so. A tax that was deleted since leaves it to the next level. */
function taxesAgain({ taxes, ownTaxes }: InvoiceLine, facts: TaxFacts): OwnTaxes | null {
  const [first] = taxes;
  if (first === undefined) return ownTaxes ?? null;
  return { taxes: tiedTaxes(taxes.map(({ key }) => ({ id: null, key })), facts), config: { stripeCode: null, customInvoicingCode: null, ...ownTaxes?.config, behavior: first.behavior } };
}

function inputIssues({ reason, action, overrides }: VoidInvoiceInput, lines: readonly InvoiceLine[]): Issue[] {
  const issues: Issue[] = [];
  if (reason.length < 1 || reason.length > 1_024) issues.push(issue('REASON_LENGTH', `reason has ${reason.length} characters: give 1 to 1,024`, 'reason'));
  issues.push(...percentageIssues(action, ['action']));
  const known = new Set(lines.map(({ id }) => id));
  const seen = new Set<string>();
  for (const [at, { lineId, action: own }] of overrides.entries()) {
    const path = ['overrides', String(at)];
    if (lineId === null || !known.has(lineId)) issues.push(issue('INVOICE_LINE_NOT_FOUND', `overrides.${at}.lineId is no line of this invoice: use the id of one`, ...path, 'lineId'));
    else if (seen.has(lineId)) issues.push(issue('DUPLICATED', `overrides.${at}.lineId names a line that an earlier override names: give each line one`, ...path, 'lineId'));
    seen.add(lineId ?? '');
    issues.push(...percentageIssues(own, [...path, 'action']));
  }
  return issues;
}

/** The credits that an invoice sells are withdrawn with it: whoever paid for them after all would have none. */
function purchaseIssues({ action, overrides }: VoidInvoiceInput, { kind }: Pick<Invoice, 'kind'>): Issue[] {
  if (kind !== 'WALLET_PURCHASE') return [];
  const said = [{ type: action.type, path: ['action', 'type'] }, ...overrides.map((of, at) => ({ type: of.action.type, path: ['overrides', String(at), 'action', 'type'] }))];
  return said.filter(({ type }) => type === 'PENDING').map(({ path }) => issue('PURCHASE_CHARGED_AGAIN', `${path.join('.')} is PENDING, and the invoice sells credits of a wallet, which are withdrawn with it: give DISCARD, and sell them anew`, ...path));
}

/** What a usage threshold charged early is charged by the invoice of its period once it is voided. */
async function chargedTwiceIssues(read: Reader, { action, overrides }: VoidInvoiceInput, lines: readonly InvoiceLine[]): Promise<Issue[]> {
  const at = new Map(overrides.map(({ lineId }, n) => [lineId, n]));
  const again = lines.filter(({ id, charging }) => charging?.early != null && (overrides[at.get(id) ?? -1]?.action ?? action).type === 'PENDING');
  const open = await openPeriods(read, again.map(({ charging }) => charging?.early?.of ?? ''));
  return again.flatMap(({ id, name, charging }) => {
    if (!open.has(charging?.early?.of ?? '')) return [];
    const own = at.get(id);
    const path = own === undefined ? ['action', 'type'] : ['overrides', String(own), 'action', 'type'];
    return [issue('CHARGED_WITH_PERIOD', `${path.join('.')} is PENDING, and what line "${name}" charged early is charged with the rest of its period, which is still to be invoiced: give DISCARD`, ...path)];
  });
}

function percentageIssues({ percentage }: VoidAction, path: readonly string[]): Issue[] {
  if (!percentage.isNegative() && !percentage.gt(Decimal.hundred)) return [];
  return [issue('PERCENTAGE_RANGE', `${path.join('.')}.percentage is ${percentage}: give 0 to 100`, ...path, 'percentage')];
}
