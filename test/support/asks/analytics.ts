import type { Story } from '../story.ts';
import { byCustomer, nothing, own } from './ask.ts';
import type { Asks } from './ask.ts';

/** Every report takes the same: over all customers it is about the asker's own, of a customer who is not the asker's it is empty. */
const report = {
  calls: (story: Story) => [
    own({ filter: { currency: 'USD', months: 6, through: '2027-02-15T00:00:00Z', timeZone: 'Europe/Paris', includeTestClocks: true } }),
    ...byCustomer(story).map((customer) => nothing({ filter: { customer, includeTestClocks: true, through: '2027-02-15T00:00:00Z' } })),
  ],
  good: (story: Story) => ({
    filter: { currency: 'USD', customer: { key: story.text('one') }, months: 6, through: '2027-02-15T00:00:00Z', timeZone: 'Europe/Paris', includeTestClocks: true },
  }),
};

export const analyticsAsks: Asks = {
  'Query.analyticsGrossRevenue': report,
  'Query.analyticsInvoiceCollection': report,
  'Query.analyticsInvoicedUsage': report,
  'Query.analyticsMrr': report,
  'Query.analyticsOverdueBalance': report,
};
