import { lockMeters, rollUpAnew } from '../../src/metering/backfill.ts';
import type { CompiledMeter } from '../../src/metering/index.ts';
import { transact } from '../../src/platform/transaction.ts';
import type { MeteringHouse } from './house.ts';

/** What a meter's roll-ups are, and what they would be if they were made anew from the stored events. */
export interface Recounted {
  readonly are: unknown;
  readonly shouldBe: unknown;
}

const hours = `select subject, hour::text, encode(uuid_send(group_hash), 'hex') as hash, group_values, event_count, value_count, first_time::text, last_time::text, trim_scale(sum)::text as sum, trim_scale(moment)::text as moment,
    trim_scale(min)::text as min, trim_scale(max)::text as max, latest[1]::numeric(20, 0)::text as at, latest[2]::text as sequence, trim_scale(latest[3])::text as latest
  from usage_rollup_hour where organization_id = $1 and meter_id = $2 order by subject, hour, group_hash`;
const values = `select subject, hour::text, encode(uuid_send(group_hash), 'hex') as hash, encode(uuid_send(value_hash), 'hex') as value from usage_rollup_value
  where organization_id = $1 and meter_id = $2 order by subject, hour, group_hash, value_hash`;
const heads = `select subject, first_time::text, last_time::text from usage_head h where organization_id = $1 and meter_id = $2
  and exists (select from usage_rollup_hour r where r.organization_id = $1 and r.meter_id = $2 and r.subject = h.subject) order by subject`;

/** Makes the roll-ups anew, so that nothing of an organization may be under way. */
export async function recounted(house: MeteringHouse, organizationId: string, meter: CompiledMeter): Promise<Recounted> {
  const { pool } = house.database();
  const state = async (): Promise<unknown> => {
    const [hour, value, head] = await Promise.all([hours, values, heads].map(async (text) => (await pool.query<object>(text, [organizationId, meter.id])).rows));
    return { hour, value, head };
  };
  const are = await state();
  await transact(house.context(organizationId), async (tx) => {
    await lockMeters(tx);
    await tx.read.rows('delete from usage_head where organization_id = $1 and meter_id = $2', meter.id);
    await rollUpAnew(tx, meter);
  });
  return { are, shouldBe: await state() };
}
