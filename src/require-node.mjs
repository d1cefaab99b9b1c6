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

// Our own imports name files, so that nothing has to be looked for: for each, Node would ask the disk and read package.json again.
module.registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.') || !specifier.endsWith('.ts') || context.parentURL === undefined) return next(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, format: 'module-typescript', shortCircuit: true };
  },
});
