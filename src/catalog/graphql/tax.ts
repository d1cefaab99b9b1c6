import { isBuyer, merchantsOnly } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { idOf } from '../../graphql/global-id.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { TaxSchema } from '../tax.entity.ts';
import type { TaxRow } from '../tax.entity.ts';
import type { TaxLink } from '../tax-link.ts';
import type { TaxText } from '../tax-text.ts';
import { taxUsesOf } from '../tax-use.store.ts';
import type { TaxUse } from '../tax-use.store.ts';
import { taxBy, taxWhere, taxesByIds } from '../tax.store.ts';
import type { TaxLookUp } from '../tax.store.ts';

export const TaxTextType = builder.objectRef<TaxText>('TaxText').implement({
  description: 'What invoices have to say about a tax, in one language.',
  fields: (t) => ({
    locale: t.exposeString('locale', { description: 'The language: ISO 639-1, lower case.' }),
    text: t.exposeString('text', { description: 'As it stands on documents.' }),
  }),
});

export const TaxTextInput = builder.inputType('TaxTextInput', {
  description: 'What invoices have to say about a tax, in one language.',
  fields: (t) => ({
    locale: t.string({ required: true, description: 'The language: ISO 639-1, lower case: "en".' }),
    text: t.string({ required: true, description: 'As it stands on documents, 1 to 600 characters: "Reverse charge".' }),
  }),
});

const used = { extensions: reads<TaxRow>('id'), nullable: true, complexity: 10 } as const;

/** What names a tax; null for buyers. All taxes of an operation are counted with one statement. */
async function useOf({ id }: TaxRow, ctx: GraphQLContext): Promise<TaxUse | null> {
  return isBuyer(ctx.viewer) ? null : batched(ctx, 'uses of taxes', id, (ids) => taxUsesOf(ctx.read, ids));
}

export const TaxNode = builder.loadableNodeRef('Tax', {
  id: { resolve: (tax: TaxRow) => tax.id },
  load: (ids: string[], { shown }) => taxesByIds(shown, ids),
});

TaxNode.implement({
  description: 'A rate that is charged on what is sold.',
  authScopes: { $any: { permission: 'tax:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    key: t.expose('key', { type: 'Key', description: 'Your stable name for it, unique among live taxes.' }),
    externalId: t.exposeString('externalId', { nullable: true, description: 'The name that another system has for it; unique among live taxes.' }),
    name: t.exposeString('name', { description: 'What invoices show, 1 to 256 characters.' }),
    description: t.string({ extensions: reads<TaxRow>('description'), nullable: true, description: 'A note of yours, up to 1,024 characters; null for a portal token.', resolve: (tax, _args, { viewer }) => merchantsOnly(viewer, tax.description) }),
    rate: t.expose('rate', { type: 'Decimal', description: 'Percent, 0 or more: "20" is a fifth of the amount.' }),
    appliedToOrganization: t.exposeBoolean('appliedToOrganization', { description: 'Whether it is charged wherever nothing that is sold, and no customer, names taxes of its own.' }),
    invoiceTexts: t.field({ extensions: reads<TaxRow>('invoiceTexts'), type: [TaxTextType], description: 'What invoices that bear it have to say, a text a language: that the customer owes the tax, why there is none.', resolve: (tax) => [...(tax.invoiceTexts as readonly TaxText[])] }),
    plansCount: t.int({ ...used, description: 'How many plans name it, each once however many versions do; null for a portal token.', resolve: async (tax, _args, ctx) => (await useOf(tax, ctx))?.plans ?? null }),
    addonsCount: t.int({ ...used, description: 'How many add-ons name it; null for a portal token.', resolve: async (tax, _args, ctx) => (await useOf(tax, ctx))?.addons ?? null }),
    chargesCount: t.int({ ...used, description: 'How many rate cards of plans name it; null for a portal token.', resolve: async (tax, _args, ctx) => (await useOf(tax, ctx))?.charges ?? null }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made, in real time.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was deleted; null while it is charged.' }),
  }),
});

/** What names taxes, for other types: the live ones of the links, in their order. All links of an operation are read with one statement. */
export async function liveTaxes(ctx: GraphQLContext, links: readonly TaxLink[] | null | undefined): Promise<TaxRow[]> {
  const ids = (links ?? []).flatMap(({ id }) => id ?? []);
  const taxes = await Promise.all(ids.map((id) => batched(ctx, 'taxes by id', id, (wanted) => taxesByIds(ctx.read, wanted))));
  return taxes.filter((tax) => tax !== null && tax.deletedAt === null) as TaxRow[];
}

export const TaxBy = builder.inputType('TaxBy', {
  isOneOf: true,
  description: 'Names one tax: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph.' }),
    key: t.field({ type: 'Key', description: 'The key of the live tax.' }),
    externalId: t.string({ description: 'The name that another system has for the live tax.' }),
  }),
});

/** An id that is no tax's finds nothing: this one never exists. */
const noTax = '00000000-0000-0000-0000-000000000000';

/** The look-up that an input names. Its one member was checked by the graph. */
export function taxLookUp(by: typeof TaxBy.$inferInput): TaxLookUp {
  if (by.id != null) return { id: idOf('Tax', by.id) ?? noTax };
  return by.key == null ? { externalId: by.externalId as string } : { key: by.key };
}

/** The links that an input names, not yet looked up. */
export function taxLinksOf(inputs: readonly (typeof TaxBy.$inferInput)[] | null | undefined): TaxLink[] {
  return (inputs ?? []).map((by) => {
    if (by.externalId != null) return { id: null, key: null, externalId: by.externalId };
    return by.id == null ? { id: null, key: by.key ?? null } : { id: idOf('Tax', by.id) ?? noTax, key: null };
  });
}

const TaxConnection = builder.connectionObject(
  { type: TaxNode, name: 'TaxConnection', description: 'A page of taxes.' },
  { name: 'TaxEdge', description: 'A tax in its place in the list.' },
);

const TaxFilter = builder.inputType('TaxFilter', {
  description: 'Taxes that pass every member that is given.',
  fields: (t) => ({
    appliedToOrganization: t.boolean({ description: 'Whether they are charged wherever nothing else is named.' }),
    includeDeleted: t.boolean({ defaultValue: false, description: 'Deleted taxes too.' }),
  }),
});

builder.queryFields((t) => ({
  tax: t.field({
    type: TaxNode,
    nullable: true,
    description: 'One tax; null when there is none in reach. An id finds a deleted one too. Needs tax:read.',
    authScopes: { permission: 'tax:read' },
    args: { by: t.arg({ type: TaxBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => taxBy(ctx.read, taxLookUp(by)),
  }),
  taxes: t.connection(
    {
      type: TaxNode,
      description: 'The taxes, by key. Needs tax:read.',
      authScopes: { permission: 'tax:read' },
      complexity: connectionComplexity,
      args: { filter: t.arg({ type: TaxFilter, description: 'Which ones; all that are not deleted when omitted.' }) },
      resolve: (_root, { filter, ...page }, ctx) =>
        connectionPage(ctx, TaxSchema, page, {
          where: taxWhere({ appliedToOrganization: filter?.appliedToOrganization, includeDeleted: filter?.includeDeleted ?? false }),
          order: [
            { property: 'key', direction: 'asc' },
            { property: 'id', direction: 'asc' },
          ],
        }),
    },
    TaxConnection,
  ),
}));
