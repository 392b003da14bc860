import { AUTHORITIES } from '../../haproxy/file-names';
import { haproxyFor, verifiedNameOf } from '../answering-haproxy';
import type { RunbookInputs } from '../inputs';
import { code } from '../markdown';
import { servingPools, serversText } from '../pools';
import { powershell, type Step } from '../step';
import { TOPICS } from '../topics';

/** Nobody but its operator tells HAProxy whom to trust. */
export function trustOfHaproxy(inputs: RunbookInputs): Step | undefined {
  const { farms, services } = inputs;
  const owners = [
    ...servingPools(inputs).map((pool) => ({ called: pool.name, owner: pool })),
    ...[...farms, ...services].map((owner) => ({ called: owner.host, owner })),
  ].flatMap(({ called, owner }) => {
    const haproxy = haproxyFor(owner, inputs);
    return haproxy === undefined ? [] : [{ called, owner, haproxy }];
  });
  const [first] = owners;
  if (first === undefined) return undefined;
  const { verifiesServers, fleet } = first.haproxy;
  return {
    title: 'Have HAProxy trust the authority of the servers',
    why: verifiesServers
      ? 'A server that shows a certificate of another authority, or with another name, is answered for with 503.'
      : 'Nothing is verified towards the servers: whoever gets between can read and change everything, passwords included.',
    where: 'the Management Shell on one server of each pool, as local administrator; then the deployment file',
    text: [
      verifiesServers
        ? `${code(AUTHORITIES)} is joined from the files under \`haproxy.serverAuthorities\`: see that the authority of each server of the table is among them, and its successor before it changes.`
        : 'Put the file beside the deployment file, and write its name under `haproxy.serverAuthorities`.',
      'The commands write everybody above the certificate of the web site, the root last, as PEM; these are no secrets. Where the certificate of a farm or further service comes from another authority, a public one included, export that one there as well: nothing that the system trusts counts here.',
      'Where a server shows another name than that of the table, write that one as `certificateName` of its pool, farm or service.',
    ],
    table: {
      columns: ['pool, farm or service', 'servers', 'name that HAProxy verifies'],
      rows: owners.map(({ called, owner, haproxy }) => [code(called), serversText(owner), code(verifiedNameOf(owner, haproxy))]),
    },
    commands: [
      powershell(
        [
          "$certificate = Get-Item ('Cert:\\LocalMachine\\My\\' + (Get-CsCertificate -Type WebServicesExternal).Thumbprint)",
          "$chain = New-Object 'System.Security.Cryptography.X509Certificates.X509Chain'",
          '$complete = $chain.Build($certificate)',
          "$pem = $chain.ChainElements | Select-Object -Skip 1 | ForEach-Object { '-----BEGIN CERTIFICATE-----'; [Convert]::ToBase64String($_.Certificate.RawData, 'InsertLineBreaks'); '-----END CERTIFICATE-----' }",
          "Set-Content -Path 'pool-authority.pem' -Value $pem -Encoding ascii",
        ],
        'Export who issued the certificate of the external web site',
      ),
      ...(verifiesServers
        ? []
        : [
            {
              language: 'yaml',
              title: 'The lines of the deployment file',
              lines: ['haproxy:', '  serverAuthorities: [pool-authority.pem]'],
            } as const,
          ]),
    ],
    checks: [
      { expect: `\`plan${fleet === undefined ? ' --engine haproxy' : ''}\` has no finding \`haproxy-servers-unverified\`.` },
      { expect: 'Once HAProxy runs, no server is down with a TLS error in its log.' },
    ],
    topics: [TOPICS.internalCertificates, TOPICS.verifyHost],
    records: 'before the move',
  };
}
