import { builder } from '../../graphql/builder.ts';
import { ViewerType } from '../../access/graphql/index.ts';
import { CustomerNode } from './customer.ts';

builder.objectField(ViewerType, 'customer', (t) =>
  t.field({ type: CustomerNode, nullable: true, description: 'The customer of a portal token.', resolve: (viewer) => viewer.customerId }),
);
