import { remembered } from './remembered.ts';

/** Longer ones are rarely read twice. */
const mostCharacters = 2_000;

const kept = new WeakSet<object>();

const documentOf = remembered(2_000, (text): unknown => {
  const document = frozen(JSON.parse(text));
  if (typeof document === 'object' && document !== null) kept.add(document);
  return document;
});

/**
 * The JSON of a text, frozen through and through: of a text that was read a while ago the very same document again. A run reads the prices, terms and
 * settings of one plan for each of its customers.
 */
export function keptDocument(text: string): unknown {
  return text.length > mostCharacters ? frozen(JSON.parse(text)) : documentOf(text);
}

/** The function with its answers for kept documents kept beside them, as documents of their own: for pure functions whose answers nobody changes. */
export function ofKept<Document, Answer>(work: (document: Document) => Answer): (document: Document) => Answer {
  const answers = new WeakMap<object, { readonly answer: Answer }>();
  return (document) => {
    if (typeof document !== 'object' || document === null || !kept.has(document)) return work(document);
    const known = answers.get(document);
    if (known !== undefined) return known.answer;
    const answer = work(document);
    answers.set(document, { answer });
    if (typeof answer === 'object' && answer !== null) kept.add(answer);
    return answer;
  };
}

function frozen(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) frozen(inner);
    Object.freeze(value);
  }
  return value;
}
