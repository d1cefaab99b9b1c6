import { getNamedType, isUnionType } from 'graphql';
import { parseGlobalId } from '../../src/graphql/global-id.ts';
import type { Viewer } from '../../src/access/index.ts';
import { openBackfill } from '../../src/metering/backfill.store.ts';
import { transact } from '../../src/platform/transaction.ts';
import { profile } from './asks/billing.ts';
import { draftsOf } from './story-drafts.ts';
import { tellCreditNotes } from './story-credit-notes.ts';
import { tellPayments } from './story-payments.ts';
import { tellUsageChanges } from './story-usage-changes.ts';
import { tellWallets } from './story-wallets.ts';
import type { World } from './world.ts';

/** Where the clocks of stories stand before they are advanced, and after. */
export const storyBegins = '2027-01-01T00:00:00Z';
export const storyAdvancesTo = '2027-02-03T00:00:00Z';

/**
 * One organization with one of every kind of thing, made through the graph. Every text of its own begins with `marker`, so that a leak is
 * found in any answer; what belongs to its first customer begins with `<marker>_one`.
 */
export interface Story {
  readonly world: World;
  readonly marker: string;
  /** A text of the story's: its marker and `name`. */
  text(name: string): string;
  /** The graph id of a thing; see the names where they are set. Fails for one that the story has not made. */
  id(name: string): string;
  /** Every graph id that was answered while the story was made. */
  readonly ids: ReadonlyMap<string, string>;
  /** The number of a customer's newest numbered invoice. */
  number(customer: 'one' | 'two'): string;
  /** The first customer's portal token and the second's, as their holders are seen. */
  buyer(customer: 'one' | 'two'): Viewer;
}

/** So many events there are that nothing counts, to be taken back. */
export const spareEvents = 500;
/** Add-ons in force that no plan offers, for tests that offer one again and again. */
export const spareAddons = 200;

