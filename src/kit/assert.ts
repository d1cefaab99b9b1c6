/** Fails loudly where the types say nothing can arrive; `what` names the value's role. */
export function assertNever(value: never, what: string): never {
  throw new Error(`${what} has an impossible value: ${JSON.stringify(value)}`);
}

/** States a fact that must hold. A broken one is a defect of ours, so the error is masked at the edge and logged. */
export function invariant(fact: unknown, message: string): asserts fact {
  if (!fact) throw new Error(`broken invariant: ${message}`);
}

/** The value, where a rule of ours says that it is there. `what` names it in the error. */
export function present<T>(value: T | null | undefined, what: string): T {
  invariant(value !== null && value !== undefined, `${what} is missing`);
  return value;
}
