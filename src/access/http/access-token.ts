import type { IncomingMessage, ServerResponse } from 'node:http';
import type pg from 'pg';
import { idOf } from '../../graphql/global-id.ts';
import { readBytes } from '../../graphql/read-bytes.ts';
import type { Clock } from '../../kit/clock.ts';
import { earlier } from '../../kit/instant.ts';
import { clientBy } from '../client.store.ts';
import type { Permission } from '../permission.ts';
import type { TokenSignature } from '../token-signature.ts';

/** How long an access token lasts, unless its API key ends before. */
const lifetime = { hours: 1 };
const maxBytes = 10_000;

export interface AccessTokenPorts {
  readonly pool: pg.Pool;
  readonly signature: TokenSignature;
  readonly clock: Clock;
}

/** What is wrong, in the words of RFC 6749, section 5.2. */
class Refused extends Error {
  readonly error: 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope';
  constructor(error: Refused['error'], description: string) {
    super(description);
    this.error = error;
  }
}

/**
 * `POST /oauth/token`: an access token for an API key, by the client credentials grant of OAuth 2.0 (RFC 6749, section 4.4). The client's id
 * is that of the API key in the graph and its secret is the key itself, by HTTP Basic or in the form. The token is whoever the key is, with
 * its scopes or those that are named, for an hour and no longer than the key.
 */
export function accessTokenRoute(ports: AccessTokenPorts) {
  return {
    method: 'POST',
    path: '/oauth/token',
    isPublic: true,
    handler: async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
      const bytes = await readBytes(req, maxBytes);
      try {
        send(res, 200, await granted(ports, req, bytes));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        if (error.error === 'invalid_client') res.setHeader('www-authenticate', 'Basic realm="tollgate", charset="UTF-8"');
        send(res, error.error === 'invalid_client' ? 401 : 400, { error: error.error, error_description: error.message });
      }
    },
  } as const;
}

async function granted({ pool, signature, clock }: AccessTokenPorts, req: IncomingMessage, bytes: Buffer): Promise<object> {
  const form = formOf(req, bytes);
  const grant = form.get('grant_type');
  if (grant === undefined) throw new Refused('invalid_request', 'grant_type is missing: send "client_credentials"');
  if (grant !== 'client_credentials') throw new Refused('unsupported_grant_type', `grant_type "${shown(grant)}" is not supported: send "client_credentials"`);
  const { id, secret } = credentialsOf(req, form);
  const keyId = idOf('ApiKey', id);
  const now = clock.now();
  const client = keyId === null ? null : await clientBy(pool, keyId, secret, now);
  if (client === null) throw new Refused('invalid_client', 'there is no such client: its id is that of an API key in the graph, its secret the key itself, neither revoked nor expired');
  const scopes = scopesOf(form.get('scope'), client.scopes);
  const end = now.add(lifetime);
  // The signature counts whole seconds: what is told ends no later.
  const seconds = Math.floor((client.expiresAt === null ? end : earlier(end, client.expiresAt)).epochMilliseconds / 1_000);
  const expiresAt = Temporal.Instant.fromEpochMilliseconds(seconds * 1_000);
  const token = await signature.sign({ id: client.id, organizationId: client.organizationId, scopes, expiresAt }, now);
  return { access_token: token, token_type: 'Bearer', expires_in: seconds - Math.floor(now.epochMilliseconds / 1_000), scope: (scopes ?? client.scopes).join(' ') };
}

/** The parameters of the form, each at most once; an empty one is one that was left out. */
function formOf(req: IncomingMessage, bytes: Buffer): ReadonlyMap<string, string> {
  const type = (req.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/x-www-form-urlencoded') throw new Refused('invalid_request', `the content type is "${shown(type)}": send a form, "application/x-www-form-urlencoded"`);
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(bytes.toString())) {
    if (form.has(name)) throw new Refused('invalid_request', `${shown(name)} is there twice: send it once`);
    if (value !== '') form.set(name, value);
  }
  return form;
}

function credentialsOf(req: IncomingMessage, form: ReadonlyMap<string, string>): { id: string; secret: string } {
  const { authorization } = req.headers;
  const [id, secret] = [form.get('client_id'), form.get('client_secret')];
  if (authorization === undefined) {
    if (id === undefined || secret === undefined) throw new Refused('invalid_client', 'the client is not named: send its id and secret by HTTP Basic, or as client_id and client_secret');
    return { id, secret };
  }
  if (secret !== undefined) throw new Refused('invalid_request', 'the client names itself twice: send its secret by HTTP Basic or in the form');
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization)?.[1];
  const [, user, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString()) ?? [];
  if (user === undefined || password === undefined) throw new Refused('invalid_client', 'the Authorization header is not of the form "Basic <base64 of id:secret>"');
  return { id: decoded(user), secret: decoded(password) };
}

/** Both are encoded as in a form before they go into the header (RFC 6749, section 2.3.1); what is no such encoding is taken as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Null where none are named: then all that the key has, also when that changes. */
function scopesOf(named: string | undefined, held: readonly Permission[]): readonly Permission[] | null {
  if (named === undefined) return null;
  const scopes = new Set(named.split(' '));
  const missing = [...scopes].find((scope) => !held.some((one) => one === scope));
  if (missing !== undefined) throw new Refused('invalid_scope', `scope "${shown(missing)}" is none that the client has: use some of ${held.join(' ')}`);
  return held.filter((scope) => scopes.has(scope));
}

const shown = (text: string): string => text.slice(0, 80);

function send(res: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  res.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), 'cache-control': 'no-store', pragma: 'no-cache' }).end(text);
}
