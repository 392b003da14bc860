import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { makeFolders, OutputError, writeFiles } from '../../bin/write-files';

/** Itself, not the copy that an import of everything is: what is mocked in it is mocked for all. */
const fs = jest.requireActual<typeof import('node:fs')>('node:fs');

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'write-'));
const isWindows = process.platform === 'win32';

/** What lies in a folder, with contents. */
function contents(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

function errorOf(action: () => unknown): OutputError {
  const error = thrownBy(action);
  if (error instanceof OutputError) return error;
  throw error instanceof Error ? error : new Error('it was written');
}

/** A call of the file system that fails with a code from its nth time on: a disk stays full, but one file cannot be renamed. */
function failing(name: 'writeFileSync' | 'renameSync' | 'linkSync' | 'mkdirSync', code: string, from = 1) {
  const real = fs[name] as (...args: unknown[]) => unknown;
  let count = 0;
  return jest.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
    count += 1;
    if (count < from || (name === 'renameSync' && count > from)) return real(...args);
    // A full disk takes the file's name and a part of what is in it.
    if (name === 'writeFileSync' && count === from) real(args[0], 'ha', args[2]);
    throw Object.assign(new Error(`${code}: mocked`), { code });
  }) as never);
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe('writeFiles', () => {
  test('writes files whole and leaves nothing beside them', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'old'), 'before');
    writeFiles(
      { path: join(folder, 'old'), text: 'after', existing: 'replace' },
      { path: join(folder, 'new'), text: 'new', existing: 'refuse' },
    );
    expect(contents(folder)).toEqual({ old: 'after', new: 'new' });
  });

  test('whichever step fails, with whatever code, all is as it was, and the error is a sentence', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 4 });
    const there = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
    const code = fc.constantFrom('ENOSPC', 'EACCES', 'EROFS', 'EIO', 'EDQUOT', 'EPERM', 'EMFILE');
    const step = fc.constantFrom('writeFileSync' as const, 'renameSync' as const);
    fc.assert(
      fc.property(names, there, code, step, fc.integer({ min: 1, max: 4 }), (wanted, before, errno, call, from) => {
        const folder = emptyFolder();
        for (const name of before) writeFileSync(join(folder, name), `before ${name}`);
        const state = contents(folder);
        const spy = failing(call, errno, from);
        const files = wanted.map((name) => ({ path: join(folder, name), text: `after ${name}`, existing: 'replace' as const }));
        const error = thrownBy(() => {
          writeFiles(...files);
        });
        spy.mockRestore();
        const after = error === undefined ? Object.fromEntries(wanted.map((name) => [name, `after ${name}`])) : {};
        expect(contents(folder)).toEqual({ ...state, ...after });
        expect(error === undefined || (error instanceof OutputError && / cannot be written: .*\.$/.test(error.message))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('a file that must not be there yet is not overwritten, not even one that appears meanwhile', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'a'), 'mine');
    expect(
      errorOf(() => {
        writeFiles({ path: join(folder, 'a'), text: 'x', existing: 'refuse' });
      }).code,
    ).toBe('EEXIST');
    expect(contents(folder)).toEqual({ a: 'mine' });
    const real = fs.linkSync;
    jest.spyOn(fs, 'linkSync').mockImplementation((from, to) => {
      writeFileSync(to, 'of another program');
      real(from, to);
    });
    expect(
      errorOf(() => {
        writeFiles({ path: join(folder, 'b'), text: 'x', existing: 'refuse' });
      }).code,
    ).toBe('EEXIST');
    expect(contents(folder)).toEqual({ a: 'mine', b: 'of another program' });
  });

  test('disks without links get a copy', () => {
    const folder = emptyFolder();
    failing('linkSync', 'EPERM');
    writeFiles({ path: join(folder, 'a'), text: 'x', existing: 'refuse' });
    expect(contents(folder)).toEqual({ a: 'x' });
  });

  test('a name as long as the disk allows is taken, a longer one is told', () => {
    const folder = emptyFolder();
    writeFiles({ path: join(folder, 'n'.repeat(200)), text: 'x', existing: 'replace' });
    expect(Object.keys(contents(folder))).toEqual(['n'.repeat(200)]);
    expect(
      errorOf(() => {
        writeFiles({ path: join(folder, 'n'.repeat(300)), text: 'x', existing: 'replace' });
      }).message,
    ).toMatch(isWindows ? /cannot be written: / : /cannot be written: its name is longer than the disk allows/);
  });

  test.each<[string, (folder: string) => string, RegExp]>([
    ['a folder', (folder) => folder, /it is a folder\. Name a file in it: --html .*plan\.html$/],
    ['a file in no folder', (folder) => join(folder, 'none', 'a'), /there is no folder .*none\. Make it/],
    ['a file below a file', (folder) => (writeFileSync(join(folder, 'f'), ''), join(folder, 'f', 'a')), /there is no folder .*f\. Make it/],
  ])('%s is told', (_, path, message) => {
    const folder = emptyFolder();
    const file = path(folder);
    const error = errorOf(() => {
      writeFiles({ path: file, text: 'x', existing: 'replace', option: '--html', usualName: 'plan.html' });
    });
    expect(error.message).toMatch(message);
  });
});

