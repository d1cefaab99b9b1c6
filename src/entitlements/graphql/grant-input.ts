import { builder } from '../../graphql/builder.ts';
import { Decimal } from '../../kit/decimal.ts';
import { RecurringPeriodInput } from './recurring-period.ts';

const ExpirationUnit = builder.enumType('ExpirationUnit', {
  description: 'In what the life of a grant is counted.',
  values: {
    HOUR: { description: '60 minutes.' },
    DAY: { description: '24 hours.' },
    WEEK: { description: '7 days.' },
    MONTH: { description: 'The same day of the next month, in UTC; a day that the month lacks overflows into the one after it.' },
    YEAR: { description: 'The same day of the next year, in UTC; 29 February overflows to 1 March.' },
  } as const,
});

const ExpirationInput = builder.inputType('ExpirationInput', {
  description: 'How long a grant lasts after effectiveAt, by calendar overflow: 31 January and one month is 3 March.',
  fields: (t) => ({
    unit: t.field({ type: ExpirationUnit, required: true, description: 'In what it is counted.' }),
    count: t.int({ required: true, description: 'How many, 1 to 1,000.' }),
  }),
});

type InputFields = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];

/** What is asked of every grant, whatever it is for. */
export const grantFields = (t: InputFields) => ({
  amount: t.field({ type: 'Decimal', required: true, description: 'Units, above 0.' }),
  priority: t.int({ description: '0 (burnt first) to 255; 0 when omitted.' }),
  effectiveAt: t.field({ type: 'DateTime', required: true, description: 'When it begins: at the start of the running usage period or later, also in the future. Its seconds are dropped.' }),
  expiration: t.field({ type: ExpirationInput, description: 'How long it lasts; no end when omitted.' }),
  minRolloverAmount: t.field({ type: 'Decimal', defaultValue: Decimal.zero, description: 'Units that a reset leaves at least, 0 or more.' }),
  maxRolloverAmount: t.field({ type: 'Decimal', description: 'Units that a reset leaves at most, 0 or more; the amount when omitted.' }),
  recurrence: t.field({ type: RecurringPeriodInput, description: 'When it is full again; never when omitted.' }),
  metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  annotations: t.field({ type: 'JSONObject', description: 'What a system notes of it, for good. "issueAfterReset" is Tollgate\'s own.' }),
});

export const EntitlementGrantInput = builder.inputType('EntitlementGrantInput', {
  description: 'Units that a metered entitlement is made with.',
  fields: (t) => grantFields(t),
});
