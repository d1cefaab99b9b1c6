import { askProduct } from '../house/asking.ts';
import { median, quantile, short } from '../house/figures.ts';
import { apiKey } from '../house/house.ts';
import type { House } from '../house/house.ts';
import { cpuMs } from '../house/proc.ts';
import type { Program } from '../house/program.ts';
import { overHttp, runScenario } from '../house/rounds.ts';
import type { Contender, Sample } from '../house/rounds.ts';
import type { Setting } from '../house/setting.ts';
import { begun, event, feature, few, many, seedGrants, sendEvents } from './seed.ts';
import type { Customer } from './seed.ts';

const query = 'query May($customer: String!, $feature: Key!) { entitlementValue(customer: { key: $customer }, featureKey: $feature) { hasAccess balance usage overage totalAvailableGrantAmount } }';
const headers = { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${apiKey}` };

/** A customer with 10,000 grants and a year of history beside one with ten: the value as it is kept, and as it is after every event. */
export async function benchGrants({ house, generator, pace, chosen }: Setting): Promise<void> {
  const databaseUrl = await house.database('bench_grants');
  const product = await house.startProduct(databaseUrl);
  await seedGrants(databaseUrl, product);
  const names = new Map<Customer, string>([[few, `limit: ${few.grants} grants`], [many, `${many.grants.toLocaleString('en-US')} grants`]]);
  const nameOf = (customer: Customer): string => names.get(customer) ?? customer.key;
  // Without any stored state: all grants and all phases of the year.
  for (const customer of [few, many]) {
    const startedAt = performance.now();
    await ask(product, customer);
    console.log(`the first value of ${nameOf(customer)}, from a year of history: ${short(performance.now() - startedAt)} ms`);
  }
  if (chosen('grants-kept')) {
    const contender = (customer: Customer): Contender => {
      const bodies = [JSON.stringify({ query, variables: { customer: customer.key, feature } })];
      return overHttp(house, generator, { name: nameOf(customer), program: product, load: () => ({ path: '/graphql', headers, bodies: { kind: 'fixed', bodies }, connections: 2 }) });
    };
    await runScenario({ title: 'entitlementValue, up to date, 2 connections', unit: 'requests', contenders: [contender(few), contender(many)] }, pace);
  }
  if (chosen('grants-event')) {
    const contender = (customer: Customer): Contender => ({ name: nameOf(customer), measure: (seconds) => afterEvents(house, product, customer, seconds) });
    await runScenario({ title: 'entitlementValue, asked right after each event', unit: 'answers', contenders: [contender(few), contender(many)] }, pace);
  }
  await product.stop();
}

let sent = 0;

/** One event, then the question, again and again: only the questions are timed. */
async function afterEvents(house: House, product: Program, customer: Customer, seconds: number): Promise<Sample> {
  const times: number[] = [];
  const until = performance.now() + seconds * 1_000;
  const [server, postgres] = [cpuMs(product.pid), house.postgresCpuMs()];
  while (performance.now() < until) {
    await sendEvents(product, [event(customer.key, `now-${++sent}`, begun(), 0)]);
    const startedAt = performance.now();
    await ask(product, customer);
    times.push(performance.now() - startedAt);
  }
  const [serverCpu, postgresCpu] = [cpuMs(product.pid) - server, house.postgresCpuMs() - postgres];
  const sorted = Float64Array.from(times).toSorted();
  return {
    perSecond: 1_000 / median(times),
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    serverCpuMs: (serverCpu * 1_000) / times.length,
    postgresCpuMs: (postgresCpu * 1_000) / times.length,
  };
}

/** Throws where the value is not what was granted and used: a fast wrong answer ends the run. */
async function ask(product: Program, { key }: Customer): Promise<void> {
  const { entitlementValue: value } = await askProduct<{ entitlementValue: { hasAccess: boolean; balance: string; usage: string } }>(product, query, { customer: key, feature });
  if (!value.hasAccess || Number(value.balance) <= 0 || Number(value.usage) <= 0) throw new Error(`${key} has ${JSON.stringify(value)}`);
}
