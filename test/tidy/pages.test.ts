import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = ['.', 'src', 'decisions', 'bench', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' }).filter((file) => file.endsWith('.md') && !file.split(sep).includes('node_modules')).map((file) => join(folder, file)),
);

test('decisions are numbered one after another, bear their numbers, and are all listed', () => {
  const files = readdirSync(join(root, 'decisions')).filter((file) => file !== 'README.md').toSorted();
  const lines = files.map((file, at) => {
    const [, number, title] = /^# (\d+)\. (.+)\n/.exec(read(`decisions/${file}`)) ?? [];
    expect(`${number} ${file}`).toBe(`${at + 1} ${String(at + 1).padStart(4, '0')}${file.slice(4)}`);
    return `${number}. [${title}](${file})`;
  });
  expect(read('decisions/README.md').split('\n').filter((line) => /^\d/.test(line))).toEqual(lines);
});

test('links of pages lead to something', () => {
  expect(pages.length).toBeGreaterThan(30);
  const dead = pages.flatMap((page) => [...read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, to = '']) => to).filter((to) => !/^[a-z]+:/.test(to) && !existsSync(join(root, dirname(page), to))).map((to) => `${page}: ${to}`));
  expect(dead).toEqual([]);
});
