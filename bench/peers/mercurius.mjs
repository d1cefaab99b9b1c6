/** Mercurius with compiled queries and its own batching loaders on pg, over the product's tables: a server written by hand for these pages. */
import Fastify from 'fastify';
import mercurius from 'mercurius';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: '-c timezone=UTC' });
pg.types.setTypeParser(1184, (text) => `${text.slice(0, 10)}T${text.slice(11, -3)}Z`);
const rows = async (name, text, ...values) => (await pool.query({ name, text, values })).rows;
const [{ id: organizationId }] = await rows('organization', "select id from organization where key = 'default'");

const schema = `
  type Query { customer(id: ID!): Customer customers(first: Int!): [Customer!]! }
  type Customer {
    id: ID! key: String externalId: String name: String! primaryEmail: String currency: String timeZone: String billingAddress: Address createdAt: String!
    subscriptions(first: Int!): [PlanSubscription!]! invoices(last: Int!): [Invoice!]!
  }
  type Address { country: String city: String }
  type PlanSubscription { id: ID! status: String! activeFrom: String! plan: Plan }
  type Plan { id: ID! key: String! name: String! billingCadence: String! }
  type Invoice { id: ID! number: String status: String! totals: Totals! issuedAt: String lines(first: Int!): [InvoiceLine!]! }
  type InvoiceLine { id: ID! name: String! quantity: String totals: Totals! }
  type Totals { total: String! }
`;

const customerColumns = `id, key, external_id as "externalId", name, primary_email as "primaryEmail", currency, time_zone as "timeZone", billing_address as "billingAddress", created_at as "createdAt"`;
const resolvers = {
  Query: {
    customer: async (_root, { id }) => (await rows('customer', `select ${customerColumns} from customer where organization_id = $1 and id = $2`, organizationId, id))[0] ?? null,
    customers: (_root, { first }) =>
      rows('customers', `select ${customerColumns} from customer where organization_id = $1 and deleted_at is null order by name, id limit $2`, organizationId, first),
  },
  Invoice: { totals: ({ total }) => ({ total }) },
  InvoiceLine: { totals: ({ total }) => ({ total }) },
};

/** One statement for all parents that ask with the same arguments, as all of these pages do. */
const listOf = (name, key, argument, text) => async (queries) => {
  const found = await rows(name, text, queries.map(({ obj }) => obj.id), queries[0].params[argument]);
  const lists = new Map(queries.map(({ obj }) => [obj.id, []]));
  for (const row of found) lists.get(row[key]).push(row);
  return queries.map(({ obj }) => lists.get(obj.id));
};
const status = `case when s.active_to <= now() then 'INACTIVE' when s.active_from > now() then 'SCHEDULED' when s.active_to is null then 'ACTIVE' else 'CANCELED' end`;
const loaders = {
  Customer: {
    subscriptions: listOf('subscriptions', 'customerId', 'first', `select s.id, s.customer_id as "customerId", s.plan_id as "planId", s.active_from as "activeFrom", ${status} as status
      from unnest($1::uuid[]) k(id) cross join lateral (select * from subscription s where s.customer_id = k.id and s.deleted_at is null order by s.active_from, s.id limit $2) s`),
    invoices: listOf('invoices', 'customerId', 'last', `select i.* from unnest($1::uuid[]) k(id) cross join lateral (select * from (
        select id, customer_id as "customerId", number, status, trim_scale(total)::text as total, issued_at as "issuedAt", created_at from invoice
        where customer_id = k.id and deleted_at is null order by created_at desc, id desc limit $2) last order by created_at, id) i`),
  },
  PlanSubscription: {
    plan: async (queries) => {
      const ids = [...new Set(queries.map(({ obj }) => obj.planId))];
      const plans = new Map((await rows('plans', `select id, key, name, billing_cadence as "billingCadence" from plan where id = any($1::uuid[])`, ids)).map((plan) => [plan.id, plan]));
      return queries.map(({ obj }) => plans.get(obj.planId) ?? null);
    },
  },
  Invoice: {
    lines: listOf('lines', 'invoiceId', 'first', `select l.* from unnest($1::uuid[]) k(id) cross join lateral (
        select id, invoice_id as "invoiceId", name, trim_scale(quantity)::text as quantity, trim_scale(total)::text as total from invoice_line l
        where l.invoice_id = k.id and l.deleted_at is null order by l.id limit $2) l`),
  },
};

const app = Fastify();
app.register(mercurius, { schema, resolvers, loaders: Object.fromEntries(Object.entries(loaders).map(([type, fields]) => [type, Object.fromEntries(Object.entries(fields).map(([field, loader]) => [field, { loader, opts: { cache: false } }]))])), jit: 1 });
await app.listen({ port: 0, host: '127.0.0.1' });
console.log(`READY ${app.server.address().port}`);
process.on('SIGTERM', () => process.exit(0));
