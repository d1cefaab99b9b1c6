import { addonInput, planInput, spareAddons } from '../story.ts';
import type { Story } from '../story.ts';
import { byCustomer, byIdOrKey, nothing, own } from './ask.ts';
import type { Asks, Variables } from './ask.ts';

const planBys = (story: Story): readonly Variables[] => [{ key: story.text('offer') }, { id: story.id('plan') }, { latest: story.text('offer') }, { version: { key: story.text('offer'), version: 1 } }];

/** What a plan offers, without what stays for good. */
function planChange(story: Story): Variables {
  const { key: _key, currency: _currency, ...change } = planInput((name) => story.text(name), 'draft');
  return change;
}

const addonBys = (story: Story): readonly Variables[] => [{ key: story.text('addon') }, { id: story.id('addon') }, { latest: story.text('addon') }, { version: { key: story.text('addon'), version: 1 } }];

/** What an add-on offers, without what stays for good. */
function addonChange(story: Story): Variables {
  const { key: _key, currency: _currency, ...change } = addonInput((name) => story.text(name), 'addon_draft');
  return change;
}

const offered = new WeakMap<Story, number>();

/** Terms of an offer of an add-on that the story's open plan does not offer yet. */
function newOffer(story: Story): Variables {
  const next = (offered.get(story) ?? -1) + 1;
  if (next >= spareAddons) throw new Error('the story has no spare add-on left: let it make more');
  offered.set(story, next);
  return { input: { plan: { id: story.id('offering_draft') }, addon: { key: `${story.text('addon')}_${next}` }, fromPlanPhase: story.text('phase'), metadata: { a: 1 } } };
}

const newTax = (story: Story, unique: string): Variables => ({ input: { key: `tax_${unique}`, name: story.text('tax'), description: story.text('tax'), rate: '7.5', appliedToOrganization: false } });

