import type { Transaction } from '../../platform/transaction.ts';
import { Invoice } from '../invoice.entity.ts';
import { toldOf } from '../invoice-issues.ts';
import type { InvoiceIssue } from '../invoice-issues.ts';
import type { KnownLine } from '../reconcile.ts';

const component = 'billing.synchronization';

/** Warns on each invoice that cannot change any more that its line is no longer what its subscription calls for. Its numbers stay. */
export async function noteUntouchable(tx: Transaction, lines: readonly KnownLine[], now: Temporal.Instant): Promise<void> {
  if (lines.length === 0) return;
  const invoices = await tx.em.find(Invoice, { id: { $in: [...new Set(lines.map(({ invoiceId }) => invoiceId))] } });
  for (const invoice of invoices) {
    const warned = new Set(invoice.issues.filter((issue) => issue.component === component).map(({ lineId }) => lineId));
    const found = lines.filter((line) => line.invoiceId === invoice.id && !warned.has(line.id)).map((line) => warning(line, now));
    if (found.length === 0) continue;
    invoice.issues = [...invoice.issues, ...found];
    tx.emit({ type: 'invoice.updated', id: invoice.id, customerId: invoice.customerId });
  }
}

function warning(line: KnownLine, now: Temporal.Instant): InvoiceIssue {
  return {
    severity: 'WARNING',
    code: 'INVOICE_LINE_DIFFERS_FROM_SUBSCRIPTION',
    ...toldOf(`line "${line.name}" is no longer what its subscription calls for, and this invoice cannot change any more`, 'correct it on a later one'),
    component,
    lineId: line.id,
    createdAt: now.toString(),
    updatedAt: now.toString(),
  };
}
