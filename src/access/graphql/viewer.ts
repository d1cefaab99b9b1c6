import { builder } from '../../graphql/builder.ts';
import { unauthenticated } from '../../graphql/coded.ts';
import { OrganizationSchema } from '../organization.entity.ts';
import type { OrganizationRow } from '../organization.entity.ts';
import type { Viewer } from '../viewer.ts';

export const OrganizationNode = builder.loadableNodeRef('Organization', {
  id: { resolve: (organization: OrganizationRow) => organization.id },
  load: async (ids: string[], { read }) => {
    // The one table without an organization column: only the viewer's own is in reach.
    const mine = await read.organization<OrganizationRow>(OrganizationSchema);
    return ids.map((id) => (mine !== null && mine.id === id ? mine : null));
  },
});

OrganizationNode.implement({
  description: 'A tenant: everything else belongs to one.',
  authScopes: { $any: { permission: 'organization:read', buyer: true, $granted: 'viewer' } },
  fields: (t) => ({
    key: t.expose('key', { type: 'Key', description: 'Its stable name in this installation.' }),
    name: t.exposeString('name', { description: 'Its name for people.' }),
  }),
});

export const ViewerType = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Who is asking.',
  fields: (t) => ({
    organization: t.field({
      type: OrganizationNode,
      nullable: true,
      grantScopes: ['viewer'],
      description: "Null for a buyer's token that reaches several organizations.",
      resolve: (viewer) => viewer.organizationId,
    }),
    scopes: t.stringList({ description: 'What the credential may do; empty for a portal token, which sees what is its own.', resolve: (viewer) => [...viewer.permissions] }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerType,
    description: 'Who is asking: the organization, the scopes, and the customer when the token is a portal token. Any good credential.',
    authScopes: (_root, _args, ctx) => ctx.viewer !== null,
    resolve: (_root, _args, { viewer }) => {
      if (viewer === null) throw unauthenticated();
      return viewer;
    },
  }),
);
