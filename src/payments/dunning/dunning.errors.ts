import { ConflictError, NotFoundError } from '../../kit/errors.ts';

export class DunningCampaignNotFound extends NotFoundError {
  override readonly code = 'DUNNING_CAMPAIGN_NOT_FOUND';
  constructor(what: string) {
    super(`there is no live dunning campaign with ${what}`);
  }
}

export class DunningCampaignKeyTaken extends ConflictError {
  override readonly code = 'DUNNING_CAMPAIGN_KEY_TAKEN';
  constructor(key: string, by: string | null) {
    super(`key "${key}" is another dunning campaign's: delete that one, or choose another key`, by === null ? null : { type: 'DunningCampaign', id: by });
  }
}

/** A customer is dunned by one campaign, so that a profile has one at most. */
export class ProfileHasDunningCampaign extends ConflictError {
  override readonly code = 'PROFILE_HAS_DUNNING_CAMPAIGN';
  constructor(profileId: string, campaign: { readonly id: string; readonly key: string }) {
    super(`billing profile ${profileId} has the dunning campaign "${campaign.key}": take it from that one first`, { type: 'DunningCampaign', id: campaign.id });
  }
}
