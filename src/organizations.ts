import { allOrganizations, createFirstKey, createOrganization, hasApiKey, organizationByKey, OrganizationNotFound } from './access/index.ts';
import type { Operator } from './access/index.ts';

/** An organization by its database id, and a key to it whose text is shown this once. */
export interface OrganizationKey {
  readonly organizationId: string;
  readonly apiKey: string;
}

/** An organization that a program sees to. */
export interface KnownOrganization {
  readonly key: string;
  readonly name: string;
}

/** The organization of an installation that has only one. */
export const defaultOrganization: KnownOrganization = { key: 'default', name: 'Default' };

/** Makes an organization with a key that has every scope. Throws a ConflictError when its key is held. */
export async function createOrganizationWithKey(operator: Operator, input: { key: string; name?: string | undefined }): Promise<OrganizationKey> {
  const { id } = await createOrganization(operator, input);
  const { apiKey } = await createFirstKey(operator, { organizationId: id });
  return { organizationId: id, apiKey };
}

/** Makes one more key for an organization. Throws NotFoundError without the organization, ValidationError for unknown scopes. */
export async function createKeyFor(operator: Operator, input: { key: string; scopes: readonly string[] }): Promise<OrganizationKey> {
  const found = await organizationByKey(operator, input.key);
  if (found === null) throw new OrganizationNotFound(input.key);
  const { apiKey } = await createFirstKey(operator, { organizationId: found.id, scopes: input.scopes });
  return { organizationId: found.id, apiKey };
}

/**
 * Sees to it that an organization can be reached. With a key given, that key reaches it from now on; without, a key is made once, and
 * answered only then. Several processes may start at once: `inTurn` keeps them apart.
 */
export async function ensureOrganization(operator: Operator, known: KnownOrganization, given: string | null, inTurn: InTurn): Promise<string | null> {
  return inTurn(`${known.key}-organization`, async () => {
    const there = await organizationByKey(operator, known.key);
    const { id } = there ?? (await createOrganization(operator, known));
    if (given !== null) {
      await createFirstKey(operator, { organizationId: id, key: given, name: 'TOLLGATE_API_KEY' });
      return null;
    }
    // Looked up by keys, not by the organization: a start that died between the two must not leave it without a key.
    if (await hasApiKey(operator, id)) return null;
    return (await createFirstKey(operator, { organizationId: id, name: 'made at the first start' })).apiKey;
  });
}

/** The organization of that key, or with null every one, by key. Throws NotFoundError without it. */
export async function listedOrganizations(operator: Operator, key: string | null): Promise<readonly { readonly id: string; readonly key: string }[]> {
  if (key === null) return allOrganizations(operator);
  const found = await organizationByKey(operator, key);
  if (found === null) throw new OrganizationNotFound(key);
  return [{ id: found.id, key }];
}

/** Runs work when no other process does work of the same name. */
export type InTurn = <T>(name: string, work: () => Promise<T>) => Promise<T>;
