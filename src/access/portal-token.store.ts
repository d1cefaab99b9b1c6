import type { Transaction } from '../platform/transaction.ts';

/** Ends all tokens of a customer and of its subjects now, and has those of subjects bear their pseudonyms. Ended ones stay ended when they were. */
export async function endPortalTokens(tx: Transaction, { customerId, subjects }: { readonly customerId: string; readonly subjects: readonly { readonly from: string; readonly to: string }[] }): Promise<void> {
  await tx.read.rows(
    `update portal_token t set invalidated_at = coalesce(t.invalidated_at, $4), subject = coalesce(s.pseudonym, t.subject)
     from (select p.id, k.pseudonym from portal_token p left join unnest($2::text[], $3::text[]) as k(key, pseudonym) on k.key = p.subject
           where p.organization_id = $1 and (p.customer_id = $5::uuid or p.subject = any($2::text[]))) s
     where t.organization_id = $1 and t.id = s.id`,
    subjects.map(({ from }) => from), subjects.map(({ to }) => to), tx.clock.now().toString(), customerId,
  );
}
