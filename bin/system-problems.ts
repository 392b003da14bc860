import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How a message speaks of a file. */
export interface FileWords {
  /** The option that named it. */
  readonly option?: string;
  /** What such a file is usually called. */
  readonly usualName?: string;
}

/** Why a file cannot be written, and what to do, after "… cannot be written: ". */
export function writeProblem(error: unknown, file: string, { option, usualName = 'FILE' }: FileWords = {}): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EEXIST':
      return 'it exists already, and nothing was written. Name another file, or remove this one first.';
    case 'EISDIR':
      return `it is a folder. Name a file in it: ${[...(option === undefined ? [] : [option]), join(file, usualName)].join(' ')}`;
    case 'ENOENT':
    case 'ENOTDIR':
      return code === 'ENOENT' && existsSync(dirname(file))
        ? `the system takes no file of that name there (${code}). Name a file in a folder of yours.`
        : `there is no folder ${dirname(file)}. Make it, or name a file in one that is there.`;
    case 'EACCES':
    case 'EPERM':
      return `you may not write there (${code}). Name a file in a folder of yours.`;
    case 'EROFS':
      return 'the disk takes no changes (EROFS: it is mounted read-only). Name a file on another one.';
    case 'ENOSPC':
    case 'EDQUOT':
      return `there is no room left on the disk (${code}). Make room, or name a file on another one.`;
    case 'EFBIG':
      return 'it would be larger than the disk allows (EFBIG). Name a file on another one.';
    case 'ENAMETOOLONG':
      return 'its name is longer than the disk allows. Choose a shorter one.';
    case 'ELOOP':
      return 'it is a symbolic link that leads in a circle. Name another file.';
    case 'EBUSY':
    case 'ETXTBSY':
      return `another program has it open (${code}). Close that first.`;
    case 'EINVAL':
      return 'its name has a character that the disk does not allow. Choose another one.';
    default:
      return `the system says ${code === '' ? message : code}. Name a file in a folder of yours.`;
  }
}

/** Calls to the file system, by their names in errors of Node.js. */
const OF_FILES: readonly string[] = [
  'access',
  'chmod',
  'close',
  'copyfile',
  'fstat',
  'fsync',
  'ftruncate',
  'link',
  'lstat',
  'mkdir',
  'mkdtemp',
  'open',
  'opendir',
  'read',
  'readlink',
  'realpath',
  'rename',
  'rm',
  'rmdir',
  'scandir',
  'stat',
  'symlink',
  'unlink',
  'write',
];

const READING: readonly string[] = ['access', 'fstat', 'lstat', 'opendir', 'read', 'readlink', 'realpath', 'scandir', 'stat'];

/**
 * The text of an error of the file system that nobody else put into words, such as a full disk that CDK met; undefined for
 * any other error.
 */
export function fileSystemProblem(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined || !OF_FILES.includes(syscall)) return undefined;
  const file = path ?? 'A file';
  const isRead = READING.includes(syscall) || (syscall === 'open' && code === 'ENOENT');
  if (isRead) return `${file} cannot be read: the system says ${code}.`;
  // Whoever wrote it did not begin beside its place.
  return `${file} cannot be written: ${writeProblem(error, file)} What stands there may be half of it: once that is mended, run the command again.`;
}
