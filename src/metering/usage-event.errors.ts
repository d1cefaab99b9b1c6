import { ConflictError, NotFoundError } from '../kit/errors.ts';

/** No event of this name is stored, or it was kept no longer than the organization wants. */
export class UsageEventNotFound extends NotFoundError {
  override readonly code = 'USAGE_EVENT_NOT_FOUND';
  constructor(source: string, id: string) {
    super(`there is no stored event with source "${source}" and id "${id}": name both as they were sent`);
  }
}

/** An event is taken back once. What stands in its place is an event of its own, which can be voided or corrected in turn. */
export class UsageEventAlreadyVoided extends ConflictError {
  override readonly code = 'USAGE_EVENT_ALREADY_VOIDED';
  constructor(source: string, id: string, at: Temporal.Instant, replacementId: string | null) {
    super(
      `the event with source "${source}" and id "${id}" was voided at ${at}${replacementId === null ? ' and counts no more' : `; in its place is "${replacementId}" of the same source, correct that one`}`,
      null,
    );
  }
}

/** The replacement's id is that of an event that was accepted before. */
export class UsageEventIdTaken extends ConflictError {
  override readonly code = 'USAGE_EVENT_ID_TAKEN';
  constructor(source: string, id: string) {
    super(`id "${id}" of source "${source}" is another event's: leave the replacement's id out to have one made`, null);
  }
}

/** Until a new meter has counted what was stored before it, stored events must stay where they are. */
export class UsageIsBeingCounted extends ConflictError {
  override readonly code = 'USAGE_IS_BEING_COUNTED';
  constructor() {
    super('a new meter is counting stored events: try again when its progress says that it is finished', null);
  }
}
