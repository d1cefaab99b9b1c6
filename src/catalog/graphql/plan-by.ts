import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { PlanNotFound } from '../catalog.errors.ts';
import type { PlanLookUp } from '../plan.store.ts';

export const PlanVersionInput = builder.inputType('PlanVersionInput', {
  description: 'One version of a plan.',
  fields: (t) => ({
    key: t.field({ type: 'Key', required: true, description: "The plan's key." }),
    version: t.int({ required: true, description: 'Counts from 1.' }),
  }),
});

export const PlanBy = builder.inputType('PlanBy', {
  isOneOf: true,
  description: 'Names one version of a plan: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph; finds deleted versions too.' }),
    key: t.field({ type: 'Key', description: 'The version in force.' }),
    externalId: t.string({ description: 'The name that another system has for it: the version in force.' }),
    latest: t.field({ type: 'Key', description: 'The version with the highest number that is not deleted, whether it is in force or not.' }),
    version: t.field({ type: PlanVersionInput, description: 'The version with this number.' }),
  }),
});

/** An id that is no plan's finds nothing: this one never exists. */
export const noPlan = '00000000-0000-0000-0000-000000000000';

/** The look-up that an input names. Its one member was checked by the graph. */
export function planLookUp(by: typeof PlanBy.$inferInput): PlanLookUp {
  if (by.id != null) return { id: idOf('Plan', by.id) ?? noPlan };
  if (by.key != null) return { key: by.key };
  if (by.externalId != null) return { externalId: by.externalId };
  if (by.latest != null) return { latest: by.latest };
  if (by.version == null) throw new RangeError('a plan look-up names no plan');
  return { version: by.version };
}

/** The database id of a plan. Throws PlanNotFound for what is no plan's id. */
export function planId(id: string): string {
  const found = idOf('Plan', id);
  if (found === null) throw new PlanNotFound(`id "${id}"`);
  return found;
}
