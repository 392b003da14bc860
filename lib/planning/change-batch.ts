import type { PublishingPlan, RecordPlan } from './publishing-plan';

/** The records of one zone that somebody else changes at cut-over, and the way back. */
export interface ChangeBatch {
  readonly zoneName: string;
  readonly hostedZoneId: string | undefined;
  readonly cutOver: object;
  readonly rollBack: object;
}

/** Stand for values that exist only after the deployment, or only in today's DNS. */
export const PLACEHOLDERS = {
  dnsName: '<LoadBalancerDnsName>',
  hostedZoneId: '<LoadBalancerHostedZoneId>',
  oldAddress: '<address of the old proxy>',
} as const;

/** Seconds; short, so that going back is quick. */
const ROLL_BACK_TTL = 60;

/**
 * Input for `aws route53 change-resource-record-sets`, a batch for each zone.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
 */
export function changeBatches({ records }: PublishingPlan): readonly ChangeBatch[] {
  const zones = new Map(records.map(({ zone, zoneName, hostedZoneId }) => [zone, { zoneName, hostedZoneId }]));
  return [...zones].map(([zone, { zoneName, hostedZoneId }]) => {
    const inZone = records.filter((record) => record.zone === zone);
    return {
      zoneName,
      hostedZoneId,
      cutOver: { Comment: `Lync reverse proxy: cut-over of ${zoneName}`, Changes: inZone.map(toLoadBalancer) },
      rollBack: { Comment: `Lync reverse proxy: roll-back of ${zoneName}`, Changes: inZone.map(toOldProxy) },
    };
  });
}

function toLoadBalancer({ name, type }: RecordPlan): object {
  return { Action: 'UPSERT', ResourceRecordSet: alias(name, type) };
}

/** The old proxy is taken to have IPv4 addresses only: what the cut-over added for IPv6 goes again. */
function toOldProxy({ name, type }: RecordPlan): object {
  if (type === 'AAAA') return { Action: 'DELETE', ResourceRecordSet: alias(name, type) };
  return {
    Action: 'UPSERT',
    ResourceRecordSet: { Name: `${name}.`, Type: type, TTL: ROLL_BACK_TTL, ResourceRecords: [{ Value: PLACEHOLDERS.oldAddress }] },
  };
}

function alias(name: string, type: 'A' | 'AAAA'): object {
  return {
    Name: `${name}.`,
    Type: type,
    AliasTarget: { HostedZoneId: PLACEHOLDERS.hostedZoneId, DNSName: `dualstack.${PLACEHOLDERS.dnsName}`, EvaluateTargetHealth: false },
  };
}
