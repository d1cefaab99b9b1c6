import { NotFoundError } from '../kit/errors.ts';

export class AllowedMeterNotFound extends NotFoundError {
  override readonly code = 'METER_NOT_FOUND';
  constructor(key: string) {
    super(`allowedMeterKeys names "${key}", and there is no meter with that key`);
  }
}
