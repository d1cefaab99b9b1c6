import { p } from '@mikro-orm/core';
import { ConflictError, issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';

/** Of the name that another system has for a row, in characters. */
const longest = 256;

/** The column of that name; null where there is none. What is made keeps the name it was made with. */
export const externalId = () => p.string().length(longest).nullable();

/** One name is one row's of its table and organization; `where` says among which rows. */
export const externalIdUnique = (table: string, where = 'external_id is not null') =>
  ({ name: uniqueOf(table), properties: ['organizationId', 'externalId'], where }) as { name: string; properties: ['organizationId', 'externalId']; where: string };

const uniqueOf = (table: string): string => `${table}_external_id_unique`;

/** Whoever imports from another system meets what was imported before: its name there is taken. */
export class ExternalIdTaken extends ConflictError {
  override readonly code: string;
  constructor(type: string, name: string, by: string | null) {
    super(`externalId "${name}" is that of another ${spoken(type, ' ').toLowerCase()}: choose another one, or use that which is there`, by === null ? null : { type, id: by });
    this.code = `${spoken(type, '_').toUpperCase()}_EXTERNAL_ID_TAKEN`;
  }
}

/** What is wrong with such a name: it has 1 to 256 characters. */
export function externalIdIssues(name: string | null | undefined): Issue[] {
  if (name == null || (name !== '' && name.length <= longest)) return [];
  return [issue('EXTERNAL_ID_LENGTH', `externalId has ${name.length} characters: give 1 to ${longest}, or none`, 'externalId')];
}

/** What the loser of a race for a name is told, for `meaning`. */
export const lostExternalId = (table: string, type: string, name: string | null | undefined): Record<string, () => Error> => ({ [uniqueOf(table)]: () => new ExternalIdTaken(type, name ?? '', null) });

/** `DunningCampaign` as `Dunning_Campaign`. */
const spoken = (type: string, by: string): string => type.replace(/(?<=[a-z])(?=[A-Z])/g, by);

/** For messages, a look-up of one member: `key "acme"`. */
export const described = (by: Readonly<Record<string, string>>): string => Object.entries(by).map(([name, value]) => `${name} "${value}"`).join();
