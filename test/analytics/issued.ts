import { newId } from '../../src/kit/id.ts';
import type { World } from '../support/world.ts';
import { customer, dbId } from '../billing/billing-world.ts';

/** A charge of an invoice that stands as if it had been issued. What is omitted is nothing. */
export interface IssuedLine {
  readonly amount: string;
  readonly charges?: string;
  readonly discounts?: string;
  readonly taxes?: string;
  readonly inclusiveTaxes?: string;
  readonly credits?: string;
  /** Of a feature with this key: a charge of its use. */
  readonly feature?: string;
  /** A recurring fee of this item, by its id; usage when neither it nor once is given. */
  readonly item?: string;
  readonly term?: 'IN_ADVANCE' | 'IN_ARREARS';
  readonly period?: readonly [string, string];
  readonly fullFrom?: string;
  /** Names it among the lines of subscriptions. */
  readonly reference?: string;
}

export interface Issued {
  readonly customer: string;
  readonly at: string;
  readonly currency: string;
  readonly total: string;
  readonly state?: string;
  readonly dueAt?: string;
  readonly lines?: readonly IssuedLine[];
}

/**
 * Puts an invoice into the database as it stands after it was issued, whatever time it is, and answers its id. The rows are those that
 * billing writes; only what it would compute is given.
 */
export async function issued(world: World, { customer: key, at, currency, total, state = 'paid', dueAt, lines = [] }: Issued): Promise<string> {
  const { pool } = world.product.core.database;
  const id = newId();
  const org = world.organizationId;
  await pool.query(
    `insert into invoice (id, organization_id, customer_id, billing_profile_id, number, status, state, currency, supplier, workflow, amount, charges_total, discounts_total, taxes_inclusive_total,
       taxes_exclusive_total, taxes_total, credits_total, total, due_at, overdue_at, payment_round, issues, created_at, updated_at)
     select $1::uuid, $2::uuid, c.id, (select p.id from billing_profile p where p.organization_id = $2::uuid limit 1), $1::uuid::text, upper(split_part($4::text, '.', 1)), $4::text, $5, '{}', '{}', 0, 0, 0, 0, 0, 0, 0, $6, $7, case when $4::text = 'overdue' then $7::timestamptz end, 1, '[]', $8, $8
     from customer c where c.organization_id = $2::uuid and c.key = $3`,
    [id, org, key, state, currency, total, dueAt ?? null, at],
  );
  for (const line of lines) {
    await pool.query(
      `insert into invoice_line (id, organization_id, customer_id, invoice_id, subscription_id, subscription_item_id, managed_by, reference, name, feature_id, price, currency, period_from, period_to, full_period_from, invoice_at,
         discounts, detailed_lines, amount, charges_total, discounts_total, taxes_inclusive_total, taxes_exclusive_total, taxes_total, credits_total, total, created_at, updated_at)
       select $1, i.organization_id, i.customer_id, i.id, s.subscription_id, s.id, 'SUBSCRIPTION', $15, 'A charge', (select f.id from feature f where f.organization_id = i.organization_id and f.key = $3),
         $4::jsonb, i.currency, $5, $6, $7, i.created_at, '[]', '[]', $8, $9, $10, $11, $12, 0, $13, 0, i.created_at, i.created_at
       from invoice i left join subscription_item s on s.id = $14 where i.id = $2`,
      [
        newId(), id, line.feature ?? null, JSON.stringify(line.item === undefined ? { type: 'UNIT', amount: '1' } : { type: 'FLAT', amount: line.amount, paymentTerm: line.term ?? 'IN_ARREARS' }),
        line.period?.[0] ?? null, line.period?.[1] ?? null, line.fullFrom ?? null,
        line.amount, line.charges ?? '0', line.discounts ?? '0', line.inclusiveTaxes ?? '0', line.taxes ?? '0', line.credits ?? '0', line.item ?? null, line.reference ?? null,
      ],
    );
  }
  await pool.query('update invoice set issued_at = created_at where id = $1', [id]);
  return id;
}

/** An attempt to be paid for an invoice, with what came of it. */
export async function attempted(world: World, invoiceId: string, status: string, at: string): Promise<void> {
  await world.product.core.database.pool.query(
    `insert into payment (id, organization_id, customer_id, invoice_id, app, attempt_key, attempt, amount, currency, status, created_at)
     select $1::uuid, organization_id, customer_id, id, 'SANDBOX', $1::uuid::text, 1, total, currency, $3, $4 from invoice where id = $2`,
    [newId(), invoiceId, status, at],
  );
}

/** The items of a customer's subscriptions, by their keys. */
export async function itemsOf(world: World, key: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await world.product.core.database.pool.query<{ key: string; id: string }>(
    `select s.key, s.id from subscription_item s join customer c on c.id = s.customer_id where s.organization_id = $1 and c.key = $2`,
    [world.organizationId, key],
  );
  return new Map(rows.map((row) => [row.key, row.id]));
}

/** A customer in real time. */
export const buyer = async (world: World, key: string): Promise<string> => dbId((await customer(world, key, { testClockId: null })).id);
