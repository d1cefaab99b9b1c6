import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

/** What a limit has to answer with. */
export interface LimitHouse {
  readonly pool: pg.Pool;
  /** The organization that every program of a bench asks for. */
  readonly organizationId: string | undefined;
}

/**
 * Runs a limit: a bare node:http server that answers the body of each request by one function, until it is told to stop. It knows no
 * credentials, no validation and no choice of fields.
 *
 * @param open is given the database once, and answers how bodies are answered: with the JSON text of the answer.
 */
export async function serveLimit(open: (house: LimitHouse) => (body: string) => Promise<string>): Promise<void> {
  const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
  const { rows } = await pool.query<{ id: string }>("select id from organization where key = 'default'");
  const answer = open({ pool, organizationId: rows[0]?.id });
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', async () => {
      try {
        const text = await answer(Buffer.concat(chunks).toString());
        res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text);
      } catch (error) {
        res.writeHead(500).end((error as Error).message);
      }
    });
  });
  server.listen(0, '127.0.0.1', () => console.log(`READY ${(server.address() as AddressInfo).port}`));
  process.on('SIGTERM', () => process.exit(0));
}
