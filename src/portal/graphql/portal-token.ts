import { PortalTokenSchema } from '../../access/index.ts';
import type { PortalTokenRow } from '../../access/index.ts';
import { CustomerNode } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { instantOf } from '../../platform/entity.ts';

export const PortalTokenNode = builder.loadableNodeRef('PortalToken', {
  id: { resolve: (token: PortalTokenRow & { readonly token?: string }) => token.id },
  load: (ids: string[], { read }) => read.byKeys(PortalTokenSchema, 'id', ids),
});

PortalTokenNode.implement({
  description: "A buyer's credential: it sees one customer, or one subject's usage, for as long as it lasts.",
  authScopes: { $any: { permission: 'portal:write', $granted: 'made' } },
  fields: (t) => ({
    customer: t.field({ type: CustomerNode, nullable: true, description: "Null for a token of a subject that is no customer's.", resolve: (token) => token.customerId }),
    subject: t.exposeString('subject', { nullable: true, description: 'The subject whose usage it sees; null for a token of a customer.' }),
    token: t.string({ nullable: true, extensions: { secret: true }, description: 'Shown once, by the mutation that made it.', resolve: (token) => token.token ?? null }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made, in real time.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends, exclusive, in real time.' }),
    expired: t.boolean({ description: 'It has ended, or was invalidated.', resolve: (token, _args, { clock }) => token.invalidatedAt !== null || hasEnded(token.expiresAt, clock.now()) }),
    allowedMeterKeys: t.field({ type: ['Key'], nullable: true, description: 'The only meters it may ask; null is every meter.', resolve: (token) => token.allowedMeterKeys }),
  }),
});

const hasEnded = (expiresAt: string, now: Temporal.Instant): boolean => Temporal.Instant.compare(instantOf(expiresAt), now) <= 0;

const PortalTokenConnection = builder.connectionObject(
  { type: PortalTokenNode, name: 'PortalTokenConnection', description: 'A page of portal tokens.' },
  { name: 'PortalTokenEdge', description: 'A portal token in its place in the list.' },
);

builder.queryField('portalTokens', (t) =>
  t.connection(
    {
      type: PortalTokenNode,
      description: 'The portal tokens, newest first, ended ones too. Needs portal:write.',
      authScopes: { permission: 'portal:write' },
      complexity: connectionComplexity,
      resolve: (_root, page, ctx) =>
        connectionPage(ctx, PortalTokenSchema, page, {
          order: [
            { property: 'createdAt', direction: 'desc' },
            { property: 'id', direction: 'desc' },
          ],
        }),
    },
    PortalTokenConnection,
  ),
);