// Windows has neither links for everybody nor such devices and permissions.
(isWindows ? describe.skip : describe)('writeFiles on POSIX systems', () => {
  test('a link stays a link, and a file keeps its permissions', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'file'), 'before', { mode: 0o640 });
    symlinkSync('file', join(folder, 'link'));
    symlinkSync('made', join(folder, 'dangling'));
    writeFiles(
      { path: join(folder, 'link'), text: 'after', existing: 'replace' },
      { path: join(folder, 'dangling'), text: 'x', existing: 'replace' },
    );
    expect(lstatSync(join(folder, 'link')).isSymbolicLink() && lstatSync(join(folder, 'dangling')).isSymbolicLink()).toBe(true);
    expect(contents(folder)).toEqual({ file: 'after', link: 'after', made: 'x', dangling: 'x' });
    expect(statSync(join(folder, 'file')).mode & 0o777).toBe(0o640);
  });

  test('a device is written to, and stays one', () => {
    writeFiles({ path: '/dev/null', text: 'x', existing: 'replace' });
    expect(statSync('/dev/null').isFile()).toBe(false);
  });
});

// Only Linux has a device that is a full disk.
(process.platform === 'linux' ? describe : describe.skip)('writeFiles on Linux', () => {
  test('a full disk is told', () => {
    expect(
      errorOf(() => {
        writeFiles({ path: '/dev/full', text: 'x', existing: 'replace' });
      }).message,
    ).toMatch(/^\/dev\/full cannot be written: there is no room left on the disk/);
  });
});

describe('makeFolders', () => {
  test('makes what is missing, and takes back what it made', () => {
    const folder = emptyFolder();
    const takeBack = makeFolders(join(folder, 'a', 'b', 'c'));
    expect(existsSync(join(folder, 'a', 'b', 'c'))).toBe(true);
    takeBack();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('goes back from a folder that is not there, as paths of files do', () => {
    const folder = emptyFolder();
    makeFolders(`${folder}/a/b/../c`);
    expect(existsSync(join(folder, 'a', 'c'))).toBe(true);
  });

  test('takes back nothing that was there or that somebody put something into', () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'a'));
    const takeBack = makeFolders(join(folder, 'a', 'b', 'c'));
    writeFileSync(join(folder, 'a', 'b', 'file'), '');
    takeBack();
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['file']);
  });

  test.each(['ENOENT', 'EACCES', 'EROFS', 'ENOSPC', 'ENAMETOOLONG', 'EINVAL'])(
    'ends with a sentence where the system answers %s, and what it made is gone',
    (code) => {
      const folder = emptyFolder();
      failing('mkdirSync', code, 2);
      expect(errorOf(() => makeFolders(join(folder, 'a', 'b', 'c'))).message).toMatch(/ cannot be written to: .*\.$/);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test('a file in its place or above it is told', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'f'), '');
    for (const path of [join(folder, 'f'), join(folder, 'f', 'a', 'b')]) {
      expect(errorOf(() => makeFolders(path)).message).toContain('there is a file of that name, or in the place of a folder above it');
    }
  });
});
