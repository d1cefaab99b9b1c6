import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageScript, scriptJson } from './graphiql-page.ts';

/** A ready operation in GraphiQL. `query` should name its operation: GraphiQL shows that name on the tab. */
export interface GraphiqlTab {
  readonly name: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GraphiqlOptions {
  /** Asked for when the page is first asked for. */
  readonly tabs: readonly GraphiqlTab[] | (() => Promise<readonly GraphiqlTab[]>);
  /** What operations are sent with when the user gives nothing else. Everybody who gets the page can read it. */
  readonly apiKey: string | null;
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
export function createGraphiql(options: GraphiqlOptions): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  let page: Promise<{ readonly bytes: Buffer; readonly etag: string }> | null = null;
  return async (req, res) => {
    page ??= renderedPage(options);
    const { bytes, etag } = await page.catch((error: unknown) => {
      page = null;
      throw error;
    });
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

async function renderedPage({ tabs: given, apiKey }: GraphiqlOptions): Promise<{ bytes: Buffer; etag: string }> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const tabs = typeof given === 'function' ? await given() : given;
  const html = await renderGraphiQL({
    title: 'Tollgate',
    endpoint: '/graphql',
    subscriptionsProtocol: 'SSE',
    // Headers hold credentials, which a browser keeps only where they are nobody's secret.
    shouldPersistHeaders: apiKey !== null,
    // The renderer writes options into a script as they are: what could end the script is put in afterwards, escaped.
    ...(tabs.length > 0 ? { defaultTabs: [{ query: tabsMark }] } : {}),
  });
  const marked = JSON.stringify([{ query: tabsMark }]);
  const ready = scriptJson(tabs.map(graphiqlTab));
  const own = pageScript({ apiKey, version: hash('sha256', ready, 'base64url') });
  const text = String(html)
    .replace(marked, () => ready)
    .replace('<script>', (script) => script + own);
  return { bytes: Buffer.from(text), etag: `"${hash('sha256', text, 'base64url')}"` };
}

function graphiqlTab({ name, query, variables, headers }: GraphiqlTab): object {
  return {
    query: `# ${name}\n${query.trim()}\n`,
    variables: variables === undefined ? null : JSON.stringify(variables, null, 2),
    headers: headers === undefined ? null : JSON.stringify(headers, null, 2),
  };
}
