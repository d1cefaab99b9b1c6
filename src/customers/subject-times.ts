import type pg from 'pg';
import { instantOf } from '../platform/entity.ts';
import { statementName } from '../platform/reader.ts';

/** A subject of an organization. */
export interface OrganizationSubject {
  readonly organizationId: string;
  readonly subject: string;
}

const text = `select a.ord, k.now from unnest($1::uuid[], $2::text[]) with ordinality as a(organization_id, subject, ord)
  join customer_attribution t on t.organization_id = a.organization_id and t.subject_key = a.subject and t.deleted_at is null
  join customer c on c.organization_id = a.organization_id and c.id = t.customer_id
  join test_clock k on k.organization_id = a.organization_id and k.id = c.test_clock_id`;

/**
 * The time of the test clock that each subject's customer lives by, in their order; null where the subject is nobody's or its customer
 * lives in real time. Of many organizations at once: for work that joins the requests of all, each of which names its own organization.
 */
export async function testClockTimesOf(pool: pg.Pool, asked: readonly OrganizationSubject[]): Promise<(Temporal.Instant | null)[]> {
  const values = [asked.map(({ organizationId }) => organizationId), asked.map(({ subject }) => subject)];
  const { rows } = await pool.query<{ ord: string; now: string }>({ name: statementName(text), text, values });
  const found = new Map(rows.map((row) => [Number(row.ord), instantOf(row.now)]));
  return asked.map((_subject, at) => found.get(at + 1) ?? null);
}
