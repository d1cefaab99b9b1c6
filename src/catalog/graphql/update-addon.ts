import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { updateAddon } from '../commands/update-addon.ts';
import { addonId } from './addon-by.ts';
import { AddonNode } from './addon.ts';
import { AddonInstanceTypeEnum } from './enums.ts';
import { RateCardInput, rateCardsOf } from './rate-card.ts';
import { TaxBy, taxLinksOf } from './tax.ts';

const UpdateAddonInput = builder.inputType('UpdateAddonInput', {
  description: 'All that the draft offers from now on; key and currency stay.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What buyers see, 1 to 256 characters to be published.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters; cleared when omitted.' }),
    instanceType: t.field({ type: AddonInstanceTypeEnum, required: true, description: 'How often a subscription can have it.' }),
    rateCards: t.field({ type: [RateCardInput], required: true, description: 'All of them, in their order.' }),
    taxes: t.field({ type: [TaxBy], description: 'All of them, at most 20; none when omitted.' }),
    metadata: t.field({ type: 'JSONObject', description: 'All of your own data; cleared when omitted.' }),
  }),
});

builder.mutationField('updateAddon', (t) =>
  t.field({
    type: AddonNode,
    description: 'Replaces what a draft offers. Needs addon:write.',
    authScopes: { permission: 'addon:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      id: t.arg.id({ required: true, description: 'Which version.' }),
      input: t.arg({ type: UpdateAddonInput, required: true, description: 'What it offers.' }),
    },
    resolve: (_root, { id, input }, ctx) =>
      updateAddon(ctx.command, addonId(id), {
        name: input.name,
        description: input.description ?? null,
        instanceType: input.instanceType,
        rateCards: rateCardsOf(input.rateCards),
        taxes: taxLinksOf(input.taxes),
        metadata: input.metadata ?? null,
      }),
  }),
);
