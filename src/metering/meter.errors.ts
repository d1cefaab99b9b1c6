import { ConflictError, NotFoundError } from '../kit/errors.ts';
import { described } from '../platform/external-id.ts';
import type { MeterLookUp } from './meter.store.ts';

/** Queries, features and rate cards name a meter by its key, so two live meters of one organization may not share it. */
export class MeterKeyTaken extends ConflictError {
  override readonly code = 'METER_KEY_TAKEN';
  constructor(key: string, by: string | null) {
    super(`key "${key}" is another live meter's: choose another key`, by === null ? null : { type: 'Meter', id: by });
  }
}

export class MeterNotFound extends NotFoundError {
  override readonly code = 'METER_NOT_FOUND';
  constructor(by: MeterLookUp) {
    super(`there is no meter with ${described(by)}`);
  }
}

/** Nothing of a deleted meter changes any more. */
export class MeterDeleted extends ConflictError {
  override readonly code = 'METER_DELETED';
  constructor(key: string, id: string) {
    super(`meter "${key}" is deleted and cannot be changed: create another, it counts the stored events again`, { type: 'Meter', id });
  }
}

/** Something of a higher domain needs the meter, or one of its dimensions; the message names it and says what to do. */
export class MeterInUse extends ConflictError {
  override readonly code = 'METER_IN_USE';
}
