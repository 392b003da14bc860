import { declaredById } from './declared-by-id';
import { serviceSignIn, signInOf } from './backends';
import { certificatesShown } from './certificates';
import type { ProxyDeclaration, ServiceSignIn } from '../declaring/declarations';
import { afterAcknowledging } from './checks/acknowledgements';
import { alarmFindings } from './checks/alarms';
import { authenticationFindings } from './checks/authentication';
import type { CheckInput } from './checks/check-input';
import { inOrder, type Finding } from '../findings/finding';
import { compactPublishingFindings } from './checks/compact-publishing';
import { balancerPropertyFindings } from './checks/balancer-properties';
import { clientFindings } from './checks/clients';
import { environmentFindings } from './checks/environments';
import { externalFqdnFindings } from './checks/external-fqdns';
import { frontEndFindings } from './checks/front-ends';
import { idFindings } from './checks/ids';
import { networkFindings } from './checks/network';
import { overlapFindings } from './checks/network-overlaps';
import { poolFindings } from './checks/pools';
import { simpleUrlFindings } from './checks/simple-urls';
import { unresolvedFindings } from './checks/unresolved';
import { loadBalancerFindings } from './checks/load-balancers';
import { nameFindings } from './checks/names';
import { portAndPriorityFindings } from './checks/ports-and-priorities';
import { quotaFindings } from './checks/quotas';
import { stackFindings } from './checks/stacks';
import { targetFindings } from './checks/targets';
import { valueFindings } from './checks/values';
import { virtualDirectoryFindings } from './checks/virtual-directories';
import { zoneAndCertificateFindings } from './checks/zones-and-certificates';
import { facedServersFindings } from './checks/pass-through';
import { planFrontEnds } from './front-ends/plan-front-ends';
import { abilitiesOf, kindNamed } from './front-ends/kinds';
import { publicZoneOf, recordState, records } from './hosted-zones';
import { ofName } from './places';
import type { PublishedName } from './published-name';
import { publishedNames } from './published-names';
import type { CertificatePlan, PublicNamePlan, PublishingPlan } from './publishing-plan';
import { stackResources } from './stack-resources';
import { plannedAlarms } from './watching/planned-alarms';
import { plannedDashboard } from './watching/planned-dashboard';
import { simpleUrlPathsByHost, type SimpleUrlPath } from './simple-url-paths';

type Check = (input: CheckInput) => readonly Finding[];

/** Of names, pools and clients, whatever answers them. */
export const CHECKS_OF_NAMES: readonly Check[] = [
  nameFindings,
  externalFqdnFindings,
  simpleUrlFindings,
  poolFindings,
  clientFindings,
  unresolvedFindings,
  virtualDirectoryFindings,
  targetFindings,
  valueFindings,
  portAndPriorityFindings,
  authenticationFindings,
  frontEndFindings,
];

const CHECKS: readonly Check[] = [
  ...CHECKS_OF_NAMES,
  facedServersFindings,
  networkFindings,
  overlapFindings,
  idFindings,
  loadBalancerFindings,
  balancerPropertyFindings,
  compactPublishingFindings,
  zoneAndCertificateFindings,
  quotaFindings,
  stackFindings,
  environmentFindings,
  alarmFindings,
];

/**
 * What to build for a proxy, and what is wrong with it. Pure: the same declarations give the same plan, whatever their
 * order. Never throws on domain mistakes; a plan with an error finding is not rendered.
 */
export function planPublishing(proxy: ProxyDeclaration): PublishingPlan {
  return planNames(publishedNames(proxy), proxy, CHECKS);
}

/** The same of names that are known, judged by some of the checks. */
export function planNames(all: readonly PublishedName[], proxy: ProxyDeclaration, checks: readonly Check[]): PublishingPlan {
  const names = all.filter(({ isOldPath }) => !isOldPath);
  const { frontEnds, targetGroups, certificates } = planFrontEnds(all, proxy);
  const paths = simpleUrlPathsByHost(proxy.simpleUrlSets);
  const shownAt = certificatesShown({ frontEnds, certificates });
  const parts = {
    frontEnds,
    publicNames: names.map((name) => publicName(name, shownAt(name.frontEnd.key, name.name), paths.get(name.name) ?? [], proxy)),
    targetGroups,
    certificates,
    records: records(names, proxy),
  };
  const alarms = plannedAlarms(parts, proxy);
  const watched = {
    ...parts,
    ...(alarms === undefined ? {} : { alarms }),
    ...(proxy.makesDashboard === true ? { dashboard: plannedDashboard(parts, proxy) } : {}),
  };
  const plan = { ...watched, stacks: stackResources(watched, proxy) };
  const bridged = all.filter(({ frontEnd }) => abilitiesOf(frontEnd, proxy).needsCertificatesHere);
  const findings = checks.flatMap((check) => check({ proxy, names, arriving: all, bridged, plan }));
  const { open, acknowledged } = afterAcknowledging(findings, proxy.acknowledgements);
  return { ...plan, findings: inOrder(open), acknowledged: inOrder(acknowledged) };
}

function publicName(
  name: PublishedName,
  certificate: CertificatePlan | undefined,
  simpleUrlPaths: readonly SimpleUrlPath[],
  proxy: ProxyDeclaration,
): PublicNamePlan {
  const { httpsPort, httpPort, backend, frontEnd } = name;
  const { https, http } = kindNamed(frontEnd.kind).targetsOf(name, proxy);
  const isCertified = httpsPort !== undefined && abilitiesOf(frontEnd, proxy).needsCertificatesHere;
  return {
    name: name.name,
    kind: name.kind,
    owner: name.owner,
    ownerName: name.ownerName,
    at: ofName(name),
    role: declaredById(proxy).pools.get(name.owner)?.role,
    signIn: signInTo(name.owner, proxy),
    simpleUrlPaths,
    listeningPorts: backend.ports,
    pools: backend.pools,
    httpsPort,
    httpPort,
    httpsTargetGroup: https?.key,
    httpTargetGroup: http?.key,
    certificate: isCertified ? certificate?.key : undefined,
    frontEnd,
    record: recordState(name.name, proxy),
    zone: publicZoneOf(name.name, proxy.hostedZones)?.name,
  };
}

function signInTo(owner: string, proxy: ProxyDeclaration): ServiceSignIn | undefined {
  const { pools, furtherServices } = declaredById(proxy);
  const pool = pools.get(owner);
  if (pool !== undefined) return signInOf(pool, proxy);
  const service = furtherServices.get(owner);
  return service === undefined ? undefined : serviceSignIn(service);
}
