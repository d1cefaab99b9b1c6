import { NotFoundError } from '../kit/errors.ts';

export class SubjectNotFound extends NotFoundError {
  override readonly code = 'SUBJECT_NOT_FOUND';
  constructor(by: { readonly id: string } | { readonly key: string }) {
    super(`there is no subject with ${'id' in by ? `id "${by.id}"` : `key "${by.key}"`}`);
  }
}
