/** The limit: a hand-written server with one prepared UPDATE a request, which locks a customer's row and counts it down. It keeps nothing of the use. */
import { serveLimit } from '../house/limit-server.ts';

const text = 'update bench_credit set balance = balance - $4 where organization_id = $1 and customer_key = $2 and feature_key = $3 and balance >= $4 returning balance';

await serveLimit(({ pool, organizationId }) => async (body) => {
  const { variables } = JSON.parse(body) as { variables: { customer: string; amount: string } };
  const found = await pool.query<{ balance: string }>({ name: 'use', text, values: [organizationId, variables.customer, 'tokens', variables.amount] });
  return JSON.stringify({ data: { authorizeUsage: { __typename: 'UsageAuthorization', allowed: found.rows.length > 0, available: found.rows[0]?.balance ?? '0' } } });
});
