import type { ExactNumber } from '../kit/json.ts';

/** JSON as it was read: a number that a double would change is an ExactNumber. */
export type JsonValue = string | number | boolean | null | ExactNumber | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}
