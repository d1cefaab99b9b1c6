import { defineEntity, p } from '@mikro-orm/core';
import { instant } from '../platform/entity.ts';

/** When something falls due for a customer, by who has to do it. Real time and test clocks are driven by these same rows. */
export const DueWorkSchema = defineEntity({
  name: 'DueWork',
  tableName: 'due_work',
  properties: {
    organizationId: p.uuid().primary(),
    customerId: p.uuid().primary(),
    /** Who does it: the name of a registered worker ("billing.invoices"). */
    source: p.string().length(64).primary(),
    dueAt: instant(),
    /** The customer's clock; null is real time. */
    testClockId: p.uuid().nullable(),
  },
  indexes: [
    { name: 'due_work_real_time', properties: ['dueAt'], where: 'test_clock_id is null' },
    { name: 'due_work_source', properties: ['organizationId', 'source', 'dueAt', 'customerId'], where: 'test_clock_id is null' },
    { name: 'due_work_test_clock', properties: ['testClockId', 'dueAt'], where: 'test_clock_id is not null' },
  ],
});
