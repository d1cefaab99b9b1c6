// Loaded before every program of the product (`node --import`), so it must be understood by any Node.
const needed = 26;
if (Number(process.versions.node.split('.')[0]) < needed) {
  process.stderr.write(
    'Tollgate needs Node ' + needed + ' or newer, and this is Node ' + process.versions.node + '.\n' +
      'Use the scripts of package.json (npm start): they run on a Node of their own, which "npm ci" installs.\n' +
      'If you did, that Node is missing: run "npm ci" again without --ignore-scripts and --omit.\n',
  );
  process.exit(1);
}
