/** The ways to name a customer; exactly one. The id is the database's. */
export type CustomerLookUp =
  | { readonly id: string }
  | { readonly key: string }
  | { readonly subjectKey: string }
  | { readonly externalId: string };

/** For messages: `key "acme"`. */
export function describeCustomer(by: CustomerLookUp): string {
  const [name, value] = Object.entries(by)[0] as [string, string];
  return `${name} "${value}"`;
}
