import { Decimal } from '../kit/decimal.ts';
import type { Reader } from '../platform/reader.ts';
import type { CreditedCoupons } from './settlement/settle-lines.ts';

/** A line of an issued invoice that another corrects. */
export type CorrectedLine = { readonly id: string } | { readonly reference: string };

interface CorrectedRow {
  readonly id: string;
  readonly reference: string | null;
  readonly charged: string;
  readonly share: string;
  readonly returned: string;
  readonly codes: string;
}

/** Lines that correct the line `l`, as a table to select from: fees by their reference, also those that are charged again of a voided invoice, and usage by its id. */
export const correctionsOfLine = `(
  select c.* from invoice_line c where c.organization_id = l.organization_id and c.corrects_line_id = l.id and c.deleted_at is null
  union all
  select c.* from invoice_line c where l.reference is not null and l.price->>'type' = 'FLAT' and c.organization_id = l.organization_id and c.subscription_id = l.subscription_id and starts_with(c.reference, l.reference || '/correction[') and c.deleted_at is null
  union all
  select c.* from invoice_line o join invoice_line c on c.organization_id = o.organization_id and c.subscription_id = o.subscription_id and starts_with(c.reference, o.reference || '/correction[')
  where l.charging->>'recharge' is not null and o.organization_id = l.organization_id and o.id = (l.charging->'recharge'->>'line')::uuid and c.deleted_at is null)`;

/**
 * What coupons had taken of corrected lines, in their order, of voided ones that are charged again too; null where there is none, or they took nothing. One statement, and none where nothing is
 * corrected. Lines are those that the reader reached.
 */
export async function couponsOfCorrected(reader: Reader, lines: readonly (CorrectedLine | null)[]): Promise<readonly (CreditedCoupons | null)[]> {
  const ids = lines.flatMap((line) => (line !== null && 'id' in line ? [line.id] : []));
  const references = lines.flatMap((line) => (line !== null && 'reference' in line ? [line.reference] : []));
  if (ids.length + references.length === 0) return [];
  const rows = await reader.asOrganization().rows<CorrectedRow>(
    `select l.id, l.reference, (l.amount + l.charges_total - l.discounts_total + l.coupons_total - l.credits_total)::text as charged, coalesce(nullif(l.coupons_precise, 0), l.coupons_total)::text as share,
       (select -coalesce(sum(c.coupons_total), 0) from ${correctionsOfLine} c join invoice ci on ci.id = c.invoice_id
        where ci.deleted_at is null and ci.issued_at is not null and ci.status <> 'VOIDED')::text as returned,
       (select coalesce(string_agg(distinct c->>'description', ', '), '') from jsonb_array_elements(l.detailed_lines) d, jsonb_array_elements(d->'discounts') c where c->>'reason' = 'COUPON') as codes
     from invoice_line l join invoice i on i.id = l.invoice_id
     where l.organization_id = $1 and (l.id = any($2::uuid[]) or l.reference = any($3::text[])) and l.coupons_total > 0 and l.deleted_at is null and i.issued_at is not null`,
    ids,
    references,
  );
  const found = new Map(rows.flatMap((row) => [row.id, row.reference].flatMap((name) => (name === null ? [] : [[name, creditedOf(row)] as const]))));
  return lines.map((line) => (line === null ? null : (found.get('id' in line ? line.id : line.reference) ?? null)));
}

function creditedOf({ charged, share, returned, codes }: CorrectedRow): CreditedCoupons {
  return { charged: Decimal.of(charged), share: Decimal.of(share), returned: Decimal.of(returned), codes };
}
