import { issue, refuse } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';

/** Which invoices a report is about, and over which months. */
export interface ReportQuestion {
  /** Calendar months, the last one included; 1 to 120. */
  readonly months: number;
  /** The last month is the one that holds this instant. */
  readonly through: Temporal.Instant;
  /** IANA: whose months. Null: the organization's. */
  readonly timeZone: string | null;
  /** ISO 4217; null: every one. */
  readonly currency: string | null;
  /** Null: every customer. */
  readonly customerId: string | null;
  readonly includeTestClocks: boolean;
}

export const DEFAULT_MONTHS = 12;
export const MOST_MONTHS = 120;
/** Rows of one report. */
export const MOST_ROWS = 10_000;

const firstThrough = Temporal.Instant.from('1970-01-01T00:00:00Z');
const endOfThrough = Temporal.Instant.from('9000-01-01T00:00:00Z');

/** Throws ValidationError for numbers of months and instants that no report is made of; paths from the fields' arguments. */
export function checkQuestion({ months, through }: ReportQuestion): void {
  const issues: Issue[] = [];
  if (months < 1 || months > MOST_MONTHS) issues.push(issue('REPORT_MONTHS_RANGE', `months is ${months}: give 1 to ${MOST_MONTHS}`, 'filter', 'months'));
  if (Temporal.Instant.compare(through, firstThrough) < 0 || Temporal.Instant.compare(through, endOfThrough) >= 0) {
    issues.push(issue('REPORT_THROUGH_RANGE', `through is ${through.toString()}: give an instant of the years 1970 to 8999`, 'filter', 'through'));
  }
  refuse(issues);
}
