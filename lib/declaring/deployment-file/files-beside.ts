import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeText } from '../../documents/decode-text';
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

/** Why a text is no list of certificates in PEM, after the name of its file. */
function authorityProblem(text: string): string | undefined {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text))
    return 'holds a private key, which nobody needs to verify a certificate. Take it out, and look who had it.';
  const blocks = certificateBlocks(text);
  if (blocks.length === 0) {
    return 'holds no certificate in PEM, that is between BEGIN CERTIFICATE and END CERTIFICATE. Export the authority as Base-64 encoded X.509.';
  }
  const broken = blocks.findIndex((block) => !isCertificate(block));
  return broken < 0
    ? undefined
    : `has a certificate that cannot be read, number ${broken + 1}. Export the authority anew as Base-64 encoded X.509.`;
}

/** The certificates of a text in PEM, one text each. */
export function certificateBlocks(text: string): readonly string[] {
  return text.match(/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]*-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g) ?? [];
}

function isCertificate(block: string): boolean {
  try {
    return new X509Certificate(block).raw.length > 0;
  } catch {
    return false;
  }
}
