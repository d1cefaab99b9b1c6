import type { GraphQLContext } from '../../graphql/context.ts';
import { idOf } from '../../graphql/global-id.ts';
import { present } from '../../kit/assert.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { EntitlementNotFound, nodeOf } from '../entitlements.errors.ts';
import type { EntitlementRow } from '../entitlement.entity.ts';
import { entitlementsByIds } from '../entitlement.store.ts';
import { BooleanEntitlementNode, MeteredEntitlementNode, StaticEntitlementNode } from './entitlement.ts';

/** The members of a result that is an entitlement of any type. */
export const entitlementNodes = [MeteredEntitlementNode, StaticEntitlementNode, BooleanEntitlementNode] as const;

/** What a mutation made: a union of several objects is resolved by the row, not by its id. */
export async function made(ctx: { readonly command: CommandContext }, id: Promise<string>): Promise<EntitlementRow> {
  const [row] = await entitlementsByIds(ctx.command.read, [await id]);
  return present(row, 'the entitlement that a command answered');
}

/** The database id in the id of an entitlement of any type; null for any other text. */
export function entitlementIdOf(id: string): string | null {
  for (const type of Object.values(nodeOf)) {
    const found = idOf(type, id);
    if (found !== null) return found;
  }
  return null;
}

/** An entitlement by its id in this graph, ended and deleted ones too; null when there is none in reach. */
export async function entitlementById(ctx: GraphQLContext, id: string): Promise<EntitlementRow | null> {
  const found = entitlementIdOf(id);
  return found === null ? null : ((await entitlementsByIds(ctx.read, [found]))[0] ?? null);
}

/** The database id for commands; null where none is given. Throws EntitlementNotFound. */
export function entitlementId(id: string | null | undefined): string | null {
  if (id == null) return null;
  const found = entitlementIdOf(id);
  if (found === null) throw new EntitlementNotFound(`with id "${id}"`);
  return found;
}
