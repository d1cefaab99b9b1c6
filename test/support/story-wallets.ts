import type { Story } from './story.ts';

/** A customer's wallet with a rule that never comes round and a transaction. What it holds is worth nothing, so that invoices are as they would be. */
export async function tellWallets({ world, text }: Story, ids: Map<string, string>, customer: 'one' | 'two'): Promise<void> {
  const note = { note: text(`${customer}_wallet`) };
  const input = {
    customer: { key: text(customer) }, name: text(`${customer}_wallet`), currency: 'USD', rate: '0.00001', grantedCredits: '100', metadata: note, transactionMetadata: note,
    recurringRules: [{ trigger: 'INTERVAL', interval: 'YEARLY', grantedCredits: '1', startedAt: '2099-01-01T00:00:00Z', transactionMetadata: note }],
  };
  const { createWallet } = await world.data(
    'mutation ($input: CreateWalletInput!) { createWallet(input: $input) { ... on Wallet { id recurringRules { id } transactions { nodes { id } } } ... on Error { message } } }',
    { input },
  );
  if (createWallet.id === undefined) throw new Error(`createWallet: ${JSON.stringify(createWallet)}`);
  ids.set(`wallet_${customer}`, createWallet.id).set(`wallet_rule_${customer}`, createWallet.recurringRules[0].id).set(`wallet_transaction_${customer}`, createWallet.transactions.nodes[0].id);
}
