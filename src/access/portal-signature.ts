import { isUuid } from '../kit/id.ts';

const issuer = 'tollgate';
const audience = 'tollgate-portal';

/** Loaded with the first portal token: a start does not wait for it. */
const jose = () => import('jose');

/** What a portal token says of itself. Everything else is in its row. */
export interface PortalClaims {
  readonly tokenId: string;
  readonly organizationId: string;
  /** Exclusive. */
  readonly expiresAt: Temporal.Instant;
}

/** Signs portal tokens with the installation's secret (HS256). */
export class PortalSignature {
  readonly #key: Uint8Array;

  /** `secret`: at least 32 bytes. */
  constructor(secret: Uint8Array) {
    if (secret.length < 32) throw new RangeError('a signing secret has at least 32 bytes');
    this.#key = secret;
  }

  async sign(claims: PortalClaims, issuedAt: Temporal.Instant): Promise<string> {
    const { SignJWT } = await jose();
    return new SignJWT({ org: claims.organizationId })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setJti(claims.tokenId)
      .setIssuedAt(Math.floor(issuedAt.epochMilliseconds / 1_000))
      .setExpirationTime(Math.ceil(claims.expiresAt.epochMilliseconds / 1_000))
      .sign(this.#key);
  }

  /** The claims of a token that we signed and that has not ended at `now`; null for any other text. */
  async verify(token: string, now: Temporal.Instant): Promise<PortalClaims | null> {
    const { jwtVerify } = await jose();
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        issuer,
        audience,
        algorithms: ['HS256'],
        requiredClaims: ['exp', 'jti', 'org'],
        currentDate: new Date(now.epochMilliseconds),
      });
      const { jti, org, exp } = payload;
      if (typeof jti !== 'string' || typeof org !== 'string' || exp === undefined || !isUuid(jti) || !isUuid(org)) return null;
      return { tokenId: jti, organizationId: org, expiresAt: Temporal.Instant.fromEpochMilliseconds(exp * 1_000) };
    } catch {
      return null;
    }
  }
}
