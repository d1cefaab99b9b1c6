import { OrganizationSchema } from '../access/index.ts';
import type { OrganizationRow } from '../access/index.ts';
import { invariant } from '../kit/assert.ts';
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

/** What an invoice is numbered by when it is issued. */
export interface InvoiceToNumber {
  readonly customer: NumberedCustomer & { readonly id: string };
  readonly workflow: BillingWorkflow;
  readonly supplier: InvoiceParty;
  readonly issuedAt: Temporal.Instant;
}

/**
 * The final number of an invoice that is being issued, by the scheme of its workflow. The organization's sequence and the customer's own both
 * count every issued invoice whatever its scheme, so that either goes on without a gap where the scheme changes. Their rows stay
 * locked until the transaction ends. A number that another invoice bears already, as a recorded one may, is passed over. Call with the customer locked.
 */
export async function nextFinalNumber(tx: Transaction, { customer, workflow, supplier, issuedAt }: InvoiceToNumber): Promise<string> {
  if (tx.isRehearsal === true) return tx.newId();
  const { scheme, prefix } = numberingOf(workflow);
  const onTestClock = customer.testClockId !== null;
  const [counted] = await tx.read.rows<{ organization: number; ofCustomer: number; position: number | null; isShared: boolean }>(
    `with series as (insert into invoice_counter (organization_id, scope, last) values ($1, $2, 1)
       on conflict (organization_id, scope) do update set last = invoice_counter.last + 1 returning last, is_shared),
     own as (insert into customer_invoice_counter (customer_id, organization_id, last) values ($3, $1, 1)
       on conflict (customer_id) do update set last = customer_invoice_counter.last + 1 returning last, position)
     select series.last as organization, own.last as "ofCustomer", own.position, series.is_shared as "isShared" from series, own`,
    counterScope('ISSUED', onTestClock),
    customer.id,
  );
  invariant(counted !== undefined, 'counters answer their numbers');
  let { organization: organizationSequence, ofCustomer: customerSequence } = counted;
  const parts = {
    prefix: prefix ?? (scheme === 'PER_ORGANIZATION' ? appPrefixes[workflow.payment.app] : customerCode(supplier.name ?? '')),
    customerName: customer.name,
    onTestClock,
    customerPosition: scheme === 'PER_CUSTOMER' ? (counted.position ?? (await takePosition(tx, customer.id, onTestClock))) : 0,
    month: scheme === 'PER_ORGANIZATION_MONTH' ? monthOf(issuedAt, await zoneOf(tx)) : '',
  };
  // Numbers of the plain form come from one series alone: only recorded invoices can bear one.
  const canBeTaken = counted.isShared || scheme !== 'PER_ORGANIZATION' || prefix !== null;
  for (;;) {
    const number = finalNumber(scheme, { ...parts, organizationSequence, customerSequence });
    if (!canBeTaken || !(await isTaken(tx, number))) return number;
    if (scheme === 'PER_CUSTOMER') customerSequence = await nextOfCustomer(tx, customer.id);
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

async function nextOf(tx: Transaction, kind: CounterKind, onTestClock: boolean): Promise<number> {
  const rows = await tx.read.rows<{ last: number }>(
    `insert into invoice_counter (organization_id, scope, last) values ($1, $2, 1)
     on conflict (organization_id, scope) do update set last = invoice_counter.last + 1 returning last`,
    counterScope(kind, onTestClock),
  );
  return answered(rows);
}

async function nextOfCustomer(tx: Transaction, customerId: string): Promise<number> {
  return answered(await tx.read.rows<{ last: number }>('update customer_invoice_counter set last = last + 1 where organization_id = $1 and customer_id = $2 returning last', customerId));
}

/** The customer's place among those that were ever numbered by their place; it keeps it. */
async function takePosition(tx: Transaction, customerId: string, onTestClock: boolean): Promise<number> {
  const position = await nextOf(tx, 'CUSTOMERS', onTestClock);
  await tx.read.rows('update customer_invoice_counter set position = $3 where organization_id = $1 and customer_id = $2', customerId, position);
  return position;
}

function answered(rows: readonly { readonly last: number }[]): number {
  const last = rows[0]?.last;
  invariant(last !== undefined, 'a counter answers its number');
  return last;
}

async function isTaken(tx: Transaction, number: string): Promise<boolean> {
  return (await tx.read.rows('select 1 from invoice where organization_id = $1 and number = $2', number)).length > 0;
}

async function zoneOf(tx: Transaction): Promise<string> {
  const organization = await tx.read.organization<OrganizationRow>(OrganizationSchema);
  return (organization?.settings as { readonly timeZone?: string } | undefined)?.timeZone ?? 'UTC';
}
