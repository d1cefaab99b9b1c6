/** The limit: a hand-written server with one prepared statement a request, on one table that holds the finished answers by the keys that are asked. */
import { serveLimit } from '../house/limit-server.ts';

const text = 'select has_access as "hasAccess", balance from bench_balance where organization_id = $1 and customer_key = $2 and feature_key = $3';

await serveLimit(({ pool, organizationId }) => async (body) => {
  const { variables } = JSON.parse(body) as { variables: { customer: string; feature: string } };
  const found = await pool.query({ name: 'value', text, values: [organizationId, variables.customer, variables.feature] });
  return JSON.stringify({ data: { entitlementValue: found.rows[0] ?? null } });
});
