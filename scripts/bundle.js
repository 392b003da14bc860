// Plain JavaScript: a step of compile.js, which npm runs before it packs.
'use strict';
const { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { builtinModules } = require('node:module');
const { dirname, join, relative, sep } = require('node:path');
const esbuild = require('esbuild');
const { lazyImports } = require('./lazy-imports');
const { thirdPartyLicences } = require('./third-party-licences');

/**
 * Puts the compiled modules, and those of the packages they use, into few files: a process then reads a handful of files where it
 * read hundreds, and nothing is installed of those packages but what is used. What is always loaded together stands together; what
 * is loaded on first use (`require` inside a function) stands apart, as it did. The sources stay as they are, and so do the types.
 */
async function bundle(root) {
  const build = join(root, 'build');
  const { bin, main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const entries = [main, ...new Set(Object.values(bin)), 'build/bin/app.js'].map((file) => join(root, file));
  const names = Object.keys(require(join(root, main)));
  const modules = modulesFrom(entries);
  const chunks = chunksOf(modules, entries, build);
  const bundled = await Promise.all(chunks.map((chunk) => bundledChunk(chunk, chunks, modules, entries, build)));
  for (const file of filesIn(build)) if (/\.(?:js|json)$/.test(file)) rmSync(file);
  for (const { file, text } of bundled) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  for (const entry of entries) {
    if (chunks.some((chunk) => chunk.entry === entry)) continue;
    writeFileSync(entry, `"use strict";\nmodule.exports = ${loadedFrom(entry, entry, chunks, build)};\n`);
  }
  // How Node.js knows what `import { … }` may name, which it does not see in a bundle.
  const index = join(root, main);
  writeFileSync(index, `${readFileSync(index, 'utf8')}0 && (module.exports = { ${names.join(', ')} });\n`);
  const declarations = declarationsFrom(index.replace(/\.js$/, '.d.ts'));
  for (const file of filesIn(build)) if (file.endsWith('.d.ts') && !declarations.has(file)) rmSync(file);
  removeEmptyFolders(build);
  const packages = new Set(bundled.flatMap(({ inputs }) => inputs.flatMap((input) => packageFolderOf(join(root, input)) ?? [])));
  writeFileSync(join(build, 'THIRD-PARTY-LICENSES.txt'), thirdPartyLicences([...packages].sort(), root));
}

const PROVIDED = /^(?:aws-cdk-lib|constructs)(?:\/|$)/;
const isProvided = (name) => PROVIDED.test(name) || name.startsWith('node:') || builtinModules.includes(name);

/** Every module that is reached: what it needs at once, and what on first use. Packages are modules by their names. */
function modulesFrom(entries) {
  const modules = new Map();
  const visit = (id) => {
    if (modules.has(id)) return;
    const needs = id.endsWith('.js') ? requiredBy(id) : [];
    modules.set(id, needs);
    for (const need of needs) visit(need.id);
  };
  for (const entry of entries) visit(entry);
  return modules;
}

/** TypeScript writes what is imported at the beginning of a line; what a function loads is indented. */
function requiredBy(file) {
  return [...readFileSync(file, 'utf8').matchAll(/^([ \t]*)(?![ \t*/]).*?\brequire\(["']([^"']+)["']\)/gm)].flatMap(
    ([, indentation, name]) => {
      if (isProvided(name)) return [];
      return [{ id: resolved(file, name), isLate: indentation !== '' }];
    },
  );
}

function resolved(importer, name) {
  if (!name.startsWith('.')) return name;
  const path = join(dirname(importer), name);
  return [path, `${path}.js`, join(path, 'index.js')].find((each) => existsSync(each) && statSync(each).isFile());
}

/** Modules by what makes them be loaded: an entry, or the first use of a module that is loaded late. */
function chunksOf(modules, entries, build) {
  const late = [...modules.values()].flatMap((needs) => needs.filter(({ isLate }) => isLate).map(({ id }) => id));
  const reasons = new Map();
  for (const reason of new Set([...entries, ...late])) {
    const visit = (id) => {
      const all = reasons.get(id) ?? new Set();
      if (all.has(reason)) return;
      reasons.set(id, all.add(reason));
      for (const need of modules.get(id)) if (!need.isLate) visit(need.id);
    };
    visit(reason);
  }
  const groups = new Map();
  for (const [id, all] of reasons) {
    const key = [...all].sort().join('\n');
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  const used = new Map();
  return joined([...groups.values()], entries, build).map((members) => {
    const entry = entries.find((each) => members.includes(each));
    // What others need a part of is no entry: loading it would run all of it.
    if (entry !== undefined && !members.some((id) => id !== entry && isNeededBeyond(id, members, modules)))
      return { file: entry, entry, members: new Set(members) };
    const name = nameOf(members, build);
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return { file: join(build, 'bundled', `${name}${count === 1 ? '' : `-${count}`}.js`), members: new Set(members) };
  });
}

/** Small ones of a room in one: opening a file takes longer than reading over what is not wanted. */
function joined(groups, entries, build) {
  const isSmall = (members) =>
    members.every((id) => id.startsWith(build) && !entries.includes(id)) && members.reduce((sum, id) => sum + statSync(id).size, 0) < SMALL;
  const rooms = new Map();
  for (const members of groups.filter(isSmall)) {
    const room = nameOf(members, build);
    rooms.set(room, [...(rooms.get(room) ?? []), ...members]);
  }
  return [...groups.filter((members) => !isSmall(members)), ...rooms.values()];
}

/** Bytes. */
const SMALL = 16_000;

function isNeededBeyond(id, members, modules) {
  return [...modules].some(([from, needs]) => !members.includes(from) && needs.some((need) => need.id === id));
}

/** After the room most of it comes from. */
function nameOf(members, build) {
  const rooms = members.map((id) => (id.startsWith(build) ? dirname(relative(build, id)).split(sep).slice(0, 2).join('-') : id));
  const [[room]] = [...grouped(rooms)].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const name = room.replace(/^lib-/, '').replace(/\W+/g, '-').replace(/^-/, '');
  return name === '' ? 'data' : name;
}

function grouped(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

async function bundledChunk(chunk, chunks, modules, entries, build) {
  const key = (id) => keyOf(id, build);
  const members = [...chunk.members];
  const wanted = members.filter((id) => entries.includes(id) || isNeededBeyond(id, members, modules));
  const table = wanted.map((id) => `  ${JSON.stringify(key(id))}: () => require(${JSON.stringify(id)}),`);
  const source =
    chunk.entry === undefined
      ? { stdin: { contents: `module.exports = {\n${table.join('\n')}\n};`, resolveDir: build } }
      : { entryPoints: [chunk.entry] };
  const { outputFiles, metafile } = await esbuild.build({
    ...source,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Comments stay in the repository; names stay, so that a stack trace tells where it was.
    minifyWhitespace: true,
    lineLimit: 140,
    legalComments: 'none',
    absWorkingDir: dirname(build),
    outfile: chunk.file,
    logLevel: 'warning',
    plugins: [
      {
        name: 'other-chunks',
        setup(setup) {
          setup.onResolve({ filter: /.*/ }, ({ path, importer, kind, namespace }) => {
            if (namespace === 'chunk' || isProvided(path)) return { path, external: true };
            if (kind === 'entry-point' || importer.includes(`${sep}node_modules${sep}`)) return undefined;
            const id = path.startsWith('.') ? resolved(importer, path) : path;
            if (chunk.members.has(id)) return id === path && !id.startsWith(build) ? undefined : { path: id };
            return { path: key(id), namespace: 'chunk', pluginData: id };
          });
          setup.onLoad({ filter: /.*/, namespace: 'chunk' }, ({ pluginData: id }) => ({
            contents: `module.exports = ${loadedFrom(chunk.file, id, chunks, build)};`,
          }));
          setup.onLoad({ filter: /\.js$/ }, ({ path }) => {
            if (!path.startsWith(`${build}${sep}`)) return undefined;
            return { contents: lazyImports(readFileSync(path, 'utf8'), path, (name) => Object.keys(require(resolved(path, name)))) };
          });
        },
      },
    ],
  });
  return {
    file: chunk.file,
    text: outputFiles[0].text,
    inputs: Object.keys(metafile.inputs).filter((input) => input.includes('node_modules/')),
  };
}

function keyOf(id, build) {
  return id.startsWith(build) ? relative(build, id).split(sep).join('/') : id;
}

/** The expression by which a file loads a module from where it is bundled. */
function loadedFrom(file, id, chunks, build) {
  const chunk = chunks.find(({ members }) => members.has(id));
  const path = relative(dirname(file), chunk.file).split(sep).join('/');
  const loaded = `require(${JSON.stringify(path.startsWith('.') ? path : `./${path}`)})`;
  return chunk.entry === undefined ? `${loaded}[${JSON.stringify(keyOf(id, build))}]()` : loaded;
}

/** The declarations that those of the package refer to; the others are nobody's business. */
function declarationsFrom(file) {
  const found = new Set();
  const visit = (path) => {
    if (found.has(path) || !existsSync(path)) return;
    found.add(path);
    for (const [, name] of readFileSync(path, 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g))
      visit(join(dirname(path), `${name}.d.ts`));
  };
  visit(file);
  return found;
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

function removeEmptyFolders(folder) {
  for (const each of readdirSync(folder, { withFileTypes: true })) if (each.isDirectory()) removeEmptyFolders(join(folder, each.name));
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}

function packageFolderOf(file) {
  const [, folder] = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file) ?? [];
  return folder;
}

module.exports = { bundle };
