import { OrganizationSchema } from '../access/index.ts';
import type { OrganizationRow } from '../access/index.ts';
import { invariant } from '../kit/assert.ts';
import { together, togetherAtLast } from '../platform/side-by-side.ts';
import type { Many } from '../platform/side-by-side.ts';
import type { Transaction } from '../platform/transaction.ts';
import { counterScope, customerCode, finalNumber, monthOf, workingNumber } from './invoice-number.ts';
import type { CounterKind, WorkingNumberKind } from './invoice-number.ts';
import type { InvoiceParty } from './party.ts';
import { numberingOf } from './workflow.ts';
import type { BillingWorkflow, PaymentAppType } from './workflow.ts';

/** Whose invoice is numbered. */
export interface NumberedCustomer {
  readonly name: string;
  readonly testClockId: string | null;
}

/**
 * The next working number of a series. The counter's row stays locked until the transaction ends: a number that was given and rolled back is
 * given again, so that a series has no gap and no number twice.
 */
export async function nextNumber(tx: Transaction, kind: WorkingNumberKind, customer: NumberedCustomer, currency: string): Promise<string> {
  // Nobody sees it, and the counter is left to others.
  if (tx.isRehearsal === true) return tx.newId();
  const onTestClock = customer.testClockId !== null;
  return workingNumber(kind, { customerName: customer.name, currency, onTestClock, counter: await nextOf(tx, kind, onTestClock) });
}

const unnumbered = new WeakMap<object, () => Promise<string>>();

/**
 * Gives an invoice its working number. Where steps run side by side that waits until they are done, or until the invoice is issued (`numberedDraft`): others wait for the
 * counter until the transaction ends.
 */
export async function numberDraft(tx: Transaction, invoice: { workingNumber?: string | null | undefined }, number: () => Promise<string>): Promise<void> {
  if (tx.atEnd === undefined) {
    invoice.workingNumber = await number();
    return;
  }
  unnumbered.set(invoice, number);
  tx.atEnd(() => numberedDraft(invoice));
}

/** Gives the working number that waits; nothing happens where none does. */
export async function numberedDraft(invoice: { workingNumber?: string | null | undefined }): Promise<void> {
  const number = unnumbered.get(invoice);
  if (number === undefined) return;
  unnumbered.delete(invoice);
  invoice.workingNumber = await number();
}

/** What an invoice is numbered by when it is issued. */
export interface InvoiceToNumber {
  readonly customer: NumberedCustomer & { readonly id: string };
  readonly workflow: BillingWorkflow;
  readonly supplier: InvoiceParty;
  readonly issuedAt: Temporal.Instant;
}

/**
 * Gives an invoice that is being issued its final number, by the scheme of its workflow. The organization's sequence and the customer's own both
 * count every issued invoice whatever its scheme, so that either goes on without a gap where the scheme changes. Their rows stay
 * locked until the transaction ends: where steps run side by side the number waits until the invoice is written, which is the last that is done. Customers are numbered there in the
 * order in which they fell due, then in that in which they were made. A number that another invoice bears already, as a recorded one may, is passed over. Call with the customer
 * locked.
 */
export async function numberForGood(tx: Transaction, invoice: Numbered, of: InvoiceToNumber): Promise<void> {
  const month = numberingOf(of.workflow).scheme === 'PER_ORGANIZATION_MONTH' ? monthOf(of.issuedAt, await zoneOf(tx)) : '';
  const give = async (): Promise<void> => {
    await numberedDraft(invoice);
    invoice.number = await nextFinalNumber(tx, of, month);
  };
  if (tx.unit === undefined) await give();
  else tx.unit.hold(invoice, give);
}

/** An invoice with its numbers. */
interface Numbered {
  number?: string | null | undefined;
  workingNumber?: string | null | undefined;
}

async function nextFinalNumber(tx: Transaction, { customer, workflow, supplier }: InvoiceToNumber, month: string): Promise<string> {
  if (tx.isRehearsal === true) return tx.newId();
  const { scheme, prefix } = numberingOf(workflow);
  const onTestClock = customer.testClockId !== null;
  const counted = await togetherAtLast(tx, countIssued, { scope: counterScope('ISSUED', onTestClock), customerId: customer.id });
  let { organization: organizationSequence, ofCustomer: customerSequence } = counted;
  const parts = {
    prefix: prefix ?? (scheme === 'PER_ORGANIZATION' ? appPrefixes[workflow.payment.app] : customerCode(supplier.name ?? '')),
    customerName: customer.name,
    onTestClock,
    customerPosition: scheme === 'PER_CUSTOMER' ? (counted.position ?? (await takePosition(tx, customer.id, onTestClock))) : 0,
    month,
  };
  // Numbers of the plain form come from one series alone: only recorded invoices can bear one.
  const canBeTaken = counted.isShared || scheme !== 'PER_ORGANIZATION' || prefix !== null;
  for (;;) {
    const number = finalNumber(scheme, { ...parts, organizationSequence, customerSequence });
    if (!canBeTaken || !(await together(tx, areTaken, number))) return number;
    if (scheme === 'PER_CUSTOMER') customerSequence = await together(tx, countOfCustomers, customer.id);
    else organizationSequence = await nextOf(tx, 'ISSUED', onTestClock);
  }
}

/**
 * Says that invoices come with numbers from elsewhere, and keeps all others from being numbered until the transaction ends: what is looked
 * up after this is not taken meanwhile. Call with the customer locked.
 */
