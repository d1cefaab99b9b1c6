import { FeatureNode } from '../../catalog/graphql/index.ts';
import { customersByLookUps } from '../../customers/index.ts';
import { CustomerBy, CustomerNode, OrderDirection, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { parseExact } from '../../kit/json.ts';
import { isHeld } from '../authorization-ledger.ts';
import { ReservationSchema } from '../reservation.entity.ts';
import type { ReservationRow } from '../reservation.entity.ts';
import { reservationWhere, reservationsByIds } from '../reservation.store.ts';
import { nowOfCustomer } from './customer-now.ts';
import { checkLengths } from './held-by.ts';

export const ReservationStatusEnum = builder.enumType('ReservationStatus', {
  description: 'How a reservation stands.',
  values: {
    OPEN: { description: 'It holds its amount.' },
    COMMITTED: { description: 'What was used is counted.' },
    RELEASED: { description: 'It was given back: nothing was used.' },
    EXPIRED: { description: 'It holds nothing any longer. What was used after all can still be committed.' },
  } as const,
});

export const ReservationNode = builder.loadableNodeRef('UsageReservation', {
  id: { resolve: (row: ReservationRow) => row.id },
  load: (ids: string[], { read }) => reservationsByIds(read, ids),
});

ReservationNode.implement({
  description: 'Units of a metered entitlement that are kept for one use about to happen. It can be looked up until 30 days after it was closed.',
  authScopes: { $any: { permission: 'entitlement:read', $granted: 'made' } },
  fields: (t) => ({
    status: t.field({
      type: ReservationStatusEnum,
      description: 'How it stands now.',
      resolve: async (row, _args, ctx) => {
        if (row.status !== 'OPEN') return row.status;
        return isHeld(row, await nowOfCustomer(ctx, row.customerId)) ? 'OPEN' : 'EXPIRED';
      },
    }),
    customer: t.field({ type: CustomerNode, description: 'Who is about to use it.', resolve: (row) => row.customerId }),
    feature: t.field({ type: FeatureNode, description: 'What is about to be used.', resolve: (row) => row.featureId }),
    requestedAmount: t.expose('requested', { type: 'Decimal', description: "What was asked for, above 0, in the unit of the meter's values." }),
    amount: t.expose('amount', { type: 'Decimal', description: 'What it holds while it is open: less than was asked for only where a part was allowed.' }),
    committedAmount: t.expose('committedAmount', { type: 'Decimal', nullable: true, description: 'What was counted in the end, perhaps more or less than it held; null until it is committed.' }),
    eventId: t.exposeString('eventId', { description: 'The id of the event that counts the use; with source its name.' }),
    source: t.exposeString('source', { description: 'The source of that event.' }),
    subject: t.exposeString('subject', { description: 'Whose usage that event is: the key of the customer, or one of its subject keys.' }),
    data: t.field({ type: 'JSONObject', nullable: true, description: 'The data of that event, with the amount that is held; null for none.', resolve: ({ data }) => (data === null ? null : (parseExact(data) as Record<string, unknown>)) }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was made, in its customer's time." }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: "From when on it holds nothing, in its customer's time." }),
    closedAt: t.expose('closedAt', { type: 'DateTime', nullable: true, description: 'When it was committed or released; for one that expired, when that was, as soon as it is noted. Null while it is open.' }),
  }),
});

const ReservationConnection = builder.connectionObject(
  { type: ReservationNode, name: 'UsageReservationConnection', description: 'A page of reservations.' },
  { name: 'UsageReservationEdge', description: 'A reservation in its place in the list.' },
);

const ReservationFilter = builder.inputType('UsageReservationFilter', {
  description: 'Reservations that pass every member that is given.',
  fields: (t) => ({
    customers: t.field({ type: [CustomerBy], description: 'Of one of these customers, at most 100.' }),
    featureKeys: t.field({ type: ['Key'], description: 'Of a feature with one of these keys, at most 100.' }),
    statuses: t.field({ type: [ReservationStatusEnum], description: "That stand so now, in their customer's time." }),
  }),
});

const ReservationOrder = builder.inputType('UsageReservationOrder', {
  description: 'How reservations are sorted; ties by id.',
  fields: (t) => ({
    field: t.field({
      type: builder.enumType('UsageReservationOrderField', {
        description: 'What reservations are sorted by.',
        values: { CREATED_AT: { value: 'createdAt', description: 'By when they were made.' }, EXPIRES_AT: { value: 'expiresAt', description: 'By when they expire.' } } as const,
      }),
      required: true,
      description: 'What decides.',
    }),
    direction: t.field({ type: OrderDirection, defaultValue: 'asc', description: 'Which end comes first.' }),
  }),
});

builder.queryField('reservations', (t) =>
  t.connection(
    {
      type: ReservationNode,
      description: 'What is kept for uses about to happen, and what became of it, oldest first unless ordered otherwise. Needs entitlement:read.',
      authScopes: { permission: 'entitlement:read' },
      complexity: connectionComplexity,
      args: {
        filter: t.arg({ type: ReservationFilter, description: 'Which ones; all when omitted.' }),
        orderBy: t.arg({ type: ReservationOrder, description: 'By when they were made when omitted.' }),
      },
      resolve: async (_root, { filter, orderBy, ...page }, ctx) => {
        const { customers, featureKeys, statuses } = filter ?? {};
        checkLengths({ customers, featureKeys });
        const found = customers == null ? null : await customersByLookUps(ctx.read, customers.map(customerLookUp));
        const direction = orderBy?.direction ?? 'asc';
        return connectionPage(ctx, ReservationSchema, page, {
          where: reservationWhere({
            customerIds: found?.flatMap((customer) => customer?.id ?? []) ?? null,
            featureKeys: featureKeys ?? null,
            statuses: statuses ?? null,
            now: ctx.clock.now(),
          }),
          order: [{ property: orderBy?.field ?? 'createdAt', direction }, { property: 'id', direction }],
        });
      },
    },
    ReservationConnection,
  ),
);
