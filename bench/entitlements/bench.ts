import { expectSameAnswers, graphqlHeaders as headers } from '../house/asking.ts';
import { startProgram } from '../house/program.ts';
import type { Program } from '../house/program.ts';
import { overHttp, runScenario } from '../house/rounds.ts';
import type { Contender } from '../house/rounds.ts';
import type { Setting } from '../house/setting.ts';
import { customers, features, seedEntitlements } from './seed.ts';

const query = 'query May($customer: String!, $feature: Key!) { entitlementValue(customer: { key: $customer }, featureKey: $feature) { hasAccess balance } }';
const bodies = Array.from({ length: 1_999 }, (_, n) =>
  JSON.stringify({ query, variables: { customer: `customer_${1 + ((n * 7_919) % customers)}`, feature: `feature_${1 + (n % features)}` } }),
);

/** "May this customer use this feature, and how much is left?", of 100,000 values that are all up to date. */
export async function benchEntitlements({ house, generator, pace, chosen }: Setting): Promise<void> {
  const databaseUrl = await house.database('bench_entitlements');
  const product = await house.startProduct(databaseUrl);
  await seedEntitlements(databaseUrl, product);
  const limit = await startProgram({ args: ['bench/entitlements/limit.ts'], env: { DATABASE_URL: databaseUrl } });
  await expectSameAnswers(limit, product, bodies.slice(0, 50));
  for (const connections of [64, 2]) {
    if (!chosen(`entitlement-${connections}`)) continue;
    const contender = (name: string, program: Program): Contender =>
      overHttp(house, generator, { name, program, load: () => ({ path: '/graphql', headers, bodies: { kind: 'fixed', bodies }, connections }) });
    await runScenario(
      {
        title: `entitlementValue, ${connections} connections, 100,000 values`,
        unit: 'requests',
        contenders: [contender('limit: node:http + one prepared SELECT a request', limit), contender('Tollgate', product)],
      },
      pace,
    );
  }
  await limit.stop();
  await product.stop();
}
