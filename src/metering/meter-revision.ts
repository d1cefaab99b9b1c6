import type pg from 'pg';
import { statementName } from '../platform/reader.ts';
import { latenessMs } from './lateness.ts';
import type { MetersByType } from './contribution.ts';
import { compileMeter } from './meter.ts';
import type { CompiledMeter } from './meter.ts';
import { definitionOf } from './meter.entity.ts';
import type { MeterRow } from './meter.entity.ts';

/** An organization's live meters as they were at one revision. */
export interface MeterRevision {
  /** Decimal text of a bigint. */
  readonly revision: string;
  readonly meters: MetersByType;
  /** Events that come later than this after their time are late; null: none is. In milliseconds. */
  readonly latenessMs: number | null;
}

const readText = `select f.organization_id as "organizationId", f.revision, to_jsonb(m) - 'organization_id' as meter, o.settings->>'latenessWindow' as lateness
  from usage_fence f left join organization o on o.id = f.organization_id left join meter m on m.organization_id = f.organization_id and m.deleted_at is null
  where f.organization_id = any($1::uuid[])`;
const openText = `insert into usage_fence (organization_id, revision) select distinct o, 0 from unnest($1::uuid[]) o on conflict do nothing`;

/** Keeps what writers need of each organization's meters. It may be stale: the statement that stores is told the revision and refuses another. */
export class MeterRevisions {
  readonly #pool: pg.Pool;
  readonly #known = new Map<string, MeterRevision>();
  readonly #most: number;

  /** Keeps at most `most` organizations, the latest read ones. */
  constructor(pool: pg.Pool, most = 10_000) {
    this.#pool = pool;
    this.#most = most;
  }

  /** The meters of each organization, read where they are not known. */
  async of(organizationIds: Iterable<string>): Promise<Map<string, MeterRevision>> {
    const wanted = [...new Set(organizationIds)];
    await this.#read(wanted.filter((id) => !this.#known.has(id)));
    return this.#found(wanted);
  }

  /** The same where all of them are known, without waiting; null where one is not. */
  known(organizationIds: Iterable<string>): Map<string, MeterRevision> | null {
    const wanted = new Set(organizationIds);
    const found = this.#found(wanted);
    return found.size === wanted.size ? found : null;
  }

  #found(wanted: Iterable<string>): Map<string, MeterRevision> {
    const found = new Map<string, MeterRevision>();
    for (const id of wanted) {
      const known = this.#known.get(id);
      if (known !== undefined) found.set(id, known);
    }
    return found;
  }

  /** Forgets what is stale. */
  forget(organizationIds: Iterable<string>): void {
    for (const id of organizationIds) this.#known.delete(id);
  }

  async #read(organizationIds: readonly string[]): Promise<void> {
    if (organizationIds.length === 0) return;
    let rows = await this.#rows(organizationIds);
    if (new Set(rows.map((row) => row.organizationId)).size < organizationIds.length) {
      await this.#pool.query(openText, [organizationIds]);
      rows = await this.#rows(organizationIds);
    }
    const found = new Map<string, { revision: string; meters: Map<string, CompiledMeter[]>; latenessMs: number | null }>();
    for (const { organizationId, revision, meter, lateness } of rows) {
      let entry = found.get(organizationId);
      if (entry === undefined) found.set(organizationId, (entry = { revision, meters: new Map(), latenessMs: latenessMs(lateness) }));
      if (meter === null) continue;
      const compiled = compileMeter(definitionOf(meterRow(meter)));
      const sameType = entry.meters.get(compiled.eventType);
      if (sameType === undefined) entry.meters.set(compiled.eventType, [compiled]);
      else sameType.push(compiled);
    }
    for (const [id, entry] of found) this.#known.set(id, entry);
    for (const id of this.#known.keys()) {
      if (this.#known.size <= this.#most) break;
      this.#known.delete(id);
    }
  }

  /** One statement, so that the revision and the meters are of one instant. */
  async #rows(organizationIds: readonly string[]): Promise<FenceRow[]> {
    return (await this.#pool.query<FenceRow>({ name: statementName(readText), text: readText, values: [organizationIds] })).rows;
  }
}

interface FenceRow { organizationId: string; revision: string; meter: Record<string, unknown> | null; lateness: string | null }

/** Columns of JSON as properties of a row: event_type becomes eventType. */
function meterRow(columns: Record<string, unknown>): MeterRow {
  return Object.fromEntries(Object.entries(columns).map(([column, value]) => [column.replace(/_(.)/g, (_all, letter: string) => letter.toUpperCase()), value])) as unknown as MeterRow;
}
