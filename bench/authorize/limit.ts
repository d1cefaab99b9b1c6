/** The limit: a hand-written server with one prepared UPDATE a request, which locks a customer's row and counts it down. It keeps nothing of the use. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
const text = 'update bench_credit set balance = balance - $4 where organization_id = $1 and customer_key = $2 and feature_key = $3 and balance >= $4 returning balance';
const { rows } = await pool.query<{ id: string }>("select id from organization where key = 'default'");
const organizationId = rows[0]?.id;

const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', async () => {
    try {
      const { variables } = JSON.parse(Buffer.concat(chunks).toString()) as { variables: { customer: string; amount: string } };
      const found = await pool.query<{ balance: string }>({ name: 'use', text, values: [organizationId, variables.customer, 'tokens', variables.amount] });
      const answer = JSON.stringify({ data: { authorizeUsage: { __typename: 'UsageAuthorization', allowed: found.rows.length > 0, available: found.rows[0]?.balance ?? '0' } } });
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) }).end(answer);
    } catch (error) {
      res.writeHead(500).end((error as Error).message);
    }
  });
});
server.listen(0, '127.0.0.1', () => console.log(`READY ${(server.address() as AddressInfo).port}`));
process.on('SIGTERM', () => process.exit(0));
