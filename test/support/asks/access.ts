import { byCustomer, nothing, own } from './ask.ts';
import type { Asks } from './ask.ts';

const page = { first: 100 };

export const accessAsks: Asks = {
  'Query.viewer': { calls: () => [own({})] },
  'Query.node': { calls: ({ ids }) => [...ids.values()].map((id) => nothing({ id })) },
  'Query.apiKeys': { calls: () => [own(page)] },
  'Query.portalTokens': { calls: () => [own(page)] },
  'Query.testClocks': { calls: () => [own(page)] },
  'Query.customer': { calls: (story) => byCustomer(story).map((by) => nothing({ by })) },
  'Query.customers': {
    calls: (story) => [
      own({ ...page, filter: { includeDeleted: true }, orderBy: { field: 'NAME', direction: 'ASC' } }),
      nothing({ filter: { key: story.text('one') } }),
      nothing({ filter: { name: story.text('one') } }),
      nothing({ filter: { subject: story.text('one_subject') } }),
      nothing({ filter: { primaryEmail: story.text('one') } }),
    ],
  },
  'Mutation.updateOrganization': {
    calls: (story) => [own({ input: { name: story.text('changed'), multipleSubscriptions: true } })],
    good: (story) => ({ input: { name: story.text('changed'), multipleSubscriptions: true, latenessWindow: 'P30D', eventRetention: 'P500D', timeZone: 'Europe/Berlin' } }),
  },
  'Mutation.createApiKey': {
    calls: (story) => [own({ input: { name: story.text('another_key'), scopes: ['customer:read'], expiresAt: '2028-01-01T00:00:00Z' } })],
  },
  'Mutation.createTestClock': { calls: (story) => [own({ input: { now: '2027-01-01T00:00:00Z', name: story.text('another_clock') } })] },
  'Mutation.createCustomer': {
    calls: (story) => [
      nothing({ input: { key: story.text('new'), testClockId: story.id('clock') } }),
      own({ input: { key: story.text('one'), externalId: story.text('one_external'), subjectKeys: [story.text('one_subject')] } }),
    ],
    good: (story, unique) => ({
      input: {
        key: `key ${unique}`,
        name: 'A name',
        description: 'A note',
        externalId: `external ${unique}`,
        primaryEmail: 'someone@example.com',
        currency: 'USD',
        timeZone: 'Europe/Paris',
        billingAddress: { country: 'FR', postalCode: '75001', state: 'IdF', city: 'Paris', line1: '1 rue', line2: 'B', phoneNumber: '+33 1' },
        shippingAddress: { country: 'FR', postalCode: '75002', state: 'IdF', city: 'Paris', line1: '2 rue', line2: 'C', phoneNumber: '+33 2' },
        firstName: 'Jeanne',
        lastName: 'Durand',
        url: 'https://one.example/',
        logoUrl: 'https://one.example/logo.png',
        subjectKeys: [`subject ${unique}`],
        metadata: { a: 1 },
        testClockId: story.id('clock'),
      },
    }),
  },
  'Mutation.updateCustomer': {
    calls: (story) => byCustomer(story).map((by) => nothing({ by, input: { description: story.text('changed') } })),
    good: (story, unique) => ({
      by: { key: story.text('one') },
      input: {
        key: story.text('one'),
        name: story.text('one'),
        description: unique,
        externalId: story.text('one_external'),
        primaryEmail: 'someone@example.com',
        timeZone: 'Europe/Paris',
        billingAddress: { country: 'FR', postalCode: '75001', state: 'IdF', city: 'Paris', line1: '1 rue', line2: 'B', phoneNumber: '+33 1' },
        shippingAddress: { country: 'FR', postalCode: '75002', state: 'IdF', city: 'Paris', line1: '2 rue', line2: 'C', phoneNumber: '+33 2' },
        firstName: 'Jeanne',
        lastName: 'Durand',
        url: 'https://one.example/',
        logoUrl: 'https://one.example/logo.png',
        subjectKeys: [story.text('one_subject')],
        metadata: { a: 1 },
      },
    }),
  },
  'Mutation.createPortalToken': {
    calls: (story) => [
      ...byCustomer(story).map((customer) => nothing({ input: { customer, expiresIn: 'PT1H' } })),
      nothing({ input: { subject: story.text('one_subject'), allowedMeterKeys: [story.text('tokens')] } }),
      own({ input: { subject: story.text('one_subject') } }),
    ],
    good: (story) => ({ input: { customer: { key: story.text('one') }, expiresIn: 'PT1H', allowedMeterKeys: [story.text('tokens')] } }),
  },
  'Mutation.advanceTestClock': { calls: (story) => [nothing({ id: story.id('clock'), to: '2027-02-04T00:00:00Z' })] },
  'Live.testClockChanged': { calls: (story) => [nothing({ id: story.id('clock') })] },
};

/** What ends things: asked last. */
export const endingAsks: Asks = {
  'Mutation.invalidatePortalTokens': {
    calls: (story) => [
      own({ input: { id: story.id('token_one') } }),
      ...byCustomer(story).map((customer) => own({ input: { customer } })),
      own({ input: { subject: story.text('one_subject') } }),
    ],
  },
  'Mutation.revokeApiKey': { calls: (story) => [nothing({ id: story.id('api_key') })] },
  'Mutation.anonymizeCustomer': {
    calls: (story) => byCustomer(story).map((by) => nothing({ by, input: { keepMetadata: ['a'], texts: ['somebody'] } })),
    good: (story) => ({ by: { key: story.text('one') }, input: { keepMetadata: ['a'], texts: ['somebody'] } }),
  },
  'Mutation.deleteCustomer': { calls: (story) => byCustomer(story).map((by) => nothing({ by })) },
  'Mutation.deleteTestClock': { calls: (story) => [nothing({ id: story.id('clock') })] },
};
