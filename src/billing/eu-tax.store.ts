import type { Reader } from '../platform/reader.ts';
import type { EuVatFacts } from './taxes/eu/tax-change.ts';

/** Whether the organization uses EU tax management. */
export async function euTaxManagement(read: Reader): Promise<boolean> {
  return (await read.rows(`select 1 from organization where id = $1 and settings @> '{"euTaxManagement": true}'`)).length > 0;
}

/** What decides about the VAT of a live customer, its seller being the supplier of the profile that bills it; null where the organization does not use EU tax management. */
export async function euVatFactsOf(read: Reader, customerId: string): Promise<EuVatFacts | null> {
  const rows = await read.rows<EuVatFacts>(
    `select p.supplier->'address'->>'country' as "sellerCountry", c.tax_identification_number as "taxIdentificationNumber",
            c.billing_address->>'country' as country, c.billing_address->>'postalCode' as "postalCode",
            coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'key', t.key) order by b.position) from customer_tax b join tax t on t.id = b.tax_id and t.deleted_at is null
                      where b.organization_id = $1 and b.customer_id = c.id), '[]') as borne
     from organization o
     join customer c on c.organization_id = o.id and c.id = $2 and c.deleted_at is null
     left join customer_billing_override v on v.customer_id = c.id
     left join billing_profile p on p.organization_id = o.id and case when v.billing_profile_id is null then p.is_default and p.deleted_at is null else p.id = v.billing_profile_id end
     where o.id = $1 and o.settings @> '{"euTaxManagement": true}'`,
    customerId,
  );
  return rows[0] ?? null;
}