/** Tells the story. `marker`: lower-case letters. */
export async function tell(world: World, marker: string): Promise<Story> {
  const ids = new Map<string, string>();
  const buyers = new Map<string, Viewer>();
  const numbers = new Map<string, string>();
  const text = (name: string): string => `${marker}_${name}`;
  const id = (name: string): string => {
    const found = ids.get(name);
    if (found === undefined) throw new Error(`the story has no ${name}`);
    return found;
  };
  const story: Story = {
    world, marker, text, id, ids,
    number: (customer) => numbers.get(customer) ?? '',
    buyer: (customer) => {
      const viewer = buyers.get(customer);
      if (viewer === undefined) throw new Error(`the story has no token of customer ${customer}`);
      return viewer;
    },
  };
  const { schema } = world.product;
  /** Runs a mutation, fails unless it made its thing, and keeps the id under `name`. */
  const make = async (name: string, field: string, variables: Record<string, unknown>, select = '... on Node { id }'): Promise<Record<string, unknown>> => {
    const mutation = schema.getMutationType()?.getFields()[field];
    if (mutation === undefined) throw new Error(`there is no mutation ${field}`);
    const declared = mutation.args.filter((argument) => argument.name in variables);
    const head = declared.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
    const passed = declared.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
    const result = getNamedType(mutation.type);
    const told = isUnionType(result) && result.getTypes().some(({ name: member }) => member === 'ValidationError') ? ' ... on ValidationError { issues { message path } }' : '';
    const errors = `... on Error { code message }${told}`;
    const answer = await world.data(`mutation (${head}) { made: ${field}(${passed}) { __typename ${select} ${errors} } }`, variables);
    const made = answer.made as Record<string, unknown>;
    if (String(made['__typename']).endsWith('Error')) throw new Error(`${field}: ${JSON.stringify(made)}`);
    if (typeof made['id'] === 'string') ids.set(name, made['id']);
    return made;
  };

  await make('clock', 'createTestClock', { input: { now: storyBegins, name: text('clock') } });
  await catalogOf(make, text);
  await spareAddonsOf(story);
  for (const customer of ['one', 'two'] as const) {
    await customerOf(make, text, id, customer);
    await make('', 'upsertCustomerBillingOverride', { input: { customer: { key: text(customer) } } }, '... on CustomerBillingOverride { createdAt }');
    const token = await make(`token_${customer}`, 'createPortalToken', { input: { customer: { key: text(customer) }, expiresIn: 'P1D' } }, '... on PortalToken { id token }');
    buyers.set(customer, (await world.product.core.authenticator.authenticate(`Bearer ${String(token['token'])}`)) as Viewer);
  }
  await make('', 'createCustomer', { input: { key: text('addons') } });
  await make('', 'createSubscription', { input: { customer: { key: text('addons') }, plan: { key: text('offer') }, key: text('addon_subscription') } });
  await make('spare_subscription_addon', 'createSubscriptionAddon', { input: { subscription: { key: text('addon_subscription') }, addon: { key: text('addon') }, quantity: 1, timing: { preset: 'IMMEDIATE' } } });
  await make('subject_token', 'createPortalToken', { input: { subject: text('one_subject') } });
  const upserted = await make('', 'upsertSubjects', { input: { subjects: [{ key: text('one_subject'), displayName: text('one_subject_name') }] } }, '... on UpsertedSubjects { subjects { id } }');
  ids.set('subject_one', (upserted['subjects'] as { id: string }[])[0]?.id ?? '');
  const key = await make('', 'createApiKey', { input: { name: text('key'), scopes: ['customer:read'] } }, '... on CreatedApiKey { apiKey { id } }');
  ids.set('api_key', (key['apiKey'] as { id: string }).id);
  ids.set('progress', await progressOf(story));
  const events = Array.from({ length: spareEvents }, (_, n) => ({ id: text(`spare_${n}`), source: text('source'), type: text('spare'), subject: text('one_subject'), time: '2027-01-05T00:00:00Z' }));
  await make('', 'ingestEvents', { input: { events } }, '... on IngestEventsPayload { accepted }');
  await make('', 'advanceTestClock', { id: id('clock'), to: storyAdvancesTo });
  for (const customer of ['one', 'two'] as const) {
    const input = { customer: { key: text(customer) }, featureKey: text('tokens'), mode: 'RESERVE', amount: '1', id: text(`${customer}_use`), source: text('source'), subject: text(`${customer}_subject`), data: { model: text(`${customer}_model`) } };
    const granted = await make('', 'authorizeUsage', { input }, '... on UsageAuthorization { reservation { id } }');
    ids.set(`reservation_${customer}`, (granted['reservation'] as { id: string }).id);
  }
  for (const customer of ['one', 'two'] as const) {
    const recorded = { externalId: text(`${customer}_recorded`), customer: { key: text(customer) }, currency: 'USD', total: '10', issuedAt: storyBegins, period: { from: storyBegins, to: storyAdvancesTo }, metadata: { note: text(`${customer}_recorded`) } };
    await make(`recorded_${customer}`, 'createInvoice', { input: recorded });
  }
  await draftsOf(make, text);
  for (const customer of ['one', 'two'] as const) await keepInvoicesOf(story, ids, numbers, customer);
  for (const customer of ['one', 'two'] as const) await tellCreditNotes(story, ids, customer);
  for (const customer of ['one', 'two'] as const) await tellUsageChanges(story, customer);
  for (const customer of ['one', 'two'] as const) await tellPayments(story, ids, customer);
  for (const customer of ['one', 'two'] as const) await tellWallets(story, ids, customer);
  return story;
}

/** Opens a backfill as if there had been many events before its meter, which would take long to send; answers the progress's id. */
async function progressOf({ world, id }: Story): Promise<string> {
  await transact(world.command(), (tx) => openBackfill(tx, parseGlobalId(id('progress_meter'))?.id ?? ''));
  const { meter } = await world.data('query ($id: ID!) { meter(by: { id: $id }) { backfill { id } } }', { id: id('progress_meter') });
  return meter.backfill.id;
}

/** Copies the add-on in force under other keys and empty, which by mutations would take long. */
async function spareAddonsOf({ world, text, id }: Story): Promise<void> {
  const columns = 'organization_id, version, name, currency, instance_type, effective_from, created_at, updated_at';
  await world.command().read.rows(
    `insert into addon (id, key, rate_cards, taxes, ${columns}) select gen_random_uuid(), $2 || '_' || n, '[]', '[]', ${columns} from addon, generate_series(0, $4::int - 1) n where organization_id = $1 and id = $3::uuid`,
    text('addon'),
    parseGlobalId(id('addon'))?.id,
    spareAddons,
  );
}

type Make = (name: string, field: string, variables: Record<string, unknown>, select?: string) => Promise<Record<string, unknown>>;

