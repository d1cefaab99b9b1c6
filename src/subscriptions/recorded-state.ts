/** How a subscription that is run elsewhere stands, as that system says: the words of most payment providers. */
export type RecordedStatus = 'INCOMPLETE' | 'INCOMPLETE_EXPIRED' | 'TRIALING' | 'ACTIVE' | 'PAST_DUE' | 'CANCELED' | 'UNPAID';

/** What is kept of it. Its end and its status follow from this and are not kept twice. */
export interface RecordedStateJson {
  readonly status: RecordedStatus;
  /** ISO 8601, UTC; null: not said. */
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly cancelAtPeriodEnd: boolean;
  readonly canceledAt: string | null;
}
