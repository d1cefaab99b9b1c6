import { isUuid } from '../../kit/id.ts';
import { paperLocales } from './paper.ts';
import type { PaperLocale } from './paper.ts';

const issuer = 'tollgate';
/** Another one than that of portal tokens: neither is taken for the other. */
const audience = 'tollgate-download';

/** Loaded with the first link. */
const jose = () => import('jose');

export const documentKinds = ['INVOICE', 'CREDIT_NOTE'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What a download link allows whoever has it: to read one document in one language. */
export interface DownloadClaims {
  readonly organizationId: string;
  readonly kind: DocumentKind;
  readonly id: string;
  readonly locale: PaperLocale;
  /** A whole second, exclusive. */
  readonly expiresAt: Temporal.Instant;
}

/** Signs download links with the installation's secret (HS256). */
export class DownloadSignature {
  readonly #key: Uint8Array;

  /** `secret`: at least 32 bytes. */
  constructor(secret: Uint8Array) {
    if (secret.length < 32) throw new RangeError('a signing secret has at least 32 bytes');
    this.#key = secret;
  }

  async sign({ organizationId, kind, id, locale, expiresAt }: DownloadClaims): Promise<string> {
    const { SignJWT } = await jose();
    return new SignJWT({ org: organizationId, kind, locale })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(id)
      .setExpirationTime(expiresAt.epochMilliseconds / 1_000)
      .sign(this.#key);
  }

  /** What a link that we signed allows; `expired` where it ended at `now` or before, `invalid` for any other text. */
  async verify(token: string, now: Temporal.Instant): Promise<DownloadClaims | 'expired' | 'invalid'> {
    const { errors, jwtVerify } = await jose();
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        issuer,
        audience,
        algorithms: ['HS256'],
        requiredClaims: ['exp', 'sub', 'org', 'kind', 'locale'],
        currentDate: new Date(now.epochMilliseconds),
      });
      const { sub: id, org, exp } = payload;
      const kind = documentKinds.find((known) => known === payload['kind']);
      const locale = paperLocales.find((known) => known === payload['locale']);
      if (id === undefined || !isUuid(id) || typeof org !== 'string' || !isUuid(org) || exp === undefined || kind === undefined || locale === undefined) return 'invalid';
      return { organizationId: org, kind, id, locale, expiresAt: Temporal.Instant.fromEpochMilliseconds(exp * 1_000) };
    } catch (error) {
      return error instanceof errors.JWTExpired ? 'expired' : 'invalid';
    }
  }
}
