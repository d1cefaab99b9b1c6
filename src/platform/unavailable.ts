/** What pg says without a code to a statement whose session was lost, or never came up. */
const lostSession = /^(Connection terminated|Client has encountered a connection error|Client was closed and is not queryable|timeout exceeded when trying to connect)/;

/** Whether an error means "not now", whatever was asked: connection lost or refused, the server starting up or shutting down, too many connections. */
export function isUnavailable(cause: unknown): boolean {
  if (cause instanceof Error && lostSession.test(cause.message)) return true;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return (
    typeof code === 'string' &&
    (/^(08[0-9A-Z]{3}|57P0[123]|53300)$/.test(code) || code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'EPIPE' || code === 'ETIMEDOUT')
  );
}
