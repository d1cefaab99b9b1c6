import type { Decimal } from '../../kit/decimal.ts';
import { issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import type { Expiration } from '../engine/expiration.ts';
import { grantIssues, grantTerms } from '../engine/input-rules.ts';
import type { GrantRequest, GrantTerms } from '../engine/input-rules.ts';
import { jsonIssues, metadataIssues } from './metadata.ts';

/** A grant as it is asked for, whatever it is for. */
export interface GrantInput {
  readonly amount: Decimal;
  readonly priority?: number | null | undefined;
  readonly effectiveAt: Temporal.Instant;
  readonly expiration?: Expiration | null | undefined;
  readonly minRolloverAmount?: Decimal | null | undefined;
  readonly maxRolloverAmount?: Decimal | null | undefined;
  readonly recurrence?: { readonly interval: Temporal.Duration; readonly anchor?: Temporal.Instant | null | undefined } | null | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | null | undefined;
  readonly annotations?: Readonly<Record<string, unknown>> | null | undefined;
}

/** A grant that can be made. */
export interface NewGrant {
  readonly terms: GrantTerms;
  readonly metadata: Readonly<Record<string, unknown>> | null;
  readonly annotations: Readonly<Record<string, unknown>> | null;
}

/** Tollgate's own annotation of the grant that usage periods begin with. */
export const issuedAnnotation = 'issueAfterReset';

/** What is wrong with a grant by itself; see `grantStartIssues` for its start. */
export function grantInputIssues(input: GrantInput): readonly Issue[] {
  const found = [...grantIssues(requestOf(input)), ...metadataIssues(input.metadata), ...jsonIssues('ANNOTATION', input.annotations, 'annotations')];
  if (input.annotations?.[issuedAnnotation] !== undefined) {
    found.push(issue('ANNOTATION_RESERVED', `annotations holds "${issuedAnnotation}", which says that an entitlement issues the grant: leave it out`, 'annotations', issuedAnnotation));
  }
  return found;
}

/** The grant as it is made at `now`, once nothing is wrong with it. A recurrence without an anchor is anchored now. */
export function newGrant(input: GrantInput, now: Temporal.Instant): NewGrant {
  const request = requestOf(input);
  const recurrence = request.recurrence === null ? null : { ...request.recurrence, anchor: request.recurrence.anchor ?? now };
  return { terms: grantTerms({ ...request, recurrence }), metadata: input.metadata ?? null, annotations: input.annotations ?? null };
}

function requestOf(input: GrantInput): GrantRequest {
  const recurrence = input.recurrence ?? null;
  return {
    amount: input.amount,
    priority: input.priority ?? null,
    effectiveAt: input.effectiveAt,
    expiration: input.expiration ?? null,
    minRolloverAmount: input.minRolloverAmount ?? null,
    maxRolloverAmount: input.maxRolloverAmount ?? null,
    recurrence: recurrence === null ? null : { interval: recurrence.interval, anchor: recurrence.anchor ?? null },
  };
}
