import { answerOf, expectSameAnswers, graphqlHeaders as headers } from '../house/asking.ts';
import { startProgram } from '../house/program.ts';
import type { Program } from '../house/program.ts';
import { overHttp, runScenario } from '../house/rounds.ts';
import type { Contender } from '../house/rounds.ts';
import type { Setting } from '../house/setting.ts';
import { customers, seedAuthorizations } from './seed.ts';

const query = `mutation Use($customer: String!, $amount: Decimal!) {
  authorizeUsage(input: { customer: { key: $customer }, featureKey: "tokens", amount: $amount }) { __typename ... on UsageAuthorization { allowed available } ... on Error { code message } } }`;
const bodyOf = (customer: number): string => JSON.stringify({ query, variables: { customer: `customer_${customer}`, amount: '1' } });

/** "May this customer use one more? Then count it": of one customer whom everybody asks for, and of many. The product stores an event for each. */
export async function benchAuthorizations({ house, generator, pace, chosen }: Setting): Promise<void> {
  const databaseUrl = await house.database('bench_authorize');
  const product = await house.startProduct(databaseUrl);
  await seedAuthorizations(databaseUrl, product);
  const limit = await startProgram({ args: ['bench/authorize/limit.ts'], env: { DATABASE_URL: databaseUrl } });
  await expectSameAnswers(limit, product, Array.from({ length: 50 }, (_one, n) => bodyOf(1 + n)));
  // What may be used is worked out for each customer once; from then on the product keeps it.
  for (let first = 1; first <= customers; first += 50) await Promise.all(Array.from({ length: 50 }, (_one, n) => answerOf(product, bodyOf(first + n))));
  const scenarios = [
    { name: 'authorize-one', title: 'authorizeUsage, 64 connections, one customer', bodies: [bodyOf(1)] },
    { name: 'authorize-many', title: `authorizeUsage, 64 connections, ${customers} customers`, bodies: Array.from({ length: 1_999 }, (_one, n) => bodyOf(1 + ((n * 7_919) % customers))) },
  ];
  for (const { name, title, bodies } of scenarios) {
    if (!chosen(name)) continue;
    const contender = (label: string, program: Program): Contender =>
      overHttp(house, generator, { name: label, program, load: () => ({ path: '/graphql', headers, bodies: { kind: 'fixed', bodies }, connections: 64 }) });
    await runScenario({ title, unit: 'requests', contenders: [contender('limit: node:http + one UPDATE of a locked row a request', limit), contender('Tollgate', product)] }, pace);
  }
  await limit.stop();
  await product.stop();
}
