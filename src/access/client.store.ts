import type pg from 'pg';
import { instantOrNull } from '../platform/entity.ts';
import { hashOf } from './credential.ts';
import { isPermission } from './permission.ts';
import type { Permission } from './permission.ts';

/** An API key as the client of OAuth that it is. */
export interface Client {
  readonly id: string;
  readonly organizationId: string;
  readonly scopes: readonly Permission[];
  readonly expiresAt: Temporal.Instant | null;
}

/** The client of that id, by the database, whose secret this is: the API key itself. Null where there is none that is good at `now`. */
export async function clientBy(pool: pg.Pool, id: string, secret: string, now: Temporal.Instant): Promise<Client | null> {
  const { rows } = await pool.query<{ organization_id: string; scopes: string[]; expires_at: string | null }>(
    `select organization_id, scopes, expires_at from api_key where id = $1 and hash = $2 and revoked_at is null and (expires_at is null or expires_at > $3)`,
    [id, hashOf(secret), now.toString()],
  );
  const [row] = rows;
  return row === undefined ? null : { id, organizationId: row.organization_id, scopes: row.scopes.filter(isPermission), expiresAt: instantOrNull(row.expires_at) };
}
