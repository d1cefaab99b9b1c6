import { breaks, breaksOf, long } from './rule.ts';
import type { RuleBreak } from './rule.ts';

const rule = 'input.recurringRules.0';

/** What wallets and their transactions are refused for. */
export const walletBreaks: readonly RuleBreak[] = [
  ...breaks(
    'Mutation.createWallet',
    ['input.name', ' ', 'NAME_LENGTH'],
    ['input.currency', 'EUR', 'CURRENCIES_DO_NOT_MATCH'],
    ['input.rate', '0', 'RATE_RANGE'],
    ['input.rate', '0.0000000000001', 'RATE_RANGE'],
    ['input.priority', 51, 'PRIORITY_RANGE'],
    ['input.paidCredits', '-1', 'INVALID_PAID_CREDITS'],
    ['input.paidCredits', '0.1', 'INVALID_PAID_CREDITS'],
    ['input.grantedCredits', '0.000001', 'INVALID_GRANTED_CREDITS'],
    ['input.expiresAt', '2020-01-01T00:00:00Z', 'INVALID_DATE'],
    ['input.recurringRules', [{ trigger: 'THRESHOLD', thresholdCredits: '1', paidCredits: '1' }, { trigger: 'THRESHOLD', thresholdCredits: '1', paidCredits: '1' }], 'INVALID_NUMBER_OF_RECURRING_RULES'],
    [`${rule}.interval`, null, 'INVALID_RECURRING_RULE'],
    [`${rule}.trigger`, 'THRESHOLD', 'INVALID_RECURRING_RULE', `${rule}.interval`],
    [`${rule}.thresholdCredits`, '1', 'INVALID_RECURRING_RULE'],
    [`${rule}.method`, 'TARGET', 'INVALID_RECURRING_RULE', `${rule}.targetOngoingCredits`],
    [`${rule}.targetOngoingCredits`, '1', 'INVALID_RECURRING_RULE'],
    [`${rule}.paidCredits`, '0.1', 'INVALID_PAID_CREDITS'],
    [`${rule}.grantedCredits`, '-1', 'INVALID_GRANTED_CREDITS'],
  ),
  ...breaksOf(
    'Mutation.createWallet',
    1,
    [`${rule}.thresholdCredits`, '-1', 'INVALID_RECURRING_RULE'],
    [`${rule}.startedAt`, '2099-01-01T00:00:00Z', 'INVALID_RECURRING_RULE'],
    [`${rule}.targetOngoingCredits`, '0', 'INVALID_RECURRING_RULE'],
  ),
  ...breaks('Mutation.updateWallet', ['input.name', long(257), 'NAME_LENGTH'], ['input.priority', null, 'REQUIRED'], ['input.priority', 0, 'PRIORITY_RANGE'], ['input.expiresAt', '2020-01-01T00:00:00Z', 'INVALID_DATE'], [`${rule}.interval`, null, 'INVALID_RECURRING_RULE'], [`${rule}.paidCredits`, '-1', 'INVALID_PAID_CREDITS'], [`${rule}.grantedCredits`, '-1', 'INVALID_GRANTED_CREDITS']),
  ...breaksOf('Mutation.updateWallet', 1, [`${rule}.thresholdCredits`, '-1', 'INVALID_RECURRING_RULE'], [`${rule}.targetOngoingCredits`, '0', 'INVALID_RECURRING_RULE']),
  ...breaks('Mutation.createWalletTransaction', ['input.paidCredits', '-1', 'INVALID_PAID_CREDITS'], ['input.grantedCredits', '-1', 'INVALID_GRANTED_CREDITS'], ['input.voidedCredits', '-1', 'INVALID_VOIDED_CREDITS'], ['input.voidedCredits', '100000', 'INSUFFICIENT_CREDITS']),
];
