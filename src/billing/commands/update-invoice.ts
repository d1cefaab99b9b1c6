import { z } from 'zod';
import type { Address } from '../../customers/index.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { checked, metadata, parsed, text } from '../../kit/input.ts';
import { before, floorToSecond } from '../../kit/instant.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { profileOf } from '../billing-profile.store.ts';
import { settleGathering } from '../gathering.ts';
import { InvoiceCannotBeEdited, InvoiceChangedMeanwhile } from '../invoice.errors.ts';
import type { Invoice } from '../invoice.entity.ts';
import { isImmutable } from '../invoice-states.ts';
import type { InvoiceLookUp } from '../invoice.store.ts';
import type { InvoiceParty } from '../party.ts';
import type { BillingWorkflow } from '../workflow.ts';
import { updateDraft } from './advance-invoices.ts';
import { refuseContradictions, updateProfileInput, workflowWith } from './billing-profile-input.ts';
import type { InvoiceLineEdit } from './invoice-line-edits.ts';
import { closeInvoice, openInvoice } from './open-invoice.ts';
import type { OpenInvoice } from './open-invoice.ts';
import { editLines } from './update-invoice-lines.ts';

const part = (max = 256) => text(max).nullish();
const address = z
  .object({ country: text(2), postalCode: part(), state: part(), city: part(), line1: part(), line2: part(), phoneNumber: part() })
  .transform((parts) => Object.fromEntries(Object.entries(parts).filter(([, value]) => value != null)) as Address);

const updateInput = z.object({
  description: part(1_024),
  metadata: metadata().nullish(),
  supplier: z.object({ key: part(), name: text(256).optional(), taxId: part(64), legalName: part(), legalNumber: part(), address: address.optional() }).nullish(),
  customer: z.object({ key: part(), name: text(256).optional(), taxId: part(64), legalName: part(), legalNumber: part(), address: address.nullish() }).nullish(),
  workflow: updateProfileInput.shape.workflow,
  dueAt: checked<Temporal.Instant>().nullish(),
  lines: z.array(checked<InvoiceLineEdit>()).optional(),
  revision: z.int().optional(),
});
/**
 * Only what is present is changed. Null clears description, metadata and dueAt, sets supplier and workflow back to those of the profile, and
 * the customer to its own data. `lines` are all lines; `revision` is the one that the caller has read.
 */
export type UpdateInvoiceInput = z.input<typeof updateInput>;
type Update = z.output<typeof updateInput>;

/** All but what never stands on the bill. */
const content = ['description', 'supplier', 'customer', 'workflow', 'dueAt', 'lines'] as const;

/**
 * Changes an invoice and answers its id. A draft is rated again and waits anew for what it has to wait for; one that is left without lines
 * goes away. Of a gathering invoice lines, description and metadata can be changed; of an issued one its metadata alone. Throws
 * InvoiceNotFound, ValidationError with every issue, InvoiceChangedMeanwhile, and InvoiceCannotBeEdited.
 */
export function updateInvoice(ctx: CommandContext, by: InvoiceLookUp, input: UpdateInvoiceInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const update = parsed(updateInput, input);
    const open = await openInvoice(tx, by);
    const { invoice } = open;
    if (update.revision !== undefined && update.revision !== invoice.revision) throw new InvoiceChangedMeanwhile(invoice, update.revision);
    const said = content.filter((field) => update[field] !== undefined);
    if (said.length > 0 && (invoice.deletedAt != null || isImmutable(invoice.state))) throw new InvoiceCannotBeEdited(invoice, said);
    if (update.metadata !== undefined) invoice.metadata = metadataWith(invoice.metadata ?? null, update.metadata);
    if (update.description !== undefined) invoice.description = update.description;
    invoice.updatedAt = open.now;
    if (invoice.state === 'gathering') await editGathering(tx, open, update);
    else await editDraft(tx, open, update);
    await closeInvoice(tx, open.customer);
    return invoice.id;
  });
}

/** What Tollgate wrote there itself stays. */
function metadataWith(was: Record<string, unknown> | null, to: Record<string, unknown> | null): Record<string, unknown> | null {
  const ours = Object.entries(was ?? {}).filter(([key]) => key.startsWith('tollgate.'));
  return to === null && ours.length === 0 ? null : { ...to, ...Object.fromEntries(ours) };
}

async function editGathering(tx: Transaction, { invoice, customer, now }: OpenInvoice, update: Update): Promise<void> {
  const followed = (['supplier', 'customer', 'workflow', 'dueAt'] as const).filter((field) => update[field] !== undefined);
  refuse(followed.map((field) => issue('INVOICE_GATHERING_FIELD', `${field} of an invoice that gathers cannot be changed: it follows the customer and its billing profile until it is a draft`, field)));
  if (update.lines !== undefined && invoice.kind === 'ADVANCE_CHARGES') {
    refuse([issue('INVOICE_OF_OWN_FEES_LINES', 'lines of what fees that are paid on their own gather on cannot be changed: take back a fee that is not paid by deleteFee, or have it paid and credit it on its invoice', 'lines')]);
  }
  if (update.lines !== undefined && (await editLines(tx, customer, invoice, update.lines, now))) await settleGathering(tx, customer, [invoice], now);
  else told(tx, invoice);
}

async function editDraft(tx: Transaction, { invoice, customer, now }: OpenInvoice, update: Update): Promise<void> {
  const { supplier, customer: party, workflow, dueAt } = update;
  const profile = supplier === null || workflow === null ? await profileOf(tx, invoice.customerId) : null;
  if (supplier !== undefined) invoice.supplier = supplier === null ? (profile?.supplier as InvoiceParty) : { ...invoice.supplier, ...given(supplier) };
  if (party !== undefined) invoice.customerParty = party === null ? null : { ...invoice.customerParty, ...given(party) };
  if (workflow !== undefined) {
    const settings = workflow === null ? (profile?.workflow as BillingWorkflow) : workflowWith(invoice.workflow, workflow, now);
    refuseContradictions(settings);
    invoice.workflow = settings;
  }
  if (dueAt !== undefined) {
    if (dueAt !== null && before(dueAt, now)) refuse([issue('INVOICE_DUE_IN_THE_PAST', `dueAt ${dueAt} is before now, ${now}: give a time to come, or null to let the workflow decide`, 'dueAt')]);
    invoice.dueBy = dueAt === null ? null : floorToSecond(dueAt);
  }
  const changed = update.lines !== undefined && (await editLines(tx, customer, invoice, update.lines, now));
  if (changed || workflow !== undefined || dueAt !== undefined || party !== undefined || supplier !== undefined) await updateDraft(tx, invoice, now);
  else told(tx, invoice);
}

function told(tx: Transaction, invoice: Invoice): void {
  invoice.revision += 1;
  tx.emit({ type: 'invoice.updated', id: invoice.id, customerId: invoice.customerId });
}

/** Members that are present, null clearing them. */
function given<T extends object>(said: T): Partial<InvoiceParty> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Partial<InvoiceParty>;
}
