import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createAddon } from '../commands/create-addon.ts';
import { AddonNode } from './addon.ts';
import { AddonInstanceTypeEnum } from './enums.ts';
import { RateCardInput, rateCardsOf } from './rate-card.ts';
import { TaxBy, taxLinksOf } from './tax.ts';

const CreateAddonInput = builder.inputType('CreateAddonInput', {
  description: 'A new add-on, or the next version of one.',
  fields: (t) => ({
    key: t.field({ type: 'Key', required: true, description: 'Shared by all its versions.' }),
    externalId: t.string({ description: 'The name that another system has for all its versions, 1 to 256 characters, unique in the organization. Said with the first; later ones have it too.' }),
    name: t.string({ required: true, description: 'What buyers see, 1 to 256 characters to be published.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters.' }),
    currency: t.field({ type: 'CurrencyCode', required: true, description: 'Of every amount in it.' }),
    instanceType: t.field({ type: AddonInstanceTypeEnum, required: true, description: 'How often a subscription can have it.' }),
    rateCards: t.field({ type: [RateCardInput], required: true, description: 'At least one to be published. All that recurs has one cadence; of MULTIPLE every price is flat or none.' }),
    taxes: t.field({ type: [TaxBy], description: 'Charged on every rate card that names none of its own; at most 20.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

builder.mutationField('createAddon', (t) =>
  t.field({
    type: AddonNode,
    description:
      'Creates a draft: version 1 of a new key, else its next version. Only what cannot be kept at all is refused; the rest stands in validationIssues until it is mended. Needs addon:write.',
    authScopes: { permission: 'addon:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: CreateAddonInput, required: true, description: 'The add-on.' }) },
    resolve: (_root, { input }, ctx) =>
      createAddon(ctx.command, {
        key: input.key,
        externalId: input.externalId ?? null,
        name: input.name,
        description: input.description ?? null,
        currency: input.currency,
        instanceType: input.instanceType,
        rateCards: rateCardsOf(input.rateCards),
        taxes: taxLinksOf(input.taxes),
        metadata: input.metadata ?? null,
      }),
  }),
);
