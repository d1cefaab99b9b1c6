import type { FeatureLookUp } from '../../catalog/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import type { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import type { SubjectLookUp } from '../../metering/index.ts';
import { configIssues, measurementIssues, meteredIssues, meteredTerms, usagePeriodIssues, usagePeriodTerms } from '../engine/input-rules.ts';
import type { MeasureUsageFrom, MeteredRequest, UsagePeriodRequest } from '../engine/input-rules.ts';
import { grantStartIssues } from '../engine/reset-rules.ts';
import { timelineOf } from '../engine/usage-period.ts';
import type { BooleanTerms, EntitlementType, JsonObject, MeteredTerms, StaticTerms } from '../entitlement.ts';
import { holderIssues } from '../holder.ts';
import type { HolderInput } from '../holder.ts';
import { grantInputIssues, newGrant } from './grant-input.ts';
import type { GrantInput, NewGrant } from './grant-input.ts';
import { metadataIssues } from './metadata.ts';

interface UsagePeriodInput {
  readonly interval: Temporal.Duration;
  readonly anchor?: Temporal.Instant | null | undefined;
}

interface Common {
  /** Null where a subject, beside the input, says whose it is. */
  readonly customer?: CustomerLookUp | null | undefined;
  /** One of the two; the id wins. */
  readonly featureKey?: string | null | undefined;
  readonly featureId?: string | null | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | null | undefined;
}

export interface CreateMeteredEntitlementInput extends Common {
  readonly usagePeriod: UsagePeriodInput;
  readonly isSoftLimit?: boolean | null | undefined;
  /** It has no effect. */
  readonly isUnlimited?: boolean | null | undefined;
  /** What every usage period begins with; it wins over issueAfterReset and issueAfterResetPriority. */
  readonly issue?: { readonly amount: Decimal; readonly priority?: number | null | undefined } | null | undefined;
  readonly issueAfterReset?: Decimal | null | undefined;
  readonly issueAfterResetPriority?: number | null | undefined;
  /** Made together with it, instead of what it issues itself. */
  readonly grants?: readonly GrantInput[] | null | undefined;
  readonly preserveOverageAtReset?: boolean | null | undefined;
  readonly measureUsageFrom?: MeasureUsageFrom | null | undefined;
}

export interface CreateStaticEntitlementInput extends Common {
  readonly config: JsonObject;
  readonly usagePeriod?: UsagePeriodInput | null | undefined;
}

export interface CreateBooleanEntitlementInput extends Common {
  readonly usagePeriod?: UsagePeriodInput | null | undefined;
}

/** An entitlement as it is asked for: exactly one of the three. */
export type CreateEntitlementInput =
  | { readonly metered: CreateMeteredEntitlementInput }
  | { readonly static: CreateStaticEntitlementInput }
  | { readonly boolean: CreateBooleanEntitlementInput };

/** What is given once the time is known. */
export interface GivenTerms {
  readonly terms: MeteredTerms | StaticTerms | BooleanTerms;
  readonly grants: readonly NewGrant[];
}

/** The same input, read. */
export interface ReadEntitlementInput {
  /** The member of the input that was given: the beginning of its issues' paths. */
  readonly kind: 'metered' | 'static' | 'boolean';
  readonly type: EntitlementType;
  readonly holder: HolderInput;
  readonly feature: FeatureLookUp;
  readonly metadata: Readonly<Record<string, unknown>> | null;
  readonly isUnlimited: boolean | null;
  /** Throws ValidationError for terms that are impossible at that time. */
  readonly at: (now: Temporal.Instant) => GivenTerms;
}

/** Checks all that can be checked of the input by itself. Throws ValidationError with every issue. */
export function readEntitlementInput(input: CreateEntitlementInput, subject: SubjectLookUp | null): ReadEntitlementInput {
  if ('metered' in input) return readMetered(input.metered, subject);
  if ('static' in input) {
    const { config, usagePeriod } = input.static;
    const common = readCommon('static', input.static, subject, [...configIssues(config), ...(usagePeriod == null ? [] : usagePeriodIssues(periodOf(usagePeriod)))]);
    return { ...common, kind: 'static', type: 'STATIC', at: (now) => ({ terms: { type: 'STATIC', config, usagePeriod: shownPeriod(usagePeriod, now) }, grants: [] }) };
  }
  const { usagePeriod } = input.boolean;
  const common = readCommon('boolean', input.boolean, subject, usagePeriod == null ? [] : usagePeriodIssues(periodOf(usagePeriod)));
  return { ...common, kind: 'boolean', type: 'BOOLEAN', at: (now) => ({ terms: { type: 'BOOLEAN', usagePeriod: shownPeriod(usagePeriod, now) }, grants: [] }) };
}

function readMetered(metered: CreateMeteredEntitlementInput, subject: SubjectLookUp | null): ReadEntitlementInput {
  const request = requestOf(metered);
  const grants = metered.grants ?? [];
  const inGrants = (issuesOf: (grant: GrantInput) => readonly Issue[]): readonly Issue[] => grants.flatMap((grant, n) => below(['grants', String(n)], issuesOf(grant)));
  const common = readCommon('metered', metered, subject, [...meteredIssues(request), ...inGrants(grantInputIssues)]);
  const at = (now: Temporal.Instant): GivenTerms => {
    const terms = meteredTerms(request, now);
    refuse(below(['metered'], measurementIssues(terms, now)));
    const timeline = timelineOf(terms.measureUsageFrom, terms.usagePeriod, []);
    refuse(below(['metered'], inGrants(({ effectiveAt }) => grantStartIssues(timeline, effectiveAt, now))));
    return { terms, grants: grants.map((grant) => newGrant(grant, now)) };
  };
  return { ...common, isUnlimited: metered.isUnlimited ?? null, kind: 'metered', type: 'METERED', at };
}

function readCommon(kind: string, { customer, featureKey, featureId, metadata }: Common, subject: SubjectLookUp | null, more: readonly Issue[]) {
  const holder = { customer, subject };
  const feature: FeatureLookUp | null = featureId == null ? (featureKey == null ? null : { key: featureKey }) : { id: featureId };
  const missing = feature === null ? [issue('FEATURE_MISSING', 'featureKey is missing: give it, or featureId', 'featureKey')] : [];
  refuse([...holderIssues(holder, kind), ...below([kind], [...missing, ...more, ...metadataIssues(metadata)])]);
  return { holder, feature: present(feature, 'the feature that was asked for'), metadata: metadata ?? null, isUnlimited: null };
}

function requestOf(input: CreateMeteredEntitlementInput): MeteredRequest {
  return {
    usagePeriod: periodOf(input.usagePeriod),
    measureUsageFrom: input.measureUsageFrom ?? null,
    isSoftLimit: input.isSoftLimit ?? false,
    preserveOverageAtReset: input.preserveOverageAtReset ?? false,
    issue: input.issue == null ? null : { amount: input.issue.amount, priority: input.issue.priority ?? null },
    issueAfterReset: input.issueAfterReset ?? null,
    issueAfterResetPriority: input.issueAfterResetPriority ?? null,
    grants: input.grants?.length ?? 0,
  };
}

const periodOf = ({ interval, anchor }: UsagePeriodInput): UsagePeriodRequest => ({ interval, anchor: anchor ?? null });
const shownPeriod = (period: UsagePeriodInput | null | undefined, now: Temporal.Instant) => (period == null ? null : usagePeriodTerms(periodOf(period), now));

function below(path: readonly string[], issues: readonly Issue[]): readonly Issue[] {
  return issues.map((found) => ({ ...found, path: [...path, ...found.path] }));
}
