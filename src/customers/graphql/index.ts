import './anonymize-customer.ts';
import './create-customer.ts';
import './customer.ts';
import './delete-customer.ts';
import './test-clock-changed.ts';
import './test-clock-mutations.ts';
import './test-clock.ts';
import './update-customer.ts';
import './viewer.ts';

export { CustomerBy, customerLookUp } from './customer-by.ts';
export { AddressType, CustomerNode, OrderDirection } from './customer.ts';
export { AddressInput } from './create-customer.ts';
