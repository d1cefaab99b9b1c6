import { DomainError } from '../kit/errors.ts';

/** More events wait than this process takes. Nothing of the request was stored: sending it again later is safe. */
export class IngestQueueFull extends DomainError {
  readonly code = 'RATE_LIMITED';
  constructor(waiting: number) {
    super(`${waiting} events are waiting to be stored and no more are taken now: send the same events again in a second`);
  }
}

/** The store could not be reached, or could not finish; whether it stored is not known, and sending again counts nothing twice. */
export class IngestUnavailable extends DomainError {
  readonly code = 'UNAVAILABLE';
  constructor(options: { cause: unknown }) {
    super('the events could not be stored now: send the same events again');
    this.cause = options.cause;
  }
}
