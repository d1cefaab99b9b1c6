import { Decimal } from '../kit/decimal.ts';
import type { Period } from '../kit/period.ts';
import { instantOf } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import { InvoiceLineSchema } from './invoice-line.entity.ts';
import type { InvoiceLineRow } from './invoice-line.entity.ts';
import { SplitLineGroupSchema } from './split-line-group.entity.ts';
import type { SplitLineGroupRow } from './split-line-group.entity.ts';

/** Where a part stands in the period that its line had before it was split. */
export interface SplitPlace {
  readonly whole: Period;
  /** What the parts before it came to on their invoices: gross, before discounts and without what minimum amounts add. */
  readonly billedBefore: Decimal;
  /** A part without time comes after it and closes the period, though both end together. Left out: none does. */
  readonly isClosedLater?: boolean;
}

/** A line as far as its place is asked for. */
export interface PartOfLine {
  readonly id: string;
  readonly splitGroupId: string | null;
  /** Where the part begins. */
  readonly from: string;
}

interface PlaceRow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly billed: string;
  readonly isClosedLater: boolean;
}

/**
 * By the id of the line; lines that are whole have none. One statement, and none where no line is a part. Corrections of
 * usage count as what they correct. Deleted lines and those of deleted invoices were not billed; what a voided invoice charged counts, as the usage behind it does. Lines are those that the reader reached.
 */
export async function splitPlaces(reader: Reader, lines: readonly PartOfLine[]): Promise<ReadonlyMap<string, SplitPlace>> {
  const parts = lines.filter(({ splitGroupId }) => splitGroupId !== null);
  if (parts.length === 0) return new Map();
  const rows = await reader.asOrganization().rows<PlaceRow>(
    `select x.id, g.period_from as "from", g.period_to as "to", coalesce((
       select sum(l.amount) from invoice_line l join invoice i on i.id = l.invoice_id
       where l.organization_id = $1 and (l.split_group_id = g.id or l.corrects_line_id in (select p.id from invoice_line p where p.organization_id = $1 and p.split_group_id = g.id)) and l.id <> x.id and l.period_to <= x.at and l.rated_at is not null and l.deleted_at is null
         and i.deleted_at is null and i.status <> 'GATHERING'), 0)::text as billed,
       exists (select 1 from invoice_line c where c.organization_id = $1 and c.split_group_id = g.id and c.period_from = c.period_to and c.id <> x.id and c.deleted_at is null) as "isClosedLater"
     from unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) as x(id, of, at) join split_line_group g on g.organization_id = $1 and g.id = x.of`,
    parts.map(({ id }) => id),
    parts.map(({ splitGroupId }) => splitGroupId),
    parts.map(({ from }) => from),
  );
  return new Map(rows.map(({ id, from, to, billed, isClosedLater }) => [id, { whole: { from: instantOf(from), to: instantOf(to) }, billedBefore: Decimal.of(billed), isClosedLater }]));
}

/** Where the usage that a part looks at begins; null where the part opens its whole, or is one. */
export function sinceOf(place: SplitPlace | null | undefined, { from }: Period): Temporal.Instant | null {
  return place == null || place.whole.from.equals(from) ? null : place.whole.from;
}

/** Groups in the order of the ids; null where there is none in reach. */
export function splitGroupsByIds(read: Reader, ids: readonly string[]): Promise<(SplitLineGroupRow | null)[]> {
  return read.byKeys(SplitLineGroupSchema, 'id', ids);
}

/** The parts of each group that are billed or gather, in the order of time. */
export function partsOfGroups(read: Reader, ids: readonly string[]): Promise<InvoiceLineRow[][]> {
  return read.listByKeys(InvoiceLineSchema, 'splitGroupId', ids, {
    where: { text: partsText, values: [] },
    orderBy: [
      { property: 'periodFrom', direction: 'asc' },
      { property: 'id', direction: 'asc' },
    ],
  });
}

/** The condition of parts that count, on lines as `t`. */
export const partsText = 't.deleted_at is null and exists (select 1 from invoice i where i.id = t.invoice_id and i.deleted_at is null)';
