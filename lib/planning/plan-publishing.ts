import { certificateFor } from './certificates';
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
import { planFrontEnds } from './front-ends/plan-front-ends';
import { abilitiesOf, kindNamed } from './front-ends/kinds';
import { publicZoneOf, recordState, records } from './hosted-zones';
import type { PublishedName } from './published-name';
import { publishedNames } from './published-names';
import type { CertificatePlan, PublicNamePlan, PublishingPlan } from './publishing-plan';

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
  const names = all.filter(({ isOldPath }) => !isOldPath);
  const { frontEnds, targetGroups, certificates } = planFrontEnds(all, proxy);
  const plan = {
    frontEnds,
    publicNames: names.map((name) => publicName(name, certificates, proxy)),
    targetGroups,
    certificates,
    records: records(names, proxy),
  };
  const bridged = all.filter(({ frontEnd }) => abilitiesOf(frontEnd, proxy).needsCertificatesHere);
  const findings = CHECKS.flatMap((check) => check({ proxy, names, bridged, plan }));
  const { open, acknowledged } = afterAcknowledging(findings, proxy.acknowledgements);
  return { ...plan, findings: inOrder(open), acknowledged: inOrder(acknowledged) };
}

function publicName(name: PublishedName, plans: readonly CertificatePlan[], proxy: ProxyDeclaration): PublicNamePlan {
  const { httpsPort, httpPort, backend, frontEnd } = name;
  const { https, http } = kindNamed(frontEnd.kind).targetsOf(name, proxy);
  const isCertified = httpsPort !== undefined && abilitiesOf(frontEnd, proxy).needsCertificatesHere;
  return {
    name: name.name,
    kind: name.kind,
    owner: name.owner,
    ownerName: name.ownerName,
    pools: backend.pools,
    httpsPort,
    httpPort,
    httpsTargetGroup: https?.key,
    httpTargetGroup: http?.key,
    certificate: isCertified ? certificateFor(name.name, plans)?.key : undefined,
    frontEnd,
    record: recordState(name.name, proxy),
    zone: publicZoneOf(name.name, proxy.hostedZones)?.name,
  };
}
