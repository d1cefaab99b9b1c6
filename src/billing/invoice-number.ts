import anyAscii from 'any-ascii';

/** What an invoice is called before it is issued. Each kind is a series that begins at 1. */
export type WorkingNumberKind = 'GATHERING' | 'DRAFT';

/**
 * What final numbers look like and which sequence they show. PER_ORGANIZATION: the customer's letters and the organization's sequence.
 * PER_CUSTOMER: the customer's place in the organization and its own sequence. PER_ORGANIZATION_MONTH: the month of issue and the
 * organization's sequence, which goes on from month to month.
 */
export type NumberingScheme = 'PER_ORGANIZATION' | 'PER_CUSTOMER' | 'PER_ORGANIZATION_MONTH';

export interface InvoiceNumbering {
  readonly scheme: NumberingScheme;
  /** What numbers begin with; null: the payment app's own, or letters of who bills. */
  readonly prefix: string | null;
}

/** Of profiles that say nothing else. */
export const plainNumbering: InvoiceNumbering = Object.freeze({ scheme: 'PER_ORGANIZATION', prefix: null });

/** What numbers of payment apps begin with; no other prefix does. */
export const reservedPrefix = 'OM-';

/** Rows of invoice_counter: the series of working numbers, of issued invoices, and the places of customers. */
export type CounterKind = WorkingNumberKind | 'ISSUED' | 'CUSTOMERS';

const scopes: Readonly<Record<CounterKind, string>> = {
  GATHERING: 'invoices/gathering',
  DRAFT: 'invoices/draft',
  ISSUED: 'invoices/issued',
  CUSTOMERS: 'invoices/customers',
};

/** The counter of a series. Invoices of test clocks are counted apart: trying things out leaves no gap in real numbers. */
export function counterScope(kind: CounterKind, onTestClock: boolean): string {
  return onTestClock ? `test-clocks/${scopes[kind]}` : scopes[kind];
}

export interface WorkingNumberParts {
  readonly customerName: string;
  readonly currency: string;
  readonly onTestClock: boolean;
  readonly counter: number;
}

/**
 * The text of a working number: GATHER-ACME-USD-7, DRAFT-ACME-7; on a test clock the customer's part begins with TEST, which no real one
 * is long enough to do.
 */
export function workingNumber(kind: WorkingNumberKind, { customerName, currency, onTestClock, counter }: WorkingNumberParts): string {
  const customer = `${testMark(onTestClock)}${customerCode(customerName)}`;
  return kind === 'GATHERING' ? `GATHER-${customer}-${currency}-${counter}` : `DRAFT-${customer}-${counter}`;
}

export interface FinalNumberParts {
  readonly prefix: string;
  readonly customerName: string;
  readonly onTestClock: boolean;
  /** Issued invoices of the organization up to this one. */
  readonly organizationSequence: number;
  /** The customer's place in the organization; only PER_CUSTOMER looks at it. */
  readonly customerPosition: number;
  /** Issued invoices of the customer up to this one. */
  readonly customerSequence: number;
  /** YYYYMM of the issue in the organization's zone. */
  readonly month: string;
}

/**
 * The text of a final number: OM-SANDBOX-ACME-7, ORG-1-001-003, ORG-1-202312-017. Sequences of the last two have at least three digits; on a test
 * clock the second part begins with TEST. Lago's rule for the last two, OpenMeter's for the first.
 */
export function finalNumber(scheme: NumberingScheme, { prefix, customerName, onTestClock, organizationSequence, customerPosition, customerSequence, month }: FinalNumberParts): string {
  const mark = testMark(onTestClock);
  switch (scheme) {
    case 'PER_ORGANIZATION':
      return `${prefix}-${mark}${customerCode(customerName)}-${organizationSequence}`;
    case 'PER_CUSTOMER':
      return `${prefix}-${mark}${padded(customerPosition)}-${padded(customerSequence)}`;
    case 'PER_ORGANIZATION_MONTH':
      return `${prefix}-${mark}${month}-${padded(organizationSequence)}`;
  }
}

/** YYYYMM of an instant in a zone. */
export function monthOf(at: Temporal.Instant, zone: string): string {
  const { year, month } = at.toZonedDateTimeISO(zone);
  return `${String(year).padStart(4, '0')}${String(month).padStart(2, '0')}`;
}

const padded = (sequence: number): string => String(sequence).padStart(3, '0');
const testMark = (onTestClock: boolean): string => (onTestClock ? 'TEST' : '');

/**
 * The customer's part of a number: the first four letters of a name of one word, the first two of each of the first two words of a
 * longer one, in upper-case ASCII; UNKN when nothing is left. OpenMeter's rule: "Ábel Őri" is ABOR, "Иван Петров" IVPE, and what is no letter or digit is left out.
 */
export function customerCode(name: string): string {
  const ascii = name
    .normalize('NFC')
    .replace(/[^\p{ASCII}]+/gu, (text) => anyAscii(text.replace(/[^\p{L}\p{M}\p{N}\s]/gu, '')))
    .replace(/[^A-Za-z0-9\s]/g, '')
    .toUpperCase();
  const [first, second] = ascii.split(/\s+/).filter((word) => word !== '');
  if (first === undefined) return 'UNKN';
  return second === undefined ? first.slice(0, 4) : first.slice(0, 2) + second.slice(0, 2);
}
