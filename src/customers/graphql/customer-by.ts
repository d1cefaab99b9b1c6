import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import type { CustomerLookUp } from '../customer-look-up.ts';

export const CustomerBy = builder.inputType('CustomerBy', {
  isOneOf: true,
  description: 'Names one customer: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph; finds deleted customers too.' }),
    key: t.string({ description: 'Your key for it.' }),
    subjectKey: t.string({ description: 'A subject whose usage is its, or its key.' }),
    externalId: t.string({ description: 'The name that another system has for it.' }),
  }),
});

/** An id that is no customer's finds nothing: this one never exists. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The look-up that an input names. Its one member was checked by the graph. */
export function customerLookUp(by: typeof CustomerBy.$inferInput): CustomerLookUp {
  if (by.id != null) return { id: idOf('Customer', by.id) ?? nobody };
  if (by.key != null) return { key: by.key };
  if (by.subjectKey != null) return { subjectKey: by.subjectKey };
  return { externalId: by.externalId as string };
}
