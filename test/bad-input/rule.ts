import type { Story } from '../support/story.ts';
import type { Path } from './wrong-values.ts';

/** A value of the right type that a command's own rule refuses: the place in good variables, and the code of the refusal. */
export interface RuleBreak {
  readonly field: string;
  readonly path: Path;
  readonly value: unknown | ((story: Story) => unknown);
  readonly code: string;
  /** Which input field it is about, where that is not the one that was replaced. */
  readonly about: Path;
  /** Which of the field's good variables are spoiled: 0 for the first. */
  readonly good: number;
}

const pathOf = (dotted: string): Path => dotted.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** The place in good variables, the value put there, and the code it is refused with. */
export type Rule = readonly [path: string, value: unknown, code: string, about?: string];

/** What a root field's first good variables are refused for. */
export const breaks = (field: string, ...rules: readonly Rule[]): readonly RuleBreak[] => breaksOf(field, 0, ...rules);

/** The same with others of the field's good variables. */
export const breaksOf = (field: string, good: number, ...rules: readonly Rule[]): readonly RuleBreak[] =>
  rules.map(([path, value, code, about]) => ({ field, path: pathOf(path), value, code, about: pathOf(about ?? path), good }));

export const long = (length: number) => 'x'.repeat(length);
