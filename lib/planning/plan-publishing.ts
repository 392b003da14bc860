import { certificateFor, certificates } from './certificates';
import type { ProxyDeclaration } from './declarations';
import { afterAcknowledging } from './findings/acknowledgements';
import { authenticationFindings } from './findings/authentication';
import type { CheckInput } from './findings/check-input';
import { inOrder, type Finding } from '../findings/finding';
import { clientFindings } from './findings/clients';
import { externalFqdnFindings } from './findings/external-fqdns';
import { frontEndFindings } from './findings/front-ends';
import { networkFindings } from './findings/network';
import { overlapFindings } from './findings/network-overlaps';
import { poolFindings } from './findings/pools';
import { simpleUrlFindings } from './findings/simple-urls';
import { unresolvedFindings } from './findings/unresolved';
import { nameFindings } from './findings/names';
import { portAndPriorityFindings } from './findings/ports-and-priorities';
import { quotaFindings } from './findings/quotas';
import { targetFindings } from './findings/targets';
import { valueFindings } from './findings/values';
import { virtualDirectoryFindings } from './findings/virtual-directories';
import { zoneAndCertificateFindings } from './findings/zones-and-certificates';
import { isPassThrough } from './front-ends';
import { publicZoneOf, recordState, records } from './hosted-zones';
import { listenerRules } from './listener-rules';
import { listeners } from './listeners';
import { networkLoadBalancers } from './network-load-balancers';
import { publishedNames, type PublishedName } from './published-names';
import type { CertificatePlan, PublicNamePlan, PublishingPlan } from './publishing-plan';
import { quotaUse } from './quota-use';
import { egressRules, ingressRules } from './security-group-rules';
import { targetEgress, targetGroupKey, targetGroups } from './target-groups';

const CHECKS: readonly ((input: CheckInput) => readonly Finding[])[] = [
  nameFindings,
  externalFqdnFindings,
  simpleUrlFindings,
  poolFindings,
  clientFindings,
  networkFindings,
  overlapFindings,
  unresolvedFindings,
  zoneAndCertificateFindings,
  virtualDirectoryFindings,
  targetFindings,
  valueFindings,
  portAndPriorityFindings,
  quotaFindings,
  authenticationFindings,
  frontEndFindings,
];

/**
 * What to build for a proxy, and what is wrong with it. Pure: the same declarations give the same plan, whatever their
 * order. Never throws on domain mistakes; a plan with an error finding is not rendered.
 */
export function planPublishing(proxy: ProxyDeclaration): PublishingPlan {
  const all = publishedNames(proxy);
  const shared = all.filter(({ frontEnd }) => !isPassThrough(frontEnd));
  const names = all.filter(({ isOldPath }) => !isOldPath);
  const certificatePlans = certificates(shared, proxy);
  const listenerPlans = listeners(shared, certificatePlans, proxy);
  const rules = listenerRules(shared, proxy);
  const groups = targetGroups(all, proxy);
  const ingress = ingressRules(listenerPlans, proxy);
  const egress = egressRules(targetEgress(shared), proxy);
  const parts = {
    hasSharedFrontEnd: shared.length > 0,
    isSharedFrontEndLeaving: shared.length > 0 && shared.every(({ isOldPath }) => isOldPath),
    networkLoadBalancers: networkLoadBalancers(all, proxy),
    listeners: listenerPlans,
    rules,
    targetGroups: groups,
    certificates: certificatePlans,
    records: records(names, proxy),
    ingress,
    egress,
  };
  const plan = {
    publicNames: names.map((name) => publicName(name, certificatePlans, proxy)),
    ...parts,
    quotas: quotaUse(parts, proxy),
  };
  const findings = CHECKS.flatMap((check) => check({ proxy, names, shared, plan }));
  const { open, acknowledged } = afterAcknowledging(findings, proxy.acknowledgements);
  return { ...plan, findings: inOrder(open), acknowledged: inOrder(acknowledged) };
}

function publicName(name: PublishedName, plans: readonly CertificatePlan[], proxy: ProxyDeclaration): PublicNamePlan {
  const { httpsPort, httpPort, backend, frontEnd } = name;
  const [secure, plain] = isPassThrough(frontEnd) ? (['passThroughHttps', 'passThroughHttp'] as const) : (['HTTPS', 'HTTP'] as const);
  return {
    name: name.name,
    kind: name.kind,
    owner: name.owner,
    ownerName: name.ownerName,
    pools: backend.pools,
    httpsPort,
    httpPort,
    httpsTargetGroup: httpsPort === undefined ? undefined : targetGroupKey(backend, secure),
    httpTargetGroup: httpPort === undefined ? undefined : targetGroupKey(backend, plain),
    certificate: httpsPort === undefined || isPassThrough(frontEnd) ? undefined : certificateFor(name.name, plans)?.key,
    frontEnd,
    record: recordState(name.name, proxy),
    zone: publicZoneOf(name.name, proxy.hostedZones)?.name,
  };
}
