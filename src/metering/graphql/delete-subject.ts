import { builder } from '../../graphql/builder.ts';
import { NotFoundError } from '../../kit/errors.ts';
import { deleteSubject } from '../commands/delete-subject.ts';
import { SubjectBy, SubjectNode, subjectLookUp } from './subject.ts';

builder.mutationField('deleteSubject', (t) =>
  t.field({
    type: SubjectNode,
    description: 'Deletes a subject; its events stay and are attributed by its key as before. Deleting it again changes nothing. Needs customer:write.',
    authScopes: { permission: 'customer:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [NotFoundError] },
    args: { by: t.arg({ type: SubjectBy, required: true, description: 'Which subject.' }) },
    resolve: (_root, { by }, ctx) => deleteSubject(ctx.command, subjectLookUp(by)),
  }),
);
