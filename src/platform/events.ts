/** News of a domain: something happened to a thing. Written to the outbox in the transaction that made it happen. */
export interface DomainEvent {
  /** `<noun>.<what happened>`, permanent: "invoice.issued". */
  readonly type: string;
  /** The thing it happened to. */
  readonly id: string;
  /** Whose thing it is; null for what belongs to no customer. */
  readonly customerId: string | null;
  /** What a listener needs beside the ids; small, and without secrets. */
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** News as it travels between processes. */
export interface Announcement extends DomainEvent {
  readonly organizationId: string;
}
