import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { instant, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';

/** A clock of one's own: customers made on it live at its time. It only moves forward. */
export const TestClockSchema = defineEntity({
  name: 'TestClock',
  tableName: 'test_clock',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    name: p.string().length(256).nullable(),
    now: instant(),
    createdAt: instant(),
  },
  indexes: [{ name: 'test_clock_organization', properties: ['organizationId', 'createdAt', 'id'] }],
  filters: organizationFilter,
});
export class TestClock extends TestClockSchema.class {}
TestClockSchema.setClass(TestClock);

export type TestClockRow = RowOf<typeof TestClockSchema>;
