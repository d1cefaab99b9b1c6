import type { CustomerLookUp } from '../customers/index.ts';
import { activeAtSql } from './entitlement.store.ts';
import type { EntitlementType } from './entitlement.ts';

/** A question for the value now. It names its organization: one statement answers several. */
export interface CurrentValueKey {
  readonly organizationId: string;
  readonly customer: CustomerLookUp;
  readonly featureKey: string;
}

/** What one statement knows of a value now. */
export interface CurrentValueRow {
  /** Position among the statement's own questions, from 1. */
  readonly n: string;
  /** What is kept, where that is the value now: see kept-answer.ts. */
  readonly answer: string | null;
  /** Null: the answer was found by what was asked, in real time, and nothing else was looked up. */
  readonly customerId: string | null;
  /** The plain form cannot tell: ask by the whole one. */
  readonly isOpen?: boolean | null;
  /** Just after the customer's test clock's time; null, or left out where nothing but what is kept was looked for, is real time. */
  readonly clock?: string | null;
  /** Null: there never was such a feature. One that was archived is still that of an entitlement to it. */
  readonly featureId: string | null;
  /** From here on null without an active entitlement. */
  readonly entitlementId: string | null;
  readonly type: EntitlementType | null;
  readonly config: string | null;
}

/**
 * What is kept of an unchanged entitlement is the value now when nothing falls due before `now`, a stored event that comes of age among it, and
 * when its usage has not changed: the sum of its subjects' revisions, which only grow.
 */
const holdsSql = (now: string): string => `b.computed_at <= ${now} and ${now} < b.holds_until and ${isOfAllUsageSql}`;
const headsSql = 'from usage_head h where h.organization_id = b.organization_id and h.meter_id = b.meter_id and h.subject';
/** Nearly all have one subject, whose revision is found for two thirds of what a sum over a list takes. */
const isOfAllUsageSql = `b.usage_revision = case when cardinality(b.subjects) = 1 then coalesce((select h.revision ${headsSql} = b.subjects[1] limit 1), 0)
  else (select coalesce(sum(h.revision), 0) ${headsSql} = any(b.subjects)) end`;

/** What is kept of an entitlement that is active now. */
export interface KeptAnswerRow {
  readonly entitlementId: string;
  readonly answer: string;
  /** False: it was used since. */
  readonly isFresh: boolean;
}

/** A test clock's time as {@link justAfter} has it. */
const clockSql = "(tc.now + interval '1 microsecond')";

/**
 * What is asked now is asked just after now: the running minute has begun even where a clock stands exactly on it, as test clocks do, and an
 * event of this very instant counts.
 */
export const justAfter = (now: Temporal.Instant): Temporal.Instant => now.add({ microseconds: 1 });

/** The instant that was asked for. */
export const askedAt = (justAfterNow: Temporal.Instant): Temporal.Instant => justAfterNow.subtract({ microseconds: 1 });

/** The kept row says of which state of the entitlement it is: what is just being changed is told so or not there. */
const columnsSql = (named: { readonly clock: string; readonly featureId: string; readonly now: string }): string =>
  `c.id as "customerId", ${named.clock} as clock, ${named.featureId} as "featureId", e.id as "entitlementId", e.type, e.config,
  case when b.revision = e.revision and ${holdsSql(named.now)} then b.answer end as answer`;

/** Without an entitlement the live feature of a key, then the one archived last. */
const featureSql = (featureKey: string): string =>
  `coalesce(e.feature_id, (select x.id from feature x where x.organization_id = c.organization_id and x.key = ${featureKey} order by x.archived_at desc nulls first, x.id desc limit 1))`;

const heldSql = (featureKey: string, now: string): string => `left join lateral (select x.* from entitlement x where x.customer_id = c.id and x.feature_key = ${featureKey} and ${activeAtSql(now, 'x')} limit 1) e on true
  left join entitlement_balance b on b.entitlement_id = e.id`;

/**
 * What to say of a customer `c` and a feature. The plain form is that of most questions: a customer in real time with an entitlement; of
 * another one it says that it is none of these. The whole form also knows test clocks and features without an entitlement, and costs twice
 * as much. `now` is just after real time.
 */
const forms = {
  plain: (featureKey: string, now: string) => ({
    columns: `${columnsSql({ clock: 'null::timestamptz', featureId: 'e.feature_id', now })}, c.test_clock_id is not null or e.id is null as "isOpen"`,
    joins: heldSql(featureKey, now),
  }),
  whole: (featureKey: string, realNow: string) => {
    const now = `coalesce(${clockSql}, ${realNow})`;
    return {
      columns: `${columnsSql({ clock: clockSql, featureId: featureSql(featureKey), now })}, false as "isOpen"`,
      joins: `left join test_clock tc on tc.id = c.test_clock_id ${heldSql(featureKey, now)}`,
    };
  },
} as const;
export type CurrentValueForm = keyof typeof forms;

