import { discountsToJson, priceToJson } from '../../catalog/index.ts';
import type { RateCardDiscounts, RateCardPrice } from '../../catalog/index.ts';
import { liveCustomer, lockCustomer, nowOf, startDueNow } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { isCurrency } from '../../kit/currency.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import type { Period } from '../../kit/period.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { gatheringInvoice, settleGathering } from '../gathering.ts';
import { lineFeatures } from '../line-features.ts';
import { addLine } from '../new-line.ts';
import { ownTaxesOf } from '../own-taxes.ts';
import type { OwnTaxesInput } from '../own-taxes.ts';
import { pendingLineIssues } from '../pending-line.ts';
import type { PendingLine } from '../pending-line.ts';
import { whole } from './invoice-line-edits.ts';

export interface PendingLineInput {
  readonly name: string;
  readonly description: string | null;
  readonly metadata: Record<string, unknown> | null;
  readonly period: Period;
  readonly invoiceAt: Temporal.Instant;
  readonly price: RateCardPrice;
  readonly discounts: RateCardDiscounts | null;
  readonly featureKey: string | null;
  readonly taxes?: OwnTaxesInput['taxes'];
  readonly taxConfig?: OwnTaxesInput['taxConfig'];
}

export interface CreatePendingInvoiceLinesInput {
  readonly customer: CustomerLookUp;
  /** ISO 4217. */
  readonly currency: string;
  /** 1 to 100. */
  readonly lines: readonly PendingLineInput[];
}

export interface CreatedPendingLines {
  readonly invoiceId: string;
  readonly lineIds: readonly string[];
  /** There was no gathering invoice of this currency before. */
  readonly isInvoiceNew: boolean;
}

const MOST_LINES = 100;

/**
 * Puts charges of the caller's on the customer's gathering invoice, which is made when there is none. Periods and times count in whole
 * seconds. Checked in this order: the customer (CustomerNotFound, CustomerDeleted), then all lines at once (ValidationError).
 */
export function createPendingInvoiceLines(ctx: CommandContext, input: CreatePendingInvoiceLinesInput): Promise<CreatedPendingLines> {
  return transact(ctx, async (tx) => {
    const { id } = await liveCustomer(tx.read, input.customer);
    await lockCustomer(tx, id);
    const customer = await liveCustomer(tx.read, { id });
    const lines = input.lines.map(wholeSeconds);
    const features = await lineFeatures(tx.read, lines.map(({ featureKey }) => featureKey));
    const featureOf = (line: PendingLine) => features.get(line.featureKey ?? '') ?? null;
    const taxes = await ownTaxesOf(tx.read, lines.map((line, at) => ({ taxes: line.taxes ?? [], taxConfig: line.taxConfig ?? null, path: ['lines', String(at)] })));
    refuse([
      ...listIssues(input),
      ...lines.flatMap((line, at) => pendingLineIssues(line, featureOf(line), ['lines', String(at)])),
      ...taxes.issues,
    ]);

    const now = await nowOf(tx, customer);
    const existing = await tx.read.rows(
      `select 1 from invoice where organization_id = $1 and customer_id = $2 and currency = $3 and status = 'GATHERING' and deleted_at is null`,
      customer.id,
      input.currency,
    );
    const invoice = await gatheringInvoice(tx, customer, input.currency, now);
    const lineIds = lines.map((line, at) => {
      const { name, description, metadata, period, invoiceAt } = line;
      const feature = featureOf(line)?.row ?? null;
      const made = {
        managedBy: 'MANUAL', subscriptionId: null, subscriptionItemId: null, reference: null, name, description, feature, metadata, period, invoiceAt,
        price: priceToJson(line.price), discounts: discountsToJson(line.discounts), fullPeriod: null, billingPeriod: null, ownTaxes: taxes.own[at] ?? null,
      } as const;
      return addLine(tx, customer, invoice, made, now).id;
    });
    await settleGathering(tx, customer, [invoice], now);
    await startDueNow(tx, customer);
    return { invoiceId: invoice.id, lineIds, isInvoiceNew: existing.length === 0 };
  });
}

const wholeSeconds = (line: PendingLineInput): PendingLineInput => ({ ...line, ...whole(line) });

function listIssues({ currency, lines }: CreatePendingInvoiceLinesInput): Issue[] {
  const issues: Issue[] = [];
  if (!isCurrency(currency)) issues.push(issue('CURRENCY_INVALID', `currency "${currency}" is not an ISO 4217 code with a minor unit, such as "USD"`, 'currency'));
  if (lines.length < 1 || lines.length > MOST_LINES) issues.push(issue('LINES_LENGTH', `lines has ${lines.length}: give 1 to ${MOST_LINES} lines`, 'lines'));
  return issues;
}
