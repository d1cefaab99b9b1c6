import type pg from 'pg';
import type { Clock } from '../kit/clock.ts';
import type { Transaction } from '../platform/transaction.ts';

/** How long a first answer is kept, in hours. */
const keptHours = 24;

interface Scope {
  readonly organizationId: string;
  readonly credentialId: string;
}

/**
 * First answers of mutations, by organization, credential and key. `begin` claims a key with one statement, so that of two requests at
 * once one runs; a claim older than 24 hours is taken over.
 */
export class IdempotencyRecords {
  readonly #pool: pg.Pool;
  readonly #clock: Clock;

  constructor(pool: pg.Pool, clock: Clock) {
    this.#pool = pool;
    this.#clock = clock;
  }

  async begin({ organizationId, credentialId }: Scope, key: string, fingerprint: string): Promise<'started' | { readonly replay: string } | 'conflict' | 'running'> {
    const now = this.#clock.now();
    const claimed = await this.#pool.query({
      name: 'access-idempotency-claim',
      text: `insert into idempotency_record (organization_id, credential_id, key, fingerprint, answer, created_at) values ($1, $2, $3, $4, null, $5)
             on conflict (organization_id, credential_id, key) do update set fingerprint = excluded.fingerprint, answer = null, created_at = excluded.created_at
             where idempotency_record.created_at < $6 returning 1`,
      values: [organizationId, credentialId, key, fingerprint, now.toString(), now.subtract({ hours: keptHours }).toString()],
    });
    if (claimed.rowCount === 1) return 'started';
    const { rows } = await this.#pool.query<{ fingerprint: string; answer: string | null }>({
      name: 'access-idempotency-first',
      text: 'select fingerprint, answer from idempotency_record where organization_id = $1 and credential_id = $2 and key = $3',
      values: [organizationId, credentialId, key],
    });
    const first = rows[0];
    // Freed between the two statements: whoever asks again claims it.
    if (first === undefined) return 'running';
    if (first.fingerprint !== fingerprint) return 'conflict';
    return first.answer === null ? 'running' : { replay: first.answer };
  }

  async finish({ organizationId, credentialId }: Scope, key: string, answer: string): Promise<void> {
    await this.#pool.query({
      name: 'access-idempotency-finish',
      text: 'update idempotency_record set answer = $4 where organization_id = $1 and credential_id = $2 and key = $3',
      values: [organizationId, credentialId, key, answer],
    });
  }

  async abandon({ organizationId, credentialId }: Scope, key: string): Promise<void> {
    await this.#pool.query({
      name: 'access-idempotency-abandon',
      text: 'delete from idempotency_record where organization_id = $1 and credential_id = $2 and key = $3 and answer is null',
      values: [organizationId, credentialId, key],
    });
  }

  /** Removes what is older than 24 hours; a recurring job calls it. */
  async prune(): Promise<void> {
    await this.#pool.query('delete from idempotency_record where created_at < $1', [this.#clock.now().subtract({ hours: keptHours }).toString()]);
  }
}

/**
 * Rewrites keys and first answers that match one of the patterns (ILIKE). A key that is another from then on is no longer found, so a request
 * that is sent again with it is a new one.
 */
export async function replaceInAnswers(tx: Transaction, patterns: readonly string[], rewrite: { readonly key: (key: string) => string; readonly answer: (json: string) => string }): Promise<void> {
  const found = await tx.read.rows<{ credentialId: string; key: string; answer: string | null }>(
    `select r.credential_id as "credentialId", r.key, r.answer from idempotency_record r
     where r.organization_id = $1 and (r.key ilike any($2::text[]) or r.answer ilike any($2::text[]))`,
    patterns,
  );
  for (const { credentialId, key, answer } of found) {
    await tx.read.rows(
      'update idempotency_record set key = $4, answer = $5 where organization_id = $1 and credential_id = $2::uuid and key = $3',
      credentialId, key, rewrite.key(key), answer === null ? null : rewrite.answer(answer),
    );
  }
}
