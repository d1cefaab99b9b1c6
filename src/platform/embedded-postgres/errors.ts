/** The embedded PostgreSQL cannot be had here. The message names what stands in the way and what to do about it. */
export class EmbeddedPostgresUnavailable extends Error {
  readonly code: string = 'EMBEDDED_POSTGRES_UNAVAILABLE';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The server or initdb ran and gave up. The message carries its last words; the data itself may be damaged. */
export class EmbeddedPostgresFailed extends EmbeddedPostgresUnavailable {
  override readonly code = 'EMBEDDED_POSTGRES_FAILED';
}

/** The system's code of a failed call (`ENOENT`, `EACCES`, ...) or PostgreSQL's SQLSTATE; undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** What an unknown thrown value says. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
