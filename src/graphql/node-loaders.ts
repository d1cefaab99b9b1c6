import DataLoader from 'dataloader';
import type { GraphQLContext } from './context.ts';

interface LoadableRef {
  getDataloader: (ctx: GraphQLContext) => DataLoader<string, unknown>;
}

interface LoadableOptions {
  readonly load: (ids: string[], ctx: GraphQLContext) => Promise<readonly unknown[]>;
}

/**
 * Has the loaders of nodes live in the context of their request, beside those of `batched`. The plugin keeps them in weak maps by context. Such a map is
 * an old object, so that V8's collections of new objects take what it holds for used until a full one comes by; a loader knows its context, and so
 * nothing of a finished request could be let go: a tenth of what requests made was copied once more than it had to be.
 *
 * @param builder before any node is made with it.
 */
export function keepNodeLoadersInContext(builder: object): void {
  const made = builder as { loadableNodeRef: (name: string, options: LoadableOptions) => LoadableRef };
  const refOf = made.loadableNodeRef.bind(builder);
  made.loadableNodeRef = (name, options) => {
    const ref = refOf(name, options);
    const key = `node ${name}`;
    ref.getDataloader = (ctx) => {
      let loader = ctx.loaders.get(key);
      if (loader === undefined) ctx.loaders.set(key, (loader = new DataLoader((ids: readonly string[]) => options.load([...ids], ctx))));
      return loader;
    };
    return ref;
  };
}
