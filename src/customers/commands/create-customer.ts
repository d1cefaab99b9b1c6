import { isUuid } from '../../kit/id.ts';
import { parsed } from '../../kit/input.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { Customer } from '../customer.entity.ts';
import { personalName } from '../personal-name.ts';
import { CustomerExternalIdTaken, CustomerKeyIsAnotherId, CustomerKeyTaken, SubjectKeyTaken, TestClockNotFound } from '../customer.errors.ts';
import { TestClock } from '../test-clock.entity.ts';
import { attribute } from './attribute.ts';
import { createCustomerInput } from './customer-input.ts';
import type { CreateCustomerInput } from './customer-input.ts';

/**
 * Creates a live customer and answers its id. Checked in this order: the input (ValidationError), the test clock (TestClockNotFound),
 * the key, the external id and the subject keys (ConflictError with what holds them).
 */
export function createCustomer(ctx: CommandContext, input: CreateCustomerInput): Promise<string> {
  const { testClockId, subjectKeys, ...fields } = parsed(createCustomerInput, input);
  const work = transact(ctx, async (tx) => {
    const clock = testClockId == null ? null : await tx.em.findOne(TestClock, { id: testClockId });
    if (testClockId != null && clock === null) throw new TestClockNotFound(testClockId);
    const now = clock?.now ?? tx.clock.now();
    await refuseTaken(tx, null, fields);

    const id = tx.newId();
    tx.em.create(Customer, {
      id,
      organizationId: tx.organizationId,
      key: fields.key ?? null,
      name: (fields.name ?? personalName(fields) ?? fields.key ?? subjectKeys?.[0] ?? '').slice(0, 256),
      firstName: fields.firstName ?? null,
      lastName: fields.lastName ?? null,
      description: fields.description ?? null,
      externalId: fields.externalId ?? null,
      primaryEmail: fields.primaryEmail ?? null,
      currency: fields.currency ?? null,
      timeZone: fields.timeZone ?? null,
      billingAddress: fields.billingAddress ?? null,
      shippingAddress: fields.shippingAddress ?? null,
      url: fields.url ?? null,
      logoUrl: fields.logoUrl ?? null,
      customerType: fields.customerType ?? null,
      legalName: fields.legalName ?? null,
      legalNumber: fields.legalNumber ?? null,
      taxIdentificationNumber: fields.taxIdentificationNumber ?? null,
      metadata: fields.metadata ?? null,
      testClockId: clock?.id ?? null,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    });
    await attribute(tx, id, { key: fields.key ?? null, subjectKeys: subjectKeys ?? [] }, now);
    tx.emit({ type: 'customer.created', id, customerId: id });
    return id;
  });
  return meaning(work, lostRaces(fields));
}

/** Throws for a key or an external id that another live customer holds. `except` is the customer that is being changed. */
export async function refuseTaken(tx: Transaction, except: string | null, fields: { key?: string | null | undefined; externalId?: string | null | undefined }): Promise<void> {
  const { key, externalId } = fields;
  if (key != null) {
    const holder = await tx.em.findOne(Customer, { key, deletedAt: null });
    if (holder !== null && holder.id !== except) throw new CustomerKeyTaken(key, holder.id);
    if (isUuid(key) && key !== except && (await tx.em.count(Customer, { id: key })) > 0) throw new CustomerKeyIsAnotherId(key);
  }
  if (externalId != null) {
    const holder = await tx.em.findOne(Customer, { externalId, deletedAt: null });
    if (holder !== null && holder.id !== except) throw new CustomerExternalIdTaken(externalId, holder.id);
  }
}

/** What the loser of a race between two writers is told: the constraints say what the checks above would have said. */
export function lostRaces(fields: { key?: string | null | undefined; externalId?: string | null | undefined }): Record<string, () => Error> {
  return {
    customer_live_key_unique: () => new CustomerKeyTaken(fields.key ?? '', 'unknown'),
    customer_live_external_id_unique: () => new CustomerExternalIdTaken(fields.externalId ?? '', 'unknown'),
    customer_attribution_live_unique: () => new SubjectKeyTaken(fields.key ?? '', null),
  };
}
