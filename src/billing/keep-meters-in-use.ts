import { present } from '../kit/assert.ts';
import { MeterInUse, definitionOf, lostDimension, lostFilterValue, metersByIds } from '../metering/index.ts';
import type { FilterValues } from '../metering/index.ts';
import type { Reaction } from '../platform/transaction.ts';

/** Lines whose usage is not read for good, of features that the meter $2 counts. They may be of subscriptions that have ended. */
const openLines = `invoice i join invoice_line l on l.invoice_id = i.id and l.deleted_at is null join feature f on f.id = l.feature_id
  where i.organization_id = $1 and i.deleted_at is null and i.status in ('GATHERING', 'DRAFT') and i.quantities_at is null and f.meter_id = $2::uuid and l.price->>'type' <> 'FLAT'`;

/** To `meter.deleted`: refuses while usage that the meter counts is still to be billed. Throws MeterInUse. */
export const keepMetersOfLines: Reaction = async (tx, { id }) => {
  const [open] = await tx.read.rows<{ id: string; name: string; line: string }>(`select i.id, coalesce(i.working_number, '') as name, l.name as line from ${openLines} order by i.id limit 1`, id);
  if (open !== undefined) throw new MeterInUse(`the meter cannot be deleted: "${open.line}" on invoice ${open.name} is charged by it, have that one issued or deleted first`, { type: 'Invoice', id: open.id });
};

/** To `meter.updated`: refuses while usage is still to be billed at a price for what would no longer be found. Throws MeterInUse. */
export const keepDimensionsOfLines: Reaction = async (tx, { id }) => {
  const meter = definitionOf(present((await metersByIds(tx.read, [id]))[0], 'the meter that was changed'));
  const lines = await tx.read.rows<{ id: string; name: string; line: string; filters: readonly FilterValues[]; groupBy: readonly string[] }>(
    `select distinct i.id, coalesce(i.working_number, '') as name, l.name as line, coalesce(l.charging->'filters', '[]') as filters, coalesce(l.charging->'groupBy', '[]') as "groupBy"
     from ${openLines} and (jsonb_array_length(coalesce(l.charging->'filters', '[]')) > 0 or l.charging ? 'groupBy') order by i.id`,
    id,
  );
  for (const { id: invoiceId, name, line, filters, groupBy } of lines) {
    const lost = lostFilterValue(meter, filters) ?? lostDimension(meter, groupBy);
    if (lost !== null) throw new MeterInUse(`the meter cannot lose ${lost}: "${line}" on invoice ${name} has a price for it or groups by it, have that one issued or deleted first`, { type: 'Invoice', id: invoiceId });
  }
};
