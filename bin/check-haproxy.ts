import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { HaproxyCertificate, HaproxyCertificateProblem, HaproxyConfiguration } from '../lib/constructs/haproxy-configuration';
import { decodeText } from '../lib/documents/decode-text';
import { CERTIFICATES, CONFIGURATION, DEFAULT_CERTIFICATE } from '../lib/haproxy/file-names';
import { haproxyVersion } from '../lib/probing/rehearsal/running-haproxy';
import { ThrowAwayAuthority } from '../lib/probing/rehearsal/throw-away-certificates';

/** Where the certificates are, and who judges. */
export interface CheckOptions {
  /** Folder of the configuration, which may have certificates. */
  readonly output?: string;
  /** PEM files instead, the default certificate first. */
  readonly certificate?: readonly string[];
  /** The program that checks. */
  readonly haproxy: string;
}

/** What an installed HAProxy, and a look at certificates, say of a configuration. */
export interface HaproxyVerdict {
  /** Whether nothing speaks against running it. */
  readonly isGood: boolean;
  readonly warns: boolean;
  readonly haproxy: { readonly isGood: boolean; readonly version: string | null; readonly message: string };
  readonly certificates: readonly HaproxyCertificateProblem[];
}

/** Has a configuration judged before it is put into its place. */
export function checkConfiguration(configuration: HaproxyConfiguration, { output, certificate, haproxy }: CheckOptions): HaproxyVerdict {
  const given = (certificate ?? []).map((path) => read(path));
  const there = certificate === undefined && output !== undefined ? certificatesIn(join(output, CERTIFICATES)) : [];
  const unreadable = [...given, ...there].flatMap((each) => ('problem' in each ? each.problem : []));
  const readable = [...given, ...there].flatMap((each) => ('pem' in each ? each : []));
  const judged = readable.length === 0 ? [] : configuration.certificateProblems(readable);
  const certificates = [...unreadable, ...judged];
  const asked = askHaproxy(haproxy, configuration, readable);
  return {
    isGood: asked.isGood && certificates.every(({ severity }) => severity !== 'error'),
    warns: certificates.length > 0,
    haproxy: asked,
    certificates,
  };
}

type Read = HaproxyCertificate | { readonly problem: HaproxyCertificateProblem };

/** With the key that lies in a file of its own beside it, as HAProxy looks for one. */
function read(path: string): Read {
  const problem = (message: string): Read => ({ problem: { severity: 'error', file: path, message } });
  try {
    const text = decodeText(readFileSync(path));
    if (text === undefined) return problem('It is no text, and so no PEM. Convert it (openssl x509 -inform der, openssl pkcs12).');
    const key = `${path}.key`;
    const hasKey = text.includes('PRIVATE KEY-----') || !existsSync(key);
    return { name: path, pem: hasKey ? text : `${text}\n${readFileSync(key, 'utf8')}` };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return problem(code === 'ENOENT' ? 'There is no such file.' : `It cannot be read (${code ?? String(error)}).`);
  }
}

/** What lies beside a certificate and is none. https://docs.haproxy.org/2.6/configuration.html#5.1-crt */
const BESIDE = /^\.|\.(?:key|issuer|ocsp|sctl|dh)$/;

function certificatesIn(folder: string): readonly Read[] {
  const isDefault = (name: string) => name === basename(DEFAULT_CERTIFICATE);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !BESIDE.test(name))
    .sort((a, b) => Number(isDefault(b)) - Number(isDefault(a)) || (a < b ? -1 : 1))
    .map((name) => read(join(folder, name)));
}

/** `-dW` has warnings refused. From 3.0 on it is silent, and 2 says that nothing listens: the exit code counts. */
function askHaproxy(
  program: string,
  { files, publicNames }: HaproxyConfiguration,
  certificates: readonly HaproxyCertificate[],
): HaproxyVerdict['haproxy'] {
  const version = haproxyVersion(program);
  if (version === undefined) {
    const message = `There is no program ${JSON.stringify(program)} that could judge the configuration. Install HAProxy (apt install haproxy), or name it: --haproxy PROGRAM.`;
    return { isGood: false, version: null, message };
  }
  const folder = mkdtempSync(join(tmpdir(), 'lync-haproxy-'));
  try {
    for (const [path, text] of Object.entries(files)) put(join(folder, path), text);
    const throwaway = () => Object.values(new ThrowAwayAuthority('Check').issue(publicNames.slice(0, 1))).join('');
    const shown = certificates.length === 0 ? [throwaway()] : certificates.map(({ pem }) => pem);
    shown.forEach((pem, index) => {
      put(join(folder, index === 0 ? DEFAULT_CERTIFICATE : `${CERTIFICATES}/${index}.pem`), pem);
    });
    const { status, stdout, stderr } = spawnSync(program, ['-c', '-dW', '-f', join(folder, CONFIGURATION)], { encoding: 'utf8' });
    if (status === 0) {
      const which = certificates.length === 0 ? ', with a throwaway certificate' : '';
      return { isGood: true, version, message: `${version} takes the configuration${which}.` };
    }
    const said = `${stdout}${stderr}`.replaceAll(`${folder}/`, '').trim();
    return { isGood: false, version, message: `${version} refuses the configuration.\n${said}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  // Private keys among them.
  writeFileSync(path, text, { mode: 0o600 });
}