export async function shareNumbers(tx: Transaction): Promise<void> {
  for (const onTestClock of [false, true]) {
    await tx.read.rows(
      `insert into invoice_counter (organization_id, scope, last, is_shared) values ($1, $2, 0, true)
       on conflict (organization_id, scope) do update set is_shared = true`,
      counterScope('ISSUED', onTestClock),
    );
  }
}

/** What numbers of the plain scheme begin with where the profile says nothing. */
const appPrefixes: Readonly<Record<PaymentAppType, string>> = { SANDBOX: 'OM-SANDBOX' };

function nextOf(tx: Transaction, kind: CounterKind, onTestClock: boolean): Promise<number> {
  return togetherAtLast(tx, countUp, counterScope(kind, onTestClock));
}

const countUp: Many<string, number> = async (tx, scopes) => {
  const rows = await tx.read.rows<{ scope: string; last: number }>(
    `insert into invoice_counter (organization_id, scope, last) select $1, scope, count(*) from unnest($2::text[]) as s(scope) group by 2 order by 2
     on conflict (organization_id, scope) do update set last = invoice_counter.last + excluded.last returning scope, last`,
    scopes,
  );
  return numbered(scopes, rows);
};

interface Counted {
  readonly organization: number;
  readonly ofCustomer: number;
  /** Of the customer; null before it took one. */
  readonly position: number | null;
  readonly isShared: boolean;
}

/** Counts issued invoices up: of the organization, and of each customer. */
const countIssued: Many<{ readonly scope: string; readonly customerId: string }, Counted> = async (tx, issued) => {
  const rows = await tx.read.rows<{ scope: string | null; last: number; customerId: string | null; position: number | null; isShared: boolean | null }>(
    `with issued as (select * from unnest($2::text[], $3::uuid[]) as i(scope, customer_id)),
     series as (insert into invoice_counter (organization_id, scope, last) select $1, scope, count(*) from issued group by 2 order by 2
       on conflict (organization_id, scope) do update set last = invoice_counter.last + excluded.last returning scope, last, is_shared),
     own as (insert into customer_invoice_counter (customer_id, organization_id, last) select customer_id, $1, count(*) from issued group by 1 order by 1
       on conflict (customer_id) do update set last = customer_invoice_counter.last + excluded.last returning customer_id, last, position)
     select scope, last, null as "customerId", null::int as position, is_shared as "isShared" from series
     union all select null, last, customer_id, position, null from own`,
    issued.map(({ scope }) => scope),
    issued.map(({ customerId }) => customerId),
  );
  const organization = numbered(issued.map(({ scope }) => scope), rows);
  const ofCustomer = numbered(issued.map(({ customerId }) => customerId), rows.map(({ customerId, last }) => ({ scope: customerId, last })));
  const positions = new Map(rows.map((row) => [row.customerId, row.position]));
  const shared = new Map(rows.map((row) => [row.scope, row.isShared]));
  return issued.map(({ scope, customerId }, at) => ({
    organization: organization[at] as number,
    ofCustomer: ofCustomer[at] as number,
    position: positions.get(customerId) ?? null,
    isShared: shared.get(scope) === true,
  }));
};

/** The numbers that were counted for each of the names, in their order; `last` is the last one of a name. */
function numbered(names: readonly string[], rows: readonly { readonly scope: string | null; readonly last: number }[]): number[] {
  const left = new Map(rows.map(({ scope, last }) => [scope, last]));
  return names
    .toReversed()
    .map((name) => {
      const number = left.get(name);
      invariant(number !== undefined, `the counter ${name} answers its number`);
      left.set(name, number - 1);
      return number;
    })
    .toReversed();
}

const countOfCustomers: Many<string, number> = async (tx, customerIds) => {
  const rows = await tx.read.rows<{ scope: string; last: number }>(
    `with n as (select customer_id, count(*) as count from unnest($2::uuid[]) as u(customer_id) group by 1)
     update customer_invoice_counter c set last = c.last + n.count from n where c.organization_id = $1 and c.customer_id = n.customer_id returning c.customer_id as scope, c.last`,
    customerIds,
  );
  return numbered(customerIds, rows);
};

/** The customer's place among those that were ever numbered by their place; it keeps it. */
async function takePosition(tx: Transaction, customerId: string, onTestClock: boolean): Promise<number> {
  const position = await nextOf(tx, 'CUSTOMERS', onTestClock);
  await together(tx, keepPositions, { customerId, position });
  return position;
}

const keepPositions: Many<{ readonly customerId: string; readonly position: number }, void> = async (tx, kept) => {
  await tx.read.rows(
    'update customer_invoice_counter c set position = k.position from unnest($2::uuid[], $3::int[]) as k(customer_id, position) where c.organization_id = $1 and c.customer_id = k.customer_id',
    kept.map(({ customerId }) => customerId),
    kept.map(({ position }) => position),
  );
  return kept.map(() => undefined);
};

const areTaken: Many<string, boolean> = async (tx, numbers) => {
  const rows = await tx.read.rows<{ number: string }>('select number from invoice where organization_id = $1 and number = any($2::text[])', numbers);
  const taken = new Set(rows.map(({ number }) => number));
  return numbers.map((number) => taken.has(number));
};

async function zoneOf(tx: Transaction): Promise<string> {
  const organization = await tx.read.organization<OrganizationRow>(OrganizationSchema);
  return (organization?.settings as { readonly timeZone?: string } | undefined)?.timeZone ?? 'UTC';
}
