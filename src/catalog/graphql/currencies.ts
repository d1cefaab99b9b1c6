import { builder } from '../../graphql/builder.ts';
import { currencies, currencySymbol } from '../../kit/currency.ts';
import type { Currency } from '../../kit/currency.ts';

const CurrencyType = builder.objectRef<Currency>('Currency').implement({
  description: 'A currency of ISO 4217 that money can be kept in.',
  fields: (t) => ({
    code: t.expose('code', { type: 'CurrencyCode', description: 'Three upper-case letters.' }),
    name: t.exposeString('name', { description: 'In English.' }),
    symbol: t.string({ description: 'The narrow one, such as "$" of all dollars; the code where it has none.', resolve: ({ code }) => currencySymbol(code) }),
    digits: t.exposeInt('digits', { description: 'How many digits its minor unit takes, 0 to 4: 2 of EUR, 0 of JPY, 3 of KWD. Invoices are rounded to it.' }),
  }),
});

builder.queryField('currencies', (t) =>
  t.field({
    type: [CurrencyType],
    description: 'The currencies that can be used, by code. Needs plan:read, or a portal token.',
    authScopes: { $any: { permission: 'plan:read', buyer: true } },
    // All of ISO 4217, 165 of them: no list of the caller's grows here.
    complexity: { field: 1, multiplier: 20 },
    resolve: () => [...currencies()],
  }),
);
