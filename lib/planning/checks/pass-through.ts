import type { ProxyDeclaration } from '../../declaring/declarations';
import { isListToken } from '../../declaring/tokens';
import { finding, type Finding } from '../../findings/finding';
import { isLoadBalancer, serverIds } from '../backends';
import { declaredById } from '../declared-by-id';
import { ofDeclared } from '../places';
import type { FrontEndPlan } from '../publishing-plan';
import { certificateFor } from '../certificates';
import { siteCertificateNames } from '../site-certificate';
import type { CheckInput } from './check-input';

/** What connections that pass through cost: certificates are a matter of the servers, and so is much else. */
export function passThroughFindings(plan: FrontEndPlan, input: CheckInput): readonly Finding[] {
  const { owner = '', ownerName = '', names } = plan;
  const place = ofDeclared(owner, input.proxy, 'passage', 'frontEnd');
  const isService = declaredById(input.proxy).furtherServices.has(owner);
  const certificateOf = certificateFor(input.plan.certificates);
  const carried = (all: readonly string[]) => all.filter((name) => certificateOf(name) !== undefined);
  const onServers = certificateOn(plan, input);
  return [
    isService
      ? finding('certificate-on-service', place, { owner: ownerName, names, carriedHere: carried(names) })
      : finding('certificate-on-servers', place, { owner: ownerName, ...onServers, carriedHere: carried(onServers.names) }),
    finding('pass-through-gives-up', place, {
      kind: isService ? 'further service' : 'pool or farm',
      owner: ownerName,
      clients: clientsOf(input.proxy),
    }),
  ];
}

/** What changed in the field for all servers that clients see themselves, said once. */
export function facedServersFindings({ proxy, plan }: CheckInput): readonly Finding[] {
  const passing = plan.frontEnds.filter(({ abilities }) => abilities.handsTlsThrough === true);
  const owners = passing
    .map(({ owner = '', ownerName = '' }) => ({ owner, ownerName }))
    .sort((a, b) => (a.ownerName < b.ownerName ? -1 : 1));
  const [first] = owners;
  if (first === undefined) return [];
  const place = ofDeclared(first.owner, proxy, 'passage', 'frontEnd');
  const counts = owners.map(({ owner }) => serverCount(owner, proxy));
  const servers = counts.reduce((sum, count) => (sum === undefined || count === undefined ? undefined : sum + count), 0);
  const names = owners.map(({ ownerName }) => ownerName);
  return [
    finding('server-certificates-run-out', place, { owners: names, servers }),
    finding('windows-answers-clients', place, { owners: names, clients: clientsOf(proxy) }),
  ];
}

function clientsOf({ internetFacing }: ProxyDeclaration): 'the Internet' | 'every client' {
  return internetFacing ? 'the Internet' : 'every client';
}

/** Behind a hardware load balancer, or a list that only the deployment knows, there may be any number. */
function serverCount(owner: string, proxy: ProxyDeclaration): number | undefined {
  const servers = declaredById(proxy).backends.get(owner)?.servers;
  if (servers === undefined || isLoadBalancer(servers) || serverIds(servers).some(isListToken)) return undefined;
  return new Set(serverIds(servers)).size;
}

/** An old path has names that clients use elsewhere by now. */
function certificateOn({ owner, names: arriving }: FrontEndPlan, { proxy, names }: CheckInput) {
  const pool = declaredById(proxy).pools.get(owner ?? '');
  if (pool === undefined) return { on: 'farm', names: arriving } as const;
  const known = names.map(({ name, kind, httpsPort, backend }) => ({ name, kind, httpsPort, answeredBy: backend.pools }));
  const { externalWebServicesFqdn: externalFqdn, furtherNames } = pool;
  return { on: 'pool', names: [...new Set([...siteCertificateNames({ externalFqdn, furtherNames }, known), ...arriving])].sort() } as const;
}
