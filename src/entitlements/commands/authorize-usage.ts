import type { CustomerLookUp } from '../../customers/index.ts';
import type { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { newId } from '../../kit/id.ts';
import { DEFAULT_SOURCE } from '../../metering/index.ts';
import type { JsonObject } from '../../metering/index.ts';
import type { UsageAuthorizations } from '../authorization-queue.ts';
import type { Authorization, AuthorizationMode } from '../authorization-request.ts';

export interface AuthorizeUsageInput {
  readonly customer: CustomerLookUp;
  readonly featureKey: string;
  readonly mode?: AuthorizationMode | null | undefined;
  readonly amount?: Decimal | null | undefined;
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly id?: string | null | undefined;
  readonly source?: string | null | undefined;
  readonly subject?: string | null | undefined;
  readonly allowPartial?: boolean | null | undefined;
  readonly expiresAt?: Temporal.Instant | null | undefined;
  readonly expiresIn?: Temporal.Duration | null | undefined;
}

/**
 * Checks and, if there is enough, counts or holds an amount in one step: no two callers get the same units, in whichever processes they ask. A denial
 * is an answer and stores nothing. Throws CustomerNotFound, CustomerDeleted, FeatureNotFound, EntitlementNotMetered,
 * AuthorizationIdTaken, and ValidationError for what cannot be counted.
 */
export async function authorizeUsage(authorizations: UsageAuthorizations, organizationId: string, input: AuthorizeUsageInput): Promise<Authorization> {
  const mode = input.mode ?? 'COUNT';
  refuse(expiryIssues(mode, input));
  return authorizations.authorize(organizationId, {
    kind: 'authorize',
    customer: input.customer,
    featureKey: input.featureKey,
    mode,
    source: input.source ?? DEFAULT_SOURCE,
    id: input.id ?? newId(),
    isNewName: input.id == null,
    subject: input.subject ?? null,
    amount: input.amount ?? null,
    data: (input.data ?? null) as JsonObject | null,
    allowPartial: input.allowPartial ?? false,
    expiresAt: input.expiresAt ?? null,
    expiresIn: input.expiresIn ?? null,
  });
}

function expiryIssues(mode: AuthorizationMode, { expiresAt, expiresIn }: AuthorizeUsageInput): Issue[] {
  const given = (['expiresAt', 'expiresIn'] as const).filter((field) => ({ expiresAt, expiresIn })[field] != null);
  if (mode === 'COUNT') return given.map((field) => issue('EXPIRY_WITHOUT_RESERVATION', `${field} is given, and mode is COUNT, which holds nothing: leave it out, or ask for RESERVE`, field));
  return given.length < 2 ? [] : [issue('EXPIRY_AMBIGUOUS', 'expiresAt and expiresIn are both given: leave one of them out', 'expiresIn')];
}
