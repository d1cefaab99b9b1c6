import type { Finding, Source } from './sources.ts';

/** A rule of the house, what to do where it is broken, and what it must notice. */
export interface Rule {
  readonly name: string;
  readonly remedy: string;
  /** The places that break it, among these files. */
  find(files: readonly Source[]): readonly Finding[];
  /** Small trees that break it: a rule that does not notice them holds nothing. */
  readonly broken: readonly (readonly Source[])[];
}
