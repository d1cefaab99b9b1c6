import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import type { UsageAuthorizations } from '../authorization-queue.ts';
import type { Authorization } from '../authorization-request.ts';
import { authorizeUsage } from '../commands/authorize-usage.ts';
import { ReservationNode } from './reservation.ts';

declare module '../../graphql/context.ts' {
  interface Services {
    readonly usageAuthorizations: UsageAuthorizations;
  }
}

const AuthorizationModeEnum = builder.enumType('AuthorizationMode', {
  description: 'What becomes of an amount that is granted.',
  values: {
    COUNT: { description: 'It is used: its event is stored at once.' },
    RESERVE: { description: 'It is held until it is committed with what was really used, released, or expires.' },
  } as const,
});

const DenialReasonEnum = builder.enumType('UsageDenialReason', {
  description: 'Why nothing was granted.',
  values: {
    NO_ENTITLEMENT: { description: 'The customer has no entitlement to the feature that is active now.' },
    NOT_MEASURED_YET: { description: 'Its entitlement measures usage from a later instant on.' },
    INSUFFICIENT_BALANCE: { description: 'Less is left than was asked for, or, where a part was allowed, nothing.' },
  } as const,
});

const UsageAuthorization = builder.objectRef<Authorization>('UsageAuthorization').implement({
  description: 'Whether a use is allowed. A denial is an answer too, and stores nothing: the same id may ask again.',
  fields: (t) => ({
    allowed: t.boolean({ description: 'Something was granted: all of it, or, where that was allowed, a part.', resolve: ({ reason }) => reason === null }),
    reason: t.expose('reason', { type: DenialReasonEnum, nullable: true, description: 'Why not; null when it is allowed.' }),
    amount: t.expose('amount', { type: 'Decimal', description: "What was granted, in the unit of the meter's values; 0 for nothing." }),
    available: t.expose('available', { type: 'Decimal', nullable: true, description: 'What is left after this answer and held by no reservation, 0 or more; null without an entitlement that measures now.' }),
    eventId: t.exposeString('id', { description: 'The id of the event that counts the use, given or made: send it again to get this answer again.' }),
    source: t.exposeString('source', { description: 'The source of that event.' }),
    reservation: t.field({ type: ReservationNode, nullable: true, grantScopes: ['made'], description: 'What is held, for RESERVE; null for COUNT, and when it is denied.', resolve: ({ reservation }) => reservation }),
    isRepeated: t.exposeBoolean('isRepeated', { description: 'The same id was granted this before: nothing was counted or held again, and available is that of now.' }),
  }),
});

const AuthorizeUsageInput = builder.inputType('AuthorizeUsageInput', {
  description: 'Who is about to use how much of what. The feature needs a meter of SUM or COUNT.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, required: true, description: 'Who.' }),
    featureKey: t.field({ type: 'Key', required: true, description: "The feature's key." }),
    mode: t.field({ type: AuthorizationModeEnum, defaultValue: 'COUNT', description: 'Use it at once, or hold it until what is used is known.' }),
    amount: t.field({ type: 'Decimal', description: "How much, above 0, in the unit of the meter's values; it is written into the event's data where the meter reads it. What the meter reads of data when omitted; 1 for COUNT meters." }),
    data: t.field({ type: 'JSONObject', description: "The event's data, at most 262,144 characters of JSON: what meters read beside the amount, such as the dimensions that the feature counts by." }),
    id: t.id({ description: 'Names the use, with source: the id of its event, 1 to 1,024 characters. Asked again with the same one the first answer is given again. A random one is made when omitted; then asking again uses again.' }),
    source: t.string({ description: 'Who sends it, a URI reference of 1 to 1,024 characters; "graphql" when omitted.' }),
    subject: t.string({ description: "Whose usage the event is: the customer's key or one of its subject keys. Of these the one that customer names, else its key, else its first subject key, when omitted." }),
    allowPartial: t.boolean({ defaultValue: false, description: 'Grant what is left where that is less. COUNT meters know no parts.' }),
    expiresAt: t.field({ type: 'DateTime', description: "RESERVE only: until when it is held, in the customer's time; later than now, by at most 30 days. Not with expiresIn." }),
    expiresIn: t.field({ type: 'Duration', description: 'RESERVE only: the same from now on, more than nothing and at most 30 days; PT15M when both are omitted.' }),
  }),
});

builder.mutationField('authorizeUsage', (t) =>
  t.field({
    type: UsageAuthorization,
    description:
      'Checks and, if enough is left, counts or reserves an amount in one step. However many ask at once, of whichever process, a hard limit is never sold twice; a soft limit always allows. Events that were ingested before count. Needs usage:write.',
    authScopes: { permission: 'usage:write' },
    complexity: 10,
    errors: { types: [ValidationError, NotFoundError, ConflictError] },
    args: { input: t.arg({ type: AuthorizeUsageInput, required: true, description: 'The use.' }) },
    resolve: (_root, { input: { customer, id, ...input } }, ctx) =>
      authorizeUsage(ctx.services.usageAuthorizations, ctx.read.organizationId, { ...input, customer: customerLookUp(customer), id: id == null ? null : String(id) }),
  }),
);
