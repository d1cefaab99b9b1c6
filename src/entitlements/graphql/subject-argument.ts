import { idOf } from '../../graphql/global-id.ts';
import type { SubjectLookUp } from '../../metering/index.ts';

/** Of every argument that names a customer by a subject, as OpenMeter's older operations do. */
export const subjectDeprecated = 'Use `customer` instead: CustomerBy finds it by a subjectKey too.';

/** The subject that a text names: its key, or its id in this graph. */
export function subjectLookUp(subject: string): SubjectLookUp {
  const id = idOf('Subject', subject);
  return id === null ? { key: subject } : { id };
}

/** The same of an argument; null when it is left out. */
export const subjectLookUpOf = (subject: string | null | undefined): SubjectLookUp | null => (subject == null ? null : subjectLookUp(subject));
