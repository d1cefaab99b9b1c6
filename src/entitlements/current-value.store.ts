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
  /** Position among the questions, from 1. */
  readonly n: string;
  readonly customerId: string;
  /** The plain form cannot tell: ask by the whole one. */
  readonly isOpen?: boolean;
  /** Just after the customer's test clock's time; null is real time. */
  readonly clock: string | null;
  /** Null: there never was such a feature. One that was archived is still that of an entitlement to it. */
  readonly featureId: string | null;
  readonly featureKey: string;
  /** From here on null without an active entitlement. */
  readonly entitlementId: string | null;
  readonly type: EntitlementType | null;
  readonly config: string | null;
  /** What was computed last is the value now; from here on it is of use only then. */
  readonly isFresh: boolean | null;
  readonly validUntil: string | null;
  readonly lastEventAt: string | null;
  readonly hasAccess: boolean | null;
  readonly balance: string | null;
  readonly usage: string | null;
  readonly overage: string | null;
  readonly totalAvailable: string | null;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
}

/**
 * Kept figures are the value now when nothing of what they were computed of has changed since: neither the entitlement's grants, resets and
 * subjects (its revision) nor its usage (the sum of its subjects' revisions, which only grow); when nothing falls due before `now`; and
 * when no stored event is dated between the minute that they were computed for and the minute of `now`.
 */
const freshSql = (now: string): string => `b.revision = e.revision and b.computed_at <= ${now} and (b.valid_until is null or ${now} < b.valid_until)
  and (b.last_event_at is null or b.last_event_at < b.minute or ${now} <= b.minute)
  and b.usage_revision = (select coalesce(sum(h.revision), 0) from usage_head h where h.organization_id = b.organization_id and h.meter_id = b.meter_id and h.subject = any(b.subjects))`;

/** A test clock's time as {@link justAfter} has it. */
const clockSql = "(tc.now + interval '1 microsecond')";

/**
 * What is asked now is asked just after now: the running minute has begun even where a clock stands exactly on it, as test clocks do, and an
 * event of this very instant counts.
 */
export const justAfter = (now: Temporal.Instant): Temporal.Instant => now.add({ microseconds: 1 });

/** The instant that was asked for. */
export const askedAt = (justAfterNow: Temporal.Instant): Temporal.Instant => justAfterNow.subtract({ microseconds: 1 });

const columnsSql = (named: { readonly clock: string; readonly featureId: string; readonly featureKey: string; readonly now: string }): string =>
  `c.id as "customerId", ${named.clock} as clock, ${named.featureId} as "featureId", ${named.featureKey} as "featureKey",
  e.id as "entitlementId", e.type, e.config, (${freshSql(named.now)}) as "isFresh", b.valid_until as "validUntil", b.last_event_at as "lastEventAt",
  b.has_access as "hasAccess", b.balance, b.usage, b.overage, b.total_available as "totalAvailable", b.period_from as "periodFrom", b.period_to as "periodTo"`;

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
    columns: `${columnsSql({ clock: 'null', featureId: 'e.feature_id', featureKey, now })}, c.test_clock_id is not null or e.id is null as "isOpen"`,
    joins: heldSql(featureKey, now),
  }),
  whole: (featureKey: string, realNow: string) => {
    const now = `coalesce(${clockSql}, ${realNow})`;
    return {
      columns: `${columnsSql({ clock: clockSql, featureId: featureSql(featureKey), featureKey, now })}, false as "isOpen"`,
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

function oneTexts(form: CurrentValueForm): Texts {
  const { columns, joins } = forms[form]('$3::text', '$4::timestamptz');
  return textsBy((kind) => `select '1' as n, ${columns} from customer c ${joins} where ${customerSql[kind]('$1::uuid', '$2')}`);
}

/**
 * Questions come as JSON: of arrays the planner looks at the lengths, finds a plan of its own cheaper each time, and makes one each time,
 * which costs more than the answer. And "limit 1" keeps each look-up to itself: how many questions there are the planner does not know, and it
 * would rather read a table of ten thousand rows whole.
 */
function manyTexts(form: CurrentValueForm): Texts {
  const { columns, joins } = forms[form]('k.f', '$2::timestamptz');
  return textsBy(
    (kind) => `select k.n, ${columns} from json_to_recordset($1::json) as k(n text, o uuid, v text, f text)
      cross join lateral (select c.* from customer c where ${customerSql[kind]('k.o', 'k.v')} limit 1) c ${joins}`,
  );
}

const texts: Readonly<Record<CurrentValueForm, { readonly one: Texts; readonly many: Texts }>> = {
  plain: { one: oneTexts('plain'), many: manyTexts('plain') },
  whole: { one: oneTexts('whole'), many: manyTexts('whole') },
};

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A question with its position among all of a batch, from 1. */
export interface PlacedKey {
  readonly n: number;
  readonly key: CurrentValueKey;
}

/**
 * The statements that answer these questions at `now`, just after real time, one for each kind of look-up; an unknown customer has no row. One question
 * takes a statement of its own.
 */
export function currentValueStatements(form: CurrentValueForm, questions: readonly PlacedKey[], now: Temporal.Instant): readonly Statement[] {
  const byKind = new Map<LookUpKind, { n: string; o: string; v: string; f: string }[]>();
  for (const { n, key } of questions) {
    const [kind, value] = Object.entries(key.customer)[0] as [LookUpKind, string];
    const question = { n: String(n), o: key.organizationId, v: value, f: key.featureKey };
    const same = byKind.get(kind);
    if (same === undefined) byKind.set(kind, [question]);
    else same.push(question);
  }
  const at = now.toString();
  return [...byKind].map(([kind, asked]): Statement => {
    const [only] = asked;
    if (questions.length === 1 && only !== undefined) return { text: texts[form].one[kind], values: [only.o, only.v, only.f, at] };
    return { text: texts[form].many[kind], values: [JSON.stringify(asked), at] };
  });
}

/** All entitlements that are active at `now` of the customers `$2` of organization `$1`, by feature key; `$3` is real time. */
export const accessText = `select k.n::text, ${columnsSql({ clock: clockSql, featureId: 'e.feature_id', featureKey: 'e.feature_key', now: `coalesce(${clockSql}, $3::timestamptz)` })}
  from unnest($2::uuid[]) with ordinality as k(customer_id, n)
  cross join lateral (select c.* from customer c where c.id = k.customer_id and c.organization_id = $1 limit 1) c
  left join test_clock tc on tc.id = c.test_clock_id
  join entitlement e on e.customer_id = c.id and ${activeAtSql(`coalesce(${clockSql}, $3::timestamptz)`, 'e')}
  left join entitlement_balance b on b.entitlement_id = e.id
  order by k.n, e.feature_key`;
