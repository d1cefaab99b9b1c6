import { isUuid } from '../kit/id.ts';
import { isPermission } from './permission.ts';
import type { Permission } from './permission.ts';

const issuer = 'tollgate';

/** Loaded with the first token: a start does not wait for it. */
const jose = () => import('jose');

/** What a signed token says of itself. Everything else is in the row that it names. */
export interface TokenClaims {
  /** Of the row: of a portal token its own, of an access token that of the API key behind it, of a payment link that of the invoice. */
  readonly id: string;
  readonly organizationId: string;
  /** What of the key's scopes an access token has; all of them where nothing is said. */
  readonly scopes?: readonly Permission[] | null;
  /** Exclusive. */
  readonly expiresAt: Temporal.Instant;
}

/** What a token is for: one of one purpose is none of another. */
export type TokenPurpose = 'portal' | 'access' | 'payment';

/** Signs tokens of one purpose with the installation's secret (HS256). */
export class TokenSignature {
  readonly #key: Uint8Array;
  readonly #audience: string;

  /** `secret`: at least 32 bytes. */
  constructor(secret: Uint8Array, purpose: TokenPurpose) {
    if (secret.length < 32) throw new RangeError('a signing secret has at least 32 bytes');
    this.#key = secret;
    this.#audience = `tollgate-${purpose}`;
  }

  async sign({ id, organizationId, scopes, expiresAt }: TokenClaims, issuedAt: Temporal.Instant): Promise<string> {
    const { SignJWT } = await jose();
    return new SignJWT({ org: organizationId, ...(scopes == null ? {} : { scope: scopes.join(' ') }) })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(issuer)
      .setAudience(this.#audience)
      .setJti(id)
      .setIssuedAt(Math.floor(issuedAt.epochMilliseconds / 1_000))
      .setExpirationTime(Math.ceil(expiresAt.epochMilliseconds / 1_000))
      .sign(this.#key);
  }

  /** The claims of a token that we signed for this purpose and that has not ended at `now`; null for any other text. */
  async verify(token: string, now: Temporal.Instant): Promise<TokenClaims | null> {
    const { jwtVerify } = await jose();
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        issuer,
        audience: this.#audience,
        algorithms: ['HS256'],
        requiredClaims: ['exp', 'jti', 'org'],
        currentDate: new Date(now.epochMilliseconds),
      });
      const { jti, org, exp, scope } = payload;
      if (typeof jti !== 'string' || typeof org !== 'string' || exp === undefined || !isUuid(jti) || !isUuid(org)) return null;
      const scopes = typeof scope === 'string' ? scope.split(' ').filter(isPermission) : null;
      return { id: jti, organizationId: org, scopes, expiresAt: Temporal.Instant.fromEpochMilliseconds(exp * 1_000) };
    } catch {
      return null;
    }
  }
}
