import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import ValidationPlugin from '@pothos/plugin-validation';
import { can, isBuyer } from '../access/index.ts';
import type { Permission } from '../access/index.ts';
import type { Decimal } from '../kit/decimal.ts';
import { ValidationError } from '../kit/errors.ts';
import { forbidden, unauthenticated } from './coded.ts';
import type { GraphQLContext } from './context.ts';
import { showsProperty } from './direct-answers.ts';
import { decodeGlobalId, encodeGlobalId } from './global-id.ts';
import { keepNodeLoadersInContext } from './node-loaders.ts';

interface SchemaTypes {
  Context: GraphQLContext;
  AuthScopes: {
    /** An API key with this scope. */
    permission: Permission;
    /** A portal token; the reader then bounds every row to its customer. */
    buyer: boolean;
  };
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Temporal.Instant; Output: Temporal.Instant | string };
    Decimal: { Input: Decimal; Output: Decimal | string };
    Duration: { Input: Temporal.Duration; Output: Temporal.Duration | string };
    Key: { Input: string; Output: string };
    CurrencyCode: { Input: string; Output: string };
    CountryCode: { Input: string; Output: string };
    TimeZone: { Input: string; Output: string };
    JSONObject: { Input: Record<string, unknown>; Output: Record<string, unknown> };
  };
  Connection: { totalCount: () => number | Promise<number> };
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const onePage = { field: 1, multiplier: 1 };
const shows = { extensions: showsProperty };

/** The one builder. It knows no type: each lives in its domain and is loaded by schema.ts. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ErrorsPlugin, ScopeAuthPlugin, RelayPlugin, DataloaderPlugin, ValidationPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    // The connection counts its page once; its lists are that page.
    nodesOnConnection: { complexity: onePage, ...shows },
    nodesQueryOptions: false,
    nodeQueryOptions: {
      description: 'Any object by its id; null when there is none in reach. Needs the scope of the object it finds.',
      authScopes: { $any: { permission: 'organization:read', buyer: true } },
    },
    nodeFieldOptions: { nullable: false, ...shows },
    pageInfoFieldOptions: shows,
    edgesFieldOptions: { nullable: { list: false, items: false }, complexity: onePage, ...shows },
    nodeTypeOptions: { description: 'An object with an id of its own.' },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    encodeGlobalID: encodeGlobalId,
    decodeGlobalID: decodeGlobalId,
  },
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: ({ viewer }) => ({
      permission: (permission) => can(viewer, permission),
      buyer: (wanted) => isBuyer(viewer) === wanted,
    }),
    unauthorizedError: (_parent, ctx, info) => (ctx.viewer === null ? unauthenticated() : forbidden(`${info.parentType.name}.${info.fieldName}`)),
  },
  errors: {
    directResult: true,
    defaultTypes: [],
    defaultUnionOptions: {
      name: ({ fieldName }) => `${capital(fieldName)}Result`,
      description: 'What the mutation made, or why it did not. Select "... on Error" too: members are added over time.',
    },
  },
  validation: {
    validationError: ({ issues }) =>
      new ValidationError(
        issues.map((found) => ({
          code: 'INVALID',
          message: found.message,
          path: (found.path ?? []).map((segment) => String(typeof segment === 'object' ? segment.key : segment)),
        })),
      ),
  },
  // No limit here: the server enforces it once a document, with what depends on variables.
  complexity: { defaultComplexity: 1, defaultListMultiplier: 10 },
});

builder.queryType({ description: 'Everything that can be asked.' });
builder.mutationType({ description: 'Everything that can be done. Each mutation takes an Idempotency-Key header.' });
builder.subscriptionType({ name: 'Live', description: 'What changes, as it changes: over WebSocket (graphql-transport-ws) and SSE.' });

builder.globalConnectionField('totalCount', (t) =>
  t.int({ description: 'How many there are in all pages; counted only when selected.', resolve: (connection) => connection.totalCount() }),
);

keepNodeLoadersInContext(builder);
