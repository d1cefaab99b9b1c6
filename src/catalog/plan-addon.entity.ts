import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { instant, json, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { Addon } from './addon.entity.ts';
import { Plan } from './plan.entity.ts';

/** A version of an add-on as it is offered with a version of a plan. */
export const PlanAddonSchema = defineEntity({
  name: 'PlanAddon',
  tableName: 'plan_addon',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    planId: () => p.manyToOne(Plan).mapToPk().fieldName('plan_id'),
    addonId: () => p.manyToOne(Addon).mapToPk().fieldName('addon_id'),
    /** The key of the plan's phase from which on it can be had. */
    fromPlanPhase: p.string().length(64),
    /** How many times at most; null: without bound, and for an add-on that is had once. */
    maxQuantity: p.integer().nullable(),
    metadata: json<Record<string, unknown>>().nullable(),
    createdAt: instant(),
    updatedAt: instant(),
    deletedAt: instant().nullable(),
  },
  uniques: [{ name: 'plan_addon_live_unique', properties: ['planId', 'addonId'], where: 'deleted_at is null' }],
  indexes: [
    { name: 'plan_addon_plan', properties: ['organizationId', 'planId', 'id'] },
    { name: 'plan_addon_addon', properties: ['addonId'] },
  ],
  filters: organizationFilter,
});
export class PlanAddon extends PlanAddonSchema.class {}
PlanAddonSchema.setClass(PlanAddon);

export type PlanAddonRow = RowOf<typeof PlanAddonSchema>;
