import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { apiKey } from '../house/house.ts';
import { startProgram } from '../house/program.ts';
import type { Program } from '../house/program.ts';
import { overHttp, runScenario } from '../house/rounds.ts';
import type { Contender } from '../house/rounds.ts';
import type { Setting } from '../house/setting.ts';
import { installPeers, peersFolder } from '../peers/install.ts';
import { flattened, idsOf } from './flattened.ts';
import { mercuriusQueries, postgraphileQueries, queries } from './queries.ts';
import type { Page, Queries } from './queries.ts';
import { seedBilling, sizes } from './seed.ts';

const pages: Readonly<Record<Page, string>> = {
  nested: 'nested read: 20 customers, their subscriptions with plan, last 5 invoices, first 5 lines of each, 16 connections',
  small: 'small read: one customer, three fields, 16 connections',
  wide: 'wide read: 100 customers, ten fields, 16 connections',
};

interface Peer {
  readonly name: string;
  readonly program: Program;
  readonly queries: Queries;
  readonly headers?: Readonly<Record<string, string>>;
  /** An id as this peer takes it. */
  idOf?(uuid: string): string;
  /** It writes values in its own way and lists the newest invoice first: only ids are compared. */
  readonly ownForm?: true;
}

/** Pages of a billing application, against one hand-written statement a page and other GraphQL servers on the same rows. */
export async function benchReads({ house, generator, pace, chosen }: Setting): Promise<void> {
  await installPeers();
  const databaseUrl = await house.database('bench_reads');
  const product = await house.startProduct(databaseUrl);
  await seedBilling(databaseUrl);
  const env = { DATABASE_URL: databaseUrl };
  const { organizationId, customers: some } = await known(databaseUrl);
  const peers: readonly Peer[] = [
    { name: 'limit: node:http + one json_agg statement', program: await startProgram({ args: ['bench/reads/limit.ts'], env }), queries },
    {
      name: 'Tollgate',
      program: product,
      queries,
      headers: { authorization: `Bearer ${apiKey}` },
      idOf: (uuid) => Buffer.from(`Customer:${uuid}`).toString('base64url'),
    },
    {
      name: 'PostGraphile 5',
      program: await startProgram({ args: ['postgraphile.mjs'], cwd: peersFolder, env: { ...env, GRAPHILE_ENV: 'production' } }),
      queries: postgraphileQueries(organizationId),
      ownForm: true,
    },
    { name: 'Mercurius, jit, pg', program: await startProgram({ args: ['mercurius.mjs'], cwd: peersFolder, env }), queries: mercuriusQueries },
  ];
  for (const page of (Object.keys(pages) as Page[]).filter(chosen)) {
    await checkAnswers(page, peers, some);
    const contenders = peers.map(({ name, program, ...peer }) =>
      overHttp(house, generator, {
        name,
        program,
        load: () => ({ path: '/graphql', headers: headersOf(peer), bodies: { kind: 'fixed', bodies: bodiesOf(peer, page, some) }, connections: 16 }),
      }),
    );
    await runScenario({ title: pages[page], unit: 'requests', contenders: contenders as [Contender, ...Contender[]] }, pace);
  }
  await Promise.all(peers.map(({ program }) => program.stop()));
}

const headersOf = ({ headers }: Pick<Peer, 'headers'>): Record<string, string> => ({ 'content-type': 'application/json', accept: 'application/json', ...headers });

function bodiesOf(peer: Pick<Peer, 'queries' | 'idOf'>, page: Page, customers: readonly string[]): string[] {
  const query = peer.queries[page];
  if (page !== 'small') return [JSON.stringify({ query })];
  return customers.map((uuid) => JSON.stringify({ query, variables: { id: peer.idOf?.(uuid) ?? uuid } }));
}

/** Every peer must answer what the limit answers, value by value, before anything is timed: a fast wrong answer is worth nothing. */
async function checkAnswers(page: Page, peers: readonly Peer[], customers: readonly string[]): Promise<void> {
  let expected: unknown;
  for (const peer of peers) {
    const [body = ''] = bodiesOf(peer, page, customers);
    const response = await fetch(`http://127.0.0.1:${peer.program.port}/graphql`, { method: 'POST', headers: headersOf(peer), body });
    const text = await response.text();
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
    if (!response.ok || data == null || errors != null) throw new Error(`${peer.name} answers ${page} with ${response.status}: ${text.slice(0, 1_000)}`);
    const answer = flattened(data, peer.ownForm ?? false);
    expected ??= answer;
    const equal = peer.ownForm ? isDeepStrictEqual(idsOf(answer), idsOf(expected)) : isDeepStrictEqual(answer, expected);
    if (!equal) throw new Error(`${peer.name} answers ${page} otherwise than the limit:\n${JSON.stringify(answer).slice(0, 2_000)}\n${JSON.stringify(expected).slice(0, 2_000)}`);
  }
}

/** The organization that everything belongs to, and customers from all over it. */
async function known(databaseUrl: string): Promise<{ organizationId: string; customers: string[] }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string; organization_id: string }>('select id, organization_id from customer order by id');
  await client.end();
  return {
    organizationId: rows[0]?.organization_id ?? '',
    customers: Array.from({ length: 97 }, (_, n) => rows[(n * 7_919) % sizes.customers]?.id ?? ''),
  };
}
