import { complexityFromQuery } from '@pothos/plugin-complexity';
import type { ComplexityResult } from '@pothos/plugin-complexity';
import { Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql';
import { coded } from '../coded.ts';
import type { OperationLimits } from './request.ts';

export type Cost = ComplexityResult;

/** Works out what one request costs. `variables` as they arrived, already found to be good. */
export type CostOf = (variables: Record<string, unknown>, context: object) => Cost;

const remembered = 64;
const longestKey = 512;

/**
 * The cost of a document with exactly one operation. Only fields whose complexity is a function of their arguments can make it depend on
 * variables, so the answer is kept by the values of just those variables: most documents have one cost, a page one for each size.
 * Such a function may look at its arguments and at nothing else.
 */
export function costOf(schema: GraphQLSchema, document: DocumentNode): CostOf {
  const deciding = decidingVariables(schema, document);
  const known = new Map<string, Cost>();
  return (variables, context) => {
    let key = '';
    for (const name of deciding) key += `${JSON.stringify(variables[name]) ?? ''}\n`;
    const hit = known.get(key);
    if (hit !== undefined) return hit;
    const { complexity, depth, breadth } = complexityFromQuery(document, { schema, variables, ctx: context });
    const cost = { complexity, depth, breadth };
    if (key.length <= longestKey) {
      if (known.size >= remembered) known.clear();
      known.set(key, cost);
    }
    return cost;
  };
}

function decidingVariables(schema: GraphQLSchema, document: DocumentNode): string[] {
  const names = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: (field) => {
        if (typeof info.getFieldDef()?.extensions['complexity'] !== 'function') return;
        for (const argument of field.arguments ?? []) {
          visit(argument, {
            [Kind.VARIABLE]: (variable) => {
              names.add(variable.name.value);
            },
          });
        }
      },
    }),
  );
  return [...names].sort();
}

/** Why a request of this cost is refused; null when it is not. */
export function overCost(cost: Cost, limits: OperationLimits): GraphQLError | null {
  if (cost.complexity <= limits.complexity) return null;
  return coded(
    'COMPLEXITY_LIMIT',
    `the operation costs ${cost.complexity} and ${limits.complexity} is allowed: ask for smaller pages or fewer fields`,
    { cost },
  );
}
