import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { TestClock } from './test-clock.entity.ts';
import { instant, json, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';

/** Where someone is. Every part is optional. */
export interface Address {
  readonly country?: string;
  readonly postalCode?: string;
  readonly state?: string;
  readonly city?: string;
  readonly line1?: string;
  readonly line2?: string;
  readonly phoneNumber?: string;
}

/** A business, or a person who buys for himself. */
export type CustomerType = 'COMPANY' | 'INDIVIDUAL';

/** Who buys. Deleted softly: invoices and history keep pointing to it. */
export const CustomerSchema = defineEntity({
  name: 'Customer',
  tableName: 'customer',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    key: p.string().length(256).nullable(),
    name: p.string().length(256),
    /** Of the person who buys, or whom to turn to. */
    firstName: p.string().length(256).nullable(),
    lastName: p.string().length(256).nullable(),
    description: p.string().length(1024).nullable(),
    externalId: p.string().length(256).nullable(),
    primaryEmail: p.string().length(320).nullable(),
    currency: p.string().length(3).nullable(),
    timeZone: p.string().length(64).nullable(),
    billingAddress: json<Address>().nullable(),
    /** Where goods go; null: to the billing address. */
    shippingAddress: json<Address>().nullable(),
    url: p.string().length(2048).nullable(),
    logoUrl: p.string().length(2048).nullable(),
    customerType: p.string().length(16).$type<CustomerType>().nullable(),
    legalName: p.string().length(256).nullable(),
    /** Its number in a register of companies. */
    legalNumber: p.string().length(256).nullable(),
    taxIdentificationNumber: p.string().length(64).nullable(),
    metadata: json<Record<string, unknown>>().nullable(),
    /** The clock it lives by; null is real time. Never changes. */
    testClockId: () => p.manyToOne(TestClock).mapToPk().fieldName('test_clock_id').nullable().deleteRule('restrict'),
    createdAt: instant(),
    updatedAt: instant(),
    deletedAt: instant().nullable(),
    /** Since when nothing tells who it was; null: it was not anonymized. */
    anonymizedAt: instant().nullable(),
    /** Who asked for that: `api_key:` and the key's id. */
    anonymizedBy: p.string().length(64).nullable(),
  },
  uniques: [
    { name: 'customer_live_key_unique', properties: ['organizationId', 'key'], where: 'deleted_at is null' },
    { name: 'customer_live_external_id_unique', properties: ['organizationId', 'externalId'], where: 'deleted_at is null' },
  ],
  indexes: [
    { name: 'customer_name', properties: ['organizationId', 'name', 'id'] },
    { name: 'customer_created', properties: ['organizationId', 'createdAt', 'id'] },
    { name: 'customer_test_clock', properties: ['testClockId'], where: 'test_clock_id is not null' },
  ],
  filters: organizationFilter,
});
export class Customer extends CustomerSchema.class {}
CustomerSchema.setClass(Customer);

export type CustomerRow = RowOf<typeof CustomerSchema>;
