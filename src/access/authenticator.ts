import type pg from 'pg';
import { bearerOf, hashOf, looksSigned } from './credential.ts';
import { isPermission } from './permission.ts';
import type { Permission } from './permission.ts';
import type { PortalSignature } from './portal-signature.ts';
import type { Viewer } from './viewer.ts';
import type { Clock } from '../kit/clock.ts';
import { instantOf, instantOrNull } from '../platform/entity.ts';

/** How long a credential that was found good is taken as good without asking again, where no news of its end arrives. */
const trustMs = 10_000;
const maxTrusted = 20_000;

interface Trusted {
  readonly viewer: Viewer;
  readonly until: number;
}

/** The authorization was there and is no good: wrong, expired, revoked or of another form. */
export class BadCredential extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'BadCredential';
  }
}

/**
 * Tells who is behind an Authorization header. Good credentials are remembered for seconds, so that the hot path asks the database
 * rarely; `forget` is called with the news of a revocation, on every process, so that it holds at once.
 */
export class Authenticator {
  readonly #pool: pg.Pool;
  readonly #portal: PortalSignature;
  readonly #clock: Clock;
  readonly #trusted = new Map<string, Trusted>();
  /** How often something was forgotten: what was asked before a revocation must not be remembered after it. */
  #forgets = 0;

  constructor(pool: pg.Pool, portal: PortalSignature, clock: Clock) {
    this.#pool = pool;
    this.#portal = portal;
    this.#clock = clock;
  }

  /** Null for a caller without a credential. Throws BadCredential for one that is no good. */
  authenticate(authorization: string | null | undefined): Viewer | null | Promise<Viewer> {
    if (authorization === null || authorization === undefined || authorization === '') return null;
    const now = this.#clock.now();
    const known = this.#trusted.get(authorization);
    if (known !== undefined && known.until > now.epochMilliseconds) return known.viewer;
    return this.#ask(authorization, now);
  }

  /** Drops what is remembered of a credential. */
  forget(credentialId: string): void {
    this.#forgets += 1;
    for (const [authorization, { viewer }] of this.#trusted) {
      if (viewer.credentialId === credentialId) this.#trusted.delete(authorization);
    }
  }

  /** Drops all: news may have been missed. */
  forgetAll(): void {
    this.#forgets += 1;
    this.#trusted.clear();
  }

  async #ask(authorization: string, now: Temporal.Instant): Promise<Viewer> {
    const forgets = this.#forgets;
    const token = bearerOf(authorization);
    if (token === null) throw new BadCredential('the Authorization header is not of the form "Bearer <token>"');
    const viewer = looksSigned(token) ? await this.#portalViewer(token, now) : await this.#keyViewer(token, now);
    if (viewer === null) throw new BadCredential('the credential is unknown, revoked or expired');
    const end = viewer.expiresAt?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
    if (forgets !== this.#forgets) return viewer;
    if (this.#trusted.size >= maxTrusted) this.#trusted.clear();
    this.#trusted.set(authorization, { viewer, until: Math.min(now.epochMilliseconds + trustMs, end) });
    return viewer;
  }

  async #keyViewer(key: string, now: Temporal.Instant): Promise<Viewer | null> {
    const { rows } = await this.#pool.query<{ id: string; organization_id: string; scopes: string[]; expires_at: string | null }>({
      name: 'access-key-viewer',
      text: `with used as (
               update api_key set last_used_at = $2 where hash = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')
             )
             select id, organization_id, scopes, expires_at from api_key
             where hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
      values: [hashOf(key), now.toString()],
    });
    const row = rows[0];
    if (row === undefined) return null;
    return {
      kind: 'api_key',
      credentialId: row.id,
      organizationId: row.organization_id,
      permissions: new Set<Permission>(row.scopes.filter(isPermission)),
      customerId: null,
      subject: null,
      allowedMeterKeys: null,
      expiresAt: instantOrNull(row.expires_at),
    };
  }

  async #portalViewer(token: string, now: Temporal.Instant): Promise<Viewer | null> {
    const claims = await this.#portal.verify(token, now);
    if (claims === null) return null;
    const { rows } = await this.#pool.query<{ customer_id: string | null; subject: string | null; allowed_meter_keys: string[] | null; expires_at: string }>({
      name: 'access-portal-viewer',
      text: `select customer_id, subject, allowed_meter_keys, expires_at from portal_token
             where id = $1 and organization_id = $2 and invalidated_at is null and expires_at > $3`,
      values: [claims.tokenId, claims.organizationId, now.toString()],
    });
    const row = rows[0];
    if (row === undefined) return null;
    return {
      kind: 'portal_token',
      credentialId: claims.tokenId,
      organizationId: claims.organizationId,
      permissions: new Set<Permission>(),
      customerId: row.customer_id,
      subject: row.subject,
      allowedMeterKeys: row.allowed_meter_keys,
      expiresAt: instantOf(row.expires_at),
    };
  }
}
