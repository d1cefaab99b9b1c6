import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { Reader } from '../../platform/reader.ts';
import type { SubscriptionSchedule } from '../../subscriptions/index.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import type { InvoiceRow } from '../invoice.entity.ts';
import { noUsage, usageOfLines } from '../invoice-usage.ts';
import { lineToRate, usageRequestOf } from '../live-invoice.ts';
import { rateLines } from '../rate-lines.ts';
import type { Totals } from '../rating/totals.ts';
import { invoiceToSettle, sourceOf } from '../settle-invoice.ts';
import { settlementFacts } from '../settlement.store.ts';
import { settleLines } from '../settlement/settle-lines.ts';
import type { SettledLine } from '../settlement/settle-lines.ts';
import type { BillingWorkflow } from '../workflow.ts';

/** What lines of a dry run name as their invoice, which is none. */
export function dryInvoice({ id, customerId, row }: SubscriptionSchedule): Pick<InvoiceRow, 'id' | 'organizationId' | 'customerId'> {
  return { id, customerId, organizationId: row.organizationId };
}

/**
 * What lines of one subscription come to with the usage of now and with taxes, and without coupons and credits, by what rates and settles invoices. The lines in their order; all of
 * them are of one {@link dryInvoice}. A number of statements that does not depend on how many there are.
 */
export async function dryRun(
  read: Reader,
  schedule: SubscriptionSchedule,
  { workflow, applyTaxes }: { readonly workflow: BillingWorkflow; readonly applyTaxes: boolean },
  lines: readonly InvoiceLineRow[],
): Promise<{ readonly rated: readonly SettledLine[]; readonly totals: Totals }> {
  const asked = lines.flatMap((line, at) => {
    const request = usageRequestOf(line, undefined);
    return request === null ? [] : [{ at, request }];
  });
  const usages = await usageOfLines(read, asked.map(({ request }) => request));
  const usageAt = new Map(asked.map(({ at }, position) => [at, usages[position] ?? noUsage]));
  const rated = rateLines(lines.map((line, at) => lineToRate(line, usageAt.get(at) ?? null, undefined)), { billed: () => Decimal.zero, early: new Map() });
  const invoice = invoiceToSettle({ ...dryInvoice(schedule), kind: 'SUBSCRIPTION', currency: schedule.currency, status: 'GATHERING', workflow });
  const facts = await settlementFacts(read, { given: [{ ...invoice, taxed: invoice.taxed && applyTaxes }] }, lines.map(sourceOf));
  const toSettle = rated.map((of, at) => ({ ...present(facts.lines[at], 'what a line is settled by'), rated: of }));
  const settled = settleLines(schedule.currency, toSettle, { coupons: [], notes: [], wallets: [] });
  return { rated: settled.lines, totals: settled.totals };
}
