import { discountsToJson, priceToJson } from '../../catalog/index.ts';
import { attributionKeysOf, customerBy, liveCustomer, lockCustomer, nowOf, startDueNow } from '../../customers/index.ts';
import type { CustomerLookUp, CustomerRow } from '../../customers/index.ts';
import { isCurrency } from '../../kit/currency.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { notAfter } from '../../kit/instant.ts';
import { instantOf } from '../../platform/entity.ts';
import type { Reader } from '../../platform/reader.ts';
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

export interface PendingLineInput extends PendingLine {
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
 * seconds. A customer that is deleted is charged for what was over by then, if it is not for usage. Checked in this order: the customer (CustomerNotFound, CustomerDeleted), then all lines at once (ValidationError).
 */
export function createPendingInvoiceLines(ctx: CommandContext, input: CreatePendingInvoiceLinesInput): Promise<CreatedPendingLines> {
  return transact(ctx, async (tx) => {
    const lines = input.lines.map(wholeSeconds);
    const { id } = await chargedCustomer(tx.read, input.customer, lines);
    await lockCustomer(tx, id);
    const customer = await chargedCustomer(tx.read, { id }, lines);
    const features = await lineFeatures(tx.read, lines.map(({ featureKey }) => featureKey));
    const featureOf = (line: PendingLine) => features.get(line.featureKey ?? '') ?? null;
    const taxes = await ownTaxesOf(tx.read, lines.map((line, at) => ({ taxes: line.taxes ?? [], taxConfig: line.taxConfig ?? null, path: ['lines', String(at)] })));
    refuse([
      ...listIssues(input),
      ...lines.flatMap((line, at) => pendingLineIssues(line, featureOf(line), ['lines', String(at)])),
      ...(await subjectIssues(tx.read, customer, lines)),
      ...taxes.issues,
    ]);

    const now = await nowOf(tx, customer);
    const existing = await tx.read.rows(
      `select 1 from invoice where organization_id = $1 and customer_id = $2 and currency = $3 and status = 'GATHERING' and kind = 'SUBSCRIPTION' and deleted_at is null`,
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

/** A customer that is deleted can be charged for what was over by then. Throws CustomerNotFound, CustomerDeleted, CustomerAnonymized. */
async function chargedCustomer(read: Reader, by: CustomerLookUp, lines: readonly PendingLineInput[]): Promise<CustomerRow> {
  const found = await customerBy(read, by);
  if (found === null || found.deletedAt === null || found.anonymizedAt !== null || lines.length === 0) return liveCustomer(read, by);
  const deletedAt = instantOf(found.deletedAt);
  return lines.every(({ period }) => notAfter(period.to, deletedAt)) ? found : liveCustomer(read, by);
}

/** A deleted customer gave its subjects up: whoever has them now is charged for their usage. */
async function subjectIssues(read: Reader, { id, deletedAt }: CustomerRow, lines: readonly PendingLineInput[]): Promise<Issue[]> {
  const ofUsage = lines.flatMap(({ price }, at) => (price.type === 'FLAT' ? [] : [at]));
  if (deletedAt === null || ofUsage.length === 0 || ((await attributionKeysOf(read, [id]))[0] ?? []).length > 0) return [];
  return ofUsage.map((at) => issue('INVOICE_CREATE_UBP_LINE_CUSTOMER_HAS_NO_SUBJECTS', `lines.${at}.price is for usage, and the customer, who is deleted, has no subjects any more: charge a flat amount`, 'lines', String(at), 'price'));
}

const wholeSeconds = (line: PendingLineInput): PendingLineInput => ({ ...line, ...whole(line) });

function listIssues({ currency, lines }: CreatePendingInvoiceLinesInput): Issue[] {
  const issues: Issue[] = [];
  if (!isCurrency(currency)) issues.push(issue('CURRENCY_INVALID', `currency "${currency}" is not an ISO 4217 code with a minor unit, such as "USD"`, 'currency'));
  if (lines.length < 1 || lines.length > MOST_LINES) issues.push(issue('LINES_LENGTH', `lines has ${lines.length}: give 1 to ${MOST_LINES} lines`, 'lines'));
  return issues;
}
