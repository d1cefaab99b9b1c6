import { getNamedType, isAbstractType, isCompositeType, isInterfaceType, isObjectType, Kind, typeFromAST } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, GraphQLCompositeType, GraphQLNamedType, GraphQLSchema, OperationDefinitionNode, SelectionSetNode } from 'graphql';

/** Where an answer holds secrets, by response key. A leaf without children is a secret. */
export interface SecretPaths {
  readonly secret: boolean;
  readonly below: ReadonlyMap<string, SecretPaths>;
}

interface Growing {
  secret: boolean;
  below: Map<string, Growing>;
}

/**
 * The places of an operation's answer that hold fields marked `extensions: { secret: true }`; null when there are none. Fragments of
 * different types that share a response key are taken together: rather one value too many is left out than one too few.
 */
export function secretPathsOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): SecretPaths | null {
  const root = schema.getRootType(operation.operation);
  if (!root || !hasSecrets(schema)) return null;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const paths: Growing = { secret: false, below: new Map() };
  collect(schema, fragments, operation.selectionSet, root, paths);
  return prune(paths) ? paths : null;
}

/** The same value with null in the place of every secret. */
export function withoutSecrets(value: unknown, paths: SecretPaths): unknown {
  if (paths.secret) return null;
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, paths));
  if (typeof value !== 'object' || value === null || paths.below.size === 0) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const below = paths.below.get(key);
    copy[key] = below === undefined ? inner : withoutSecrets(inner, below);
  }
  return copy;
}

function collect(
  schema: GraphQLSchema,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  set: SelectionSetNode,
  parent: GraphQLCompositeType,
  into: Growing,
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const place = into.below.get(key) ?? { secret: false, below: new Map() };
      into.below.set(key, place);
      place.secret ||= isSecret(schema, parent, selection.name.value);
      const type = fieldType(parent, selection.name.value);
      if (selection.selectionSet && type !== null && isCompositeType(type)) collect(schema, fragments, selection.selectionSet, type, place);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    if (fragment === undefined) continue;
    const type = fragment.typeCondition ? typeFromAST(schema, fragment.typeCondition) : parent;
    if (isCompositeType(type)) collect(schema, fragments, fragment.selectionSet, type, into);
  }
}

function fieldType(parent: GraphQLCompositeType, name: string): GraphQLNamedType | null {
  const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
  return field === undefined ? null : getNamedType(field.type);
}

function isSecret(schema: GraphQLSchema, parent: GraphQLCompositeType, name: string): boolean {
  const holders = isAbstractType(parent) ? [parent, ...schema.getPossibleTypes(parent)] : [parent];
  return holders.some((type) => (isObjectType(type) || isInterfaceType(type)) && type.getFields()[name]?.extensions['secret'] === true);
}

const schemasWithSecrets = new WeakMap<GraphQLSchema, boolean>();

function hasSecrets(schema: GraphQLSchema): boolean {
  const known = schemasWithSecrets.get(schema);
  if (known !== undefined) return known;
  const found = Object.values(schema.getTypeMap()).some(
    (type) => (isObjectType(type) || isInterfaceType(type)) && Object.values(type.getFields()).some((field) => field.extensions['secret'] === true),
  );
  schemasWithSecrets.set(schema, found);
  return found;
}

/** Drops branches without secrets; false when nothing is left. */
function prune(place: Growing): boolean {
  for (const [key, below] of place.below) {
    if (!prune(below)) place.below.delete(key);
  }
  return place.secret || place.below.size > 0;
}
