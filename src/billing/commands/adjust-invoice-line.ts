import { eventNeed, priceFromJson } from '../../catalog/index.ts';
import type { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { isCorrection } from '../corrections.ts';
import { InvoiceCannotBeEdited, InvoiceLineNotAdjustable, InvoiceLineNotAdjusted, InvoiceLineNotFound } from '../invoice.errors.ts';
import { InvoiceLine } from '../invoice-line.entity.ts';
import { linesByIds } from '../invoice-line.store.ts';
import { isImmutable } from '../invoice-states.ts';
import { updateDraft } from './advance-invoices.ts';
import { closeInvoice, openInvoice } from './open-invoice.ts';
import type { OpenInvoice } from './open-invoice.ts';

/** What is decided of a line's fee. */
export interface AdjustmentInput {
  /** What is charged for, 0 or more; null: what is metered, or one fee. */
  readonly units: Decimal | null;
  /** What one costs, 0 or more; null: the price of the line decides. */
  readonly unitAmount: Decimal | null;
  /** 1 to 256 characters; null: its own name. */
  readonly name: string | null;
}

/**
 * Decides what a line of a draft charges for, what one costs, or what it is called, in place of an earlier adjustment, and answers the line's
 * id. Lago's rule: the draft is computed again, and keeps it when it is computed anew and when it is issued. Throws ValidationError,
 * InvoiceLineNotFound, InvoiceLineNotAdjustable, and InvoiceCannotBeEdited for what is no draft.
 */
export function adjustInvoiceLine(ctx: CommandContext, lineId: string, input: AdjustmentInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const { line, open } = await openLine(tx, lineId);
    refuse(adjustmentIssues(input, line.price));
    refuseUnadjustable(line);
    const { units, unitAmount, name } = input;
    line.adjustment = { units: units?.toString() ?? null, unitAmount: unitAmount?.toString() ?? null, unitsBefore: null, name };
    line.updatedAt = open.now;
    await updateDraft(tx, open.invoice, open.now);
    await closeInvoice(tx, open.customer);
    return line.id;
  });
}

/**
 * Takes an adjustment away, so that the line comes to what is computed, and answers its id; a charge that was added by hand goes away with it.
 * Throws InvoiceLineNotFound, InvoiceLineNotAdjusted and InvoiceCannotBeEdited.
 */
export function removeInvoiceLineAdjustment(ctx: CommandContext, lineId: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const { line, open } = await openLine(tx, lineId);
    if (line.adjustment == null) throw new InvoiceLineNotAdjusted(line.id);
    if (isAddedCharge(line)) Object.assign(line, { deletedAt: open.now });
    else line.adjustment = null;
    line.updatedAt = open.now;
    await updateDraft(tx, open.invoice, open.now);
    await closeInvoice(tx, open.customer);
    return line.id;
  });
}

/** A charge of a subscription that the subscription itself did not make. */
function isAddedCharge({ managedBy, subscriptionItemId, reference }: InvoiceLine): boolean {
  return managedBy === 'MANUAL' && subscriptionItemId != null && reference == null;
}

/** A line of a draft, with the draft's customer locked. The line may have moved or gone while that was waited for. */
async function openLine(tx: Transaction, lineId: string): Promise<{ readonly line: InvoiceLine; readonly open: OpenInvoice }> {
  const [found] = await linesByIds(tx.read, [lineId]);
  if (found == null) throw new InvoiceLineNotFound(lineId);
  await openInvoice(tx, { id: found.invoiceId });
  const line = await tx.em.findOneOrFail(InvoiceLine, { id: lineId }, { refresh: true });
  if (line.deletedAt != null) throw new InvoiceLineNotFound(lineId);
  const open = await openInvoice(tx, { id: line.invoiceId });
  refuseNoDraft(open);
  return { line, open };
}

/** Throws InvoiceCannotBeEdited for what is no draft that can be changed: what gathers is adjusted when its period is over. */
export function refuseNoDraft({ invoice }: OpenInvoice): void {
  if (invoice.status !== 'DRAFT' || invoice.deletedAt != null || isImmutable(invoice.state)) throw new InvoiceCannotBeEdited(invoice, ['fees']);
}

function refuseUnadjustable(line: InvoiceLine): void {
  if (line.charging?.commitment != null) throw new InvoiceLineNotAdjustable(line.id, 'comes to what its period lacks to a commitment');
  if (line.reference != null && isCorrection({ reference: line.reference })) throw new InvoiceLineNotAdjustable(line.id, 'corrects an earlier invoice');
}

/** What is wrong with an adjustment of a line of this price; null: of one that is not known. */
export function adjustmentIssues({ units, unitAmount, name }: AdjustmentInput, price: InvoiceLine['price'] | null): Issue[] {
  const issues: Issue[] = [];
  if (units === null && unitAmount === null && name === null) issues.push(issue('ADJUSTMENT_EMPTY', 'units, unitAmount and name are all missing: say what is adjusted', 'units'));
  if (units === null && unitAmount !== null) issues.push(issue('UNITS_REQUIRED', 'units is missing: a unit amount is charged for a number of units', 'units'));
  if (units?.isNegative()) issues.push(issue('FIELD_MUST_BE_POSITIVE_OR_ZERO', `units is ${units}: give zero or more`, 'units'));
  if (unitAmount?.isNegative()) issues.push(issue('FIELD_MUST_BE_POSITIVE_OR_ZERO', `unitAmount is ${unitAmount}: give zero or more`, 'unitAmount'));
  if (name !== null && (name.trim().length < 1 || name.length > 256)) issues.push(issue('NAME_LENGTH', `name has ${name.length} characters: give 1 to 256`, 'name'));
  const kept = price === null ? null : priceFromJson(price);
  if (units !== null && unitAmount === null && kept !== null && kept.type !== 'FLAT' && eventNeed(kept) !== 'NOTHING') {
    issues.push(issue('UNIT_AMOUNT_REQUIRED', `unitAmount is missing: the price of the line, ${kept.type}, looks at single events, and units alone do not say what they cost`, 'unitAmount'));
  }
  return issues;
}
