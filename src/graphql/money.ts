import type { Decimal } from '../kit/decimal.ts';
import { builder } from './builder.ts';

/** An amount that carries its currency, for where none stands beside it. */
interface Money {
  readonly amount: Decimal;
  readonly currency: string;
}

export const MoneyType = builder.objectRef<Money>('Money').implement({
  description: 'An amount in a currency.',
  fields: (t) => ({
    amount: t.expose('amount', { type: 'Decimal', description: 'In the currency itself, not in its minor unit; below zero for what is given back.' }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'What the amount is in.' }),
  }),
});
