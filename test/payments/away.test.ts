import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { GraphQLContext } from '../../src/graphql/context.ts';
import { paymentLinkRoutes } from '../../src/payments/http/pay-invoice.ts';

let server: Server;
afterEach(() => server.close());

/** Serves the pages over links that fail so, and keeps what no page answered. */
async function failing(failure: Error): Promise<{ url: string; thrown: unknown[] }> {
  const thrown: unknown[] = [];
  const fails = async (): Promise<never> => {
    throw failure;
  };
  const ctx = { services: { paymentLinks: { open: fails, pay: fails } } } as unknown as GraphQLContext;
  server = createServer(async (req, res) => {
    try {
      await paymentLinkRoutes.find(({ method }) => method === req.method)?.handler(req, res, ctx);
    } catch (other) {
      thrown.push(other);
      res.writeHead(500).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/pay/link`, thrown };
}

test('while the database is away whoever looks or pays is told so by a page, and when to look again', async () => {
  const { url, thrown } = await failing(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
  for (const answer of [await fetch(url), await fetch(url, { method: 'POST', body: new URLSearchParams({ amount: '1' }) })]) {
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('retry-after')]).toEqual([503, 'text/html; charset=utf-8', '60']);
    expect(await answer.text()).toContain('<h1>Not available at the moment</h1>');
  }
  expect(thrown).toEqual([]);
});

test('a defect is no page: it is told as any other', async () => {
  const defect = new Error('a defect');
  const { url, thrown } = await failing(defect);
  expect((await fetch(url)).status).toBe(500);
  expect(thrown).toEqual([defect]);
});
