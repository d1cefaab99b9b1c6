import { Migration } from '@mikro-orm/migrations';

/** Whoever reads roll-ups by their groups says which dimensions it takes these to be of; a statement that finds others fails. */
export class Migration0076_usage_of_known_dimensions extends Migration {
  override up(): void {
    this.addSql(`create function "usage_dimensions_hold"(organization uuid, meters jsonb) returns boolean language plpgsql stable parallel safe as $$
      begin
        if exists (select from jsonb_array_elements(meters) as g(meter) left join meter m on m.organization_id = organization and m.id = (g.meter->>'id')::uuid
          where m.group_by is distinct from g.meter->'groupBy' or m.filters is distinct from g.meter->'filters') then
          raise exception 'the dimensions of a meter are others by now' using errcode = 'TGM01';
        end if;
        return true;
      end $$;`);
  }
}
