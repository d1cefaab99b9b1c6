/**
 * What the demo's company sells: tokens of language models, in the shape of published price lists: a price per model and per kind of token,
 * cached input at half the price, discounts by volume, searches by the hundred, seats, and prepaid allowances.
 */

/** Of a SUM or COUNT meter: what it counts, and by which dimensions. Inputs of createMeter. */
export const meters = [
  tokenMeter('input_tokens', 'Input tokens', '$.input_tokens', 'Tokens that models read, cached ones excluded.'),
  tokenMeter('cached_tokens', 'Cached input tokens', '$.cached_tokens', 'Tokens that models read from their cache.'),
  tokenMeter('output_tokens', 'Output tokens', '$.output_tokens', 'Tokens that models wrote.'),
  tokenMeter('tokens', 'Tokens', '$.total_tokens', 'All tokens together: what prepaid allowances are counted in.'),
  { key: 'web_searches', name: 'Web searches', description: 'Searches that models made.', aggregation: 'COUNT', eventType: 'search.completed' },
  {
    key: 'active_users', name: 'Active users', description: 'Distinct users of our customers. Not charged for.',
    aggregation: 'UNIQUE_COUNT', eventType: 'inference.completed', valueProperty: '$.user',
  },
] as const;

function tokenMeter(key: string, name: string, valueProperty: string, description: string) {
  const groupBy = [{ key: 'model', path: '$.model' }, { key: 'region', path: '$.region' }];
  return { key, name, description, aggregation: 'SUM', eventType: 'inference.completed', valueProperty, groupBy } as const;
}

/** Inputs of createFeature: what rate cards charge for and entitlements give. */
export const features = [
  tokenFeature('large_input', 'Atlas Large: input', 'input_tokens', 'atlas-large'),
  tokenFeature('large_cached', 'Atlas Large: cached input', 'cached_tokens', 'atlas-large'),
  tokenFeature('large_output', 'Atlas Large: output', 'output_tokens', 'atlas-large'),
  tokenFeature('small_input', 'Atlas Small: input', 'input_tokens', 'atlas-small'),
  tokenFeature('small_output', 'Atlas Small: output', 'output_tokens', 'atlas-small'),
  tokenFeature('embed_input', 'Atlas Embed: input', 'input_tokens', 'atlas-embed'),
  { key: 'web_searches', name: 'Web searches', meter: { key: 'web_searches' } },
  { key: 'tokens', name: 'Tokens of all models', meter: { key: 'tokens' } },
  { key: 'rate_limits', name: 'Rate limits' },
  { key: 'batch_api', name: 'Batch API' },
] as const;

function tokenFeature(key: string, name: string, meter: string, model: string) {
  return { key, name, meter: { key: meter }, filterGroupBy: [{ key: 'model', values: [model] }] } as const;
}

/** Prices per token, except searches, which are per hundred. As texts: they are exact. */
interface TokenPrices {
  readonly largeInput: string;
  readonly largeCached: string;
  readonly largeOutput: string;
  /** Up to 200 million a month, and beyond. */
  readonly smallInput: readonly [string, string];
  readonly smallOutput: string;
  /** Of all tokens of the month: while they are 100 million or fewer, and once they are more. */
  readonly embedInput: readonly [string, string];
  readonly hundredSearches: string;
}

const monthly = { billingCadence: 'P1M' } as const;

/** Pay as you go: every kind of token at its price, in arrears. */
function scalePlan(key: string, currency: string, prices: TokenPrices, terms: { largeInput?: object; largeOutput?: object } = {}) {
  const usage = (feature: string, name: string, price: object, more: object = {}) => ({ key: feature, name, featureKey: feature, price, ...monthly, ...more });
  return {
    key,
    name: `Scale (${currency})`,
    description: 'Pay as you go for every model, billed monthly in arrears.',
    currency,
    ...monthly,
    phases: [
      {
        key: 'standard',
        name: 'Standard',
        rateCards: [
          usage('large_input', 'Atlas Large: input', { unit: { amount: prices.largeInput } }, terms.largeInput),
          usage('large_cached', 'Atlas Large: cached input', { unit: { amount: prices.largeCached } }),
          usage('large_output', 'Atlas Large: output', { unit: { amount: prices.largeOutput, ...terms.largeOutput } }),
          usage('small_input', 'Atlas Small: input', tiers('GRADUATED', '200000000', prices.smallInput)),
          usage('small_output', 'Atlas Small: output', { unit: { amount: prices.smallOutput } }),
          usage('embed_input', 'Atlas Embed: input', tiers('VOLUME', '100000000', prices.embedInput)),
          usage('web_searches', 'Web searches', { package: { amount: prices.hundredSearches, quantityPerPackage: '100' } }),
          { key: 'rate_limits', name: 'Rate limits', featureKey: 'rate_limits', entitlementTemplate: { static: { config: { requestsPerMinute: 5_000 } } } },
          { key: 'batch_api', name: 'Batch API', featureKey: 'batch_api', entitlementTemplate: { boolean: {} } },
        ],
      },
    ],
  };
}

