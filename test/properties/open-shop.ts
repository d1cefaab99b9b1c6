import type { World } from '../support/world.ts';
import type { Setting } from './setting.ts';

const refusal = '... on Error { code message } ... on ValidationError { issues { code path message } }';

const meters = {
  calls: 'SUM, eventType: "call", valueProperty: "$.count", filters: [{ key: "region", values: ["eu", "us"] }]',
  seats: 'SUM, eventType: "seats", valueProperty: "$.count", recurring: true',
  held: 'WEIGHTED_SUM, eventType: "seats", valueProperty: "$.count", recurring: true, rounding: { function: ROUND, precision: 3 }',
  people: 'UNIQUE_COUNT, eventType: "person", valueProperty: "$.name"',
  peak: 'MAX, eventType: "call", valueProperty: "$.count"',
  least: 'MIN, eventType: "call", valueProperty: "$.count"',
  mean: 'AVG, eventType: "call", valueProperty: "$.count", rounding: { function: ROUND, precision: 2 }',
  latest: 'LATEST, eventType: "call", valueProperty: "$.count"',
  witness: 'SUM, eventType: "witness", valueProperty: "$.count"',
} as const;
const counting: Readonly<Record<string, keyof typeof meters>> = { c0: 'calls', c1: 'calls', c2: 'calls', early: 'witness', ...Object.fromEntries(Object.keys(meters).filter((key) => key !== 'calls').map((key) => [key, key])) };

/** Meters and features that generated plans may sell: three features count the same calls, two the same witness, and plans of the second slot have features of their own. */
const counted = (isSeveral: boolean): string => `mutation {
  ${Object.entries(meters).map(([key, of]) => `m${key}: createMeter(input: { key: "${key}", aggregation: ${of} }) { __typename ${refusal} }`).join('\n')}
  ${(isSeveral ? ['', 'side'] : ['']).flatMap((side) => Object.entries(counting).map(([key, meter]) => `f${side}${key}: createFeature(input: { key: "${side}${key}", name: "${side} ${key}", meter: { key: "${meter}" } }) { __typename ${refusal} }`)).join('\n')}
}`;

/** Makes what a setting says in an organization: its zone, profile, taxes, plans with their add-on, and coupons. What is refused is a defect of the generator. */
export async function openShop(world: World, setting: Setting): Promise<void> {
  const made = async (source: string, variables: object): Promise<{ id: string }> => {
    const [answer] = Object.values(await world.data(source, variables as Record<string, unknown>)) as { id?: string }[];
    if (answer?.id === undefined) throw new Error(`refused: ${JSON.stringify(answer)} of ${JSON.stringify(variables)}`);
    return answer as { id: string };
  };
  await made(`mutation ($input: UpdateOrganizationInput!) { updateOrganization(input: $input) { ... on Organization { id } ${refusal} } }`, { input: { timeZone: setting.timeZone, multipleSubscriptions: setting.isSeveral } });
  for (const [what, answer] of Object.entries(await world.data(counted(setting.isSeveral)))) if ((answer as { code?: string }).code !== undefined) throw new Error(`${what} was refused: ${JSON.stringify(answer)}`);
  await made(`mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { ... on BillingProfile { id } ${refusal} } }`, {
    input: { name: 'Own', supplier: { name: 'Seller', address: { country: 'DE' } }, isDefault: true, workflow: setting.workflow },
  });
  if (setting.euCountries !== null) await made(`mutation { updateOrganization(input: { euTaxManagement: true }) { ... on Organization { id } ${refusal} } }`, {});
  if (setting.dunning !== null) await made(`mutation ($input: CreateDunningCampaignInput!) { createDunningCampaign(input: $input) { ... on DunningCampaign { id } ${refusal} } }`, { input: setting.dunning });
  for (const [n, tax] of setting.taxes.entries()) await made(`mutation ($input: CreateTaxInput!) { createTax(input: $input) { ... on Tax { id } ${refusal} } }`, { input: { key: `tax${n}`, name: `Tax ${n}`, ...tax } });
  for (const [n, currency] of [setting.currency, ...(setting.isSeveral ? [setting.sideCurrency] : [])].entries()) {
    const fee = { key: `extra${n}`, name: 'Extra', billingCadence: setting.cadence, price: { flat: { amount: '7.77', paymentTerm: 'IN_ADVANCE' } } };
    const addon = await made(`mutation ($input: CreateAddonInput!) { createAddon(input: $input) { ... on Addon { id } ${refusal} } }`, { input: { key: `more${n}`, name: 'More', currency, instanceType: 'MULTIPLE', rateCards: [fee] } });
    await made(`mutation ($id: ID!) { publishAddon(id: $id) { ... on Addon { id } ${refusal} } }`, { id: addon.id });
  }
  for (const [n, plan] of setting.plans.entries()) {
    const { id } = await made(`mutation ($input: CreatePlanInput!) { createPlan(input: $input) { ... on Plan { id } ${refusal} } }`, { input: { key: `p${n}`, name: `Plan ${n}`, ...plan } });
    await made(`mutation ($input: CreatePlanAddonInput!) { createPlanAddon(input: $input) { ... on PlanAddon { id } ${refusal} } }`, { input: { plan: { id }, addon: { key: n > 1 ? 'more1' : 'more0' }, fromPlanPhase: 'main', maxQuantity: 5 } });
    await made(`mutation ($id: ID!) { publishPlan(id: $id) { ... on Plan { id } ${refusal} } }`, { id });
  }
  for (const [n, coupon] of setting.coupons.entries()) {
    await made(`mutation ($input: CreateCouponInput!) { createCoupon(input: $input) { ... on Coupon { id } ${refusal} } }`, { input: { code: `CUT${n}`, name: `Cut ${n}`, ...coupon } });
  }
}
