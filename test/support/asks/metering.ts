import { byCustomer, byIdOrKey, nothing, own } from './ask.ts';
import type { Asks } from './ask.ts';
import { spareEvents } from '../story.ts';
import type { Story } from '../story.ts';

const meterOf = (story: Story) => byIdOrKey(story, 'meter', 'tokens');
const bySubject = (story: Story) => [{ key: story.text('one_subject') }, { id: story.id('subject_one') }];
const range = { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' };

const filters = (story: Story) => [{ key: 'model', where: { and: [{ ne: '' }, { like: `${story.marker}%` }] } }];

export const meteringAsks: Asks = {
  'Query.meter': { calls: (story) => meterOf(story).map((by) => nothing({ by })) },
  'Query.meters': { calls: () => [own({ first: 100, includeDeleted: true, orderBy: { field: 'NAME', direction: 'DESC' } })] },
  'Query.meterUsage': {
    calls: (story) => [
      ...meterOf(story).map((meter) => nothing({ meter, query: range })),
      ...byCustomer(story).map((customer) => nothing({ meter: { key: story.text('tokens') }, query: { ...range, customers: [customer] } })),
      nothing({ meter: { key: story.text('tokens') }, query: { ...range, subjects: [story.text('one_subject')] } }),
    ],
    good: (story) => ({
      meter: { key: story.text('tokens') },
      query: { ...range, windowSize: 'DAY', windowTimeZone: 'UTC', customers: [{ key: story.text('one') }], subjects: [story.text('one_subject')], filterGroupBy: filters(story), groupBy: ['model'] },
    }),
  },
  'Query.portalMeterUsage': {
    calls: (story) => [nothing({ meter: story.text('tokens'), query: { ...range, subjects: [story.text('one_subject')] } })],
    good: (story) => ({ meter: story.text('tokens'), query: { ...range, windowSize: 'DAY', windowTimeZone: 'UTC', customers: [{ key: story.text('one') }], subjects: [story.text('one_subject')], filterGroupBy: filters(story), groupBy: ['model'] } }),
  },
  'Query.meterSubjects': { calls: (story) => meterOf(story).map((meter) => nothing({ meter, ...range })) },
  'Query.meterGroupByValues': { calls: (story) => meterOf(story).map((meter) => nothing({ meter, key: 'model', ...range })) },
  'Query.event': { calls: (story) => [nothing({ source: story.text('source'), id: story.text('one_event_1') })] },
  'Query.events': {
    calls: (story) => [
      own({ first: 100 }),
      nothing({ first: 100, filter: { subject: { eq: story.text('one_subject') } } }),
      nothing({ first: 100, filter: { id: { ilike: `%${story.text('one')}%` } } }),
    ],
    good: (story) => ({
      first: 10,
      filter: {
        id: { like: '%' }, source: { eq: story.text('source') }, subject: { in: [story.text('one_subject')] }, type: { ne: 'x' },
        customers: [{ key: story.text('one') }], time: { gte: range.from, lt: range.to }, ingestedAt: { gt: '2026-01-01T00:00:00Z', lte: '2099-01-01T00:00:00Z' },
        late: false, voided: false, hasIssues: false, issueCodes: ['EVENT_NOT_METERED'],
      },
    }),
  },
  'Mutation.createMeter': {
    calls: (story) => [own({ input: { key: story.text('tokens'), aggregation: 'COUNT', eventType: story.text('call') } })],
    good: (_story, unique) => ({
      input: {
        key: `meter_${unique}`,
        name: 'A meter',
        description: 'A note',
        aggregation: 'SUM',
        eventType: `type_${unique}`,
        valueProperty: '$.tokens',
        groupBy: [{ key: 'model', path: '$.model' }],
        eventFrom: '2026-01-01T00:00:00Z',
        metadata: { a: 1 },
        recurring: true,
        rounding: { function: 'CEIL', precision: 2 },
        filters: [{ key: 'region', values: ['eu', 'us'] }],
      },
    }),
  },
  'Query.evaluateMeterExpression': {
    calls: () => [own({ input: { expression: 'event.properties.a + 1', event: { type: 'call', data: { a: 1 } } } })],
    good: () => ({ input: { expression: 'event.properties.a + 1', event: { type: 'call', time: '2027-01-01T00:00:00Z', data: { a: 1 } } } }),
  },
  'Query.progress': { calls: (story) => [nothing({ id: story.id('progress') })] },
  'Live.progressUpdated': { calls: (story) => [nothing({ id: story.id('progress') })] },
  'Query.debugMetrics': { calls: () => [own({})] },
  'Query.subject': { calls: (story) => bySubject(story).map((by) => nothing({ by })) },
  'Query.subjects': { calls: () => [own({ first: 100 })] },
  'Mutation.upsertSubjects': {
    calls: (story) => [own({ input: { subjects: [{ key: story.text('one_subject'), displayName: story.text('one_subject') }] } })],
    good: (_story, unique) => ({
      input: {
        subjects: [
          {
            key: `subject of ${unique}`, displayName: 'A name', metadata: { a: 1 },
            currentPeriodStart: '2027-01-01T00:00:00Z', currentPeriodEnd: '2027-02-01T00:00:00Z', stripeCustomerId: 'cus_1',
          },
        ],
      },
    }),
  },
  'Mutation.updateMeter': {
    calls: (story) => meterOf(story).map((by) => nothing({ by, input: { description: story.text('changed') } })),
    good: (story, unique) => ({
      by: { key: story.text('tokens') },
      input: { name: story.text('tokens'), description: unique, groupBy: [{ key: 'model', path: '$.model' }, { key: 'region', path: '$.region' }], filters: [{ key: 'tier', values: ['free'] }], metadata: { a: 1 } },
    }),
  },
  'Mutation.ingestEvents': {
    calls: (story) => [
      own({ input: { events: [{ id: story.text('one_event_1'), source: story.text('source'), type: story.text('call'), subject: story.text('one_subject'), data: { tokens: 7 } }] } }),
    ],
    good: (story, unique) => ({
      input: {
        events: [{ id: unique, source: 'test', type: story.text('call'), subject: story.text('one_subject'), time: '2027-01-06T00:00:00Z', data: { tokens: 1, model: 'small' } }],
      },
    }),
  },
  'Mutation.correctUsageEvent': {
    calls: (story) => [nothing({ input: { source: story.text('source'), id: story.text('one_event_2'), reason: 'wrong', replacement: { data: { tokens: 31 } } } })],
    good: (story, unique) => ({
      input: {
        source: story.text('source'), id: spare(story), reason: 'wrong',
        replacement: { id: `again_${unique}`, type: story.text('call'), subject: story.text('one_subject'), time: '2027-01-07T00:00:00Z', data: { tokens: 2, model: 'small' } },
      },
    }),
  },
  'Live.meterUsageChanged': {
    calls: (story) => [
      ...meterOf(story).map((meter) => nothing({ meter })),
      ...byCustomer(story).map((customer) => nothing({ meter: { key: story.text('tokens') }, customer })),
    ],
    good: (story) => ({
      meter: { key: story.text('tokens') },
      customer: { key: story.text('one') },
      query: { from: range.from, filterGroupBy: filters(story), intervalMs: 100 },
    }),
  },
};

const taken = new WeakMap<Story, number>();

/** The id of an event of the story's that nothing has taken back yet. */
function spare(story: Story): string {
  const next = (taken.get(story) ?? -1) + 1;
  if (next >= spareEvents) throw new Error('the story has no spare event left: let it store more');
  taken.set(story, next);
  return story.text(`spare_${next}`);
}

/** What ends things: asked after all that use them. */
export const meteringEndings: Asks = {
  'Mutation.deleteSubject': { calls: (story) => bySubject(story).map((by) => nothing({ by })) },
  'Mutation.voidUsageEvent': {
    calls: (story) => [nothing({ input: { source: story.text('source'), id: story.text('one_event_1'), reason: 'sent twice' } })],
    good: (story) => ({ input: { source: story.text('source'), id: spare(story), reason: 'sent twice' } }),
  },
  'Mutation.deleteMeter': { calls: (story) => meterOf(story).map((by) => nothing({ by })) },
};
