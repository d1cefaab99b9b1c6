import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema } from './graphql/schema.ts';

// Writes schema/tollgate.graphql, sorted; with --check says whether it is what the code makes.
const file = fileURLToPath(new URL('../schema/tollgate.graphql', import.meta.url));
const text = `# Printed from the code by "npm run schema:print": change the code, never this file.\n\n${printSchema(lexicographicSortSchema(buildSchema()))}\n`;

if (parseArgs({ options: { check: { type: 'boolean', default: false } } }).values.check) {
  const there = await readFile(file, 'utf8').catch(() => '');
  if (there !== text) {
    process.stderr.write('schema/tollgate.graphql is not what the code makes: run "npm run schema:print", and review what changed\n');
    process.exitCode = 1;
  }
} else {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