/** The live customer `c` of a look-up; one kind of look-up a statement, so that each uses its own index. */
const customerSql = {
  id: (organization: string, value: string) => `c.organization_id = ${organization} and c.id = ${value}::uuid and c.deleted_at is null`,
  key: (organization: string, value: string) => `c.organization_id = ${organization} and c.key = ${value} and c.deleted_at is null`,
  externalId: (organization: string, value: string) => `c.organization_id = ${organization} and c.external_id = ${value} and c.deleted_at is null`,
  subjectKey: (organization: string, value: string) =>
    `c.organization_id = ${organization} and c.deleted_at is null and c.id =
      (select x.customer_id from customer_attribution x where x.organization_id = ${organization} and x.subject_key = ${value} and x.deleted_at is null)`,
} as const;
type LookUpKind = keyof typeof customerSql;

type Texts = Readonly<Record<LookUpKind, string>>;
const textsBy = (text: (kind: LookUpKind) => string): Texts => ({ id: text('id'), key: text('key'), externalId: text('externalId'), subjectKey: text('subjectKey') });

/** What is kept of live customers in real time, by the look-ups that find it without the customer; see {@link customerSql}. */
const keptBy: Partial<typeof customerSql> = {
  id: (organization, value) => `b.organization_id = ${organization} and b.customer_id = ${value}::uuid`,
  key: (organization, value) => `b.organization_id = ${organization} and b.customer_key = ${value}`,
};
export const isKeptBy = (customer: CustomerLookUp): boolean => kindOf(customer) in keptBy;

const kindOf = (customer: CustomerLookUp): LookUpKind => Object.keys(customer)[0] as LookUpKind;

/** A question as a statement names its parts. */
interface Asked {
  readonly organization: string;
  readonly value: string;
  readonly featureKey: string;
  readonly now: string;
}
const lone: Asked = { organization: '$1::uuid', value: '$2', featureKey: '$3::text', now: '$4::timestamptz' };
const listed: Asked = { organization: 'k.o', value: 'k.v', featureKey: 'k.f', now: '$4::timestamptz' };

/** "limit 1" keeps each look-up to itself: how many questions there are the planner does not know, and it would rather read a table whole. */
const keptSql = (kind: LookUpKind, columns: string, { organization, value, featureKey, now }: Asked): string | null => {
  const found = keptBy[kind]?.(organization, value);
  if (found === undefined) return null;
  return `select ${columns} from entitlement_balance b where ${found} and b.feature_key = ${featureKey} and b.is_real_time and b.computed_at <= ${now} and ${now} < b.holds_until limit 1`;
};

function lookedUpSql(form: CurrentValueForm, kind: LookUpKind, { organization, value, featureKey, now }: Asked, unless: string): string {
  const { columns, joins } = forms[form](featureKey, now);
  return `select ${columns} from customer c ${joins} where ${customerSql[kind](organization, value)}${unless} limit 1`;
}

/** The rows of all questions `k`. What is kept is looked for first, and only where it is not is anything looked up: all in one statement. */
function rowsSql(form: CurrentValueForm, kind: LookUpKind, questions: string, asked: Asked): string {
  const kept = form === 'plain' ? keptSql(kind, `case when ${isOfAllUsageSql} then b.answer end as answer`, asked) : null;
  if (kept === null) return `select k.n, p.* from ${questions} cross join lateral (${lookedUpSql(form, kind, asked, '')}) p`;
  return `select k.n, coalesce(a.answer, p.answer) as answer, p."customerId", p.clock, p."featureId", p."entitlementId", p.type, p.config, p."isOpen"
    from ${questions} left join lateral (${kept}) a on true left join lateral (${lookedUpSql(form, kind, asked, ' and a.answer is null')}) p on true
    where a.answer is not null or p."customerId" is not null`;
}

const loneTexts = (form: CurrentValueForm): Texts => textsBy((kind) => rowsSql(form, kind, "(select '1' as n) k", lone));

/**
 * Each array stands in a select of its own: of the array itself the planner looks at the length, finds a plan of its own cheaper each time, and makes one
 * each time, which costs more than the answer. JSON, whose lengths nobody looks at either, costs PostgreSQL a sixth of the answer to read.
 */
const manyAsked = 'rows from (unnest((select $1::uuid[])), unnest((select $2::text[])), unnest((select $3::text[]))) with ordinality as k(o, v, f, n)';
const manyTexts = (form: CurrentValueForm): Texts => textsBy((kind) => rowsSql(form, kind, manyAsked, listed));

