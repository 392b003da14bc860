import type { BackendDeclaration, ProxyDeclaration } from '../../declaring/declarations';
import { isToken } from '../../declaring/tokens';
import type { Finding } from '../../findings/finding';
import { haproxyFindings } from './haproxy';
import { packedValueFindings } from './haproxy-packed-values';
import { registryFindings } from './haproxy-registry';
import { secretFindings } from './haproxy-secrets';
import { taskFindings } from './haproxy-tasks';
import { fleetSite } from '../haproxy-fleet';
import type { FrontEndPlan } from '../publishing-plan';
import { publishedBackends } from '../backends';
import type { CheckInput } from './check-input';

/** What the HAProxy that runs on AWS cannot do, should not, or may not be told besides. */
export function fleetFindings(plan: FrontEndPlan, { proxy, arriving }: CheckInput): readonly Finding[] {
  const here = arriving.filter(({ frontEnd }) => frontEnd.key === plan.key);
  const answering = new Set(here.flatMap(({ backend }) => backend.pools));
  const reached = publishedBackends(proxy).filter((declared) => answering.has(publicHost(declared)));
  const site = fleetSite(here, proxy);
  return [
    ...haproxyFindings(withKnownText(proxy), site, reached),
    ...taskFindings(plan, here, proxy),
    ...registryFindings(proxy),
    ...secretFindings(here, proxy),
    ...packedValueFindings(plan, { here, reached, site, proxy }),
  ];
}

/** What only the deployment knows is an error, and says nothing of names and ports. */
function withKnownText(proxy: ProxyDeclaration): ProxyDeclaration {
  const { haproxy } = proxy;
  return isToken(haproxy.furtherConfiguration?.text ?? '') ? { ...proxy, haproxy: { ...haproxy, furtherConfiguration: undefined } } : proxy;
}

/** What tells whose servers answer. */
function publicHost(declared: BackendDeclaration): string {
  return 'role' in declared ? declared.externalWebServicesFqdn : declared.host;
}
