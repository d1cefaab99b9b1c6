import { expect } from 'vitest';
import type { World } from '../support/world.ts';
import { dbId } from './billing-world.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

export const walletFields = 'id name status currency rate priority credits balance consumedCredits consumedAmount ongoingBalance ongoingCredits ongoingUsage isDepleted terminatedAt recurringRules { id trigger nextAt }';
export const refusal = '... on Error { code message } ... on ValidationError { issues { code path } }';

export const createWallet = async (world: World, key: string, input: object = {}): Promise<Answer> =>
  (await world.data(`mutation ($input: CreateWalletInput!) { createWallet(input: $input) { ... on Wallet { ${walletFields} } ${refusal} } }`, { input: { customer: { key }, currency: 'USD', rate: '1', ...input } })).createWallet;
export const move = async (world: World, id: string, input: object): Promise<Answer> =>
  (await world.data(`mutation ($input: CreateWalletTransactionInput!) { createWalletTransaction(input: $input) { ... on CreatedWalletTransactions { wallet { ${walletFields} } transactions { id kind type status credits amount invoice { id number state total: totals { total } } } } ${refusal} } }`, { input: { wallet: { id }, ...input } })).createWalletTransaction;
export const walletOf = async (world: World, id: string): Promise<Answer> => (await world.data(`query ($id: ID!) { wallet(by: { id: $id }) { ${walletFields} } }`, { id })).wallet;
export const moves = async (world: World, id: string): Promise<string[]> =>
  (await world.data('query ($id: ID!) { wallet(by: { id: $id }) { transactions(first: 100) { nodes { kind type status source credits amount } } } }', { id })).wallet.transactions.nodes.map(
    ({ kind, type, status, source, credits, amount }: Answer) => `${kind} ${type === 'INBOUND' ? '+' : '-'}${credits} ${amount} ${status}${source === 'MANUAL' ? '' : ` ${source}`}`,
  );
export const invoicesOf = async (world: World, key: string): Promise<Answer[]> =>
  (await world.data(`query ($key: String!) { customer(by: { key: $key }) { invoices(first: 100) { nodes { id kind status state number creditNotesTotal walletsTotal amountDue totals { total taxesTotal } } } } }`, { key })).customer.invoices.nodes;
export const brief = (invoices: Answer[]): string[] => invoices.map(({ kind, status, totals, walletsTotal, amountDue }) => `${kind} ${status} ${totals.total} - ${walletsTotal} = ${amountDue}`);
/** Does what is due by now for a customer, as the job would. */
export const work = async (world: World, id: string): Promise<void> => {
  await world.product.tasks['due-work']?.({ organizationId: world.organizationId, customerId: dbId(id) });
};
/** No wallet holds anything but the sum of its settled transactions. */
export async function hold(world: World): Promise<void> {
  const wrong = await world.command().read.rows(
    `select w.id from wallet w where w.organization_id = $1 and (w.credits < 0
       or w.credits <> (select coalesce(sum(case t.type when 'INBOUND' then t.credits else -t.credits end), 0) from wallet_transaction t where t.wallet_id = w.id and t.status = 'SETTLED')
       or w.consumed_credits <> (select coalesce(sum(case t.type when 'OUTBOUND' then t.credits else -t.credits end), 0) from wallet_transaction t where t.wallet_id = w.id and t.status = 'SETTLED' and t.kind = 'INVOICED')
       or w.consumed_amount <> (select coalesce(sum(case t.type when 'OUTBOUND' then t.amount else -t.amount end), 0) from wallet_transaction t where t.wallet_id = w.id and t.status = 'SETTLED' and t.kind = 'INVOICED'))
     union all
     select i.id from invoice i where i.organization_id = $1 and i.issued_at is not null
       and i.wallets_total <> (select coalesce(sum(t.amount), 0) from wallet_transaction t where t.invoice_id = i.id and t.kind = 'INVOICED' and t.type = 'OUTBOUND')`,
  );
  expect(wrong).toEqual([]);
}


/** Ends, changes or voids by the mutation of that name. */
export const voidInvoice = async (world: World, id: string): Promise<Answer> =>
  (await world.data(`mutation ($id: ID!) { voidInvoice(by: { id: $id }, input: { reason: "test", action: { type: DISCARD, percentage: "100" } }) { ... on Invoice { status } ${refusal} } }`, { id })).voidInvoice;
export const terminate = async (world: World, id: string): Promise<Answer> => (await world.data(`mutation ($id: ID!) { terminateWallet(by: { id: $id }) { ... on Wallet { ${walletFields} } ... on Error { code message } } }`, { id })).terminateWallet;
export const update = async (world: World, id: string, input: object): Promise<Answer> =>
  (await world.data(`mutation ($id: ID!, $input: UpdateWalletInput!) { updateWallet(by: { id: $id }, input: $input) { ... on Wallet { ${walletFields} } ${refusal} } }`, { id, input })).updateWallet;
/** What the sandbox answers from now on for a customer: paid, failed, uncollectible. */
export const paying = async (world: World, key: string, target: string): Promise<void> => {
  await world.data('mutation ($key: String!, $metadata: JSONObject!) { updateCustomer(by: { key: $key }, input: { metadata: $metadata }) { __typename } }', { key, metadata: { 'tollgate.sandbox.target_payment_status': target } });
};
