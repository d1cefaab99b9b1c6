import { isInterfaceType, isObjectType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { can, isBuyer } from '../access/index.ts';
import type { Permission, Viewer } from '../access/index.ts';

/** Who may read a type or a field, as the builder has it: one of the members, or all of those below `$all`. */
interface Scopes {
  readonly permission?: Permission;
  readonly buyer?: boolean;
  readonly $any?: Scopes;
  readonly $all?: Scopes;
  /** Granted while the operation runs, so it cannot be known before. */
  readonly $granted?: string;
}

/**
 * Whether a viewer passes every check that the fields of a document make, so that it can run without them: they are the same for each of
 * a thousand rows. Answers false for what cannot be told before the operation runs; then its fields check themselves. Null when that holds
 * for every viewer.
 */
export function checksOf(schema: GraphQLSchema, document: DocumentNode): ((viewer: Viewer | null) => boolean) | null {
  const all = new Set<Scopes | boolean>();
  let unknown = false;
  const add = (scopes: unknown): void => {
    if (typeof scopes === 'function') unknown = true;
    else if (scopes !== undefined) all.add(scopes as Scopes | boolean);
  };
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: ({ name }) => {
        const parent = info.getParentType();
        if (parent === null || parent === undefined || name.value.startsWith('__')) return;
        const owners: readonly GraphQLObjectType[] = isObjectType(parent) ? [parent] : schema.getPossibleTypes(parent);
        for (const owner of owners) {
          add(scopesOf(owner));
          for (const implemented of owner.getInterfaces()) add(scopesOf(implemented));
          add(scopesOf(owner.getFields()[name.value]));
        }
        if (isInterfaceType(parent)) add(scopesOf(parent));
      },
    }),
  );
  if (unknown) return null;
  const known = new WeakMap<Viewer, boolean>();
  return (viewer) => {
    const before = viewer === null ? undefined : known.get(viewer);
    if (before !== undefined) return before;
    const passes = [...all].every((scopes) => (typeof scopes === 'boolean' ? scopes : holds(scopes, viewer, false)));
    if (viewer !== null) known.set(viewer, passes);
    return passes;
  };
}

function holds(scopes: Scopes, viewer: Viewer | null, every: boolean): boolean {
  const { permission, buyer, $any, $all, $granted, ...others } = scopes;
  const members = [
    ...(permission === undefined ? [] : [can(viewer, permission)]),
    ...(buyer === undefined ? [] : [isBuyer(viewer) === buyer]),
    ...($any === undefined ? [] : [holds($any, viewer, false)]),
    ...($all === undefined ? [] : [holds($all, viewer, true)]),
    ...($granted === undefined ? [] : [false]),
    ...Object.keys(others).map(() => false), // a scope that is not known here passes nobody
  ];
  return every ? members.every(Boolean) : members.some(Boolean);
}

/** Pothos leaves what a type or field was made with in its extensions. */
function scopesOf(described: Pick<GraphQLNamedType, 'extensions'> | undefined): unknown {
  return (described?.extensions['pothosOptions'] as { authScopes?: unknown } | undefined)?.authScopes;
}
