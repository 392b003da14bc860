import { ClientProfile } from '../lib/declaring/client-profile';
import type { ClientDeclaration } from '../lib/declaring/declarations';
import { DATED_FACTS } from '../lib/facts/dated-facts';
import { factMarkdown } from '../lib/facts/fact-markdown';
import { isGcmOnly, LEGACY_TLS_POLICY, MODERN_TLS_POLICY, tlsVersions } from '../lib/declaring/tls-policy';

/** One policy of each kind; those with PQ, FIPS or another date in their names admit the same clients. */
const POLICIES = [
  LEGACY_TLS_POLICY,
  'ELBSecurityPolicy-2016-08',
  'ELBSecurityPolicy-TLS13-1-1-2021-06',
  MODERN_TLS_POLICY,
  'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
  'ELBSecurityPolicy-FS-1-2-Res-2020-10',
  'ELBSecurityPolicy-TLS13-1-3-2021-06',
];

/** From the oldest on. */
const FACTS = [DATED_FACTS.windowsTls, DATED_FACTS.teamsRooms, DATED_FACTS.appleTls, DATED_FACTS.ntlmV1, DATED_FACTS.starfieldG2];

/** Which clients each TLS policy admits, in Markdown. */
export function clientTable(): string {
  const clients = Object.values(ClientProfile).flatMap((each) => (each instanceof ClientProfile ? [each._declaration()] : []));
  const headings = POLICIES.map((policy) => policy.replace('ELBSecurityPolicy-', ''));
  const rows = clients.map(
    (client) => `| \`${client.name}\` | ${client.highestTls} | ${POLICIES.map((policy) => admission(client, policy)).join(' | ')} |`,
  );
  const phones = clients.filter(({ isPhone }) => isPhone).map(({ name }) => `\`${name}\``);
  const mobile = clients.filter(({ isMobile }) => isMobile).map(({ name }) => `\`${name}\``);
  return `# Clients and TLS policies

Made by \`npm run docs\`; do not edit. The names are those of \`clients\` in a deployment file. **1)** on Windows 7 to 8.1 no,
unless the certificate is an ECDSA one: those have ECDHE with RSA in CBC mode only. That a client negotiates no newer version
than the one named is what Microsoft's [list of supported clients](https://learn.microsoft.com/skypeforbusiness/manage/topology/disable-tls-1.0-1.1)
says of TLS 1.2; of TLS 1.3 it says nothing, and clients are taken not to have it (UNVERIFIED). Microsoft's
[page on encryption](https://learn.microsoft.com/skypeforbusiness/plan-your-deployment/security/encryption) has Server 2019 offer TLS 1.3, then 1.2, and says nothing of clients either.

| client | newest TLS | ${headings.join(' | ')} |
| --- | --- | ${headings.map(() => '---').join(' | ')} |
${rows.join('\n')}

The policy applies where the proxy ends TLS: at an Application Load Balancer, at the load balancer in front of HAProxy (\`frontEnd: haproxy\`), or in
HAProxy itself, of which it decides the versions then and no cipher suites. Behind a Network Load Balancer that passes connections through, the
settings of Windows on the servers decide.

- **Without a policy** the proxy takes \`${headings[3] ?? ''}\`, or \`${headings[0] ?? ''}\` if one of the clients named needs TLS 1.0.
- **${phones.join(', ')}**: sends no server name, so it gets the default certificate alone, which must carry every name itself;
  rejects wildcards; knows the public authorities of its time only, so that a certificate of Amazon may not be trusted (UNVERIFIED).
  A phone that trusts one today knows it by the root of Starfield (inferred; below): import a certificate of an authority it knows.
- **${mobile.join(', ')}**: wait up to 900 seconds for an event, and use the external names inside too.
- **\`teamsRooms\`**: of use only for rooms that were frozen below version 4.19.
- **Behind HAProxy on Fargate** clients see a certificate of ACM, HTTP/1.1 alone, and the same redirects and 404 as of an Application Load Balancer.
  Idle connections last as long as \`idleTimeout\` says, if keepalives renew the 350 seconds of the load balancer in front (UNVERIFIED live;
  \`verify --patience 400s\` tells). Where a deployment changes names, servers or the image, they connect anew once, after half an hour.
- **Behind a Network Load Balancer that passes connections through**, \`lync2010\` and \`lyncPhoneEdition\` fail where a new Windows on the servers no longer has TLS 1.0; a proxy that
  ends TLS keeps them.

What changed for clients:

${FACTS.map((fact) => `- ${factMarkdown(fact)}`).join('\n')}
`;
}

function admission({ highestTls, isOnOldWindows }: ClientDeclaration, policy: string): string {
  const versions = tlsVersions(policy) ?? [];
  if (highestTls < (versions[0] ?? '')) return 'no';
  return isOnOldWindows && isGcmOnly(policy) ? 'yes 1)' : 'yes';
}
