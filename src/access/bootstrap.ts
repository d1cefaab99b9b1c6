import type { MikroORM } from '@mikro-orm/postgresql';
import { ApiKey } from './api-key.entity.ts';
import { hashOf, newApiKey, prefixOf } from './credential.ts';
import { Organization } from './organization.entity.ts';
import type { OrganizationRow } from './organization.entity.ts';
import { isPermission, permissions } from './permission.ts';
import type { Permission } from './permission.ts';
import { ConflictError, issue, NotFoundError, refuse } from '../kit/errors.ts';
import { isKey } from '../kit/key.ts';
import { newId } from '../kit/id.ts';

/**
 * What the operator of an installation does before anybody can log in: making organizations and their first keys. The only writes that
 * stand outside an organization.
 */
export interface Operator {
  readonly orm: MikroORM;
  readonly now: Temporal.Instant;
}

export class OrganizationKeyTaken extends ConflictError {
  override readonly code = 'ORGANIZATION_KEY_TAKEN';
  constructor(key: string, heldBy: string) {
    super(`an organization with the key "${key}" is there already: choose another key, or make one more API key for it`, { type: 'Organization', id: heldBy });
  }
}

export class OrganizationNotFound extends NotFoundError {
  override readonly code = 'ORGANIZATION_NOT_FOUND';
  constructor(key: string) {
    super(`there is no organization with the key "${key}"`);
  }
}

/** A key is one organization's, by which its callers are told apart from all others. */
export class ApiKeyOfAnother extends ConflictError {
  override readonly code = 'API_KEY_OF_ANOTHER_ORGANIZATION';
  constructor(heldBy: { readonly id: string; readonly key: string }) {
    super(`this API key is the organization "${heldBy.key}"'s already: give another one (of TOLLGATE_API_KEY, 16 random characters or more)`, { type: 'Organization', id: heldBy.id });
  }
}

/** Makes an organization. What a new organization needs (its billing profile) is made by the callers that compose knows. */
export async function createOrganization(operator: Operator, input: { key: string; name?: string | undefined }): Promise<{ id: string }> {
  if (!isKey(input.key)) refuse([issue('KEY_INVALID', `key "${input.key}" is not a key: use lower-case letters, digits and single underscores`, 'key')]);
  const em = operator.orm.em.fork();
  const held = await em.findOne(Organization, { key: input.key });
  if (held !== null) throw new OrganizationKeyTaken(input.key, held.id);
  const id = newId();
  // Outside any organization: inserted as rows, since a unit of work writes inside one only.
  await em.execute('insert into organization (id, key, name, settings, created_at) values (?, ?, ?, ?, ?)', [
    id,
    input.key,
    input.name ?? input.key,
    '{}',
    operator.now.toString(),
  ]);
  return { id };
}

/** Finds an organization by its key, or null. */
export async function organizationByKey(operator: Operator, key: string): Promise<OrganizationRow | null> {
  const found = await operator.orm.em.fork().execute<OrganizationRow[]>(
    'select id, key, name, settings, created_at as "createdAt" from organization where key = ?',
    [key],
  );
  return found[0] ?? null;
}

/** Every organization's id and key, by key. */
export async function allOrganizations(operator: Operator): Promise<readonly { readonly id: string; readonly key: string }[]> {
  return operator.orm.em.fork().execute<{ id: string; key: string }[]>('select id, key from organization order by key');
}

/**
 * Makes an API key for an organization and answers its text, which is shown this once. `key` gives the text itself (the bootstrap key of
 * the environment); it is then left alone when it is there already. Throws ValidationError for unknown scopes, and ApiKeyOfAnother.
 */
export async function createFirstKey(
  operator: Operator,
  input: { organizationId: string; scopes?: readonly string[]; key?: string; name?: string },
): Promise<{ id: string; apiKey: string }> {
  const scopes = input.scopes ?? permissions;
  refuse(
    scopes.flatMap((scope, at) =>
      isPermission(scope) ? [] : [issue('SCOPE_UNKNOWN', `scope "${scope}" is unknown: use ${permissions.join(', ')}`, 'scopes', at)],
    ),
  );
  const em = operator.orm.em.fork();
  em.setFilterParams('organization', { organizationId: input.organizationId });
  const apiKey = input.key ?? newApiKey();
  const there = await em.findOne(ApiKey, { hash: hashOf(apiKey) });
  if (there !== null) return { id: there.id, apiKey };
  const [holder] = await em.execute<{ id: string; key: string }[]>('select o.id, o.key from api_key k join organization o on o.id = k.organization_id where k.hash = ?', [hashOf(apiKey)]);
  if (holder !== undefined) throw new ApiKeyOfAnother(holder);
  const made = em.create(ApiKey, {
    id: newId(),
    organizationId: input.organizationId,
    name: input.name ?? null,
    hash: hashOf(apiKey),
    prefix: prefixOf(apiKey),
    scopes: [...scopes] as Permission[],
    createdAt: operator.now,
    expiresAt: null,
    revokedAt: null,
    lastUsedAt: null,
  });
  await em.flush();
  return { id: made.id, apiKey };
}

/** Whether the organization ever had an API key, revoked and expired ones included. */
export async function hasApiKey(operator: Operator, organizationId: string): Promise<boolean> {
  const keys = await operator.orm.em.fork().execute('select 1 from api_key where organization_id = ? limit 1', [organizationId]);
  return keys.length > 0;
}