const range = { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' };
const modelOf = (story: Story): Variables => ({ provider: story.text('provider'), model: story.text('model') });

/** What the story's organization pays for tokens of another model. */
const newPrice = (story: Story, unique: string): Variables => ({
  input: {
    provider: story.text('provider'), model: `${story.text('model')}_${unique}`, effectiveFrom: '2027-01-01T00:00:00Z', effectiveTo: '2028-01-01T00:00:00Z', origin: story.text('contract'),
    pricing: { inputPerToken: '0.1', outputPerToken: '0.2', cacheReadPerToken: '0.01', reasoningPerToken: '0.3', cacheWritePerToken: '0.15' },
  },
});

export const catalogAsks: Asks = {
  'Query.featureCost': {
    calls: (story) => [
      ...byIdOrKey(story, 'extra_feature', 'extra').map((feature) => nothing({ feature, query: range })),
      ...byCustomer(story).map((customer) => nothing({ feature: { key: story.text('extra') }, query: { ...range, customers: [customer] } })),
      nothing({ feature: { key: story.text('extra') }, query: { ...range, subjects: [story.text('one_subject')] }, pricesAt: '2027-01-02T00:00:00Z' }),
    ],
    good: (story) => ({
      feature: { key: story.text('extra') },
      query: {
        ...range, windowSize: 'DAY', windowTimeZone: 'UTC', customers: [{ key: story.text('one') }], subjects: [story.text('one_subject')],
        filterGroupBy: [{ key: 'model', values: [story.text('one_model')] }, { key: 'model', where: { ne: 'x' } }], groupBy: ['model'],
      },
      pricesAt: '2027-01-02T00:00:00Z',
    }),
  },
  'Query.llmPrice': { calls: (story) => [nothing({ ...modelOf(story), at: '2027-01-05T00:00:00Z' })] },
  'Query.llmPrices': { calls: () => [own({ filter: { provider: 'openai', model: 'gpt-4.1', at: '2027-01-05T00:00:00Z' } })] },
  'Query.llmPriceOverrides': {
    calls: (story) => [own({ first: 100, includeDeleted: true }), nothing({ filter: { ...modelOf(story), at: '2027-01-05T00:00:00Z' } })],
  },
  'Mutation.createLlmPriceOverride': { calls: (story) => [own(newPrice(story, 'new'))], good: newPrice },
  'Query.feature': { calls: (story) => byIdOrKey(story, 'feature', 'tokens').map((by) => nothing({ by })) },
  'Query.features': {
    calls: (story) => [
      own({ first: 100, filter: { includeArchived: true }, orderBy: { field: 'NAME', direction: 'ASC' } }),
      nothing({ filter: { meterIds: [story.id('meter')] } }),
    ],
  },
  'Query.plan': { calls: (story) => planBys(story).map((by) => nothing({ by })) },
  'Query.plans': {
    calls: (story) => [
      own({ first: 100, filter: { includeDeleted: true }, orderBy: { field: 'ID', direction: 'ASC' } }),
      nothing({ filter: { ids: [story.id('plan')] } }),
      nothing({ filter: { keys: [story.text('offer')] } }),
    ],
  },
  'Query.addon': { calls: (story) => addonBys(story).map((by) => nothing({ by })) },
  'Query.addons': {
    calls: (story) => [
      own({ first: 100, filter: { includeDeleted: true }, orderBy: { field: 'ID', direction: 'ASC' } }),
      nothing({ filter: { ids: [story.id('addon')] } }),
      nothing({ filter: { keys: [story.text('addon')] } }),
      nothing({ filter: { versions: [{ key: story.text('addon'), version: 1 }] } }),
    ],
  },
  'Query.planAddon': {
    calls: (story) => [nothing({ by: { id: story.id('plan_addon') } }), ...planBys(story).map((plan) => nothing({ by: { offer: { plan, addonKey: story.text('addon') } } })), ...planBys(story).map((plan) => nothing({ by: { versionOffer: { plan, addonId: story.id('addon') } } }))],
  },
  'Query.planAddons': {
    calls: (story) => [
      ...planBys(story).map((plan) => nothing({ plan, first: 100, filter: { includeDeleted: true }, orderBy: { field: 'CREATED_AT', direction: 'ASC' } })),
      nothing({ plan: { key: story.text('offer') }, filter: { addonIds: [story.id('addon')], addonKeys: [story.text('addon')], addonVersions: [{ key: story.text('addon'), version: 1 }] } }),
    ],
  },
  'Query.tax': { calls: (story) => byIdOrKey(story, 'tax', 'tax').map((by) => nothing({ by })) },
  'Query.taxes': { calls: () => [own({ first: 100, filter: { includeDeleted: true } })] },
  'Query.currencies': { calls: () => [own({})] },
  'Mutation.createAddon': {
    // Its tax is not found: an issue of the input, which nothing is made of.
    calls: (story) => [own({ input: addonInput((name) => story.text(name), 'new_addon') })],
    good: (story, unique) => ({ input: addonInput((name) => (name === 'new' ? `addon_${unique}` : story.text(name)), 'new') }),
  },
  'Mutation.updateAddon': { calls: (story) => [nothing({ id: story.id('addon_draft'), input: addonChange(story) })] },
  'Mutation.createNextAddonVersion': { calls: (story) => addonBys(story).map((by) => nothing({ by })) },
  'Mutation.createPlanAddon': {
    calls: (story) => [
      nothing({ input: { plan: { id: story.id('draft') }, addon: { key: story.text('addon') }, fromPlanPhase: story.text('phase') } }),
      ...planBys(story).map((plan) => nothing({ input: { plan, addon: { id: story.id('addon') }, fromPlanPhase: story.text('phase') } })),
      ...addonBys(story).map((addon) => nothing({ input: { plan: { id: story.id('draft') }, addon, fromPlanPhase: story.text('phase') } })),
    ],
    good: newOffer,
  },
  'Mutation.updatePlanAddon': {
    calls: (story) => [nothing({ id: story.id('plan_addon_draft'), input: { fromPlanPhase: story.text('phase'), metadata: { note: story.text('addon') } } })],
  },
  'Mutation.createTax': { calls: (story) => [own(newTax(story, 'new'))], good: newTax },
  'Mutation.updateTax': { calls: (story) => byIdOrKey(story, 'tax', 'tax').map((by) => nothing({ by, input: { name: story.text('tax'), rate: '20', description: story.text('tax') } })) },
  'Mutation.createFeature': {
    calls: (story) => [
      nothing({ input: { key: story.text('new'), name: 'x', meter: { key: story.text('tokens') } } }),
      nothing({ input: { key: story.text('newer'), name: 'x', meter: { id: story.id('meter') } } }),
      own({ input: { key: story.text('tokens'), name: 'x' } }),
    ],
    good: (story, unique) => ({
      input: {
        key: `feature_${unique}`, name: 'A feature', meter: { key: story.text('tokens') }, filterGroupBy: [{ key: 'model', values: ['small'] }], metadata: { a: 1 },
        unitCost: { llm: { provider: { value: 'openai' }, model: { dimension: 'model' }, tokenType: { value: 'INPUT' } } },
      },
    }),
  },
  'Mutation.createPlan': {
    // Its feature is not found: an issue of the input, which nothing is made of.
    calls: (story) => [own({ input: planInput((name) => story.text(name), 'new_plan') })],
    good: (story, unique) => ({ input: planInput((name) => (name === 'new' ? `plan_${unique}` : story.text(name)), 'new') }),
  },
  'Mutation.updatePlan': {
    calls: (story) => [nothing({ id: story.id('draft'), input: planChange(story) })],
    good: (story) => ({ id: story.id('draft'), input: planChange(story) }),
  },
  'Mutation.createNextPlanVersion': { calls: (story) => planBys(story).map((by) => nothing({ by })) },
};

/** What ends things: asked last. */
export const catalogEndings: Asks = {
  'Mutation.deletePlanAddon': { calls: (story) => [nothing({ id: story.id('plan_addon_draft') })] },
  'Mutation.publishAddon': { calls: (story) => [nothing({ id: story.id('addon_draft') })] },
  'Mutation.archiveAddon': { calls: (story) => [nothing({ id: story.id('addon') })] },
  'Mutation.deleteAddon': { calls: (story) => [nothing({ id: story.id('spare_addon_draft') })] },
  'Mutation.publishPlan': {
    calls: (story) => [nothing({ id: story.id('draft'), effectivePeriod: { from: '2027-06-01T00:00:00Z', to: '2027-12-01T00:00:00Z' } })],
  },
  'Mutation.archivePlan': { calls: (story) => [nothing({ id: story.id('plan') })] },
  'Mutation.deletePlan': { calls: (story) => [nothing({ id: story.id('draft') })] },
  'Mutation.deleteLlmPriceOverride': { calls: (story) => [nothing({ id: story.id('price_override') })] },
  'Mutation.deleteTax': { calls: (story) => byIdOrKey(story, 'tax', 'tax').map((by) => nothing({ by })) },
  'Mutation.deleteFeature': { calls: (story) => [nothing({ id: story.id('spare_feature') })] },
};
