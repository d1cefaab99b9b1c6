/**
 * The limit of reads: a hand-written server that answers each page with one prepared statement, whose JSON PostgreSQL writes itself. It
 * knows nothing but these pages: no credentials, no validation, no choice of fields.
 */
import { serveLimit } from '../house/limit-server.ts';

const iso = (column: string): string => `to_json(to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))`;

/** As the graph writes decimals: without zeros at the end. */
const decimal = (column: string): string => `trim_scale(${column})::text`;

const statements: Readonly<Record<string, { readonly text: string; readonly field: string }>> = {
  Nested: {
    field: 'customers',
    text: `select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'primaryEmail', c.primary_email,
      'subscriptions', coalesce((select json_agg(json_build_object('id', s.id, 'activeFrom', ${iso('s.active_from')},
          'status', case when s.active_to <= now() then 'INACTIVE' when s.active_from > now() then 'SCHEDULED' when s.active_to is null then 'ACTIVE' else 'CANCELED' end,
          'plan', (select json_build_object('id', p.id, 'key', p.key, 'name', p.name, 'billingCadence', p.billing_cadence) from plan p where p.id = s.plan_id)) order by s.active_from, s.id)
        from (select * from subscription where customer_id = c.id and deleted_at is null order by active_from, id limit 5) s), '[]'),
      'invoices', coalesce((select json_agg(json_build_object('id', i.id, 'number', i.number, 'status', i.status, 'totals', json_build_object('total', ${decimal('i.total')}), 'issuedAt', ${iso('i.issued_at')},
          'lines', coalesce((select json_agg(json_build_object('id', l.id, 'name', l.name, 'quantity', ${decimal('l.quantity')}, 'totals', json_build_object('total', ${decimal('l.total')})) order by l.id)
            from (select * from invoice_line where invoice_id = i.id and deleted_at is null order by id limit 5) l), '[]')) order by i.created_at, i.id)
        from (select * from invoice where customer_id = c.id and deleted_at is null order by created_at desc, id desc limit 5) i), '[]')
      ) order by c.name, c.id), '[]')::text as answer
      from (select * from customer where organization_id = $1 and deleted_at is null order by name, id limit 20) c`,
  },
  Small: {
    field: 'customer',
    text: `select json_build_object('id', id, 'name', name, 'primaryEmail', primary_email)::text as answer
           from customer where organization_id = $1 and id = $2`,
  },
  Wide: {
    field: 'customers',
    text: `select coalesce(json_agg(json_build_object(
             'id', id, 'key', key, 'externalId', external_id, 'name', name, 'primaryEmail', primary_email, 'currency', currency, 'timeZone', time_zone,
             'billingAddress', json_build_object('country', billing_address->'country', 'city', billing_address->'city'), 'createdAt', ${iso('created_at')}
           ) order by name, id), '[]')::text as answer
           from (select * from customer where organization_id = $1 and deleted_at is null order by name, id limit 100) c`,
  },
};

await serveLimit(({ pool, organizationId }) => async (body) => {
  const { query, variables } = JSON.parse(body) as { query: string; variables?: { id?: string } };
  const name = /query (\w+)/.exec(query)?.[1] ?? '';
  const statement = statements[name];
  if (statement === undefined) throw new Error(`there is no page ${name}`);
  const values = variables?.id === undefined ? [organizationId] : [organizationId, variables.id];
  const result = await pool.query<{ answer: string }>({ name, text: statement.text, values });
  return `{"data":{"${statement.field}":${result.rows[0]?.answer ?? 'null'}}}`;
});
