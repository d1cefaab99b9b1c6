import { expect } from 'vitest';
import { billUsageOf } from '../../src/billing/index.ts';
import type { World } from '../support/world.ts';
import { advance, dbId, sell } from './billing-world.ts';
import type { customer } from './billing-world.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

/** Meters and features of calls, and of seats that are carried from month to month, and published plans. */
export async function callShop(world: World, plans: Readonly<Record<string, object>>): Promise<World> {
  await world.data(`mutation {
    calls: createMeter(input: { key: "calls", aggregation: SUM, eventType: "call", valueProperty: "$.count", filters: [{ key: "region", values: ["eu", "us"] }] }) { __typename }
    seats: createMeter(input: { key: "seats", aggregation: SUM, eventType: "seats", valueProperty: "$.count", recurring: true }) { __typename }
    callsFeature: createFeature(input: { key: "calls", name: "Calls", meter: { key: "calls" } }) { __typename }
    seatsFeature: createFeature(input: { key: "seats", name: "Seats", meter: { key: "seats" } }) { __typename }
  }`);
  await sell(world, plans);
  return world;
}

/** A charge whose fees are paid on their own. */
export const alone = (feature: string, amount: string, more: object = {}) => ({ key: feature, name: feature, featureKey: feature, billingCadence: 'P1M', price: { unit: { amount } }, payInAdvance: true, invoiceable: false, regroupPaidFees: 'INVOICE', ...more });

let sent = 0;

export async function send(world: World, type: string, subject: string, time: string, data: object): Promise<void> {
  const { ingestEvents } = await world.data('mutation ($input: IngestEventsInput!) { ingestEvents(input: $input) { ... on IngestEventsPayload { accepted } } }', {
    input: { events: [{ id: `own-fee-${++sent}`, source: 'test', type, subject, time, data }] },
  });
  expect(ingestEvents.accepted).toBe(1);
}

/** Sends events that each count so much, a minute apart from `at` on, moves the clock an hour past it, and has them charged. */
export async function used(world: World, who: Awaited<ReturnType<typeof customer>>, at: string, counts: readonly (number | string)[], type = 'call'): Promise<void> {
  const from = Temporal.Instant.from(at);
  for (const [n, count] of counts.entries()) await send(world, type, who.key, from.add({ minutes: n }).toString(), { count });
  await advance(world, who.clockId, from.add({ hours: 1 }).toString());
  await billUsageOf(world.command(), dbId(who.id));
}

export const ownFields = 'id name quantity paidOnItsOwn paymentStatus succeededAt failedAt refundedAt invoiceAt totals { amount discountsTotal taxesTotal total } invoice { kind status }';

/** The fees of a customer that are paid on their own, in the order in which they were made. */
export async function ownFees(world: World, key: string, filter: object = {}): Promise<Answer[]> {
  const { fees } = await world.data(`query ($filter: FeeFilter) { fees(first: 100, filter: $filter) { nodes { ${ownFields} } } }`, { filter: { customers: [{ key }], ...filter } });
  return fees.nodes.filter((fee: Answer) => fee.paidOnItsOwn);
}

/** `name quantity total STATUS invoice-status` of each. */
export const told = (fees: Answer[]): string[] => fees.map(({ name, quantity, totals, paymentStatus, invoice }) => `${name} ${quantity} ${totals.total} ${paymentStatus} ${invoice.kind} ${invoice.status}`);

/** Says what became of a fee; answers the fee, or the error. */
export async function pay(world: World, fee: { readonly id: string }, paymentStatus = 'SUCCEEDED'): Promise<Answer> {
  return (await world.data(`mutation ($id: ID!, $input: UpdateFeeInput!) { updateFee(id: $id, input: $input) { ... on InvoiceLine { ${ownFields} } ... on Error { code message } ... on ConflictError { conflictingId } } }`, { id: fee.id, input: { paymentStatus } })).updateFee;
}

export const takeBack = async (world: World, fee: { readonly id: string }): Promise<Answer> => (await world.data('mutation ($id: ID!) { deleteFee(id: $id) { ... on InvoiceLine { deletedAt } ... on Error { code } } }', { id: fee.id })).deleteFee;

const bills = `id number kind status state currency period { from to } issuedAt paidAt amountDue creditNotesTotal walletsTotal coupons { code } totals { amount taxesTotal total } taxes { key rate base amount } taxRounding { lines taxes }
  validationIssues { code severity } explain { total amountDue steps { kind name amount } } lines(first: 100) { nodes { name quantity paymentStatus totals { total } } }`;

/** The invoices of fees that were paid on their own of a customer, oldest first; with what waits. */
export async function feeInvoices(world: World, key: string): Promise<Answer[]> {
  const { customer: found } = await world.data(`query ($key: String!) { customer(by: { key: $key }) { invoices(first: 100) { nodes { ${bills} } } } }`, { key });
  return found.invoices.nodes.filter(({ kind }: Answer) => kind === 'ADVANCE_CHARGES');
}

/** `STATUS total (taxes): name quantity total; …` of each. */
export const shown = (invoices: Answer[]): string[] => invoices.map(({ status, totals, lines }) => `${status} ${totals.total} (${totals.taxesTotal}): ${lines.nodes.map((line: Answer) => `${line.name} ${line.quantity} ${line.totals.total}`).join('; ')}`);
