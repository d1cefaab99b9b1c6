import { Decimal } from '../../kit/decimal.ts';
import { instantOrNull } from '../../platform/entity.ts';
import { described } from '../../platform/external-id.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { DunningCampaign, DunningCampaignSchema } from './dunning-campaign.entity.ts';
import type { DunningCampaignRow, DunningThresholdJson } from './dunning-campaign.entity.ts';
import type { CustomerDunningRow } from './customer-dunning.entity.ts';
import { DunningCampaignNotFound } from './dunning.errors.ts';
import type { DunningRun, DunningTerms } from './dunning-rule.ts';

/** The ways to name a dunning campaign; exactly one. The id is the database's. */
export type DunningCampaignLookUp = { readonly id: string } | { readonly key: string } | { readonly externalId: string };

export const describeCampaign: (by: DunningCampaignLookUp) => string = described;

/** Campaigns by id, in the order of the ids, deleted ones too; null where there is none. */
export function campaignsByIds(read: Reader, ids: readonly string[]): Promise<(DunningCampaignRow | null)[]> {
  return read.byKeys(DunningCampaignSchema, 'id', ids);
}

/** One campaign. An id finds a deleted one too, a name only the live one. Null when there is none in reach. */
export async function campaignBy(read: Reader, by: DunningCampaignLookUp): Promise<DunningCampaignRow | null> {
  if ('id' in by) return (await campaignsByIds(read, [by.id]))[0] ?? null;
  if ('externalId' in by) return read.one(DunningCampaignSchema, { text: 't.external_id = $1 and t.deleted_at is null', values: [by.externalId] });
  return read.one(DunningCampaignSchema, { text: 't.key = $1 and t.deleted_at is null', values: [by.key] });
}

/**
 * Makes this the one transaction that changes the organization's campaigns, until it ends: one of them is the default, and a profile has
 * one, whoever else changes another.
 */
export async function lockCampaigns(tx: Transaction): Promise<void> {
  await tx.read.rows('select 1 from organization where id = $1 for no key update');
}

/** The live campaign, to be changed. Throws DunningCampaignNotFound. Call with the campaigns locked. */
export async function openCampaign(tx: Transaction, by: DunningCampaignLookUp): Promise<DunningCampaign> {
  const found = await campaignBy(tx.read, by);
  if (found === null || found.deletedAt !== null) throw new DunningCampaignNotFound(describeCampaign(by));
  return tx.em.findOneOrFail(DunningCampaign, { id: found.id });
}

export function termsOf({ thresholds, daysBetweenAttempts, maxAttempts }: Pick<DunningCampaignRow, 'thresholds' | 'daysBetweenAttempts' | 'maxAttempts'>): DunningTerms {
  return { thresholds: (thresholds as readonly DunningThresholdJson[]).map(({ currency, amount }) => ({ currency, amount: Decimal.of(amount) })), daysBetweenAttempts, maxAttempts };
}

/** How one customer is dunned: its own row, and the campaign that counts for it now. */
export interface DunningOfCustomer {
  readonly isExcluded: boolean;
  /** Null: it is not dunned. */
  readonly campaignId: string | null;
  /** By that campaign; null while there is none. */
  readonly run: DunningRun | null;
}

type FoundDunning = Pick<CustomerDunningRow, 'attempts' | 'lastAttemptAt' | 'nextAttemptAt' | 'exhaustedAt' | 'runCampaignId'> & { readonly customerId: string; readonly isExcluded: boolean; readonly campaignId: string | null };

/**
 * How each customer is dunned, in the order of the ids: by the campaign that it was given, else by that of the profile which bills it, else
 * by the default one. A campaign that was deleted counts as none.
 */
export async function dunningOf(read: Reader, customerIds: readonly string[]): Promise<DunningOfCustomer[]> {
  const rows = await read.rows<FoundDunning>(
    `select k.id as "customerId", coalesce(d.is_excluded, false) as "isExcluded", coalesce(d.attempts, 0) as attempts,
       d.last_attempt_at as "lastAttemptAt", d.next_attempt_at as "nextAttemptAt", d.exhausted_at as "exhaustedAt", d.run_campaign_id as "runCampaignId",
       case when d.is_excluded then null else coalesce(own.id, profile.id, usual.id) end as "campaignId"
     from unnest($2::uuid[]) k(id)
     left join customer_dunning d on d.organization_id = $1 and d.customer_id = k.id
     left join dunning_campaign own on own.id = d.campaign_id and own.deleted_at is null
     left join customer_billing_override o on o.organization_id = $1 and o.customer_id = k.id
     left join billing_profile bp on bp.organization_id = $1 and bp.deleted_at is null and (bp.id = o.billing_profile_id or (o.billing_profile_id is null and bp.is_default))
     left join dunning_campaign profile on profile.organization_id = $1 and profile.deleted_at is null and profile.billing_profile_ids @> to_jsonb(bp.id::text)
     left join dunning_campaign usual on usual.organization_id = $1 and usual.deleted_at is null and usual.is_default`,
    customerIds,
  );
  const found = new Map(rows.map((row) => [row.customerId, row]));
  return customerIds.map((id) => {
    const row = found.get(id);
    return { isExcluded: row?.isExcluded ?? false, campaignId: row?.campaignId ?? null, run: row === undefined || row.runCampaignId !== row.campaignId ? null : runOf(row) };
  });
}

function runOf({ attempts, lastAttemptAt, nextAttemptAt, exhaustedAt }: FoundDunning): DunningRun | null {
  const last = instantOrNull(lastAttemptAt);
  return last === null ? null : { attempts, lastAttemptAt: last, nextAttemptAt: instantOrNull(nextAttemptAt), exhaustedAt: instantOrNull(exhaustedAt) };
}

/** The live campaign of each billing profile that has one. */
export async function campaignsOfProfiles(read: Reader, profileIds: readonly string[]): Promise<{ readonly profileId: string; readonly id: string; readonly key: string }[]> {
  if (profileIds.length === 0) return [];
  return read.rows(
    `select k.id as "profileId", c.id, c.key from unnest($2::text[]) k(id) join dunning_campaign c on c.organization_id = $1 and c.deleted_at is null and c.billing_profile_ids @> to_jsonb(k.id)`,
    profileIds,
  );
}

/** At most `limit` customers whose dunning may be another now, behind the id `after`; by id: those who owe what is overdue, and those who are being dunned. */
export async function customersToDun(read: Reader, after: string | null, limit: number): Promise<string[]> {
  const rows = await read.rows<{ id: string }>(
    `select id from (
       select i.customer_id as id from invoice i where i.organization_id = $1 and i.overdue_at is not null
       union select d.customer_id from customer_dunning d where d.organization_id = $1 and d.run_campaign_id is not null) c
     where ($2::uuid is null or id > $2) order by id limit $3`,
    after,
    limit,
  );
  return rows.map(({ id }) => id);
}
