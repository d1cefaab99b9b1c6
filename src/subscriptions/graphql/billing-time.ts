import { builder } from '../../graphql/builder.ts';

export const BillingTimeEnum = builder.enumType('BillingTime', {
  description: "How the periods of a subscription lie in whole days of the customer's time zone.",
  values: {
    CALENDAR: { description: 'Weeks begin on Monday, months on the first, quarters, half years and years as in the calendar. The first period is what is left of one.' },
    ANNIVERSARY: { description: 'Periods begin on the day of the week, month or year that the subscription did. In a month without it they begin on its last day.' },
  } as const,
});
