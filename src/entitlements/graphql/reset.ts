import { builder } from '../../graphql/builder.ts';
import type { RowOf } from '../../platform/entity.ts';
import type { ResetSchema } from '../reset.entity.ts';

export const ResetType = builder.objectRef<RowOf<typeof ResetSchema>>('EntitlementReset').implement({
  description: 'A reset that somebody asked for. Ends of usage periods are computed and are none.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When the new usage period began, in whole minutes.' }),
    anchor: t.expose('anchor', { type: 'DateTime', description: 'The anchor of the usage periods from here on.' }),
    preserveOverage: t.exposeBoolean('preserveOverage', { description: 'What was overdrawn was taken off the new period.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was asked for, in its customer's time." }),
  }),
});

export const ResetConnection = builder.connectionObject(
  { type: ResetType, name: 'EntitlementResetConnection', description: 'A page of resets.' },
  { name: 'EntitlementResetEdge', description: 'A reset in its place in the list.' },
);

