import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeText } from '../../documents/decode-text';
import { authorityProblem } from '../authority-text';
import type { HaproxyDeclaration, NamedFile } from '../declarations';
import type { CrossProblem } from './file-problem';

/** The files that a deployment file names, with their contents, and which of them cannot be used. */
export function readFilesBeside(
  haproxy: HaproxyDeclaration,
  folder: string,
): { readonly haproxy: HaproxyDeclaration; readonly problems: readonly CrossProblem[] } {
  const { serverAuthorities, furtherConfiguration } = haproxy;
  const authorities = serverAuthorities.map((file, index) => {
    const read = readBeside(file, folder, ['haproxy', 'serverAuthorities', index]);
    const problem = read.file.text === undefined ? undefined : authorityProblem(read.file.text);
    return problem === undefined ? read : { ...read, problems: [{ path: read.path, message: `${file.name} ${problem}` }] };
  });
  const further = furtherConfiguration && readBeside(furtherConfiguration, folder, ['haproxy', 'furtherConfiguration']);
  return {
    haproxy: { ...haproxy, serverAuthorities: authorities.map(({ file }) => file), furtherConfiguration: further?.file },
    problems: [...authorities.flatMap(({ problems }) => problems), ...(further?.problems ?? [])],
  };
}

interface ReadFile {
  readonly file: NamedFile;
  readonly path: CrossProblem['path'];
  readonly problems: readonly CrossProblem[];
}

function readBeside(file: NamedFile, folder: string, path: CrossProblem['path']): ReadFile {
  const full = resolve(folder, file.name);
  try {
    const text = decodeText(readFileSync(full));
    if (text !== undefined) return { file: { ...file, text }, path, problems: [] };
    return { file, path, problems: [{ path, message: `${full} is neither UTF-8 nor UTF-16 text. Save it as text.` }] };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT' || code === 'ENOTDIR'
        ? `There is no file ${full}.`
        : code === 'EISDIR'
          ? `${full} is a folder.`
          : `${full} cannot be read (${code ?? String(error)}).`;
    return { file, path, problems: [{ path, message: `${reason} Write the name of a file beside this one.` }] };
  }
}
