import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A ready operation in GraphiQL. `query` should name its operation: GraphiQL shows that name on the tab. */
export interface GraphiqlTab {
  readonly name: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The page may load and call nothing but what it brings and this server: a browser enforces that no other host is asked. The editor makes
 * its workers of its own text (blob:), and its styles and scripts stand in the page.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'unsafe-inline'",
  "connect-src 'self'",
  'worker-src blob:',
  'font-src data:',
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const tabsMark = 'tollgate-tabs-go-here';

/**
 * Serves GraphiQL from its package, 9 MB in one page. It is loaded and rendered for the first browser that asks, so that a gateway nobody
 * looks at does not hold it. Live operations run over SSE, which sends the tab's headers; GraphiQL's WebSocket would not.
 */
export function createGraphiql(tabs: readonly GraphiqlTab[]): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  let page: Promise<{ readonly bytes: Buffer; readonly etag: string }> | null = null;
  return async (req, res) => {
    page ??= renderedPage(tabs);
    const { bytes, etag } = await page;
    res.setHeader('etag', etag);
    res.setHeader('cache-control', 'no-cache');
    if (req.headers['if-none-match'] === etag) {
      res.writeHead(304).end();
      return;
    }
    res
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-length': bytes.length,
        'content-security-policy': contentSecurityPolicy,
        'referrer-policy': 'no-referrer',
      })
      .end(bytes);
  };
}

/** Whether a GET comes from a browser that wants a page. */
export function wantsPage(req: IncomingMessage): boolean {
  return req.method === 'GET' && /text\/html/i.test(req.headers.accept ?? '');
}

async function renderedPage(tabs: readonly GraphiqlTab[]): Promise<{ bytes: Buffer; etag: string }> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = await renderGraphiQL({
    title: 'Tollgate',
    endpoint: '/graphql',
    subscriptionsProtocol: 'SSE',
    // The renderer writes options into a script as they are: what could end the script is put in afterwards, escaped.
    ...(tabs.length > 0 ? { defaultTabs: [{ query: tabsMark }] } : {}),
  });
  const marked = JSON.stringify([{ query: tabsMark }]);
  const text = String(html).replace(marked, () => scriptJson(tabs.map(graphiqlTab)));
  return { bytes: Buffer.from(text), etag: `"${hash('sha256', text, 'base64url')}"` };
}

function graphiqlTab({ name, query, variables, headers }: GraphiqlTab): object {
  return {
    query: `# ${name}\n${query.trim()}\n`,
    variables: variables === undefined ? null : JSON.stringify(variables, null, 2),
    headers: headers === undefined ? null : JSON.stringify(headers, null, 2),
  };
}

/** JSON that is safe inside a script element. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}
