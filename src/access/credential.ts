import { createHash, randomBytes } from 'node:crypto';

/** A new API key: 256 random bits behind a prefix that scanners for leaked secrets can find. */
export function newApiKey(): string {
  return `tgk_${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a key. SHA-256 is enough: keys are random and long, there is nothing to guess. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** The part that is shown in lists. */
export function prefixOf(key: string): string {
  return key.slice(0, 8);
}

/** The token of an "Authorization: Bearer …" header, or null when the header has another form. */
export function bearerOf(authorization: string): string | null {
  return /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(authorization.trim())?.[1] ?? null;
}

/** Portal and access tokens are JSON Web Tokens: three parts between dots. API keys that we make have no dot; one that was chosen may. */
export function looksSigned(token: string): boolean {
  return token.split('.').length === 3;
}
