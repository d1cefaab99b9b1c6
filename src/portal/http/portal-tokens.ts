import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { PortalTokenSchema } from '../../access/index.ts';
import type { PortalTokenRow } from '../../access/index.ts';
import { addressOf, answering, jsonBody, needs, sendJson } from '../../graphql/addresses.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { encodeGlobalId, idOf } from '../../graphql/global-id.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { instantOf } from '../../platform/entity.ts';
import { createPortalToken } from '../commands/create-portal-token.ts';
import { invalidatePortalTokens } from '../commands/invalidate-portal-tokens.ts';

const address = '/api/v1/portal/tokens';

/** OpenMeter's addresses of portal tokens of subjects, answered by the commands of the graph. */
export const portalTokenRoutes = [
  { method: 'GET', path: address, handler: answering(getTokens) },
  { method: 'POST', path: address, handler: answering(postToken) },
  { method: 'POST', path: `${address}/invalidate`, handler: answering(postInvalidate) },
] as const;

/** A token that is not there: no id is this one. */
const nothing = '00000000-0000-0000-0000-000000000000';

/** The newest first, without their texts: `limit` 1 to 100 (25). Tokens of customers, which OpenMeter does not know, are not among them. */
async function getTokens(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  needs(ctx, 'portal:write', `GET ${address}`);
  const text = addressOf(req, '').parameters.get('limit') ?? '25';
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > 100) refuse([issue('PARAMETER_RANGE', `limit is ${JSON.stringify(text.slice(0, 20))}; give 1 to 100`, 'limit')]);
  const rows = await ctx.read.list(PortalTokenSchema, {
    where: { text: 't.subject is not null', values: [] },
    orderBy: [
      { property: 'createdAt', direction: 'desc' },
      { property: 'id', direction: 'desc' },
    ],
    limit,
  });
  sendJson(res, rows.map((row) => tokenJson(row, ctx.clock.now())));
}

const newToken = z.object({ subject: z.string().min(1).max(1_024), allowedMeterSlugs: z.array(z.string()).min(1).max(100).nullish() });

/** The token with its text, this once. It lasts an hour. */
async function postToken(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  needs(ctx, 'portal:write', `POST ${address}`);
  const { subject, allowedMeterSlugs } = await jsonBody(req, newToken);
  const { token, ...row } = await createPortalToken(ctx.command, ctx.services.portalSignature, { subject, allowedMeterKeys: allowedMeterSlugs ?? null });
  sendJson(res, { ...tokenJson(row, ctx.clock.now()), token });
}

/** 204, also for tokens that there are not. */
async function postInvalidate(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  needs(ctx, 'portal:write', `POST ${address}/invalidate`);
  const { id, subject } = await jsonBody(req, z.object({ id: z.string().nullish(), subject: z.string().nullish() }));
  await invalidatePortalTokens(ctx.command, { id: id == null ? null : (idOf('PortalToken', id) ?? nothing), subject: subject ?? null });
  res.writeHead(204).end();
}

function tokenJson({ id, subject, allowedMeterKeys, createdAt, expiresAt, invalidatedAt }: PortalTokenRow, now: Temporal.Instant): Record<string, unknown> {
  const end = instantOf(expiresAt);
  return {
    id: encodeGlobalId('PortalToken', id),
    subject,
    expiresAt: end.toString(),
    expired: invalidatedAt !== null || Temporal.Instant.compare(end, now) <= 0,
    createdAt: instantOf(createdAt).toString(),
    ...(allowedMeterKeys === null ? {} : { allowedMeterSlugs: allowedMeterKeys }),
  };
}
