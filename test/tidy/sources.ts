import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const notOurs: ReadonlySet<string> = new Set(['.git', '.tollgate', 'coverage', 'generated', 'node_modules']);
const textFiles: ReadonlySet<string> = new Set(['', '.cjs', '.graphql', '.js', '.json', '.md', '.mjs', '.sh', '.ts', '.yaml', '.yml']);

/** One file of the checkout. */
export interface Source {
  /** From the checkout, with slashes: "src/kit/decimal.ts". */
  readonly path: string;
  readonly text: string;
}

/** What a file takes from another. */
export interface Import {
  readonly line: number;
  /** As written: "../kit/decimal.ts", "pg", "node:fs". */
  readonly specifier: string;
  /** The file it means, from the checkout; null for packages. */
  readonly target: string | null;
  /** Only types: gone before anything runs. */
  readonly typeOnly: boolean;
  /** What is taken by name, as the other file calls it; types left out. */
  readonly names: readonly string[];
}

/** A place that breaks a rule: "src/a.ts:3 what is there". */
export type Finding = string;

/** Every text file that we wrote, vectors and what is generated left out. */
export function allSources(): readonly Source[] {
  const found: Source[] = [];
  const walk = (folder: string): void => {
    for (const name of readdirSync(join(checkout, folder)).toSorted()) {
      const path = posix.join(folder, name);
      if (notOurs.has(name) || path === 'test/vectors' || name.endsWith('.log') || name === '.env') continue;
      if (statSync(join(checkout, path)).isDirectory()) walk(path);
      else if (textFiles.has(extname(name))) found.push({ path, text: readFileSync(join(checkout, path), 'utf8') });
    }
  };
  walk('');
  return found;
}

/** The text with comments blanked, line for line. Strings stay; a comment's marks inside a string after a space would go too. */
export function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/.*$/gm, '$1');
}

const clause = /^[ \t]*(?:import|export)\s+(type\s+)?([^'"`;]*?)\s*from\s+'([^']+)'/gm;
const bare = /^[ \t]*import\s+'([^']+)'/gm;
const dynamic = /\bimport\(\s*'([^']+)'\s*\)/g;

/** All imports and re-exports of a file, dynamic ones included. */
export function importsOf(source: Source): readonly Import[] {
  const text = withoutComments(source.text);
  const found: Import[] = [];
  const add = (index: number, specifier: string, typeOnly: boolean, names: readonly string[] = []): void => {
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(source.path), specifier) : null;
    found.push({ line: lineAt(text, index), specifier, target, typeOnly, names });
  };
  for (const match of text.matchAll(clause)) {
    const { names, typeOnly } = namesIn(match[2] as string);
    add(match.index, match[3] as string, match[1] !== undefined || typeOnly, names);
  }
  for (const match of text.matchAll(bare)) add(match.index, match[1] as string, false);
  for (const match of text.matchAll(dynamic)) add(match.index, match[1] as string, text.slice(0, match.index).endsWith('typeof '));
  return found;
}

/** The names of `{ a, b as c, type D }`: a and b. */
function namesIn(imported: string): { names: readonly string[]; typeOnly: boolean } {
  const listed = /^\{([\s\S]*)\}$/.exec(imported.trim())?.[1];
  if (listed === undefined) return { names: [], typeOnly: false };
  const all = listed.split(',').map((name) => name.trim()).filter(Boolean);
  const values = all.filter((name) => !name.startsWith('type '));
  return { names: values.map((name) => name.split(/\s+as\s+/)[0] as string), typeOnly: all.length > 0 && values.length === 0 };
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** Where a pattern (with the flag g) stands in the code of a file. */
export function matchesIn(source: Source, pattern: RegExp, text = withoutComments(source.text)): readonly Finding[] {
  return [...text.matchAll(pattern)].map((match) => `${source.path}:${lineAt(text, match.index)} ${match[0].trim().split('\n')[0]}`);
}
