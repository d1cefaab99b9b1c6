import type { World } from '../support/world.ts';
import type { Setting } from './story.ts';

const refusal = '... on Error { code message } ... on ValidationError { issues { code path message } }';

/** Meters and features that every generated plan may sell: three features count the same calls. */
const counted = `mutation {
  calls: createMeter(input: { key: "calls", aggregation: SUM, eventType: "call", valueProperty: "$.count", filters: [{ key: "region", values: ["eu", "us"] }] }) { __typename }
  seats: createMeter(input: { key: "seats", aggregation: SUM, eventType: "seats", valueProperty: "$.count", recurring: true }) { __typename }
  people: createMeter(input: { key: "people", aggregation: UNIQUE_COUNT, eventType: "person", valueProperty: "$.name" }) { __typename }
  peak: createMeter(input: { key: "peak", aggregation: MAX, eventType: "call", valueProperty: "$.count" }) { __typename }
  witness: createMeter(input: { key: "witness", aggregation: SUM, eventType: "witness", valueProperty: "$.count" }) { __typename }
  c0: createFeature(input: { key: "c0", name: "Calls 0", meter: { key: "calls" } }) { __typename }
  c1: createFeature(input: { key: "c1", name: "Calls 1", meter: { key: "calls" } }) { __typename }
  c2: createFeature(input: { key: "c2", name: "Calls 2", meter: { key: "calls" } }) { __typename }
  fSeats: createFeature(input: { key: "seats", name: "Seats", meter: { key: "seats" } }) { __typename }
  fPeople: createFeature(input: { key: "people", name: "People", meter: { key: "people" } }) { __typename }
  fPeak: createFeature(input: { key: "peak", name: "Peak", meter: { key: "peak" } }) { __typename }
  fWitness: createFeature(input: { key: "witness", name: "Witness", meter: { key: "witness" } }) { __typename }
}`;

/** Makes what a setting says in an organization: its zone, profile, taxes, plans with their add-on, and coupons. What is refused is a defect of the generator. */
export async function openShop(world: World, setting: Setting): Promise<void> {
  const made = async (source: string, variables: object): Promise<{ id: string }> => {
    const [answer] = Object.values(await world.data(source, variables as Record<string, unknown>)) as { id?: string }[];
    if (answer?.id === undefined) throw new Error(`refused: ${JSON.stringify(answer)} of ${JSON.stringify(variables)}`);
    return answer as { id: string };
  };
  await world.data('mutation ($zone: TimeZone!) { updateOrganization(input: { timeZone: $zone }) { __typename } }', { zone: setting.timeZone });
  await world.data(counted);
  await made(`mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { ... on BillingProfile { id } ${refusal} } }`, {
    input: { name: 'Own', supplier: { name: 'Seller', address: { country: 'DE' } }, isDefault: true, workflow: setting.workflow },
  });
  for (const [n, tax] of setting.taxes.entries()) await made(`mutation ($input: CreateTaxInput!) { createTax(input: $input) { ... on Tax { id } ${refusal} } }`, { input: { key: `tax${n}`, name: `Tax ${n}`, ...tax } });
  const fee = { key: 'extra', name: 'Extra', billingCadence: setting.cadence, price: { flat: { amount: '7.77', paymentTerm: 'IN_ADVANCE' } } };
  const addon = await made(`mutation ($input: CreateAddonInput!) { createAddon(input: $input) { ... on Addon { id } ${refusal} } }`, { input: { key: 'more', name: 'More', currency: setting.currency, instanceType: 'MULTIPLE', rateCards: [fee] } });
  await made(`mutation ($id: ID!) { publishAddon(id: $id) { ... on Addon { id } ${refusal} } }`, { id: addon.id });
  for (const [n, plan] of setting.plans.entries()) {
    const { id } = await made(`mutation ($input: CreatePlanInput!) { createPlan(input: $input) { ... on Plan { id } ${refusal} } }`, { input: { key: `p${n}`, name: `Plan ${n}`, ...plan } });
    await made(`mutation ($input: CreatePlanAddonInput!) { createPlanAddon(input: $input) { ... on PlanAddon { id } ${refusal} } }`, { input: { plan: { id }, addon: { key: 'more' }, fromPlanPhase: 'main', maxQuantity: 5 } });
    await made(`mutation ($id: ID!) { publishPlan(id: $id) { ... on Plan { id } ${refusal} } }`, { id });
  }
  for (const [n, coupon] of setting.coupons.entries()) {
    await made(`mutation ($input: CreateCouponInput!) { createCoupon(input: $input) { ... on Coupon { id } ${refusal} } }`, { input: { code: `CUT${n}`, name: `Cut ${n}`, ...coupon } });
  }
}
