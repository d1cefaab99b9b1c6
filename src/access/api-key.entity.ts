import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from './organization.entity.ts';
import { instant, organizationFilter } from '../platform/entity.ts';

/** A credential of an application. Only a hash of it is kept. */
export const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    name: p.string().length(256).nullable(),
    /** SHA-256 of the key, base64url. Keys are long and random, so that a slow hash would protect nothing. */
    hash: p.string().length(64),
    /** The first characters, to tell keys apart in a list. */
    prefix: p.string().length(16),
    scopes: p.array().columnType('text[]'),
    createdAt: instant(),
    /** Exclusive; null never ends. */
    expiresAt: instant().nullable(),
    revokedAt: instant().nullable(),
    /** Kept to about a minute. */
    lastUsedAt: instant().nullable(),
  },
  uniques: [{ name: 'api_key_hash_unique', properties: ['hash'] }],
  indexes: [{ name: 'api_key_organization', properties: ['organizationId', 'createdAt'] }],
  filters: organizationFilter,
});
export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey);
