import { type Finding, finding } from '../../findings/finding';
import { hostsOf, isOverHttpOnly, ownerOf, type BackendGroup } from './backend-groups';
import { hostKind } from './host-kinds';
import type { ProxiedDeployment } from './proxied-deployment';
import type { StayingHost } from './proxy-report';
import type { ServerAddresses } from '../servers-file';
import { DEFAULT_PORTS } from '../../facts/default-ports';

/**
 * What is to be said of a reverse proxy, whatever its product.
 *
 * @param configured names of all its servers, in lower case
 */
export function proxyFindings(
  deployment: ProxiedDeployment,
  configured: readonly string[],
  addresses: ServerAddresses,
): readonly Finding[] {
  const { groups, pools } = deployment;
  const lync = groups.filter((group) => ownerOf(group) === 'lync');
  return [
    ...(pools.pools.length === 0 ? [nothingOfLync(groups)] : []),
    ...deployment.staysBehind.flatMap((host) => doubtful(host, groups) ?? []),
    ...groups.flatMap(leftToFillIn),
    ...unknownServers(configured, addresses),
    ...lync.flatMap((group) => [...overHttpOnly(group), ...internalSite(group), ...redirected(group), ...checksDiffer(group)]),
  ];
}

function nothingOfLync(groups: readonly BackendGroup[]): Finding {
  const hosts = groups.flatMap(({ routes }) => routes.map(({ host }) => host));
  const published = hosts.length === 0 ? 'No host could be read out of its rules.' : `It publishes ${hosts.slice(0, 10).join(', ')}.`;
  return finding(
    'proxy-publishes-nothing-of-lync',
    undefined,
    'Nothing in this document belongs to Lync for certain: no server listens on 4443, and no rule takes lyncdiscover.',
    published,
    'Import the configuration of the reverse proxy that publishes Lync, or describe the pools by hand.',
  );
}

/** Hosts that stay behind stand in the report; these are the ones to look at. */
function doubtful({ host, belongsTo, farms }: StayingHost, groups: readonly BackendGroup[]): Finding | undefined {
  const farm = farms.join(', ');
  const group = groups.find(({ routes }) => routes.some((route) => route.host === host));
  const owner = group === undefined ? 'others' : ownerOf(group);
  if (hostKind(host).kind === 'internal') {
    return finding(
      'proxy-internal-name-published',
      host,
      `${host} is for clients inside, and yet the reverse proxy answers it.`,
      'It is left out: outside, clients would take it for the way in.',
    );
  }
  if (hostKind(host).kind === 'admin') {
    if (owner !== 'lync') return undefined;
    return finding(
      'proxy-internal-name-published',
      host,
      `${host} is the host of the Admin simple URL, which is never published, and yet the reverse proxy answers it.`,
      'It is left out.',
    );
  }
  const by = belongsTo === undefined ? 'does not belong to Lync as far as this document tells' : `belongs to ${belongsTo}`;
  if (owner === 'lync' || (owner === 'doubtful' && ['meet', 'dialin'].includes(hostKind(host).kind))) {
    return finding(
      'proxy-host-of-doubtful-owner',
      host,
      owner === 'lync'
        ? `${host} ${by} by its name, but goes to the Lync servers of ${farm}.`
        : `${host} has a name that Lync uses, but nothing else tells that the servers of ${farm} are Lync's.`,
      'It is left out. If Lync answers it, add it to the pool (furtherNames) or to simpleUrls.',
    );
  }
  return undefined;
}

/** A line of the servers file that is for no server is a typing mistake, or a server that is gone. */
function unknownServers(configured: readonly string[], addresses: ServerAddresses): readonly Finding[] {
  const known = new Set(configured);
  const unknown = [...addresses.keys()].filter((name) => !known.has(name));
  return unknown.map((name) =>
    finding(
      'proxy-server-unknown',
      name,
      `The servers file has an address for ${name}, which is no server of this reverse proxy.`,
      'Compare its spelling with the server farms or publishing rules.',
    ),
  );
}

function leftToFillIn(group: BackendGroup): readonly Finding[] {
  if (ownerOf(group) !== 'lync') return [];
  return group.openRoutes.map(({ pattern, backend }) =>
    finding(
      'proxy-host-left-to-fill-in',
      backend.name,
      `The rules send ${pattern === '*' ? 'every other host' : pattern} to ${backend.name}, and a load balancer, its certificate and DNS need whole names.`,
      hostKind(pattern).kind === 'other' || hostKind(pattern).kind === 'officeWebApps'
        ? 'Add the names that are meant: Get-CsService -WebServer, Get-CsSimpleUrlConfiguration and Get-CsSipDomain tell them.'
        : 'They are left blank in the file.',
    ),
  );
}

/** https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-farm-fqdns */
function internalSite(group: BackendGroup): readonly Finding[] {
  if (group.httpsPort !== DEFAULT_PORTS.https) return [];
  const names = group.backends.map(({ name }) => name).join(', ');
  return [
    finding(
      'proxy-port-of-internal-site',
      names,
      `The servers of ${names} are reached on port 443, where Lync's internal web site listens unless the ports were changed.`,
      'The file says 443, as now, and asks where the internal one listens. If the external site listens on 4443, write listeningPorts: { https: 4443, http: 8080 }.',
    ),
  ];
}

function overHttpOnly({ routes }: BackendGroup): readonly Finding[] {
  const hosts = routes.filter(isOverHttpOnly).map(({ host }) => host);
  return hosts.map((host) =>
    finding(
      'proxy-host-only-over-http',
      host,
      `${host} reaches Lync over plain HTTP only, and a load balancer publishes it over HTTPS.`,
      'It is left out. Add it where clients need it.',
    ),
  );
}

/** Simple URLs have no key for plain HTTP. */
function redirected(group: BackendGroup): readonly Finding[] {
  const hosts = hostsOf(group, 'meet', 'dialin', 'furtherHost').filter(({ overHttp }) => overHttp);
  if (hosts.length === 0) return [];
  return [
    finding(
      'proxy-http-becomes-redirect',
      hosts.map(({ host }) => host).join(', '),
      'Plain HTTP reached the servers; the load balancer redirects it to HTTPS instead.',
    ),
  ];
}

function checksDiffer({ backends }: BackendGroup): readonly Finding[] {
  const checks = backends.flatMap(({ name, healthCheck }) => (healthCheck === undefined ? [] : [{ name, path: healthCheck.path }]));
  if (new Set(checks.map(({ path }) => path)).size < 2) return [];
  return [
    finding(
      'proxy-health-check-differs',
      checks.map(({ name }) => name).join(', '),
      `Farms with the same servers check them by different paths: ${checks.map(({ name, path }) => `${name} ${path}`).join(', ')}.`,
      'The first one is taken: a target group has one health check.',
    ),
  ];
}
