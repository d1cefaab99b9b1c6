/** One thing that is wrong with an input. `path` leads to it from the input's root: ["phases", "0", "rateCards"]. */
export interface Issue {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

/** A failure that a caller can understand and act on. `code` is public and permanent, like a column name. */
export abstract class DomainError extends Error {
  abstract readonly code: string;

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** The input was well formed and still cannot be accepted. Every issue is listed, not only the first. */
export class ValidationError extends DomainError {
  readonly code: string = 'VALIDATION_FAILED';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[], message = describe(issues)) {
    super(message);
    this.issues = issues;
  }
}

/** A thing that the input names does not exist in this organization. Another organization's thing is the same as none. */
export class NotFoundError extends DomainError {
  readonly code: string = 'NOT_FOUND';
}

/** Another thing already holds the key, or the thing is in a state that forbids the step. */
export class ConflictError extends DomainError {
  readonly code: string = 'CONFLICT';
  readonly conflictingId: GlobalReference | null;

  constructor(message: string, conflicting: GlobalReference | null = null) {
    super(message);
    this.conflictingId = conflicting;
  }
}

/** A thing by its graph type and its id in the database; the graph encodes it as a global id. */
export interface GlobalReference {
  readonly type: string;
  readonly id: string;
}

/** Makes one issue. Path segments that are list positions are given as numbers and kept as text. */
export function issue(code: string, message: string, ...path: readonly (string | number)[]): Issue {
  return { code, message, path: path.map(String) };
}

/** Throws when anything was found wrong; does nothing for an empty list. */
export function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new ValidationError(issues);
}

function describe(issues: readonly Issue[]): string {
  const first = issues[0];
  if (first === undefined) return 'the input cannot be accepted';
  const rest = issues.length - 1;
  return rest === 0 ? first.message : `${first.message} (and ${rest} more)`;
}
