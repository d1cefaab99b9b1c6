import { defineEntity, p } from '@mikro-orm/core';
import { instant } from '../platform/entity.ts';

/** A mutation that was asked with an Idempotency-Key, and its first answer. Kept for 24 hours. */
export const IdempotencySchema = defineEntity({
  name: 'IdempotencyRecord',
  tableName: 'idempotency_record',
  properties: {
    organizationId: p.uuid().primary(),
    credentialId: p.uuid().primary(),
    key: p.string().length(255).primary(),
    /** Hash of document, operation name and variables. */
    fingerprint: p.string().length(64),
    /** Null while the first request is still running. */
    answer: p.text().nullable(),
    createdAt: instant(),
  },
  indexes: [{ name: 'idempotency_record_age', properties: ['createdAt'] }],
});
export class IdempotencyRecord extends IdempotencySchema.class {}
IdempotencySchema.setClass(IdempotencyRecord);
