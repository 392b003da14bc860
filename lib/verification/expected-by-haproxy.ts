import type { ProxyDeclaration } from '../declaring/declarations';
import { DEFAULT_PORTS } from '../facts/default-ports';
import type { HaproxySite } from '../haproxy/site';
import { siteAnswer } from '../haproxy/site-answer';
import { kindOf } from '../planning/haproxy-overview';
import type { HaproxyPlan } from '../planning/plan-haproxy';
import type { PublicNamePlan } from '../planning/publishing-plan';
import { expectedByDeployment } from './expected-by-deployment';
import type { NameExpectation, PlainHttpExpectation } from './name-expectation';
import { PATHS } from './probed-paths';

/** What is to answer each name that a HAProxy publishes: all that its plan and the deployment tell. */
export function expectedByHaproxy({ publicNames, site }: HaproxyPlan, declared: ProxyDeclaration): readonly NameExpectation[] {
  const pools = new Set(declared.pools.map(({ externalWebServicesFqdn }) => externalWebServicesFqdn));
  const externalNames = [...new Set(site.backends.flatMap((backend) => backend.pools))].filter((pool) => pools.has(pool)).sort();
  const hosts = [...new Set(publicNames.map(({ name }) => name))].sort();
  const ofNames = hosts.map((host) =>
    expectation(
      publicNames.filter(({ name }) => name === host),
      host,
      site,
      externalNames,
    ),
  );
  return expectedByDeployment(declared, ofNames);
}

function expectation(names: readonly PublicNamePlan[], host: string, site: HaproxySite, externalNames: readonly string[]): NameExpectation {
  const kind = kindOf(names);
  const secure = site.listeners.filter(({ scheme, hosts }) => scheme === 'https' && hosts.some((route) => route.host === host));
  const own = names.find((each) => each.kind === kind)?.httpsPort;
  const taken = secure.find(({ port }) => port === own) ?? secure[0];
  return {
    name: host,
    kind: kind === 'further name' ? 'further host' : kind,
    httpsPort: taken?.port,
    http: plainHttp(host, site),
    simpleUrlPaths: kind === 'external web services' ? [] : (names[0]?.simpleUrlPaths ?? []),
    unpublishedPaths: taken === undefined ? [] : Object.values(PATHS).filter((path) => siteAnswer(taken, host, path).kind !== 'forward'),
    readsHosts: taken === undefined ? undefined : true,
    isHaproxy: true,
    isDirector: undefined,
    needsTls10: taken !== undefined && site.tls?.lowest === '1.0',
    mayRunOnOldWindows: undefined,
    signIn: undefined,
    acceptsWindows: false,
    externalNames,
  };
}

/** What people find who type a name without https. */
function plainHttp(host: string, { listeners }: HaproxySite): PlainHttpExpectation {
  const plain = listeners.filter(({ scheme }) => scheme === 'http');
  const listener = plain.find(({ port }) => port === DEFAULT_PORTS.http) ?? plain[0];
  if (listener === undefined) return { port: DEFAULT_PORTS.http, behaviour: 'closed' };
  const { port } = listener;
  switch (siteAnswer(listener, host, '/').kind) {
    case 'forward':
      return { port, behaviour: 'lync' };
    case 'redirect':
      return { port, behaviour: 'redirect' };
    case 'refused':
      return { port, behaviour: 'refused' };
  }
}
