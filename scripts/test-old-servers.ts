import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOOPBACK } from '../lib/probing/rehearsal/loopback';
import type { CheckResult } from '../lib/verification/check';
import { expectedByName } from '../lib/verification/expected-by-name';
import { certificateChain, type CertificateSpec } from '../test/support/certificate-chain';
import { checked } from '../test/support/checked';
import { inPython, type WantedPython } from './python-environment';

/**
 * Whether verify tells what servers are that OpenSSL 3, and Node.js with it, can no longer play: tlslite-ng as a web server, in a
 * Python environment of its own that is removed again.
 */
interface Case {
  readonly name: string;
  readonly server: {
    /** As they stand on the wire: [3, 0] is SSL 3.0, [3, 3] TLS 1.2. */
    readonly versions: readonly [lowest: readonly number[], highest: readonly number[]];
    readonly ciphers?: readonly string[];
    /** Without RFC 5746. */
    readonly legacy?: boolean;
    /** For a certificate of the client. */
    readonly asks?: boolean;
  };
  readonly leaf?: Partial<CertificateSpec>;
  /** `id state`, of what is neither ok nor skipped. */
  readonly remarks: readonly string[];
  /** In what was got, of one of the checks. */
  readonly got?: readonly [id: string, text: RegExp];
}

const [SSL3, TLS10, TLS12] = [[3, 0], [3, 1], [3, 3]] as const; // prettier-ignore

const CASES: readonly Case[] = [
  { name: 'a sound one', server: { versions: [TLS12, TLS12] }, remarks: [] },
  {
    name: 'without secure renegotiation',
    server: { versions: [TLS12, TLS12], legacy: true },
    remarks: ['secure-renegotiation warning'],
    got: ['meet /', /^200$/],
  },
  {
    name: 'without secure renegotiation, TLS 1.0 to 1.2',
    server: { versions: [TLS10, TLS12], legacy: true },
    remarks: ['secure-renegotiation warning', 'tls-versions warning'],
    got: ['tls-versions', /^TLS 1\.0, 1\.1, 1\.2:/],
  },
  {
    name: 'of the time of TMG',
    server: { versions: [TLS10, TLS10], legacy: true, ciphers: ['aes128', '3des', 'rc4'] },
    leaf: { key: '1024', hash: 'sha1' },
    remarks: ['certificate-strength failed', 'secure-renegotiation warning', 'tls-versions failed'],
    got: ['meet /', /^200$/],
  },
  {
    name: 'with 3DES alone',
    server: { versions: [TLS12, TLS12], ciphers: ['3des'] },
    remarks: ['cipher-suites failed', 'tls-handshake failed'],
    got: ['tls-handshake', /TLS 1\.2 and ECDHE_RSA_WITH_3DES_EDE_CBC_SHA/],
  },
  {
    name: 'with RC4 alone',
    server: { versions: [TLS10, TLS10], ciphers: ['rc4'], legacy: true },
    remarks: ['cipher-suites failed', 'secure-renegotiation warning', 'tls-handshake failed', 'tls-versions failed'],
    got: ['certificate-names', /meet\.contoso\.com/],
  },
  {
    name: 'with SSL 3.0 alone',
    server: { versions: [SSL3, SSL3], ciphers: ['rc4', '3des'] },
    remarks: ['cipher-suites failed', 'tls-handshake failed', 'tls-versions failed'],
  },
  {
    name: 'that asks for a client certificate',
    server: { versions: [TLS12, TLS12], asks: true, legacy: true },
    remarks: ['client-certificate warning', 'secure-renegotiation warning'],
  },
];

const NAME = 'meet.contoso.com';
const HERE = join(__dirname, 'old-servers');

function main(): Promise<number> {
  return inPython('old-servers', PYTHON, async (python, folder) => {
    let mistakes = 0;
    for (const each of CASES) {
      const results = await resultsOf(python, folder, each);
      const found = results.filter(({ state }) => state === 'failed' || state === 'warning').map(({ id, state }) => `${id} ${state}`);
      const got = results.find(({ id }) => id === each.got?.[0])?.got ?? '';
      const isRight = [...found].sort().join() === each.remarks.join() && (each.got?.[1].test(got) ?? true);
      say(
        `${isRight ? '' : 'FAILED '}a server ${each.name}: ${found.length === 0 ? 'all green' : found.join(', ')}${isRight ? '' : ` (${got})`}`,
      );
      if (!isRight) mistakes += 1;
    }
    return mistakes > 0;
  });
}

const PYTHON: WantedPython = {
  condition: 'import sys; sys.exit(sys.version_info < (3, 8))',
  missing: 'there is no Python 3.8 or later (name one with PYTHON=/path/to/it)',
  packages: 'tlslite-ng',
  requirements: join(HERE, 'requirements.txt'),
  pip: ['--require-hashes'],
};

async function resultsOf(python: string, folder: string, { server, leaf }: Case): Promise<readonly CheckResult[]> {
  const [root, own] = certificateChain({ name: 'Root' }, { name: NAME, host: NAME, ...leaf });
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  writeFileSync(cert, own?.cert ?? '');
  writeFileSync(key, own?.key ?? '', { mode: 0o600 });
  const child = spawn(python, [join(HERE, 'server.py'), JSON.stringify({ ...server, cert, key })], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const port = Number(line.toString());
    // Nothing listens on port 1.
    const addressOf = (_: string, wanted: number) => Promise.resolve({ host: LOOPBACK, port: wanted === 80 ? 1 : port });
    return await checked(expectedByName(NAME).expectations, { addressOf }, { authority: root?.cert ?? '' });
  } finally {
    child.stdin.end();
    child.kill();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main().then((code) => {
  process.exitCode = code;
});
