import { builder } from '../../graphql/builder.ts';
import { ValidationIssue } from '../../graphql/errors.ts';
import { ValidationError } from '../../kit/errors.ts';
import { ingestEvents } from '../commands/ingest-events.ts';
import type { IngestedEvent } from '../commands/ingest-events.ts';
import type { UsageIngest } from '../usage-ingest.ts';

declare module '../../graphql/context.ts' {
  interface Services {
    readonly usageIngest: UsageIngest;
  }
}

const UsageEventInput = builder.inputType('UsageEventInput', {
  description: 'A CloudEvents 1.0 event.',
  fields: (t) => ({
    id: t.id({ description: 'With source the name of the event, 1 to 1,024 characters. A random one is given when omitted; then sending again counts again.' }),
    source: t.string({ description: 'Who sends it, a URI reference of 1 to 1,024 characters; "graphql" when omitted.' }),
    type: t.string({ required: true, description: 'What happened, 1 to 256 characters; meters count events by it.' }),
    subject: t.string({ required: true, description: "Whose usage it is, 1 to 1,024 bytes: a customer's key or one of its subject keys." }),
    time: t.field({ type: 'DateTime', description: "When it happened, in whole seconds. Now when omitted: the time of the test clock where the subject's customer is on one." }),
    data: t.field({ type: 'JSONObject', description: 'What meters read, at most 262,144 characters of JSON. Its numbers are kept exactly as written.' }),
  }),
});

const IngestEventsInput = builder.inputType('IngestEventsInput', {
  description: 'Events to store.',
  fields: (t) => ({ events: t.field({ type: [UsageEventInput], required: true, description: '1 to 1,000 events.' }) }),
});

const IngestStatus = builder.enumType('IngestStatus', {
  description: 'What became of an event.',
  values: {
    ACCEPTED: { description: 'It is stored, durably, and counted by the meters of its type.' },
    DUPLICATE: { description: 'One of the same source and id was stored before; this one changed nothing.' },
    REJECTED: { description: 'It is not stored; its issues say why.' },
  } as const,
});

const IngestedEventResult = builder.objectRef<IngestedEvent>('IngestedEventResult').implement({
  description: 'The answer for one event.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The event's own id, given or made." }),
    status: t.expose('status', { type: IngestStatus, description: 'What became of it.' }),
    issues: t.field({ type: [ValidationIssue], description: 'Why it was rejected; or, though it is stored, why a meter of its type could not count it, or that no meter does.', resolve: (event) => [...event.issues] }),
  }),
});

const IngestEventsPayload = builder.objectRef<readonly IngestedEvent[]>('IngestEventsPayload').implement({
  description: 'What became of each event.',
  fields: (t) => ({
    accepted: t.int({ description: 'How many were stored.', resolve: (results) => results.filter(({ status }) => status === 'ACCEPTED').length }),
    duplicates: t.int({ description: 'How many had been stored before.', resolve: (results) => results.filter(({ status }) => status === 'DUPLICATE').length }),
    results: t.field({ type: [IngestedEventResult], description: 'In the order of the input.', resolve: (results) => [...results] }),
  }),
});

builder.mutationField('ingestEvents', (t) =>
  t.field({
    type: IngestEventsPayload,
    description:
      'Stores usage events exactly once each: source and id name an event, and one sent again is answered as a duplicate. Every event stands alone: one that is rejected does not hold back the others. 1 to 1,000 events. Needs usage:write.',
    authScopes: { permission: 'usage:write' },
    complexity: 10,
    errors: { types: [ValidationError] },
    args: { input: t.arg({ type: IngestEventsInput, required: true, description: 'The events.' }) },
    resolve: (_root, { input }, ctx) => ingestEvents(ctx.services.usageIngest, ctx.read.organizationId, input.events, ctx.clock.now()),
  }),
);
