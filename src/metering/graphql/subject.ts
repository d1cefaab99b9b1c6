import { customersByLookUps } from '../../customers/index.ts';
import { CustomerNode } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { idOf } from '../../graphql/global-id.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { SubjectSchema } from '../subject.entity.ts';
import type { SubjectRow } from '../subject.entity.ts';
import { subjectBy, subjectsByIds } from '../subject.store.ts';
import type { SubjectLookUp } from '../subject.store.ts';

export const SubjectNode = builder.loadableNodeRef('Subject', {
  id: { resolve: (subject: SubjectRow) => subject.id },
  load: (ids: string[], { read }) => subjectsByIds(read, ids),
});

SubjectNode.implement({
  description: "What is known of an event subject beside its usage, as OpenMeter's older clients keep it. Usage and customers never need one.",
  authScopes: { $any: { permission: 'customer:read', $granted: 'made' } },
  fields: (t) => ({
    key: t.exposeString('key', { description: 'What events name, 1 to 1,024 characters; unique among live subjects.' }),
    displayName: t.exposeString('displayName', { nullable: true, description: 'What lists and CSV files show; null where only the key is shown.' }),
    metadata: t.field({ type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it.', resolve: (subject) => subject.metadata as Record<string, unknown> | null }),
    currentPeriodStart: t.expose('currentPeriodStart', { type: 'DateTime', nullable: true, description: 'As it was given; nothing is computed from it.' }),
    currentPeriodEnd: t.expose('currentPeriodEnd', { type: 'DateTime', nullable: true, description: 'As it was given; nothing is computed from it.' }),
    stripeCustomerId: t.exposeString('stripeCustomerId', { nullable: true, description: 'As it was given: cus_ and more; nothing is done with it.' }),
    customer: t.field({
      type: CustomerNode,
      nullable: true,
      description: 'The customer to whom its events are attributed; null for none.',
      resolve: (subject, _args, ctx) => batched(ctx, 'Subject.customer', subject.key, (keys) => customersByLookUps(ctx.read, keys.map((subjectKey) => ({ subjectKey })))),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made, in real time.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed or deleted.' }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was deleted; null while it is live.' }),
  }),
});

export const SubjectBy = builder.inputType('SubjectBy', {
  isOneOf: true,
  description: 'Names one subject: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph; finds deleted subjects too.' }),
    key: t.string({ description: 'The key of the live subject.' }),
  }),
});

/** An id that is no subject's finds nothing: this one never exists. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The look-up that an input names. Its one member was checked by the graph. */
export function subjectLookUp(by: typeof SubjectBy.$inferInput): SubjectLookUp {
  return by.id == null ? { key: by.key as string } : { id: idOf('Subject', by.id) ?? nobody };
}

const SubjectConnection = builder.connectionObject(
  { type: SubjectNode, name: 'SubjectConnection', description: 'A page of subjects.' },
  { name: 'SubjectEdge', description: 'A subject in its place in the list.' },
);

builder.queryFields((t) => ({
  subject: t.field({
    type: SubjectNode,
    nullable: true,
    description: 'One subject; null when there is none in reach. Needs customer:read.',
    authScopes: { permission: 'customer:read' },
    args: { by: t.arg({ type: SubjectBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => subjectBy(ctx.read, subjectLookUp(by)),
  }),
  subjects: t.connection(
    {
      type: SubjectNode,
      description: 'The live subjects, in the order they were made. Needs customer:read.',
      authScopes: { permission: 'customer:read' },
      complexity: connectionComplexity,
      resolve: (_root, page, ctx) => connectionPage(ctx, SubjectSchema, page, { where: { text: 't.deleted_at is null', values: [] }, order: [{ property: 'id', direction: 'asc' }] }),
    },
    SubjectConnection,
  ),
}));
