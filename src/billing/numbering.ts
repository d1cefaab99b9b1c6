import { OrganizationSchema } from '../access/index.ts';
import type { OrganizationRow } from '../access/index.ts';
import { invariant } from '../kit/assert.ts';
import { togetherAtLast } from '../platform/side-by-side.ts';
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
 * The final number of an invoice that is being issued, by the scheme of its workflow. The organization's sequence and the customer's own both
 * count every issued invoice whatever its scheme, so that either goes on without a gap where the scheme changes. Their rows stay
 * locked until the transaction ends. Customers whose steps run side by side are numbered in the order in which they fell due, then in that in which they
 * were made. A number that another invoice bears already, as a recorded one may, is passed over. Call with the customer locked.
 */
export async function nextFinalNumber(tx: Transaction, { customer, workflow, supplier, issuedAt }: InvoiceToNumber): Promise<string> {
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
