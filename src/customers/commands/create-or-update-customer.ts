import { issue, ValidationError } from '../../kit/errors.ts';
import { parsed } from '../../kit/input.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { CustomerDeleted, CustomerExternalIdTaken, CustomerKeyTaken, CustomerNotFound, SubjectKeyTaken, TestClockFixed } from '../customer.errors.ts';
import { customerBy } from '../customer.store.ts';
import type { CustomerLookUp } from '../customer-look-up.ts';
import { createCustomer } from './create-customer.ts';
import { upsertCustomerInput } from './customer-input.ts';
import type { CreateCustomerInput } from './customer-input.ts';
import { updateCustomer } from './update-customer.ts';

/** How often somebody else may make or delete the very customer between our look and our write. */
const MOST_TRIES = 3;

/**
 * Creates a customer, or updates the live one that bears the external id, or else the key: what the input names changes, what it leaves out
 * stays. Answers its id. Lago's rule of creating customers. Checked in this order: the input and that one of the two names it (ValidationError),
 * then as `updateCustomer` or `createCustomer` do; TestClockFixed where it lives by another clock than is asked for. Of two callers at
 * once one creates it and the other updates it.
 */
export async function createOrUpdateCustomer(ctx: CommandContext, input: CreateCustomerInput): Promise<string> {
  parsed(upsertCustomerInput, input);
  const { testClockId, name, ...fields } = input;
  const by = namedBy(input);
  if (by === null) throw new ValidationError([issue('CUSTOMER_KEY_OR_EXTERNAL_ID_NEEDED', 'key and externalId are both missing: give one of them, which the customer is found by', 'externalId')]);
  for (let tries = 1; ; tries++) {
    const found = await customerBy(ctx.read, by);
    try {
      if (found === null) return await createCustomer(ctx, input);
      if (testClockId != null && found.testClockId !== testClockId) throw new TestClockFixed(found.id);
      // A name that is null means the default where a customer is made; one that has a name keeps it.
      return await updateCustomer(ctx, { id: found.id }, name == null ? fields : { ...fields, name });
    } catch (error) {
      const mayHaveChanged = found === null ? isTaken(error) : isGone(error);
      if (!mayHaveChanged || tries === MOST_TRIES) throw error;
    }
  }
}

function namedBy({ externalId, key }: CreateCustomerInput): CustomerLookUp | null {
  if (externalId != null) return { externalId };
  return key == null ? null : { key };
}

/** By somebody who made it since we looked, and then the next look finds it; where another bears the name it is refused again. A key is a subject key too. */
function isTaken(error: unknown): boolean {
  return error instanceof CustomerKeyTaken || error instanceof CustomerExternalIdTaken || error instanceof SubjectKeyTaken;
}

function isGone(error: unknown): boolean {
  return error instanceof CustomerDeleted || error instanceof CustomerNotFound;
}
