import { ConflictError, NotFoundError } from '../kit/errors.ts';

export class TaxNotFound extends NotFoundError {
  override readonly code = 'TAX_NOT_FOUND';
  constructor(what: string) {
    super(`there is no tax with ${what}`);
  }
}

/** Plans and invoices name a tax by its key, so two live ones of one organization may not share it. */
export class TaxKeyTaken extends ConflictError {
  override readonly code = 'TAX_KEY_TAKEN';
  constructor(key: string, by: string | null) {
    super(`key "${key}" is another tax's: change or delete that one, or choose another key`, by === null ? null : { type: 'Tax', id: by });
  }
}

/** Deleting is done once, and nothing is changed after it. */
export class TaxDeleted extends ConflictError {
  override readonly code = 'TAX_DELETED';
  constructor(tax: { readonly id: string; readonly key: string }) {
    super(`tax "${tax.key}" is deleted: make another one`, { type: 'Tax', id: tax.id });
  }
}
