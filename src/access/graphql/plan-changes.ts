import { builder } from '../../graphql/builder.ts';
import { planChangesOf } from '../organization.entity.ts';
import type { PlanChangeDefault } from '../organization.entity.ts';
import { OrganizationNode } from './viewer.ts';

export const PlanChangeTimingEnum = builder.enumType('PlanChangeTiming', {
  description: 'When a subscription changes its plan.',
  values: {
    NOW: { description: 'At once.' },
    AT_RENEWAL: { description: 'When the running billing period ends.' },
  } as const,
});

export const PlanChangeProrationEnum = builder.enumType('PlanChangeProration', {
  description: 'What a change in the middle of a billing period charges of recurring flat fees. Usage is always charged to the plan that ran when it happened.',
  values: {
    FULL: { description: "The old plan's as they were charged, and a whole period of the new one that begins with the change." },
    PRORATED: { description: "Either plan's for the time it ran: what was charged of the old one for later is credited. A plan that prorates nothing is charged in full." },
    NONE: { description: 'Nothing before the period that was charged is over; from then on the new plan is charged.' },
  } as const,
});

const PlanChangeDefaultType = builder.objectRef<PlanChangeDefault>('PlanChangeDefault').implement({
  description: 'What holds for changes of plan that do not say otherwise.',
  fields: (t) => ({
    timing: t.field({ type: PlanChangeTimingEnum, description: 'When they take effect.', resolve: ({ timing }) => timing }),
    proration: t.field({ type: PlanChangeProrationEnum, description: 'What they charge.', resolve: ({ proration }) => proration }),
  }),
});

builder.objectField(OrganizationNode, 'upgrades', (t) =>
  t.field({
    type: PlanChangeDefaultType,
    description: 'Changes to a plan that is as dear or dearer by the year. At first NOW and PRORATED.',
    resolve: ({ settings }) => planChangesOf(settings).UPGRADE,
  }),
);

builder.objectField(OrganizationNode, 'downgrades', (t) =>
  t.field({
    type: PlanChangeDefaultType,
    description: 'Changes to a cheaper plan. At first AT_RENEWAL and PRORATED.',
    resolve: ({ settings }) => planChangesOf(settings).DOWNGRADE,
  }),
);

export const PlanChangeDefaultInput = builder.inputType('PlanChangeDefaultInput', {
  description: 'What holds for changes of plan that do not say otherwise. Changes that are scheduled already stay as they are.',
  fields: (t) => ({
    timing: t.field({ type: PlanChangeTimingEnum, required: true, description: 'When they take effect.' }),
    proration: t.field({ type: PlanChangeProrationEnum, required: true, description: 'What they charge.' }),
  }),
});