function tiers(mode: 'GRADUATED' | 'VOLUME', bound: string, [below, above]: readonly [string, string]) {
  return { tiered: { mode, tiers: [{ upToAmount: bound, unitPrice: below }, { unitPrice: above }] } };
}

/** A small monthly fee with tokens included; when they are gone, more are bought as grants. */
function starterPlan(key: string, currency: string, fee: string, included: string) {
  return {
    key,
    name: `Starter (${currency})`,
    description: 'A monthly fee with tokens included. When they are used up, a top-up is needed: nothing is charged by itself.',
    currency,
    ...monthly,
    phases: [
      {
        key: 'standard',
        name: 'Standard',
        rateCards: [
          { key: 'fee', name: 'Starter', price: { flat: { amount: fee, paymentTerm: 'IN_ADVANCE' } }, ...monthly },
          {
            key: 'tokens', name: 'Included tokens', featureKey: 'tokens', ...monthly,
            entitlementTemplate: { metered: { issueAfterReset: included, issueAfterResetPriority: 1, isSoftLimit: false } },
          },
          { key: 'rate_limits', name: 'Rate limits', featureKey: 'rate_limits', entitlementTemplate: { static: { config: { requestsPerMinute: 60 } } } },
        ],
      },
    ],
  };
}

/** Seats in advance and tokens beyond an allowance in arrears, after a month to try it. */
function teamPlan() {
  const allowance = '40000000';
  const tokens = { key: 'tokens', name: 'Tokens', featureKey: 'tokens', ...monthly, entitlementTemplate: { metered: { issueAfterReset: allowance, isSoftLimit: true } } };
  return {
    key: 'team_gbp',
    name: 'Team (GBP)',
    description: 'Five seats, 40 million tokens included, more at a flat price per token. The first month is free.',
    currency: 'GBP',
    ...monthly,
    phases: [
      { key: 'trial', name: 'Free month', duration: 'P1M', rateCards: [tokens] },
      {
        key: 'standard',
        name: 'Standard',
        rateCards: [
          { key: 'seats', name: 'Five seats', price: { flat: { amount: '120', paymentTerm: 'IN_ADVANCE' } }, ...monthly },
          { ...tokens, price: { unit: { amount: '0.0000021' } }, discounts: { usage: allowance } },
        ],
      },
    ],
  };
}

/** A second subscription beside another one. */
const supportPlan = {
  key: 'support',
  name: 'Priority support',
  description: 'An answer within an hour, day and night.',
  currency: 'USD',
  ...monthly,
  phases: [{ key: 'standard', name: 'Standard', rateCards: [{ key: 'support', name: 'Priority support', price: { flat: { amount: '450', paymentTerm: 'IN_ADVANCE' } }, ...monthly }] }],
};

/** Inputs of createPlan. */
export const plans: readonly { readonly key: string }[] = [
  scalePlan('scale', 'USD', {
    largeInput: '0.0000025', largeCached: '0.00000125', largeOutput: '0.00001', smallInput: ['0.00000015', '0.00000012'], smallOutput: '0.0000006',
    embedInput: ['0.00000002', '0.000000015'], hundredSearches: '1',
  }),
  scalePlan('scale_eur', 'EUR', {
    largeInput: '0.0000023', largeCached: '0.00000115', largeOutput: '0.0000092', smallInput: ['0.00000014', '0.00000011'], smallOutput: '0.00000055',
    embedInput: ['0.000000018', '0.000000014'], hundredSearches: '0.92',
  }, { largeInput: { discounts: { percentage: '10' } }, largeOutput: { minimumAmount: '150' } }),
  scalePlan('scale_jpy', 'JPY', {
    largeInput: '0.000375', largeCached: '0.000188', largeOutput: '0.0015', smallInput: ['0.000023', '0.000018'], smallOutput: '0.00009',
    embedInput: ['0.000003', '0.0000022'], hundredSearches: '150',
  }),
  starterPlan('starter', 'USD', '20', '5000000'),
  starterPlan('starter_brl', 'BRL', '99', '4000000'),
  teamPlan(),
  supportPlan,
];
