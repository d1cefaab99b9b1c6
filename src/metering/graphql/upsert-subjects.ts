import { builder } from '../../graphql/builder.ts';
import { ConflictError, ValidationError } from '../../kit/errors.ts';
import { upsertSubjects } from '../commands/upsert-subjects.ts';
import { SubjectNode } from './subject.ts';

const SubjectInput = builder.inputType('SubjectInput', {
  description: 'A subject. Where a live one has the key: a field that is left out stays, null clears it.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'What events name, 1 to 1,024 characters.' }),
    displayName: t.string({ description: 'What lists and CSV files show, 1 to 256 characters.' }),
    metadata: t.field({ type: 'JSONObject', description: 'All of your own data.' }),
    currentPeriodStart: t.field({ type: 'DateTime', description: 'Kept as it is given.' }),
    currentPeriodEnd: t.field({ type: 'DateTime', description: 'Kept as it is given.' }),
    stripeCustomerId: t.string({ description: 'Kept as it is given: cus_ and more, up to 256 characters.' }),
  }),
});

const UpsertSubjectsInput = builder.inputType('UpsertSubjectsInput', {
  description: 'Subjects to create or change.',
  fields: (t) => ({ subjects: t.field({ type: [SubjectInput], required: true, description: '1 to 1,000 of them.' }) }),
});

const UpsertedSubjects = builder.objectRef<{ readonly ids: readonly string[] }>('UpsertedSubjects').implement({
  description: 'What was created or changed.',
  fields: (t) => ({ subjects: t.field({ type: [SubjectNode], description: 'In the order of the input.', resolve: ({ ids }) => [...ids] }) }),
});

builder.mutationField('upsertSubjects', (t) =>
  t.field({
    type: UpsertedSubjects,
    description: 'Creates subjects, or changes those of the same keys. A new one that is no customer\'s gets a customer of the same key and name. Needs customer:write.',
    authScopes: { permission: 'customer:write' },
    complexity: 20,
    errors: { types: [ValidationError, ConflictError] },
    args: { input: t.arg({ type: UpsertSubjectsInput, required: true, description: 'The subjects.' }) },
    resolve: async (_root, { input }, ctx) => ({ ids: await upsertSubjects(ctx.command, input) }),
  }),
);
