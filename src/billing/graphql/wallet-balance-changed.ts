import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { customerBy } from '../../customers/index.ts';
import { builder } from '../../graphql/builder.ts';
import { objectIntervalMs, unknownThing } from '../../graphql/live/changes.ts';
import type { Change } from '../../graphql/live/changes.ts';
import { conflate } from '../../graphql/live/conflate.ts';
import { movesWallets, walletOwner } from '../wallets/concerns.ts';
import { activeWalletsOf, walletBy } from '../wallets/wallet.store.ts';
import { WalletBy, WalletNode, walletLookUp } from './wallet.ts';

const WalletBalanceOf = builder.inputType('WalletBalanceOf', {
  isOneOf: true,
  description: 'Whose balance is watched: exactly one of these.',
  fields: (t) => ({
    wallet: t.field({ type: WalletBy, description: 'One wallet, also after it was terminated.' }),
    customer: t.field({ type: CustomerBy, description: 'Every active wallet of a customer, also those that it is given later.' }),
  }),
});

builder.subscriptionField('walletBalanceChanged', (t) =>
  t.field({
    type: WalletNode,
    description:
      'A wallet, or every active wallet of a customer: each as it stands at once, then its latest state whenever what it holds or will be asked for may be another, by purchases, grants, invoices, usage or the passing of time. NOT_FOUND for an unknown wallet or customer. Needs billing:read, or a portal token of that customer.',
    authScopes: { $any: { permission: 'billing:read', buyer: true } },
    complexity: 20,
    args: { of: t.arg({ type: WalletBalanceOf, required: true, description: 'One wallet, or a customer.' }) },
    subscribe: async (_root, { of: { wallet: by, customer: whose } }, ctx): Promise<AsyncIterable<Change>> => {
      const known = by == null ? null : await walletBy(ctx.read, walletLookUp(by));
      if (by != null && known == null) throw unknownThing('such wallet');
      const customer = whose == null ? null : await customerBy(ctx.read, customerLookUp(whose));
      if (whose != null && (customer === null || customer.deletedAt !== null)) throw unknownThing('such live customer');
      const customerId = known?.customerId ?? (customer?.id as string);
      const { organizationId } = ctx.read;
      let owner = await walletOwner(ctx.read, customerId);
      const stops: (() => void)[] = [];
      const changes = conflate<Change>({ keyOf: ({ id }) => id, intervalMs: objectIntervalMs, onEnd: () => stops.forEach((stop) => stop()) });
      const idsOf = async (): Promise<readonly string[]> => (known == null ? (await activeWalletsOf(ctx.read, customerId)).map(({ id }) => id) : [known.id]);
      let ids: readonly string[] = [];
      const tell = (): void => ids.forEach((id) => changes.push({ id }));
      const lookAgain = async (): Promise<void> => {
        [owner, ids] = [await walletOwner(ctx.read, customerId), await idsOf()];
        tell();
      };
      const again = (whole: boolean): void => (whole ? void lookAgain().catch((error: unknown) => changes.fail(error)) : tell());
      stops.push(
        ctx.services.news.listen((announcements) => {
          const mine = announcements.filter((news) => news.organizationId === organizationId && movesWallets(owner, news));
          // Before it is forgotten one that has just ended is told a last time.
          if (mine.length > 0) again(false);
          if (mine.some(({ type }) => /^(?:customer[.]|wallet[.](?:created|terminated)$)/.test(type))) again(true);
        }),
        ctx.services.news.onGap(() => again(true)),
      );
      // Whatever comes from here on is heard.
      ids = await idsOf();
      tell();
      return changes;
    },
    resolve: ({ id }) => id,
  }),
);
