import type { Story } from '../story.ts';
import { byCustomer, nothing, own } from './ask.ts';
import type { Asks, Variables } from './ask.ts';

const by = (story: Story): Variables => ({ id: story.id('wallet_one') });
const monthly = { trigger: 'INTERVAL', interval: 'MONTHLY', method: 'FIXED', paidCredits: '1', grantedCredits: '1', startedAt: '2099-01-31T00:00:00Z', invoiceRequiresSuccessfulPayment: true, transactionMetadata: { note: 'monthly' } };
const watching = { trigger: 'THRESHOLD', thresholdCredits: '0', method: 'TARGET', targetOngoingCredits: '1' };

const creating = (story: Story, customer: Variables, rule: Variables): Variables => ({
  input: {
    customer, name: story.text('one_new_wallet'), currency: 'USD', rate: '0.01', priority: 2, paidCredits: '1', grantedCredits: '0.1', expiresAt: '2098-01-01T00:00:00Z',
    invoiceRequiresSuccessfulPayment: true, recurringRules: [rule], metadata: { note: story.text('one_wallet') }, transactionMetadata: { note: story.text('one_wallet') },
  },
});
const updating = (story: Story, rule: Variables): Variables => ({
  by: by(story),
  input: { name: story.text('one_wallet'), priority: 3, expiresAt: '2098-01-01T00:00:00Z', invoiceRequiresSuccessfulPayment: false, recurringRules: [rule], metadata: { note: story.text('one_wallet') } },
});

export const walletAsks: Asks = {
  'Query.wallet': { calls: (story) => [nothing({ by: by(story) })] },
  'Query.wallets': { calls: (story) => [own({ first: 100, filter: { status: 'ACTIVE', currency: 'USD' } }), ...byCustomer(story).map((customer) => nothing({ filter: { customers: [customer] } }))] },
  'Query.walletTransactions': {
    calls: (story) => [
      own({ first: 100, filter: { status: 'SETTLED', kind: 'GRANTED', type: 'INBOUND' } }),
      nothing({ filter: { wallets: [by(story)] } }),
      ...byCustomer(story).map((customer) => nothing({ filter: { customers: [customer] } })),
    ],
  },
  'Mutation.createWallet': {
    calls: (story) => byCustomer(story).map((customer) => nothing(creating(story, customer, monthly))),
    others: [(story) => creating(story, { key: story.text('one') }, watching)],
  },
  'Mutation.updateWallet': { calls: (story) => [nothing(updating(story, monthly))], others: [(story) => updating(story, watching)] },
  'Mutation.createWalletTransaction': {
    calls: (story) => [nothing({ input: { wallet: by(story), paidCredits: '2000', grantedCredits: '0.001', voidedCredits: '0.001', invoiceRequiresSuccessfulPayment: true, metadata: { note: story.text('one_wallet') } } })],
  },
  'Live.walletBalanceChanged': {
    calls: (story) => [nothing({ of: { wallet: by(story) } }), ...byCustomer(story).map((customer) => nothing({ of: { customer } }))],
  },
};

/** What ends wallets, after everything that asks for them. */
export const walletEndings: Asks = { 'Mutation.terminateWallet': { calls: (story) => [nothing({ by: by(story) })] } };
