// Plain JavaScript that any Node.js can read, and no dependency: this runs before anything is installed.
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * Why node_modules is not what package-lock.json says; undefined if it is. What both say is compared, never their times: a
 * checkout changes those of the lock file. Of each package that should be there the version on disk is read too.
 */
function staleness(root, machine = THIS_MACHINE) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  if (wanted === undefined) return 'there is no package-lock.json that can be read';
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return 'node_modules is missing or incomplete';
  for (const [place, entry] of Object.entries(wanted)) {
    const other = installed[place];
    if (other === undefined) {
      if (mayBeMissing(entry, machine)) continue;
      return `${nameOf(place)} is missing`;
    }
    if (WHAT_COUNTS.some((key) => entry[key] !== undefined && other[key] !== undefined && entry[key] !== other[key])) {
      return `${nameOf(place)} is ${other.version}, and the lock file says ${entry.version}`;
    }
    if (entry.link !== true && entry.version !== undefined && versionAt(root, place) !== entry.version) {
      return `${nameOf(place)} is not in node_modules as version ${entry.version}`;
    }
  }
  // What somebody installed beside the lock file (npm install --no-save) is theirs.
  const surplus = Object.keys(installed).find((place) => wanted[place] === undefined && installed[place].extraneous !== true);
  return surplus === undefined ? undefined : `${nameOf(surplus)} is no longer in the lock file`;
}

/** A lock file of another registry has other addresses for the same packages; checksums tell them apart. */
const WHAT_COUNTS = ['version', 'integrity', 'link'];

/** npm leaves out what is for other machines, and what only those need. */
function mayBeMissing(entry, machine) {
  if (entry.optional !== true && entry.devOptional !== true) return false;
  const isBound = entry.os !== undefined || entry.cpu !== undefined || entry.libc !== undefined;
  return (
    !isBound ||
    !(allows(entry.os, machine.os) && allows(entry.cpu, machine.cpu) && (entry.libc === undefined || allows(entry.libc, machine.libc)))
  );
}

/** `["darwin", "linux"]`, or `["!win32"]`. */
function allows(list, value) {
  if (list === undefined || value === undefined) return true;
  const all = Array.isArray(list) ? list : [list];
  if (all.includes(`!${value}`)) return false;
  const named = all.filter((each) => !each.startsWith('!'));
  return named.length === 0 || named.includes('any') || named.includes(value);
}

/** A report takes a while: its C library is asked for only where a package names one. */
const THIS_MACHINE = {
  os: process.platform,
  cpu: process.arch,
  get libc() {
    if (process.platform !== 'linux') return undefined;
    process.report.excludeNetwork = true;
    return process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
  },
};

/** The packages that a lock file lists, without the project itself; undefined if it cannot be read. */
function packagesOf(file) {
  const packages = (readJson(file) || {}).packages;
  if (typeof packages !== 'object' || packages === null) return undefined;
  return Object.fromEntries(Object.entries(packages).filter(([place]) => place !== ''));
}

function versionAt(root, place) {
  return (readJson(join(root, place, 'package.json')) || {}).version;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** `node_modules/a/node_modules/@b/c` → `@b/c`. */
function nameOf(place) {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

module.exports = { staleness };
