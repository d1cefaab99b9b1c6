import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { NotFoundError, ValidationError } from '../../kit/errors.ts';
import type { RowOf } from '../../platform/entity.ts';
import { ApiKeySchema } from '../api-key.entity.ts';
import { createApiKey } from '../commands/create-api-key.ts';
import { ApiKeyNotFound, revokeApiKey } from '../commands/revoke-api-key.ts';

type ApiKeyRow = RowOf<typeof ApiKeySchema>;

export const ApiKeyNode = builder.loadableNodeRef('ApiKey', {
  id: { resolve: (key: ApiKeyRow) => key.id },
  load: (ids: string[], { read }) => read.byKeys(ApiKeySchema, 'id', ids),
});

ApiKeyNode.implement({
  description: "An application's credential. The key itself is not kept.",
  authScopes: { $any: { permission: 'organization:read', $granted: 'made' } },
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'What it is for.' }),
    prefix: t.exposeString('prefix', { description: 'Its first characters, to tell keys apart.' }),
    scopes: t.stringList({ description: 'What it may do.', resolve: (key) => key.scopes }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true, description: 'When it ends, exclusive; null never.' }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: 'When it was revoked; null while it is good.' }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', nullable: true, description: 'Its last use, to about a minute; null when never used.' }),
  }),
});

const CreatedApiKey = builder.objectRef<{ id: string; apiKey: string }>('CreatedApiKey').implement({
  description: 'A new key and the only showing of its text.',
  fields: (t) => ({
    apiKey: t.field({ type: ApiKeyNode, description: 'The key as it is kept.', resolve: ({ id }) => id }),
    secret: t.string({ nullable: true, extensions: { secret: true }, description: 'Send it as "Authorization: Bearer <this>". Null when the answer is repeated for an Idempotency-Key.', resolve: ({ apiKey }) => apiKey }),
  }),
});

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'A new API key.',
  fields: (t) => ({
    name: t.string({ description: 'What it is for, 1 to 256 characters.' }),
    scopes: t.stringList({ required: true, description: 'What it may do: one or more of the scopes that the asking key holds.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'When it ends, exclusive; never when omitted.' }),
  }),
});

const ApiKeyConnection = builder.connectionObject(
  { type: ApiKeyNode, name: 'ApiKeyConnection', description: 'A page of API keys.' },
  { name: 'ApiKeyEdge', description: 'An API key in its place in the list.' },
);

builder.queryField('apiKeys', (t) =>
  t.connection(
    {
      type: ApiKeyNode,
      description: 'The API keys, newest first, revoked ones too. Needs organization:read.',
      authScopes: { permission: 'organization:read' },
      complexity: connectionComplexity,
      resolve: (_root, page, ctx) =>
        connectionPage(ctx, ApiKeySchema, page, {
          order: [
            { property: 'createdAt', direction: 'desc' },
            { property: 'id', direction: 'desc' },
          ],
        }),
    },
    ApiKeyConnection,
  ),
);

builder.mutationFields((t) => ({
  createApiKey: t.field({
    type: CreatedApiKey,
    description: 'Makes an API key; its text is shown this once. Needs organization:write.',
    authScopes: { permission: 'organization:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError] },
    args: { input: t.arg({ type: CreateApiKeyInput, required: true, description: 'The key.' }) },
    resolve: (_root, { input }, ctx) => createApiKey(ctx.command, ctx.viewer?.permissions ?? new Set(), input),
  }),
  revokeApiKey: t.field({
    type: ApiKeyNode,
    description: 'Ends an API key for good, at once. Needs organization:write.',
    authScopes: { permission: 'organization:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [NotFoundError] },
    args: { id: t.arg.id({ required: true, description: 'Which key.' }) },
    resolve: (_root, { id }, ctx) => {
      const keyId = idOf('ApiKey', id);
      if (keyId === null) throw new ApiKeyNotFound(id);
      return revokeApiKey(ctx.command, keyId);
    },
  }),
}));