/** What is sold: a meter, two features of it, another whose events are paid in advance, what tokens of a model cost, a tax, an add-on and a plan in force that offers it, and drafts of both. */
async function catalogOf(make: Make, text: (name: string) => string): Promise<void> {
  await make('meter', 'createMeter', {
    input: { key: text('tokens'), name: text('tokens'), aggregation: 'SUM', eventType: text('call'), valueProperty: '$.tokens', groupBy: [{ key: 'model', path: '$.model' }] },
  });
  await make('progress_meter', 'createMeter', { input: { key: text('counted_later'), name: text('counted_later'), aggregation: 'COUNT', eventType: text('counted_later') } });
  await make('ahead_meter', 'createMeter', { input: { key: text('ahead'), name: text('ahead'), aggregation: 'SUM', eventType: text('ahead'), valueProperty: '$.count' } });
  await make('ahead_feature', 'createFeature', { input: { key: text('ahead'), name: text('ahead'), meter: { key: text('ahead') } } });
  await make('feature', 'createFeature', { input: { key: text('tokens'), name: text('tokens'), meter: { key: text('tokens') } } });
  await make('extra_feature', 'createFeature', {
    input: { key: text('extra'), name: text('extra'), meter: { key: text('tokens') }, unitCost: { llm: { provider: { value: text('provider') }, model: { value: text('model') }, tokenType: { value: 'INPUT' } } } },
  });
  await make('price_override', 'createLlmPriceOverride', { input: { provider: text('provider'), model: text('model'), pricing: { inputPerToken: '0.01', outputPerToken: '0.02' }, effectiveFrom: storyBegins, origin: text('contract') } });
  await make('spare_feature', 'createFeature', { input: { key: text('spare'), name: text('spare') } });
  await make('dunning_campaign', 'createDunningCampaign', { input: { key: text('dunning'), name: text('dunning'), description: text('dunning'), thresholds: [{ currency: 'USD', amount: '1000000' }], daysBetweenAttempts: 3, maxAttempts: 3 } });
  await make('coupon', 'createCoupon', { input: { code: text('coupon'), name: text('coupon'), description: text('coupon'), value: { percentage: '10' }, frequency: 'FOREVER', metadata: { note: text('coupon') } } });
  await make('tax', 'createTax', { input: { key: text('tax'), name: text('tax'), description: text('tax'), rate: '20' } });
  const addon = await make('addon', 'createAddon', { input: addonInput(text, 'addon') });
  await make('addon', 'publishAddon', { id: addon['id'] });
  await make('addon_draft', 'createAddon', { input: addonInput(text, 'addon_draft') });
  await make('spare_addon_draft', 'createAddon', { input: addonInput(text, 'spare_addon_draft') });
  const { id } = await make('plan', 'createPlan', { input: planInput(text, 'offer') });
  const terms = { addon: { key: text('addon') }, fromPlanPhase: text('phase'), metadata: { note: text('addon') } };
  await make('plan_addon', 'createPlanAddon', { input: { plan: { id }, ...terms } });
  await make('plan', 'publishPlan', { id });
  const offering = await make('offering_draft', 'createPlan', { input: planInput(text, 'offering_draft') });
  await make('plan_addon_draft', 'createPlanAddon', { input: { plan: { id: offering['id'] }, ...terms } });
  await make('draft', 'createPlan', { input: planInput(text, 'draft') });
  await make('profile', 'createBillingProfile', { input: profile({ text }, 'profile') });
}

/** An add-on with a fee and a metered price, both taxed, which lie beside those of the plan. */
export function addonInput(text: (name: string) => string, key: string): Record<string, unknown> {
  const taxes = [{ key: text('tax') }];
  return {
    key: text(key),
    name: text(key),
    description: text(key),
    currency: 'USD',
    instanceType: 'SINGLE',
    metadata: { note: text(key) },
    taxes,
    rateCards: [
      { key: text('setup'), name: text('setup'), price: { flat: { amount: '10', paymentTerm: 'IN_ADVANCE' } }, billingCadence: 'P1M', description: text(key), metadata: { note: text(key) } },
      {
        key: text('extra'),
        name: text('extra'),
        featureKey: text('extra'),
        price: { unit: { amount: '0.5' } },
        billingCadence: 'P1M',
        discounts: { percentage: '10' },
        entitlementTemplate: { metered: { issueAfterReset: '100', isSoftLimit: true, usagePeriod: 'P1M' } },
        taxes,
        taxConfig: { behavior: 'EXCLUSIVE', stripeCode: 'txcd_10103000', customInvoicingCode: text('code') },
      },
    ],
  };
}

