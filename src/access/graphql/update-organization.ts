import { builder } from '../../graphql/builder.ts';
import { ValidationError } from '../../kit/errors.ts';
import type { PlanChangeDefault } from '../organization.entity.ts';
import { updateOrganization } from '../commands/update-organization.ts';
import { PlanChangeDefaultInput } from './plan-changes.ts';
import { OrganizationNode } from './viewer.ts';

builder.objectField(OrganizationNode, 'multipleSubscriptions', (t) =>
  t.boolean({
    description: 'A customer may have several subscriptions at once, unless their items overlap. False at first.',
    resolve: ({ settings }) => settings.multipleSubscriptions === true,
  }),
);

builder.objectField(OrganizationNode, 'latenessWindow', (t) =>
  t.field({
    type: 'Duration',
    nullable: true,
    description: 'Usage that is accepted later than this after its time is stored and counted as any other, and marked as late. Null, as at first: none is late.',
    resolve: ({ settings }) => settings.latenessWindow ?? null,
  }),
);

builder.objectField(OrganizationNode, 'eventRetention', (t) =>
  t.field({
    type: 'Duration',
    nullable: true,
    description: 'Stored usage events are removed so long after their time; what was counted of whole hours stays for ever. Null, as at first: they are never removed.',
    resolve: ({ settings }) => settings.eventRetention ?? null,
  }),
);

builder.objectField(OrganizationNode, 'timeZone', (t) =>
  t.field({
    type: 'TimeZone',
    description: 'Whose days customers without a time zone of their own are billed by. UTC at first.',
    resolve: ({ settings }) => settings.timeZone ?? 'UTC',
  }),
);

builder.objectField(OrganizationNode, 'euTaxManagement', (t) =>
  t.boolean({
    description: 'Each customer bears the VAT that its country and tax number call for by the rules of the EU: its tax is picked when it is made, when one of the two changes, and when it is changed and bears none. False at first.',
    resolve: ({ settings }) => settings.euTaxManagement === true,
  }),
);

const UpdateOrganizationInput = builder.inputType('UpdateOrganizationInput', {
  description: 'What changes: a field that is left out stays. None but latenessWindow and eventRetention can be null.',
  fields: (t) => ({
    name: t.string({ description: 'Its name for people, 1 to 256 characters; who bills on later invoices.' }),
    multipleSubscriptions: t.boolean({ description: 'Allow several subscriptions of one customer at once. Turning it off ends none.' }),
    latenessWindow: t.field({
      type: 'Duration',
      description: 'Usage that is accepted later than this after its time is marked as late: weeks, days or less, "PT0S" to "P3660D"; null for none. It holds for what is accepted from now on.',
    }),
    eventRetention: t.field({
      type: 'Duration',
      description: 'Stored usage events are removed so long after their time: weeks, days or less, "P400D" to "P36600D"; null to keep them. What is removed does not come back when it is made longer.',
    }),
    timeZone: t.field({ type: 'TimeZone', description: 'Of customers that have none of their own: whose days their later subscriptions are billed by. Running ones keep theirs.' }),
    euTaxManagement: t.boolean({
      description: 'Pick the VAT of customers by the rules of the EU. Needs a country of the EU in the supplier of the default billing profile. Turning it on makes its taxes (lago_eu_...), whose rates you may change; customers that are there get theirs when they are next changed. Turning it off changes nothing that customers bear.',
    }),
    upgrades: t.field({ type: PlanChangeDefaultInput, description: 'When changes to plans that are as dear or dearer take effect, and what they charge.' }),
    downgrades: t.field({ type: PlanChangeDefaultInput, description: 'The same of changes to cheaper plans.' }),
  }),
});

builder.mutationField('updateOrganization', (t) =>
  t.field({
    type: OrganizationNode,
    description: 'Changes the organization. Needs organization:write.',
    authScopes: { permission: 'organization:write' },
    grantScopes: ['viewer'],
    complexity: 10,
    errors: { types: [ValidationError] },
    args: { input: t.arg({ type: UpdateOrganizationInput, required: true, description: 'What changes.' }) },
    resolve: (_root, { input }, ctx) => {
      const { name, multipleSubscriptions, latenessWindow, eventRetention, timeZone, euTaxManagement, upgrades, downgrades } = input;
      return updateOrganization(ctx.command, {
        ...(name === undefined ? {} : { name: name as string }),
        ...(multipleSubscriptions === undefined ? {} : { multipleSubscriptions: multipleSubscriptions as boolean }),
        ...(latenessWindow === undefined ? {} : { latenessWindow }),
        ...(eventRetention === undefined ? {} : { eventRetention }),
        ...(timeZone === undefined ? {} : { timeZone: timeZone as string }),
        ...(euTaxManagement === undefined ? {} : { euTaxManagement: euTaxManagement as boolean }),
        ...(upgrades === undefined ? {} : { upgrades: upgrades as PlanChangeDefault }),
        ...(downgrades === undefined ? {} : { downgrades: downgrades as PlanChangeDefault }),
      });
    },
  }),
);
