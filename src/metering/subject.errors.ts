import { ConflictError, NotFoundError } from '../kit/errors.ts';

export class SubjectNotFound extends NotFoundError {
  override readonly code = 'SUBJECT_NOT_FOUND';
  constructor(by: { readonly id: string } | { readonly key: string }) {
    super(`there is no subject with ${'id' in by ? `id "${by.id}"` : `key "${by.key}"`}`);
  }
}

/** Somebody else makes customers or subjects of the same keys. Nothing was written. */
export class SubjectsAreBeingMade extends ConflictError {
  override readonly code = 'SUBJECTS_ARE_BEING_MADE';
  constructor() {
    super('customers or subjects of these keys are being made by other requests: send it again', null);
  }
}
