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
  /** When it was found first, in the customer's time; left out of issues that were found before times were kept. */
  readonly createdAt?: string;
  /** When it was last found, or its severity changed; left out as createdAt is. */
  readonly updatedAt?: string;
}

/** Whether two say the same of the same: one that is found again is the one that was there. */
function isSame(one: InvoiceIssue, other: InvoiceIssue): boolean {
  return one.component === other.component && one.code === other.code && one.lineId === other.lineId && one.field === other.field;
}

/** Names an issue of an invoice: as long as the same is found of the same, its name is the same. */
export function issueName(invoiceId: string, { component, code, lineId, field }: InvoiceIssue): string {
  return [invoiceId, component, code, lineId ?? '', field ?? ''].join(' ');
}

/** What an issue says: what it is, and after a colon what to do. */
export function toldOf(what: string, remedy: string): Pick<InvoiceIssue, 'message' | 'remedy'> {
  return { message: `${what}: ${remedy}`, remedy };
}

export function hasCritical(issues: readonly InvoiceIssue[]): boolean {
  return issues.some(({ severity }) => severity === 'CRITICAL');
}

/** The issues with those of one component replaced by what it found at `now`. */
export function replaced(issues: readonly InvoiceIssue[], component: string, found: readonly InvoiceIssue[], now: Temporal.Instant): InvoiceIssue[] {
  const times = found.map((issue) => {
    const before = issues.find((other) => isSame(issue, other));
    const createdAt = before === undefined ? now.toString() : before.createdAt;
    return { ...issue, ...(createdAt === undefined ? {} : { createdAt }), updatedAt: now.toString() };
  });
  return [...issues.filter((issue) => issue.component !== component), ...times];
}

/** Before a retry: what was critical may have gone away, and is found again where it has not. */
export function lowered(issues: readonly InvoiceIssue[], now: Temporal.Instant): InvoiceIssue[] {
  return issues.map((issue) => (issue.severity === 'WARNING' ? issue : { ...issue, severity: 'WARNING', updatedAt: now.toString() }));
}
