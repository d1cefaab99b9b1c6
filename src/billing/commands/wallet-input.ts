import { Decimal } from '../../kit/decimal.ts';
import { roundMoney } from '../../kit/currency.ts';
import { issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { before } from '../../kit/instant.ts';
import { creditsOf } from '../wallets/wallet.ts';
import type { RuleTerms } from '../wallets/recurring-rule.ts';

/** What can be said of a wallet; what is undefined is not looked at. */
export interface WalletTexts {
  readonly name?: string | null | undefined;
  readonly priority?: number | null | undefined;
}

const LONGEST = 256;
const LAST_PRIORITY = 50;
/** More is a mistake, and would make numbers that nobody can read. */
const MOST = Decimal.of(10n ** 12n);
const RATE_PLACES = 12;

export function walletTextIssues({ name, priority }: WalletTexts): Issue[] {
  const issues: Issue[] = [];
  if (name != null && (name.trim() === '' || name.length > LONGEST)) issues.push(issue('NAME_LENGTH', `name has ${name.trim().length} characters: give 1 to ${LONGEST}, or none`, 'name'));
  if (priority != null && (priority < 1 || priority > LAST_PRIORITY)) issues.push(issue('PRIORITY_RANGE', `priority is ${priority}: give 1, which pays first, to ${LAST_PRIORITY}`, 'priority'));
  return issues;
}

export function rateIssues(rate: Decimal): Issue[] {
  if (rate.isPositive() && rate.lte(MOST) && rate.eq(rate.round(RATE_PLACES))) return [];
  return [issue('RATE_RANGE', `rate is ${rate}: give the money that a credit is worth, above 0, at most ${MOST}, with at most ${RATE_PLACES} decimals`, 'rate')];
}

export function walletExpiryIssues(expiresAt: Temporal.Instant | null | undefined, now: Temporal.Instant): Issue[] {
  if (expiresAt == null || before(now, expiresAt)) return [];
  return [issue('INVALID_DATE', `expiresAt ${expiresAt} is not in the future of the customer, where it is ${now}: give a later instant, or none`, 'expiresAt')];
}

/** The money that credits of a wallet are worth. */
export interface Worth {
  readonly rate: Decimal;
  readonly currency: string;
}

/** Credits to be bought, given or taken away; those that are null are not. */
export interface CreditsToMove {
  readonly paidCredits: Decimal | null;
  readonly grantedCredits: Decimal | null;
  readonly voidedCredits?: Decimal | null;
}

/** What is wrong with credits to be moved. What is bought must be worth money: else it would be had for nothing. `worth` is null where the rate itself is wrong. */
export function creditsIssues(credits: CreditsToMove, worth: Worth | null, ...path: readonly (string | number)[]): Issue[] {
  return (['paidCredits', 'grantedCredits', 'voidedCredits'] as const).flatMap((field) => {
    const amount = credits[field] ?? null;
    if (amount === null) return [];
    const code = `INVALID_${field.replace('Credits', '').toUpperCase()}_CREDITS`;
    const name = [...path, field].join('.');
    if (amount.isNegative() || amount.gt(MOST)) return [issue(code, `${name} is ${amount}: give 0 to ${MOST} credits`, ...path, field)];
    const cut = creditsOf(amount);
    if (amount.isPositive() && cut.isZero()) return [issue(code, `${name} ${amount} is cut to nothing: give at least 0.00001 credits`, ...path, field)];
    if (field === 'paidCredits' && worth !== null && cut.isPositive() && roundMoney(cut.mul(worth.rate), worth.currency).isZero()) {
      return [issue(code, `${name} ${cut} is worth nothing in ${worth.currency} at ${worth.rate} a credit: buy more`, ...path, field)];
    }
    return [];
  });
}

const MOST_RULES = 1;

/** What is wrong with the recurring rules of a wallet. */
export function ruleIssues(rules: readonly RuleTerms[], worth: Worth | null): Issue[] {
  if (rules.length > MOST_RULES) return [issue('INVALID_NUMBER_OF_RECURRING_RULES', `recurringRules has ${rules.length} entries: give at most ${MOST_RULES}`, 'recurringRules')];
  return rules.flatMap((rule, at) => oneRuleIssues(rule, worth, ['recurringRules', String(at)]));
}

function oneRuleIssues(rule: RuleTerms, worth: Worth | null, path: readonly string[]): Issue[] {
  const wrong = (field: string, message: string): Issue => issue('INVALID_RECURRING_RULE', `${[...path, field].join('.')} ${message}`, ...path, field);
  const { trigger, interval, thresholdCredits, method, paidCredits, grantedCredits, targetOngoingCredits, startedAt } = rule;
  const issues: Issue[] = [];
  if (trigger === 'INTERVAL' && interval === null) issues.push(wrong('interval', 'is missing: say how often an INTERVAL comes round'));
  if (trigger === 'THRESHOLD' && interval !== null) issues.push(wrong('interval', `${interval} says nothing of a THRESHOLD: leave it out`));
  if (trigger === 'THRESHOLD' && startedAt !== null) issues.push(wrong('startedAt', `${startedAt} says nothing of a THRESHOLD: leave it out`));
  if (trigger === 'THRESHOLD' && thresholdCredits === null) issues.push(wrong('thresholdCredits', 'is missing: say at how many ongoing credits a THRESHOLD is reached'));
  if (trigger === 'INTERVAL' && thresholdCredits !== null) issues.push(wrong('thresholdCredits', `${thresholdCredits} says nothing of an INTERVAL: leave it out`));
  if (thresholdCredits !== null && (thresholdCredits.isNegative() || thresholdCredits.gt(MOST))) issues.push(wrong('thresholdCredits', `is ${thresholdCredits}: give 0 to ${MOST}`));
  if (method === 'TARGET' && targetOngoingCredits === null) issues.push(wrong('targetOngoingCredits', 'is missing: say up to how many ongoing credits a TARGET fills'));
  if (method === 'FIXED' && targetOngoingCredits !== null) issues.push(wrong('targetOngoingCredits', `${targetOngoingCredits} says nothing of FIXED credits: leave it out`));
  if (targetOngoingCredits !== null && (!targetOngoingCredits.isPositive() || targetOngoingCredits.gt(MOST))) issues.push(wrong('targetOngoingCredits', `is ${targetOngoingCredits}: give more than 0, at most ${MOST}`));
  if (method === 'TARGET' && targetOngoingCredits !== null && thresholdCredits !== null && targetOngoingCredits.lte(thresholdCredits)) issues.push(wrong('targetOngoingCredits', `is ${targetOngoingCredits}, and the threshold ${thresholdCredits} would be reached again at once: give more`));
  if (method === 'TARGET' && (paidCredits.isPositive() || grantedCredits.isPositive())) issues.push(wrong(paidCredits.isPositive() ? 'paidCredits' : 'grantedCredits', 'says nothing of a TARGET: leave it out'));
  if (method === 'FIXED' && !paidCredits.isPositive() && !grantedCredits.isPositive()) issues.push(wrong('paidCredits', 'and grantedCredits are missing: say how many credits it adds'));
  return [...issues, ...creditsIssues({ paidCredits, grantedCredits }, worth, ...path)];
}
