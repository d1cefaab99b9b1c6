import { z } from 'zod';
import { checked, metadata, text } from '../../kit/input.ts';
import type { Address } from '../customer.entity.ts';

const part = () => text(256).nullish();

/** Parts that are null or left out are not kept. */
const address = z
  .object({ country: part(), postalCode: part(), state: part(), city: part(), line1: part(), line2: part(), phoneNumber: part() })
  .transform((parts) => Object.fromEntries(Object.entries(parts).filter(([, value]) => value != null)) as Address);

const webAddress = () => z.url({ protocol: /^https?$/, error: 'send an address that begins with https:// or http://, "https://acme.example"' }).max(2_048).nullish();

const subjectKeys = z.array(text(1_024)).max(1_000).superRefine((keys, context) => {
  keys.forEach((key, at) => {
    if (keys.indexOf(key) < at) context.addIssue({ code: 'custom', path: [at], params: { code: 'DUPLICATED' }, message: `subjectKeys.${at} "${key}" stands there twice: name each subject once` });
  });
});

/** The fields that a caller may write; all but the name may be absent. */
export const customerFields = {
  key: text(256).nullish(),
  name: text(256).nullish(),
  firstName: text(256).nullish(),
  lastName: text(256).nullish(),
  description: text(1_024).nullish(),
  externalId: text(256).nullish(),
  primaryEmail: z.email({ error: 'send an e-mail address, "billing@acme.example"' }).max(320).nullish(),
  currency: z.string().nullish(),
  timeZone: z.string().nullish(),
  billingAddress: address.nullish(),
  shippingAddress: address.nullish(),
  url: webAddress(),
  logoUrl: webAddress(),
  customerType: z.enum(['COMPANY', 'INDIVIDUAL']).nullish(),
  legalName: text(256).nullish(),
  legalNumber: text(256).nullish(),
  taxIdentificationNumber: text(64).nullish(),
  subjectKeys: subjectKeys.nullish(),
  metadata: metadata().nullish(),
};

/** Of a customer that may be there already: usage may find it by what it has. */
export const upsertCustomerInput = z.object({ ...customerFields, testClockId: checked<string>().nullish() });

export const createCustomerInput = z
  .object({ ...customerFields, testClockId: checked<string>().nullish() })
  .superRefine((input, context) => {
    if (input.key == null && (input.subjectKeys ?? []).length === 0) {
      context.addIssue({ code: 'custom', path: ['key'], params: { code: 'CUSTOMER_KEY_OR_SUBJECT_NEEDED' }, message: 'key and subjectKeys are both missing: give at least one, usage finds the customer by it' });
    }
  });

export type CreateCustomerInput = z.input<typeof createCustomerInput>;
