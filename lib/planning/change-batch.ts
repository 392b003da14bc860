import type { RecordToCreate } from './deployment-notes';

/** The records of one zone that somebody else changes at cut-over, and the way back. */
export interface ChangeBatch {
  readonly zoneName: string;
  readonly hostedZoneId: string | null;
  readonly cutOver: Changes;
  readonly rollBack: Changes;
}

/** Names and values of Route 53. */
export interface Changes {
  readonly Comment: string;
  readonly Changes: readonly Change[];
}

export interface Change {
  readonly Action: 'UPSERT' | 'DELETE';
  readonly ResourceRecordSet: { readonly Name: string; readonly Type: string; readonly [property: string]: unknown };
}

/** Stand for values that exist only after the deployment, or only in today's DNS. */
export const PLACEHOLDERS = {
  dnsName: '<LoadBalancerDnsName>',
  hostedZoneId: '<LoadBalancerHostedZoneId>',
  oldAddress: '<address of the old proxy>',
} as const;

/** Seconds; short, so that going back is quick. */
const ROLL_BACK_TTL = 60;

type RecordType = RecordToCreate['types'][number];

/**
 * Input for `aws route53 change-resource-record-sets`, a batch for each zone.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
 */
export function changeBatches(records: readonly RecordToCreate[]): readonly ChangeBatch[] {
  const byHand = records.filter(({ how }) => how === 'change batch');
  const zones = new Map(byHand.map((record) => [zoneKey(record), record]));
  const inOrder = [...zones].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([key, { zone, hostedZoneId }]) => {
    const inZone = byHand.filter((record) => zoneKey(record) === key);
    const changes = (change: (record: RecordToCreate, type: RecordType) => Change) =>
      inZone.flatMap((record) => record.types.map((type) => change(record, type)));
    return {
      zoneName: zone,
      hostedZoneId,
      cutOver: { Comment: `Lync reverse proxy: cut-over of ${zone}`, Changes: changes(toLoadBalancer) },
      rollBack: { Comment: `Lync reverse proxy: roll-back of ${zone}`, Changes: changes(toOldProxy) },
    };
  });
}

/** A private zone may have the name of a public one, and the ids of both may be unknown. The public one comes first. */
function zoneKey({ zone, hostedZoneId, visibility }: RecordToCreate): string {
  return `${zone} ${visibility === 'public' ? 1 : 2} ${hostedZoneId ?? ''}`;
}

function toLoadBalancer(record: RecordToCreate, type: RecordType): Change {
  return { Action: 'UPSERT', ResourceRecordSet: alias(record, type) };
}

/** The old proxy is taken to have IPv4 addresses only: what the cut-over added for IPv6 goes again. */
function toOldProxy(record: RecordToCreate, type: RecordType): Change {
  const { name } = record;
  if (type === 'AAAA') return { Action: 'DELETE', ResourceRecordSet: alias(record, type) };
  return {
    Action: 'UPSERT',
    ResourceRecordSet: { Name: `${name}.`, Type: type, TTL: ROLL_BACK_TTL, ResourceRecords: [{ Value: PLACEHOLDERS.oldAddress }] },
  };
}

function alias(record: RecordToCreate, type: RecordType): Change['ResourceRecordSet'] {
  const { dnsName, hostedZoneId } = placeholdersOf(record);
  return {
    Name: `${record.name}.`,
    Type: type,
    AliasTarget: { HostedZoneId: hostedZoneId, DNSName: `dualstack.${dnsName}`, EvaluateTargetHealth: false },
  };
}

/** What stands for the load balancer a name is to lead to: outputs of the stack, by its logical id where there are several. */
export function placeholdersOf({ loadBalancer }: Pick<RecordToCreate, 'loadBalancer'>): {
  readonly dnsName: string;
  readonly hostedZoneId: string;
} {
  if (loadBalancer === undefined) return PLACEHOLDERS;
  return { dnsName: `<DnsNameOf${loadBalancer}>`, hostedZoneId: `<HostedZoneIdOf${loadBalancer}>` };
}
