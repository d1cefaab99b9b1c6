import type { CustomerLookUp } from '../../customers/index.ts';
import type { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { stringifyExact } from '../../kit/json.ts';
import { configIssues, measurementIssues, meteredIssues, meteredTerms } from '../engine/input-rules.ts';
import type { MeasureUsageFrom, MeteredRequest } from '../engine/input-rules.ts';
import type { BooleanTerms, EntitlementType, JsonObject, MeteredTerms, StaticTerms } from '../entitlement.ts';

interface Common {
  readonly customer: CustomerLookUp;
  readonly featureKey: string;
  readonly metadata?: Readonly<Record<string, unknown>> | null | undefined;
}

export interface CreateMeteredEntitlementInput extends Common {
  readonly usagePeriod: { readonly interval: Temporal.Duration; readonly anchor?: Temporal.Instant | null | undefined };
  readonly isSoftLimit?: boolean | null | undefined;
  readonly issueAfterReset?: Decimal | null | undefined;
  readonly issueAfterResetPriority?: number | null | undefined;
  readonly preserveOverageAtReset?: boolean | null | undefined;
  readonly measureUsageFrom?: MeasureUsageFrom | null | undefined;
}

export interface CreateStaticEntitlementInput extends Common {
  readonly config: JsonObject;
}

export type CreateBooleanEntitlementInput = Common;

/** An entitlement as it is asked for: exactly one of the three. */
export type CreateEntitlementInput =
  | { readonly metered: CreateMeteredEntitlementInput }
  | { readonly static: CreateStaticEntitlementInput }
  | { readonly boolean: CreateBooleanEntitlementInput };

/** The same, read: what all kinds have, and the terms once the time is known. */
export interface ReadEntitlementInput extends Common {
  /** The member of the input that was given: the beginning of its issues' paths. */
  readonly kind: 'metered' | 'static' | 'boolean';
  readonly type: EntitlementType;
  /** Throws ValidationError for terms that are impossible at that time. */
  readonly termsAt: (now: Temporal.Instant) => MeteredTerms | StaticTerms | BooleanTerms;
}

/** Checks all that can be checked of the input by itself. Throws ValidationError with every issue. */
export function readEntitlementInput(input: CreateEntitlementInput): ReadEntitlementInput {
  if ('metered' in input) {
    const { metered } = input;
    const request = requestOf(metered);
    refuse(below('metered', [...meteredIssues(request), ...metadataIssues(metered.metadata)]));
    const termsAt = (now: Temporal.Instant): MeteredTerms => {
      const terms = meteredTerms(request, now);
      refuse(below('metered', measurementIssues(terms, now)));
      return terms;
    };
    return { ...metered, kind: 'metered', type: 'METERED', termsAt };
  }
  if ('static' in input) {
    const { config } = input.static;
    refuse(below('static', [...configIssues(config), ...metadataIssues(input.static.metadata)]));
    return { ...input.static, kind: 'static', type: 'STATIC', termsAt: () => ({ type: 'STATIC', config }) };
  }
  refuse(below('boolean', metadataIssues(input.boolean.metadata)));
  return { ...input.boolean, kind: 'boolean', type: 'BOOLEAN', termsAt: () => ({ type: 'BOOLEAN' }) };
}

function requestOf(input: CreateMeteredEntitlementInput): MeteredRequest {
  return {
    usagePeriod: { interval: input.usagePeriod.interval, anchor: input.usagePeriod.anchor ?? null },
    measureUsageFrom: input.measureUsageFrom ?? null,
    isSoftLimit: input.isSoftLimit ?? false,
    preserveOverageAtReset: input.preserveOverageAtReset ?? false,
    issueAfterReset: input.issueAfterReset ?? null,
    issueAfterResetPriority: input.issueAfterResetPriority ?? null,
  };
}

const longestKey = 256;

/** What is wrong with a caller's own data: keys have 1 to 256 characters, and no text holds U+0000, which no database keeps. */
export function metadataIssues(metadata: Readonly<Record<string, unknown>> | null | undefined): readonly Issue[] {
  if (metadata == null) return [];
  const wrong = Object.keys(metadata).filter((key) => key.length < 1 || key.length > longestKey);
  const found = wrong.map((key) => issue('METADATA_KEY_INVALID', `metadata has a key of ${key.length} characters: give 1 to ${longestKey}`, 'metadata', key));
  if (stringifyExact(metadata).includes('\\u0000')) found.push(issue('METADATA_TEXT_INVALID', 'metadata holds the character U+0000: take it out', 'metadata'));
  return found;
}

function below(kind: string, issues: readonly Issue[]): readonly Issue[] {
  return issues.map((found) => ({ ...found, path: [kind, ...found.path] }));
}
