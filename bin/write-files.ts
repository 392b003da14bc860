import {
  constants,
  copyFileSync,
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { writeProblem } from './system-problems';

/** A file to write. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
  /** What becomes of a file that is there already: its contents change, or nothing is written at all. */
  readonly existing: 'replace' | 'refuse';
  /** The option that named it, for messages. */
  readonly option?: string;
  /** What such a file is usually called, for messages. */
  readonly usualName?: string;
}

/** What was to be written cannot be: one plain sentence, and nothing has changed. Not part of the public API. */
export class OutputError extends Error {
  public constructor(
    /** As the user named it. */
    public readonly file: string,
    /** `ENOSPC`. */
    public readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'OutputError';
  }
}

/**
 * Writes files whole, all of them or none. Each is written beside its place and then put there, so that a full disk leaves
 * neither half a file nor less than there was. Throws an OutputError.
 */
export function writeFiles(...files: readonly OutputFile[]): void {
  const staged: StagedFile[] = [];
  const undo: (() => void)[] = [];
  try {
    for (const file of files) staged.push(inWords(file, () => stage(file, files.length > 1)));
    for (const each of staged) inWords(each.file, () => undo.push(commit(each)));
  } catch (error) {
    for (const step of undo.reverse()) attempt(step);
    throw error;
  } finally {
    for (const each of staged.flatMap(({ temporary, before }) => [temporary, before])) {
      if (each !== undefined)
        attempt(() => {
          rmSync(each, { force: true });
        });
    }
  }
}

/**
 * Makes a folder and those above it. Returns what takes back what was made, as far as it is still empty. Throws an OutputError.
 *
 * Level by level: in places like /proc, where making a folder is answered as if the one above were missing, the recursive
 * call of Node.js tries for ever. https://github.com/nodejs/node/issues/31177
 */
export function makeFolders(folder: string): () => void {
  const missing: string[] = [];
  for (let each = resolve(folder); !isThere(each) && dirname(each) !== each; each = dirname(each)) missing.unshift(each);
  const made: string[] = [];
  const takeBack = () => {
    for (const each of [...made].reverse())
      attempt(() => {
        rmdirSync(each);
      });
  };
  try {
    for (const each of missing) {
      mkdirSync(each);
      made.push(each);
    }
    // As the files in it are named: `..` goes back from a folder that need not be there.
    if (!statSync(resolve(folder)).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
  } catch (error) {
    takeBack();
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new OutputError(folder, code, `${folder} cannot be written to: ${folderProblem(error, folder)}`);
  }
  return takeBack;
}

function folderProblem(error: unknown, folder: string): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOTDIR':
    case 'EEXIST':
      return 'there is a file of that name, or in the place of a folder above it. Choose another folder.';
    case 'ENOENT':
      return 'the system makes no folder there. Choose another folder.';
    default:
      return writeProblem(error, folder);
  }
}

interface StagedFile {
  readonly file: OutputFile;
  /** Where links lead. */
  readonly path: string;
  /** Beside it; undefined where nothing can stand beside it, and it is written in its place. */
  readonly temporary: string | undefined;
  /** What was there, kept beside it: undefined where no other file can fail after this one. */
  readonly before: string | undefined;
  readonly kind: Kind;
}

type Kind = 'absent' | 'file' | 'device';

function stage(file: OutputFile, isOneOfSeveral: boolean): StagedFile {
  const { path, kind } = place(file.path);
  if (kind !== 'absent' && file.existing === 'refuse') throw systemError('EEXIST');
  // A device or a pipe has no contents to lose, and no other file may take its place.
  if (kind === 'device') return { file, path, temporary: undefined, before: undefined, kind };
  const temporary = beside(path);
  try {
    writeFileSync(temporary, file.text, { flag: 'wx' });
    if (kind === 'absent') return { file, path, temporary, before: undefined, kind };
    chmodSync(temporary, statSync(path).mode & PERMISSIONS);
    return { file, path, temporary, before: isOneOfSeveral ? kept(path) : undefined, kind };
  } catch (error) {
    attempt(() => {
      rmSync(temporary, { force: true });
    });
    // A file of one's own may lie in a folder that takes no other.
    const mayNotStandBeside = NOT_ALLOWED.includes((error as NodeJS.ErrnoException).code ?? '');
    if (kind === 'file' && mayNotStandBeside) return { file, path, temporary: undefined, before: undefined, kind };
    throw error;
  }
}

/** A short name: the file's own may be as long as the disk allows. */
function beside(path: string): string {
  return join(dirname(path), `.${crypto.randomUUID().slice(0, 8)}.tmp`);
}

/** A second name of a file, or a copy where the disk knows no links. */
function kept(path: string): string {
  const before = beside(path);
  try {
    linkSync(path, before);
  } catch {
    copyFileSync(path, before, constants.COPYFILE_EXCL);
  }
  return before;
}

const PERMISSIONS = 0o7777;
const NOT_ALLOWED: readonly string[] = ['EACCES', 'EPERM'];

/** Puts a file into its place. Returns what restores what was there. */
function commit({ file, path, temporary, before, kind }: StagedFile): () => void {
  if (temporary === undefined) return writeOver(path, file.text, kind);
  if (kind === 'absent' && file.existing === 'refuse') putIfAbsent(temporary, path);
  else renameSync(temporary, path);
  return () => {
    if (before !== undefined) renameSync(before, path);
    else if (kind === 'absent') rmSync(path, { force: true });
  };
}

function writeOver(path: string, text: string, kind: Kind): () => void {
  const before = kind === 'file' ? readFileSync(path) : undefined;
  const restore = () => {
    if (before !== undefined) writeFileSync(path, before);
  };
  try {
    writeFileSync(path, text);
  } catch (error) {
    attempt(restore);
    throw error;
  }
  return restore;
}

/** A link is made only where nothing is; disks that know no links (FAT) get a copy. */
function putIfAbsent(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    try {
      copyFileSync(temporary, path, constants.COPYFILE_EXCL);
    } catch (second) {
      if ((second as NodeJS.ErrnoException).code !== 'EEXIST')
        attempt(() => {
          rmSync(path, { force: true });
        });
      throw second;
    }
  }
}

/** Where a file is to be written: links are followed, those to a file that is not there yet too. */
function place(path: string): { readonly path: string; readonly kind: Kind } {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) throw systemError('EISDIR');
  if (stats !== undefined) return stats.isFile() ? { path: realpathSync(path), kind: 'file' } : { path, kind: 'device' };
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  return { path: isLink ? resolve(dirname(path), readlinkSync(path)) : path, kind: 'absent' };
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // Making it tells why it cannot be looked at.
    return false;
  }
}

function inWords<T>({ path, ...words }: OutputFile, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const whole = IN_THE_MIDDLE.includes(code) ? ' Nothing was changed.' : '';
    throw new OutputError(path, code, `${path} cannot be written: ${writeProblem(error, path, words)}${whole}`);
  }
}

/** Codes of a disk that takes the beginning of a file, after which one wonders what is left. */
const IN_THE_MIDDLE: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** What is tidied up after a failure must not hide the failure. */
function attempt(action: () => void): void {
  try {
    action();
  } catch {
    // Told already.
  }
}
