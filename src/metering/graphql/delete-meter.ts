import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { deleteMeter } from '../commands/delete-meter.ts';
import { MeterBy, MeterNode, meterLookUp } from './meter.ts';

builder.mutationField('deleteMeter', (t) =>
  t.field({
    type: MeterNode,
    description:
      'Deletes a meter and frees its key; its events stay, and a new meter of their type counts them again. Refused while a live feature, an active entitlement or a subscription uses it, and until all that it counted is billed. Deleting it again changes nothing. Needs meter:write.',
    authScopes: { permission: 'meter:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { by: t.arg({ type: MeterBy, required: true, description: 'Which meter.' }) },
    resolve: (_root, { by }, ctx) => deleteMeter(ctx.command, meterLookUp(by)),
  }),
);
