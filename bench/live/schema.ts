import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { SharedTopics } from '../../src/graphql/live/shared-topics.ts';
import type { TopicFeed } from '../../src/graphql/live/shared-topics.ts';
import type { Figure } from './order.ts';
import type { PublishTo } from './publisher.ts';

/** One live field, fed in this process, so that nothing but the fan-out is measured. */
export function figureSchema(): { readonly schema: GraphQLSchema; readonly publish: PublishTo['publish'] } {
  const shared = new SharedTopics<Figure>();
  const feeds = new Map<number, TopicFeed<Figure>>();
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
          subscribe: (_root, { topic, intervalMs }: { topic: number; intervalMs?: number }) =>
            shared.join(String(topic), intervalMs ?? 0, { topic, n: -1, at: ''.padEnd(17, '0') }, (feed) => {
              feeds.set(topic, feed);
              return () => feeds.delete(topic);
            }),
          resolve: (figure: Figure) => figure,
        },
      },
    }),
  });
  return {
    schema,
    publish: (figure) => feeds.get(figure.topic)?.push(figure),
  };
}
