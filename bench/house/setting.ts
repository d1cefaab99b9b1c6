import type { Generator } from '../load/load.ts';
import type { House } from './house.ts';
import type { Pace } from './rounds.ts';

/** What every bench works with. */
export interface Setting {
  readonly house: House;
  readonly generator: Generator;
  readonly pace: Pace;
  /** How many usage events are asked about; null: as many as the bench thinks best. */
  readonly events: number | null;
  /** How many subscriptions are invoiced; null: as many as the bench thinks best. */
  readonly subscriptions: number | null;
  /** How many months they ran and were invoiced before; null: one. */
  readonly age: number | null;
  /** The folder for CPU profiles; null: none are taken. */
  readonly profile: string | null;
  /** Whether a measurement of this name was asked for. */
  chosen(name: string): boolean;
}