const texts: Readonly<Record<CurrentValueForm, { readonly one: Texts; readonly many: Texts }>> = {
  plain: { one: loneTexts('plain'), many: manyTexts('plain') },
  whole: { one: loneTexts('whole'), many: manyTexts('whole') },
};
const keptTexts = textsBy((kind) => keptSql(kind, `b.entitlement_id as "entitlementId", b.answer, ${isOfAllUsageSql} as "isFresh"`, lone) ?? '');

/** What is kept of many questions, and nothing else: a sixth less than what also looks up the others. A question without a row is not known by it. */
const manyKeptTexts = textsBy((kind) => {
  const kept = keptSql(kind, `case when ${isOfAllUsageSql} then b.answer end as answer`, listed);
  return kept === null ? '' : `select k.n, a.answer from ${manyAsked} cross join lateral (${kept}) a where a.answer is not null`;
});

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A question with its place among all of a batch, from 0. */
export interface PlacedKey {
  readonly place: number;
  readonly key: CurrentValueKey;
}

/** A statement and its questions, in the order in which its rows count them. */
export interface CurrentValueStatement extends Statement {
  readonly questions: readonly PlacedKey[];
}

/** The statement that finds what is kept for one question; only for look-ups that {@link isKeptBy} names. No row: it has to be looked up. */
export function keptAnswerStatement({ customer, organizationId, featureKey }: CurrentValueKey, now: Temporal.Instant): Statement {
  const [kind, value] = Object.entries(customer)[0] as [LookUpKind, string];
  return { text: keptTexts[kind], values: [organizationId, value, featureKey, now.toString()] };
}

/**
 * The statements that answer these questions at `now`, just after real time, one for each kind of look-up; an unknown customer has no row. One question
 * takes a statement of its own.
 */
export function currentValueStatements(form: CurrentValueForm, questions: readonly PlacedKey[], now: Temporal.Instant): readonly CurrentValueStatement[] {
  const at = now.toString();
  const { one, many } = texts[form];
  return byKind(questions).map(({ kind, questions: asked }) => {
    const [only] = asked;
    if (questions.length > 1 || only === undefined) return { text: many[kind], values: [...listsOf(asked, kind), at], questions: asked };
    return { text: one[kind], values: [only.key.organizationId, valueOf(only.key, kind), only.key.featureKey, at], questions: asked };
  });
}

/** The statements that find what is kept for these questions: rows of `n` and `answer` alone. None for look-ups that {@link isKeptBy} does not name. */
export function keptAnswersStatements(questions: readonly PlacedKey[], now: Temporal.Instant): readonly CurrentValueStatement[] {
  const at = now.toString();
  return byKind(questions)
    .filter(({ kind }) => kind in keptBy)
    .map(({ kind, questions: asked }) => ({ text: manyKeptTexts[kind], values: [...listsOf(asked, kind), at], questions: asked }));
}

interface OfOneKind {
  readonly kind: LookUpKind;
  readonly questions: PlacedKey[];
}

function byKind(questions: readonly PlacedKey[]): readonly OfOneKind[] {
  const found: OfOneKind[] = [];
  for (const question of questions) {
    const kind = kindOf(question.key.customer);
    const same = found.find((each) => each.kind === kind);
    if (same === undefined) found.push({ kind, questions: [question] });
    else same.questions.push(question);
  }
  return found;
}

const valueOf = ({ customer }: CurrentValueKey, kind: LookUpKind): string => (customer as Readonly<Record<string, string>>)[kind] as string;

/** What `manyAsked` is made of. */
function listsOf(questions: readonly PlacedKey[], kind: LookUpKind): readonly string[][] {
  return [questions.map(({ key }) => key.organizationId), questions.map(({ key }) => valueOf(key, kind)), questions.map(({ key }) => key.featureKey)];
}

/** All entitlements that are active at `now` of the customers `$2` of organization `$1`, by feature key; `$3` is real time. */
export const accessText = `select k.n::text, e.feature_key as "featureKey", ${columnsSql({ clock: clockSql, featureId: 'e.feature_id', now: `coalesce(${clockSql}, $3::timestamptz)` })}
  from unnest($2::uuid[]) with ordinality as k(customer_id, n)
  cross join lateral (select c.* from customer c where c.id = k.customer_id and c.organization_id = $1 limit 1) c
  left join test_clock tc on tc.id = c.test_clock_id
  join entitlement e on e.customer_id = c.id and ${activeAtSql(`coalesce(${clockSql}, $3::timestamptz)`, 'e')}
  left join entitlement_balance b on b.entitlement_id = e.id
  order by k.n, e.feature_key`;
