import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { before } from '../kit/instant.ts';

/** Months there are ahead of the running one. */
const MONTHS_AHEAD = 3;
/** Whoever stores events waits behind a lock that is asked for, so none is waited for longer than this. */
const LOCK_TIMEOUT = '200ms';
const ATTEMPTS = 20;
const PAUSE_MS = 250;

/** Lost against others for now: a lock not had in time, a deadlock, or a name that another process is giving at this moment. */
const PASSING: ReadonlySet<unknown> = new Set(['55P03', '40P01', '23505']);
const DUPLICATE_TABLE = '42P07';
const UNDEFINED_TABLE = '42P01';

/** A month of UTC, [from, to). */
interface Month {
  readonly name: string;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

function monthOf(first: Temporal.PlainDate): Month {
  const at = (date: Temporal.PlainDate): Temporal.Instant => date.toZonedDateTime('UTC').toInstant();
  return { name: `usage_event_${String(first.year).padStart(4, '0')}_${String(first.month).padStart(2, '0')}`, from: at(first), to: at(first.add({ months: 1 })) };
}

const monthName = /^usage_event_(\d{4})_(\d\d)$/;

async function partitions(client: pg.Pool | pg.ClientBase): Promise<Month[]> {
  const { rows } = await client.query<{ name: string }>(`select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'usage_event'::regclass order by c.relname`);
  return rows.flatMap(({ name }) => {
    const found = monthName.exec(name);
    return found === null ? [] : [monthOf(new Temporal.PlainDate(Number(found[1]), Number(found[2]), 1))];
  });
}

/**
 * Makes the months of stored events that will be needed next; safe to run at any time and in many processes. It holds up nobody who stores
 * events of now: the new table is locked by nobody else, and the one for what lies further ahead only while its few events are looked through.
 */
export async function addMonths(pool: pg.Pool, now: Temporal.Instant): Promise<void> {
  const known = new Set((await partitions(pool)).map(({ name }) => name));
  const first = now.toZonedDateTimeISO('UTC').toPlainDate().with({ day: 1 });
  const { rows } = await pool.query<{ until: string }>(`select to_char(substring(pg_get_expr(c.relpartbound, c.oid) from $$TO \\('([^']+)'\\)$$)::timestamptz at time zone 'UTC', 'YYYY-MM-DD') as until from pg_class c where c.oid = 'usage_event_past'::regclass`);
  const past = Temporal.PlainDate.from(rows[0]?.until ?? '0001-01-01');
  for (let n = 0; n <= MONTHS_AHEAD; n++) {
    const date = first.add({ months: n });
    const month = monthOf(date);
    if (known.has(month.name) || Temporal.PlainDate.compare(date, past) < 0) continue;
    await patiently(pool, (client) => addMonth(client, month));
  }
}

async function addMonth(client: pg.ClientBase, { name, from, to }: Month): Promise<void> {
  const bounds = `from ('${from}') to ('${to}')`;
  await client.query(`create table ${name} (like usage_event including defaults including constraints)`);
  // What was dated so far ahead that its month did not exist; nothing is added to it meanwhile.
  await client.query('lock table usage_event_ahead in access exclusive mode');
  await client.query(`with moved as (delete from usage_event_ahead where time >= '${from}' and time < '${to}' returning *) insert into ${name} select * from moved`);
  await client.query(`alter table usage_event attach partition ${name} for values ${bounds}`);
}

/**
 * Removes the months of which no organization keeps any event. `keptFrom` is the earliest instant from which on every organization keeps its
 * events. It holds up whoever stores events for the moment that the removal of an empty name takes, and gives way where it cannot be had.
 */
export async function dropMonths(pool: pg.Pool, keptByAll: (client: pg.ClientBase) => Promise<Temporal.Instant | null>): Promise<void> {
  for (const month of await partitions(pool)) {
    await patiently(pool, async (client) => {
      const asked = await keptByAll(client);
      if (asked === null || before(asked, month.to)) return;
      await client.query('lock table only usage_event in access exclusive mode');
      // An organization made meanwhile keeps everything.
      const kept = await keptByAll(client);
      if (kept !== null && !before(kept, month.to)) await client.query(`drop table ${month.name}`);
    });
  }
}

/** Does the work in a transaction of its own, and again after a pause where others were in the way. */
async function patiently(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
      await work(client);
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback').catch(() => {});
      const { code } = error as { code?: unknown };
      // Another process was first.
      if (code === DUPLICATE_TABLE || code === UNDEFINED_TABLE) return;
      if (!PASSING.has(code) || attempt === ATTEMPTS) throw error;
    } finally {
      client.release();
    }
    await pause(PAUSE_MS);
  }
}
