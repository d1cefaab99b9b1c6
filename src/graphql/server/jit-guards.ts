import { defaultTypeResolver, isAbstractType, isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { ServerLog } from './request.ts';

const guarded = new WeakSet<GraphQLSchema>();

/**
 * Makes type resolution safe for compiled operations, once a schema. graphql-jit calls `resolveType` without its fourth argument, which
 * the errors plugin reads, and lets a throw in `resolveType` or `isTypeOf` escape after a promise: the process would end and the request
 * never be answered. A failure becomes "no type", which execution reports as an error of ours.
 */
export function guardTypeResolution(schema: GraphQLSchema, log: ServerLog): void {
  if (guarded.has(schema)) return;
  guarded.add(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) {
      const resolveType = type.resolveType ?? defaultTypeResolver;
      type.resolveType = (value, context, info) => {
        try {
          return resolveType(value, context, info, type);
        } catch (error) {
          log.error({ err: error, type: type.name }, 'resolveType failed');
          return undefined;
        }
      };
    } else if (isObjectType(type) && type.isTypeOf) {
      const isTypeOf = type.isTypeOf;
      type.isTypeOf = (value, context, info) => {
        try {
          return isTypeOf(value, context, info);
        } catch (error) {
          log.error({ err: error, type: type.name }, 'isTypeOf failed');
          return false;
        }
      };
    }
  }
}
