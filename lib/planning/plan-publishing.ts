import { certificateFor, certificates } from './certificates';
import type { ProxyDeclaration } from './declarations';
import { afterAcknowledging } from './findings/acknowledgements';
import { authenticationFindings } from './findings/authentication';
import type { CheckInput } from './findings/check-input';
import { inOrder, type Finding } from '../findings/finding';
import { clientFindings } from './findings/clients';
import { externalFqdnFindings } from './findings/external-fqdns';
import { networkFindings } from './findings/network';
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
import { publicZoneOf, recordState, records } from './hosted-zones';
import { listenerRules } from './listener-rules';
import { listeners } from './listeners';
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
  unresolvedFindings,
  zoneAndCertificateFindings,
  virtualDirectoryFindings,
  targetFindings,
  valueFindings,
  portAndPriorityFindings,
  quotaFindings,
  authenticationFindings,
];

/**
 * What to build for a proxy, and what is wrong with it. Pure: the same declarations give the same plan, whatever their
 * order. Never throws on domain mistakes; a plan with an error finding is not rendered.
 */
export function planPublishing(proxy: ProxyDeclaration): PublishingPlan {
  const names = publishedNames(proxy);
  const certificatePlans = certificates(names, proxy);
  const listenerPlans = listeners(names, certificatePlans, proxy);
  const rules = listenerRules(names, proxy);
  const groups = targetGroups(names, proxy);
  const ingress = ingressRules(listenerPlans, proxy);
  const egress = egressRules(targetEgress(names), proxy);
  const parts = {
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
  const findings = CHECKS.flatMap((check) => check({ proxy, names, plan }));
  return { ...plan, findings: inOrder(afterAcknowledging(findings, proxy.acknowledgements)) };
}

function publicName(name: PublishedName, plans: readonly CertificatePlan[], proxy: ProxyDeclaration): PublicNamePlan {
  const { httpsPort, httpPort, backend } = name;
  return {
    name: name.name,
    kind: name.kind,
    owner: name.owner,
    ownerName: name.ownerName,
    pools: backend.pools,
    httpsPort,
    httpPort,
    httpsTargetGroup: httpsPort === undefined ? undefined : targetGroupKey(backend, 'HTTPS'),
    httpTargetGroup: httpPort === undefined ? undefined : targetGroupKey(backend, 'HTTP'),
    certificate: httpsPort === undefined ? undefined : certificateFor(name.name, plans)?.key,
    record: recordState(name.name, proxy),
    zone: publicZoneOf(name.name, proxy.hostedZones)?.name,
  };
}
