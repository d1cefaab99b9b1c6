/** Something found about an invoice. A CRITICAL one keeps it from being issued. */
export interface InvoiceIssue {
  readonly severity: 'CRITICAL' | 'WARNING';
  /** Permanent, upper case. */
  readonly code: string;
  /** What it is, and what to do. */
  readonly message: string;
  /** What to do alone; left out where nothing can be done, and of issues that were found before it was kept apart. */
  readonly remedy?: string;
  /** What found it: each run of a component replaces what it had found before. */
  readonly component: string;
  /** The line it is about; null: the whole invoice. */
  readonly lineId: string | null;
  /** What of it: `lines.price`; left out where no single field is meant. */
  readonly field?: string;
}

/** What an issue says: what it is, and after a colon what to do. */
export function toldOf(what: string, remedy: string): Pick<InvoiceIssue, 'message' | 'remedy'> {
  return { message: `${what}: ${remedy}`, remedy };
}

export function hasCritical(issues: readonly InvoiceIssue[]): boolean {
  return issues.some(({ severity }) => severity === 'CRITICAL');
}

/** The issues with those of one component replaced. */
export function replaced(issues: readonly InvoiceIssue[], component: string, found: readonly InvoiceIssue[]): InvoiceIssue[] {
  return [...issues.filter((issue) => issue.component !== component), ...found];
}

/** Before a retry: what was critical may have gone away, and is found again where it has not. */
export function lowered(issues: readonly InvoiceIssue[]): InvoiceIssue[] {
  return issues.map((issue) => ({ ...issue, severity: 'WARNING' }));
}
