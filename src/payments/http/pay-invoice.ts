import type { IncomingMessage, ServerResponse } from 'node:http';
import { addressOf } from '../../graphql/addresses.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { readBytes } from '../../graphql/read-bytes.ts';
import { ConflictError } from '../../kit/errors.ts';
import { Decimal } from '../../kit/decimal.ts';
import { isUnavailable } from '../../platform/unavailable.ts';
import { paymentPath } from '../links/payment-links.ts';
import type { PaymentLinks } from '../links/payment-links.ts';
import { PaymentAmountChanged } from '../payment.errors.ts';
import { noLinkPage, payPage, unavailablePage } from './pay-page.ts';

declare module '../../graphql/context.ts' {
  interface Services {
    readonly paymentLinks: PaymentLinks;
  }
}

/** Pages by the links that `createInvoicePaymentUrl` answers; the link is the credential. Looking pays nothing: the page's button does. */
export const paymentLinkRoutes = [
  { method: 'GET', path: `${paymentPath}*`, isPublic: true, handler: orUnavailable(showInvoice) },
  { method: 'POST', path: `${paymentPath}*`, isPublic: true, handler: orUnavailable(payInvoice) },
] as const;

/** Of the form with the amount. */
const mostBytes = 1_000;

type Handler = (req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext) => Promise<void>;

/** Somebody in front of a browser reads the answer: one that programs read would say nothing to him. */
function orUnavailable(handler: Handler): Handler {
  return async (req, res, ctx) => {
    try {
      await handler(req, res, ctx);
    } catch (error) {
      if (!isUnavailable(error) || res.headersSent) throw error;
      res.setHeader('retry-after', '60');
      send(res, 503, unavailablePage());
    }
  };
}

async function showInvoice(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  return answer(req, res, ctx, 200, false);
}

async function payInvoice(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  const body = await readBytes(req, mostBytes);
  const amount = Decimal.parse(new URLSearchParams(body.toString('latin1')).get('amount') ?? '');
  if (amount === null) return answer(req, res, ctx, 400, true);
  try {
    if (!(await ctx.services.paymentLinks.pay(tokenOf(req), amount))) return send(res, 403, noLinkPage());
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    // It was paid, voided or changed since the page was shown: the page says how it stands now.
    return answer(req, res, ctx, 409, error instanceof PaymentAmountChanged);
  }
  // So that looking at it again asks for nothing again. Relative, wherever the gateway is reached.
  res.writeHead(303, { ...headers, location: tokenOf(req), 'content-length': 0 }).end();
}

async function answer(req: IncomingMessage, res: ServerResponse, { services }: GraphQLContext, status: number, hasChanged: boolean): Promise<void> {
  const invoice = await services.paymentLinks.open(tokenOf(req));
  if (invoice === null) return send(res, 403, noLinkPage());
  return send(res, status, payPage(invoice, hasChanged));
}

const tokenOf = (req: IncomingMessage): string => addressOf(req, paymentPath).segments.join('/');

/** Nothing of it is kept, framed or told to other sites, and nothing but its own style is loaded. */
const headers = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

function send(res: ServerResponse, status: number, page: string): void {
  res.writeHead(status, { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(page) }).end(page);
}
