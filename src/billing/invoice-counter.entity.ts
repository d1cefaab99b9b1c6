import { defineEntity, p } from '@mikro-orm/core';

/** The last number given in each series of an organization. Its row is locked by the transaction that gives the next one. */
export const InvoiceCounterSchema = defineEntity({
  name: 'InvoiceCounter',
  tableName: 'invoice_counter',
  properties: {
    organizationId: p.uuid().primary(),
    /** "invoices/draft", "test-clocks/invoices/draft", … */
    scope: p.string().length(64).primary(),
    last: p.integer(),
    /** Recorded invoices bear numbers of their own, which the series may come to. */
    isShared: p.boolean().default(false),
  },
});
