import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { AddonNotFound, PlanAddonNotFound } from '../addon.errors.ts';
import type { AddonLookUp } from '../addon.store.ts';

export const AddonVersionInput = builder.inputType('AddonVersionInput', {
  description: 'One version of an add-on.',
  fields: (t) => ({
    key: t.field({ type: 'Key', required: true, description: "The add-on's key." }),
    version: t.int({ required: true, description: 'Counts from 1.' }),
  }),
});

export const AddonBy = builder.inputType('AddonBy', {
  isOneOf: true,
  description: 'Names one version of an add-on: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph; finds deleted versions too.' }),
    key: t.field({ type: 'Key', description: 'The version in force.' }),
    externalId: t.string({ description: 'The name that another system has for it: the version in force.' }),
    latest: t.field({ type: 'Key', description: 'The version with the highest number that is not deleted, whether it is in force or not.' }),
    version: t.field({ type: AddonVersionInput, description: 'The version with this number.' }),
  }),
});

/** An id that is nothing's finds nothing: this one never exists. */
export const noAddon = '00000000-0000-0000-0000-000000000000';

/** The look-up that an input names. Its one member was checked by the graph. */
export function addonLookUp(by: typeof AddonBy.$inferInput): AddonLookUp {
  if (by.id != null) return { id: idOf('Addon', by.id) ?? noAddon };
  if (by.key != null) return { key: by.key };
  if (by.externalId != null) return { externalId: by.externalId };
  if (by.latest != null) return { latest: by.latest };
  if (by.version == null) throw new RangeError('an add-on look-up names no add-on');
  return { version: by.version };
}

/** The database id of an add-on. Throws AddonNotFound for what is no add-on's id. */
export function addonId(id: string): string {
  const found = idOf('Addon', id);
  if (found === null) throw new AddonNotFound(`id "${id}"`);
  return found;
}

/** The database id of an offer with a plan. Throws PlanAddonNotFound for what is none's id. */
export function planAddonId(id: string): string {
  const found = idOf('PlanAddon', id);
  if (found === null) throw new PlanAddonNotFound(`id "${id}"`);
  return found;
}
