import type pg from 'pg';
import { bearerOf, hashOf, looksSigned } from './credential.ts';
import { isPermission } from './permission.ts';
import type { Permission } from './permission.ts';
import type { TokenPurpose, TokenSignature } from './token-signature.ts';
import type { Viewer } from './viewer.ts';
import { millisecondsNow } from '../kit/clock.ts';
import type { Clock } from '../kit/clock.ts';
import { before, earlier } from '../kit/instant.ts';
import { instantOf, instantOrNull } from '../platform/entity.ts';

/** How long a credential that was found good is taken as good without asking again, where no news of its end arrives. */
const trustMs = 10_000;
const maxTrusted = 20_000;

interface KeyRow {
  readonly id: string;
  readonly organization_id: string;
  readonly scopes: string[];
  readonly expires_at: string | null;
}

const keyColumns = 'id, organization_id, scopes, expires_at';
const keyIsGood = 'revoked_at is null and (expires_at is null or expires_at > $2)';

function viewerOfKey(row: KeyRow): Viewer {
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
  readonly #signatures: Readonly<Record<Exclude<TokenPurpose, 'payment'>, TokenSignature>>;
  readonly #clock: Clock;
  readonly #trusted = new Map<string, Trusted>();
  /** What is being asked now: all who come with one credential when it has to be looked at again share the answer. */
  readonly #asked = new Map<string, Promise<Viewer>>();
  /** How often something was forgotten: what was asked before a revocation must not be remembered after it. */
  #forgets = 0;

  constructor(pool: pg.Pool, signatures: Readonly<Record<Exclude<TokenPurpose, 'payment'>, TokenSignature>>, clock: Clock) {
    this.#pool = pool;
    this.#signatures = signatures;
    this.#clock = clock;
  }

  /** Null for a caller without a credential. Throws BadCredential for one that is no good. */
  authenticate(authorization: string | null | undefined): Viewer | null | Promise<Viewer> {
    if (authorization === null || authorization === undefined || authorization === '') return null;
    const known = this.#trusted.get(authorization);
    if (known !== undefined && known.until > millisecondsNow(this.#clock)) return known.viewer;
    const now = this.#clock.now();
    const asked = this.#asked.get(authorization);
    if (asked !== undefined) return this.#shared(asked, authorization, now);
    const asking = this.#ask(authorization, now).finally(() => {
      if (this.#asked.get(authorization) === asking) this.#asked.delete(authorization);
    });
    this.#asked.set(authorization, asking);
    return asking;
  }

  /** The answer to who asked before, unless the credential has ended since. */
  async #shared(asked: Promise<Viewer>, authorization: string, now: Temporal.Instant): Promise<Viewer> {
    const viewer = await asked;
    return viewer.expiresAt === null || before(now, viewer.expiresAt) ? viewer : this.#ask(authorization, now);
  }

  /** Drops what is remembered of a credential. */
  forget(credentialId: string): void {
    this.#forgets += 1;
    this.#asked.clear();
    for (const [authorization, { viewer }] of this.#trusted) {
      if (viewer.credentialId === credentialId) this.#trusted.delete(authorization);
    }
  }

  /** Drops all: news may have been missed. */
  forgetAll(): void {
    this.#forgets += 1;
    this.#asked.clear();
    this.#trusted.clear();
  }

  async #ask(authorization: string, now: Temporal.Instant): Promise<Viewer> {
    const forgets = this.#forgets;
    const token = bearerOf(authorization);
    if (token === null) throw new BadCredential('the Authorization header is not of the form "Bearer <token>"');
    const signed = looksSigned(token) ? ((await this.#portalViewer(token, now)) ?? (await this.#accessViewer(token, now))) : null;
    const viewer = signed ?? (await this.#keyViewer(token, now));
    if (viewer === null) throw new BadCredential('the credential is unknown, revoked or expired');
    const end = viewer.expiresAt?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
    if (forgets !== this.#forgets) return viewer;
    if (this.#trusted.size >= maxTrusted) this.#trusted.clear();
    this.#trusted.set(authorization, { viewer, until: Math.min(now.epochMilliseconds + trustMs, end) });
    return viewer;
  }

  async #keyViewer(key: string, now: Temporal.Instant): Promise<Viewer | null> {
    const { rows } = await this.#pool.query<KeyRow>({
      name: 'access-key-viewer',
      text: `with used as (
               update api_key set last_used_at = $2 where hash = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')
             )
             select ${keyColumns} from api_key where hash = $1 and ${keyIsGood}`,
      values: [hashOf(key), now.toString()],
    });
    return rows[0] === undefined ? null : viewerOfKey(rows[0]);
  }

  /** Whoever holds an access token is the API key that it was given for, as that stands now: with its scopes, or fewer, and no longer than it. */
  async #accessViewer(token: string, now: Temporal.Instant): Promise<Viewer | null> {
    const claims = await this.#signatures.access.verify(token, now);
    if (claims === null) return null;
    const { rows } = await this.#pool.query<KeyRow>({
      name: 'access-token-viewer',
      text: `with used as (
               update api_key set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')
             )
             select ${keyColumns} from api_key where id = $1 and ${keyIsGood} and organization_id = $3`,
      values: [claims.id, now.toString(), claims.organizationId],
    });
    if (rows[0] === undefined) return null;
    const viewer = viewerOfKey(rows[0]);
    const { scopes, expiresAt } = claims;
    return {
      ...viewer,
      permissions: scopes == null ? viewer.permissions : new Set(scopes.filter((scope) => viewer.permissions.has(scope))),
      expiresAt: viewer.expiresAt === null ? expiresAt : earlier(viewer.expiresAt, expiresAt),
    };
  }

  async #portalViewer(token: string, now: Temporal.Instant): Promise<Viewer | null> {
    const claims = await this.#signatures.portal.verify(token, now);
    if (claims === null) return null;
    const { rows } = await this.#pool.query<{ customer_id: string | null; subject: string | null; allowed_meter_keys: string[] | null; expires_at: string }>({
      name: 'access-portal-viewer',
      text: `select customer_id, subject, allowed_meter_keys, expires_at from portal_token
             where id = $1 and organization_id = $2 and invalidated_at is null and expires_at > $3`,
      values: [claims.id, claims.organizationId, now.toString()],
    });
    const row = rows[0];
    if (row === undefined) return null;
    return {
      kind: 'portal_token',
      credentialId: claims.id,
      organizationId: claims.organizationId,
      permissions: new Set<Permission>(),
      customerId: row.customer_id,
      subject: row.subject,
      allowedMeterKeys: row.allowed_meter_keys,
      expiresAt: instantOf(row.expires_at),
    };
  }
}
