import type { PassageDeclaration, ProxyDeclaration } from '../declaring/declarations';
import { linterMeantBy, linterRuleOf } from '../facts/linter-rules';
import { entryOf } from '../findings/catalogue';
import { inOrder } from '../findings/finding';
import type { Finding } from '../findings/noticed';
import { ID_PREFIX } from '../findings/id-prefix';
import type { HaproxySite } from '../haproxy/site';
import { afterAcknowledging } from './checks/acknowledgements';
import { haproxyFindings } from './checks/haproxy';
import { OWN_HAPROXY_KIND } from './front-ends/own-haproxy';
import { haproxySite } from './haproxy-site';
import { CHECKS_OF_NAMES, planNames } from './plan-publishing';
import { publishedNames } from './published-names';
import type { PublicNamePlan } from './publishing-plan';

/** What a HAProxy does that somebody runs, with all names behind it, and what is wrong with that. */
export interface HaproxyPlan {
  readonly publicNames: readonly PublicNamePlan[];
  readonly site: HaproxySite;
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly Finding[];
}

/**
 * Everything that is declared, published by one HAProxy: as if every pool had chosen it and none came from elsewhere. What only
 * AWS is asked for counts for nothing. Pure: the same declarations give the same plan, whatever their order.
 */
export function planHaproxy(proxy: ProxyDeclaration): HaproxyPlan {
  const declared = behindHaproxy(proxy);
  const names = publishedNames(declared);
  const { publicNames, findings } = planNames(names, declared, CHECKS_OF_NAMES);
  const site = haproxySite(names, declared);
  const said = [...findings.filter(({ id }) => !isOfAws(id)), ...haproxyFindings(declared, site)];
  // What is accepted of AWS or of the linters of templates says nothing here, whether it is used or not.
  const accepted = proxy.acknowledgements.filter(({ id }) => entryOf(id)?.law !== 'aws' && !isOfLinters(id));
  const { open, acknowledged } = afterAcknowledging(said, accepted);
  const judged = open.filter(({ id }) => id !== `${ID_PREFIX}acknowledgement-unused`);
  return { publicNames, site, findings: inOrder(judged), acknowledged: inOrder(acknowledged) };
}

const ALL_AT_HAPROXY: PassageDeclaration = { frontEnd: undefined, movingFrom: undefined, fixedAddresses: [] };

/** The same declarations with every name behind one HAProxy, and nothing of AWS. */
export function behindHaproxy(proxy: ProxyDeclaration): ProxyDeclaration {
  return {
    ...proxy,
    frontEnd: OWN_HAPROXY_KIND,
    pools: proxy.pools.map((pool) => ({ ...pool, passage: ALL_AT_HAPROXY, priority: undefined })),
    officeWebApps: proxy.officeWebApps.map((farm) => ({ ...farm, passage: ALL_AT_HAPROXY, priority: undefined })),
    furtherServices: proxy.furtherServices.map((service) => ({ ...service, passage: ALL_AT_HAPROXY, priority: undefined })),
    simpleUrlSets: proxy.simpleUrlSets.map((set) => ({ ...set, movingFrom: undefined, priorities: {}, contradictedPriorities: [] })),
    hostedZones: [],
    importedCertificates: [],
    perimeter: undefined,
    poolNetworks: [],
    subnets: undefined,
    vpcCidr: undefined,
    acknowledgements: [],
  };
}

/** Its policies choose cipher suites too; here they choose versions. */
const OF_AWS_ALONE: readonly string[] = [`${ID_PREFIX}tls-policy-excludes-old-windows`];

function isOfLinters(id: string): boolean {
  return !id.startsWith(ID_PREFIX) && (linterRuleOf(id) !== undefined || linterMeantBy(id) !== undefined);
}

function isOfAws(id: string): boolean {
  return entryOf(id)?.law === 'aws' || OF_AWS_ALONE.includes(id);
}
