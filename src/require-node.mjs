// Loaded before every program of the product (`node --import`), so it must be understood by any Node.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const needed = 26;
if (Number(process.versions.node.split('.')[0]) < needed) {
  process.stderr.write(
    'Tollgate needs Node ' + needed + ' or newer, and this is Node ' + process.versions.node + '.\n' +
      'Use the scripts of package.json (npm start): they run on a Node of their own, which "npm ci" installs.\n' +
      'If you did, that Node is missing: run "npm ci" again without --ignore-scripts and --omit.\n',
  );
  process.exit(1);
}

// Compiled code is kept from one start to the next, which halves the time of a start; where the folder cannot be written, nothing is kept.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/tollgate', import.meta.url)));

// A start follows some eight thousand imports. For each, Node would look for the file, its real path and the nearest package.json again: a
// fifth of all that a start costs. What a name leads to depends on the folder that asks and on nothing else, so each folder asks once.
const folders = new Map();
const folderOf = (url) => url.slice(0, url.lastIndexOf('/') + 1);

function folderAt(url) {
  let folder = folders.get(url);
  if (folder === undefined) folders.set(url, (folder = { imports: new Map(), holdsModules: false }));
  return folder;
}

function find(specifier, context, next) {
  const { parentURL } = context;
  if (!specifier.startsWith('.')) return next(specifier, context);
  const url = new URL(specifier, parentURL).href;
  // Our own imports name files, so that nothing has to be looked for.
  if (specifier.endsWith('.ts')) return { url, format: 'module-typescript' };
  if (!specifier.endsWith('.js')) return next(specifier, context);
  // One nearest package.json says of all files of a folder what they are: where one is known, so are the others.
  const folder = folderAt(folderOf(url));
  if (folder.holdsModules) return { url, format: 'module' };
  const found = next(specifier, context);
  folder.holdsModules = found.url === url && found.format === 'module';
  return found;
}

module.registerHooks({
  resolve(specifier, context, next) {
    const { parentURL, conditions } = context;
    if (parentURL === undefined || !parentURL.startsWith('file:') || conditions.includes('require')) return next(specifier, context);
    if (specifier.startsWith('node:')) return { url: specifier, format: 'builtin', shortCircuit: true };
    const { imports } = folderAt(folderOf(parentURL));
    let found = imports.get(specifier);
    if (found === undefined) imports.set(specifier, (found = find(specifier, context, next)));
    return { url: found.url, format: found.format, shortCircuit: true };
  },
});
