import { Decimal } from '../../kit/decimal.ts';
import { toldOf } from '../invoice-issues.ts';
import type { InvoiceIssue } from '../invoice-issues.ts';

/** What finds that an invoice cannot be asked for as it is. */
export const settlementComponent = 'billing.settlement';

/** A line as far as its bill looks. Amounts as text, in the currency of the invoice. */
export interface SettledForIssues {
  readonly id: string;
  readonly name: string;
  readonly amount: string;
  readonly chargesTotal: string;
  readonly taxes: readonly unknown[];
}

/**
 * What keeps an invoice of these lines from being issued: that it comes to less than nothing, since nobody is billed so, and a charge
 * that bears no tax where its workflow enforces taxes. A tax of 0 percent is one.
 */
export function settlementIssues(total: string, taxesEnforced: boolean, lines: readonly SettledForIssues[]): InvoiceIssue[] {
  const issues: InvoiceIssue[] = [];
  if (Decimal.of(total).isNegative()) {
    issues.push({
      severity: 'CRITICAL', code: 'INVOICE_TOTAL_NEGATIVE', component: settlementComponent, lineId: null, field: 'totals.total',
      ...toldOf(`the invoice comes to ${total}, and nobody is billed less than nothing`, 'take credits off it, or add what is charged'),
    });
  }
  if (!taxesEnforced) return issues;
  const untaxed = lines.filter(({ amount, chargesTotal, taxes }) => taxes.length === 0 && !Decimal.of(amount).add(Decimal.of(chargesTotal)).isZero());
  return [
    ...issues,
    ...untaxed.map(({ id, name }): InvoiceIssue => ({
      severity: 'CRITICAL', code: 'INVOICE_LINE_TAX_UNKNOWN', component: settlementComponent, lineId: id, field: 'lines.taxes',
      ...toldOf(`line "${name}" bears no tax, and the workflow enforces taxes`, 'name one for it, for its plan, its customer or the organization, one of 0 percent where none is due'),
    })),
  ];
}
