import type { GraphQLSchema } from 'graphql';
import { isInterfaceType, isObjectType } from 'graphql';
import { builder } from './builder.ts';
import { answerDirectly } from './direct-answers.ts';
import { nodeTypesAre } from './global-id.ts';
import { nameLiteralPlaces } from './literal-places.ts';
import './scalars.ts';
import './errors.ts';
import './money.ts';
import '../access/graphql/index.ts';
import '../customers/graphql/index.ts';
import '../metering/graphql/index.ts';
import '../catalog/graphql/index.ts';
import '../entitlements/graphql/index.ts';
import '../subscriptions/graphql/index.ts';
import '../billing/graphql/index.ts';
import '../payments/graphql/index.ts';
import '../portal/graphql/index.ts';
import '../analytics/graphql/index.ts';

/**
 * The whole graph, not sorted: that would make every type twice at each start, and is for who prints it. Fails when a root field says nothing
 * about who may ask it: forgetting must not open a door.
 */
export function buildSchema(): GraphQLSchema {
  const schema = builder.toSchema({ sortSchema: false });
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (!isObjectType(root)) continue;
    for (const field of Object.values(root.getFields())) {
      const options = field.extensions['pothosOptions'] as { authScopes?: unknown } | undefined;
      if (options?.authScopes === undefined && !['node', 'nodes'].includes(field.name)) {
        throw new Error(`${root.name}.${field.name} has no authScopes: say who may ask it`);
      }
    }
  }
  nameLiteralPlaces(schema);
  const node = schema.getType('Node');
  if (isInterfaceType(node)) nodeTypesAre(schema.getPossibleTypes(node).map((type) => type.name));
  return schema;
}

/**
 * The same graph with fields that check nobody's scopes: for operations of a caller who was found to pass all of them. Fields that only
 * show a property have no resolver here, so compiled operations read the property.
 */
export function buildUncheckedSchema(): GraphQLSchema {
  return answerDirectly(builder.toSchema({ sortSchema: false, disableScopeAuth: true }));
}
