import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { conflate } from '../../src/graphql/live/conflate.ts';
import type { Conflated } from '../../src/graphql/live/conflate.ts';
import type { Figure } from './order.ts';
import type { PublishTo } from './publisher.ts';

/** One live field, fed in this process, so that nothing but the fan-out is measured. */
export function figureSchema(): { readonly schema: GraphQLSchema; readonly publish: PublishTo['publish'] } {
  const subscribers = new Map<number, Set<Conflated<Figure>>>();
  const FigureType = new GraphQLObjectType<Figure>({
    name: 'Figure',
    fields: { topic: { type: new GraphQLNonNull(GraphQLInt) }, n: { type: new GraphQLNonNull(GraphQLInt) }, at: { type: new GraphQLNonNull(GraphQLString) } },
  });
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { none: { type: GraphQLInt } } }),
    subscription: new GraphQLObjectType({
      name: 'Live',
      fields: {
        figure: {
          type: new GraphQLNonNull(FigureType),
          args: { topic: { type: new GraphQLNonNull(GraphQLInt) }, intervalMs: { type: GraphQLInt } },
          subscribe: (_root, { topic, intervalMs }: { topic: number; intervalMs?: number }) => {
            const members = subscribers.get(topic) ?? new Set();
            subscribers.set(topic, members);
            const figures = conflate<Figure>({ keyOf: () => '', intervalMs: intervalMs ?? 0, onEnd: () => members.delete(figures) });
            members.add(figures);
            return figures;
          },
          resolve: (figure: Figure) => figure,
        },
      },
    }),
  });
  return {
    schema,
    publish: (figure) => {
      for (const figures of subscribers.get(figure.topic) ?? []) figures.push(figure);
    },
  };
}
