import type { Announcement } from '../../platform/events.ts';
import type { News } from '../../platform/pubsub.ts';
import { coded } from '../coded.ts';
import type { GraphQLContext } from '../context.ts';
import { conflate } from './conflate.ts';

declare module '../context.ts' {
  interface Services {
    readonly news: News;
  }
}

/** One change that a live field of objects is told of: which object, in whichever state it is when it is read. */
export interface Change {
  readonly id: string;
}

/** At most one message of an object in this time, in milliseconds. */
export const objectIntervalMs = 100;

/**
 * The changes of objects of the viewer's organization: each object's latest, never displaced by another's. What does not concern the
 * subscriber is left out before anything is executed. With `first` that object's current state comes at once. After a gap in the news
 * nothing is repeated but `first`: an object's later changes come as ever.
 */
export function objectChanges(
  ctx: GraphQLContext,
  options: { readonly concerns: (news: Announcement) => boolean; readonly first?: string | null },
): AsyncIterableIterator<Change> {
  const organizationId = ctx.viewer?.organizationId;
  const first = options.first ?? null;
  const stops: (() => void)[] = [];
  const changes = conflate<Change>({
    keyOf: (change) => change.id,
    intervalMs: objectIntervalMs,
    onEnd: () => stops.forEach((stop) => stop()),
  });
  stops.push(
    ctx.services.news.listen((announcements) => {
      for (const news of announcements) if (news.organizationId === organizationId && options.concerns(news)) changes.push(news);
    }),
  );
  if (first !== null) {
    stops.push(ctx.services.news.onGap(() => changes.push({ id: first })));
    changes.push({ id: first });
  }
  return changes;
}

/** What a live field answers for a thing that is not there or not in reach. */
export const unknownThing = (what: string) => coded('NOT_FOUND', `there is no ${what}: check the argument, and subscribe again`);