/** A plan with a fee in advance, a metered price with an allowance, and one of events that are paid in advance. */
export function planInput(text: (name: string) => string, key: string): Record<string, unknown> {
  return {
    key: text(key),
    name: text(key),
    description: text(key),
    currency: 'USD',
    billingCadence: 'P1M',
    proRating: 'PRORATE_PRICES',
    metadata: { note: text(key) },
    taxes: [{ key: text('tax') }],
    phases: [
      {
        key: text('phase'),
        name: text('phase'),
        description: text(key),
        metadata: { note: text(key) },
        rateCards: [
          { key: text('fee'), name: text('fee'), price: { flat: { amount: '10', paymentTerm: 'IN_ADVANCE' } }, billingCadence: 'P1M' },
          {
            key: text('tokens'),
            name: text('tokens'),
            featureKey: text('tokens'),
            price: { unit: { amount: '0.5' } },
            billingCadence: 'P1M',
            discounts: { percentage: '10' },
            entitlementTemplate: { metered: { issueAfterReset: '100', isSoftLimit: true, usagePeriod: 'P1M' } },
            taxConfig: { behavior: 'EXCLUSIVE', stripeCode: 'txcd_10103000', customInvoicingCode: text('code') },
            description: text(key),
            metadata: { note: text(key) },
          },
          { key: text('ahead'), name: text('ahead'), featureKey: text('ahead'), price: { unit: { amount: '0.5' } }, billingCadence: 'P1M', payInAdvance: true },
        ],
      },
    ],
  };
}

/** A buyer with a subscription, a right of its own with a grant, and usage that is billed. */
async function customerOf(make: Make, text: (name: string) => string, id: (name: string) => string, customer: 'one' | 'two'): Promise<void> {
  const by = { key: text(customer) };
  await make(`customer_${customer}`, 'createCustomer', {
    input: {
      key: text(customer),
      name: text(customer),
      externalId: text(`${customer}_external`),
      primaryEmail: `${text(customer)}@example.com`,
      subjectKeys: [text(`${customer}_subject`)],
      billingAddress: { country: 'FR', city: text(`${customer}_city`) },
      metadata: { note: text(`${customer}_note`) },
      testClockId: id('clock'),
    },
  });
  await make(`subscription_${customer}`, 'createSubscription', { input: { customer: by, plan: { key: text('offer') }, key: text(`${customer}_subscription`), name: text(`${customer}_subscription`) } });
  // Bought and given up at once: the record stays, and the subscription as it was.
  const timing = { preset: 'IMMEDIATE' };
  const owned = await make(`subscription_addon_${customer}`, 'createSubscriptionAddon', {
    input: { subscription: { key: text(`${customer}_subscription`) }, addon: { key: text('addon') }, quantity: 1, timing, name: text(`${customer}_addon`), metadata: { note: text(`${customer}_note`) } },
  });
  await make('', 'updateSubscriptionAddon', { id: owned['id'], input: { quantity: 0, timing } });
  await make(`applied_coupon_${customer}`, 'applyCoupon', { input: { customer: by, coupon: { code: text('coupon') }, value: { fixed: { amount: '0.01', currency: 'USD' } } } });
  await make(`entitlement_${customer}`, 'createEntitlement', { input: { metered: { customer: by, featureKey: text('extra'), usagePeriod: { interval: 'P1M' } } } });
  await make(`grant_${customer}`, 'createGrant', { input: { customer: by, featureKey: text('extra'), amount: '1000', effectiveAt: storyBegins } });
  await make('', 'ingestEvents', {
    input: {
      events: ['1', '2'].map((event) => ({
        id: text(`${customer}_event_${event}`),
        source: text('source'),
        type: text('call'),
        subject: text(`${customer}_subject`),
        time: '2027-01-05T00:00:00Z',
        data: { tokens: 30, model: text(`${customer}_model`) },
      })),
    },
  }, '... on IngestEventsPayload { accepted }');
}

/** Remembers a customer's newest invoice that has a number, and its first line. */
async function keepInvoicesOf({ world, text }: Story, ids: Map<string, string>, numbers: Map<string, string>, customer: 'one' | 'two'): Promise<void> {
  const { customer: found } = await world.data(
    'query ($by: CustomerBy!) { customer(by: $by) { invoices { nodes { id number lines { nodes { id } } payments { id } } } } }',
    { by: { key: text(customer) } },
  );
  const invoices = found.invoices.nodes as { id: string; number: string | null; lines: { nodes: { id: string }[] }; payments: { id: string }[] }[];
  const numbered = invoices.find(({ number }) => number !== null);
  if (numbered === undefined) throw new Error(`customer ${customer} has no invoice with a number`);
  ids.set(`invoice_${customer}`, numbered.id).set(`line_${customer}`, numbered.lines.nodes[0]?.id ?? '').set(`payment_${customer}`, numbered.payments[0]?.id ?? '');
  numbers.set(customer, numbered.number ?? '');
}

/** The database ids of the story's things: what no stranger's answer holds, as they are or inside a graph id. */
export function uuidsOf(ids: ReadonlyMap<string, string>): readonly string[] {
  return [...ids.values()].map((graphId) => parseGlobalId(graphId)?.id).filter((uuid) => uuid !== undefined);
}
