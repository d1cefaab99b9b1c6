import { expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import { house } from './house.ts';

const all = worlds();

const authorizeText = `mutation ($input: AuthorizeUsageInput!) { authorizeUsage(input: $input) { __typename
  ... on UsageAuthorization { allowed amount available reservation { id } } ... on Error { code message } ... on ValidationError { issues { code } } } }`;
const commitText = 'mutation ($input: CommitReservationInput!) { commitReservation(input: $input) { __typename ... on UsageReservation { committedAmount } ... on Error { code message } } }';

test('a use committed for a subject that has moved to another customer is taken off nothing of the first one', async () => {
  const world = await all.create();
  const ask = house(world);
  await ask.feature('tokens');
  const acme = await ask.customer('acme', { subjectKeys: ['s1', 's2'] });
  const zen = await ask.customer('zen');
  for (const key of ['acme', 'zen']) await ask.metered(key, 'tokens', { issueAfterReset: '100' });
  const authorize = async (customer: string, input: object) => (await world.data(authorizeText, { input: { customer: { key: customer }, featureKey: 'tokens', ...input } })).authorizeUsage;
  const { reservation } = await authorize('acme', { amount: '60', mode: 'RESERVE', subject: 's2' });
  for (const [id, subjectKeys] of [[acme, ['s1']], [zen, ['s2']]]) {
    const answer = await world.data('mutation ($by: CustomerBy!, $input: UpdateCustomerInput!) { updateCustomer(by: $by, input: $input) { __typename ... on Error { message } } }', { by: { id }, input: { subjectKeys } });
    expect(answer.updateCustomer.__typename).toBe('Customer');
  }
  expect((await world.data(commitText, { input: { id: reservation.id } })).commitReservation.committedAmount).toBe('60');
  expect([await ask.figures('acme', 'tokens'), await ask.figures('zen', 'tokens')]).toEqual(['100 left, 0 used, 0 over', '40 left, 60 used, 0 over']);
  // Whoever asks is told what is left after the own unit; the 60 are taken off once, from whom they are counted for.
  expect([(await authorize('acme', { amount: '1' })).available, (await authorize('zen', { amount: '1' })).available]).toEqual(['99', '39']);
});
