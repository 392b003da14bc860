import type {
  CertificatePlan,
  FrontEndPlan,
  ListenerPlan,
  ListenerRulePlan,
  PublishingPlan,
  TargetGroupPlan,
} from '../../lib/planning/publishing-plan';

/** What of a plan decides, a line each, to be read beside what was declared. */
export const LINES = {
  groups: ({ targetGroups }: PublishingPlan) => targetGroups.map(groupLine),
  attributes: ({ targetGroups }: PublishingPlan) =>
    targetGroups.map(({ key, attributes }) => `${key}: ${attributes.map((each) => `${each.key}=${each.value}`).join(' ')}`),
  frontEnds: ({ frontEnds }: PublishingPlan) => frontEnds.map(frontEndLine),
  listeners: ({ frontEnds }: PublishingPlan) => frontEnds.flatMap((plan) => plan.listeners.map((each) => listenerLine(each, plan))),
  rules: ({ frontEnds }: PublishingPlan) => frontEnds.flatMap(({ rules }) => rules.map(ruleLine)),
  priorities: ({ frontEnds }: PublishingPlan) =>
    frontEnds.flatMap(({ rules }) => rules.map(({ owner, id, priority }) => `${owner}/${id} ${priority}`)),
  certificates: ({ certificates }: PublishingPlan) => certificates.map(certificateLine),
  records: ({ records }: PublishingPlan) =>
    records.map(
      ({ name, type, visibility, zone, zoneName, hostedZoneId, frontEnd }) =>
        `${type} ${name} in the ${visibility} zone ${zoneName} (${zone}, ${hostedZoneId}) to ${frontEnd.key}`,
    ),
  names: ({ publicNames }: PublishingPlan) =>
    publicNames.map(
      ({ name, kind, owner, role, signIn, httpsPort, httpPort, httpsTargetGroup, httpTargetGroup, record, zone, frontEnd, certificate }) =>
        [
          `${kind} ${name} of ${owner} (${role}, ${signIn}) at ${frontEnd.key}`,
          `${httpsPort} to ${httpsTargetGroup}, ${httpPort} to ${httpTargetGroup}`,
          `record ${record} in ${zone}`,
          `certificate ${certificate === undefined ? 'elsewhere' : 'here'}`,
        ].join('; '),
    ),
  paths: ({ publicNames }: PublishingPlan) =>
    publicNames.map(
      ({ name, simpleUrlPaths }) => `${name}: ${simpleUrlPaths.map(({ path, component }) => `${component} ${path}`).join(', ')}`,
    ),
  security: ({ frontEnds }: PublishingPlan) =>
    frontEnds.flatMap(({ key, ingress, egress, isEgressWidened }) => [
      ...ingress.map(({ cidr, port }) => `${key} from ${cidr} at ${port}`),
      ...egress.map(({ peer, port }) => `${key} to ${peer} at ${port}${isEgressWidened ? ', widened' : ''}`),
    ]),
  quotas: ({ frontEnds }: PublishingPlan) =>
    frontEnds.map(({ key, quotas }) => `${key}: ${quotas.map(({ what, used, limit }) => `${what} ${used} of ${limit}`).join(', ')}`),
} as const satisfies Readonly<Record<string, (plan: PublishingPlan) => readonly string[]>>;

function groupLine({ key, targetType, protocol, protocolVersion, port, targets, healthCheck, stickiness, pools }: TargetGroupPlan) {
  const to = targets.map(({ id, availabilityZone }) => (availabilityZone === undefined ? id : `${id} (${availabilityZone})`));
  const { path = '', matcher = '' } = { ...healthCheck } as { path?: string; matcher?: string };
  return [
    `${key}: ${protocol}${protocolVersion === undefined ? '' : '/1.1'} to ${targetType} ${to.join(' ')} at ${port}`,
    `asked ${[healthCheck.protocol, healthCheck.port, path, matcher].join(' ').trim()}`,
    stickiness,
    `for ${pools.join(' ')}`,
  ].join('; ');
}

function frontEndLine({ key, kind, which, owner, ownerName, isLeaving, names, fixedAddresses, targetGroups, attributes }: FrontEndPlan) {
  return [
    `${key} is ${kind} of ${which}, ${owner} (${ownerName})${isLeaving ? ', leaving' : ''}`,
    `names ${names.join(' ')}`,
    `addresses ${fixedAddresses.join(' ')}`,
    `groups ${targetGroups.join(' ')}`,
    attributes.map((each) => `${each.key}=${each.value}`).join(' '),
  ].join('; ');
}

function listenerLine({ port, protocol, tlsPolicy, defaultCertificate, certificates, defaultAction }: ListenerPlan, plan: FrontEndPlan) {
  const shown = defaultCertificate === undefined ? '' : `; shows ${zoneOf(defaultCertificate)} of ${certificates.map(zoneOf).join(' ')}`;
  const action =
    defaultAction.kind === 'notFound' ? '404' : defaultAction.kind === 'redirect' ? `to ${defaultAction.port}` : defaultAction.targetGroup;
  return `${plan.key} ${protocol} ${port} ${tlsPolicy}: ${action}${shown}`;
}

function ruleLine({ owner, id, listenerPort, priorityOffset, priorityKey, hosts, hostRegexes, pathRegexes, action }: ListenerRulePlan) {
  const conditions = [...hosts, ...hostRegexes, ...(pathRegexes.length === 0 ? [] : [`${pathRegexes.length} paths`])].join(' ');
  const does = action.kind === 'redirect' ? `to ${action.port}` : action.targetGroup;
  return `${owner}/${id} at ${listenerPort} +${priorityOffset} (${priorityKey.where} ${priorityKey.group}): ${conditions} => ${does}`;
}

function certificateLine(plan: CertificatePlan): string {
  if (plan.kind === 'imported') return `imported for ${plan.names.join(' ')}`;
  const validation = plan.validation.map(({ name, zone }) => `${name} in ${zone}`).join(', ');
  return `${zoneOf(plan.key)} of ${plan.subject}: ${plan.names.join(' ')}; ${validation}`;
}

/** Without the fingerprint of what they hold. */
function zoneOf(key: string): string {
  return key.replace(/-[0-9a-f]{8,}$/, '');
}
