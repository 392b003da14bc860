import { canonicalHost } from '../../declaring/host-name';
import type { DeployedResource } from '../deployed-resources';
import { referenceIn, Symbolic } from '../symbolic';
import { entry, list, shown, text } from './properties';

export const RECORD = 'AWS::Route53::RecordSet';
export const RECORD_GROUP = 'AWS::Route53::RecordSetGroup';

/** One record of a hosted zone. */
export interface DnsRecord {
  readonly resource: DeployedResource;
  /** Lower case, without the dot at the end; undefined where the template leaves it open. */
  readonly name: string | undefined;
  readonly type: string;
  /** What the template calls the hosted zone: its id, its name or a resource. */
  readonly zone: string;
  /** The same as it stands there, with what the template leaves open. */
  readonly zoneValue: unknown;
  /** Tells records of one name and type apart: weighted, latency, failover and the like. */
  readonly setIdentifier: string | undefined;
  /** Key of the resource an alias or CNAME leads to. */
  readonly leadsTo: string | undefined;
  /** The name an alias or CNAME leads to, where it is plain text. */
  readonly leadsToName: string | undefined;
  readonly isAlias: boolean;
  /** The hosted zone an alias names for where it leads. */
  readonly aliasZone: unknown;
  /** Whether only the deployment tells where it leads. */
  readonly leadsAnywhere: boolean;
}

const ADDRESS_TYPES = ['A', 'AAAA', 'CNAME', 'HTTPS'];

/** Records of which an address can come. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordset.html */
export function readRecords(resources: readonly DeployedResource[]): readonly DnsRecord[] {
  const opaque = new Set(resources.filter(({ type }) => OPAQUE.test(type)).map(({ key }) => key));
  return resources.flatMap((resource) => {
    switch (resource.type) {
      case RECORD:
        return [record(resource, resource.properties, resource.properties, opaque)];
      case RECORD_GROUP:
        return list(resource.property('RecordSets')).map((each) => record(resource, each, resource.properties, opaque));
      default:
        return [];
    }
  });
}

/** Whether clients get an address from a record. */
export function givesAddress({ type }: DnsRecord): boolean {
  return ADDRESS_TYPES.includes(type);
}

/** Whether Route 53 has room for one of two records of a name in a zone only. */
export function excludeOneAnother(
  one: Pick<DnsRecord, 'type' | 'setIdentifier'>,
  other: Pick<DnsRecord, 'type' | 'setIdentifier'>,
): boolean {
  // A CNAME stands alone, and so does a record without a set identifier among those of its type.
  if (one.type !== other.type) return one.type === 'CNAME' || other.type === 'CNAME';
  return one.setIdentifier === undefined || other.setIdentifier === undefined || one.setIdentifier === other.setIdentifier;
}

/** What such resources return is anybody's guess: CDK hands values over from other Regions with them. */
const OPAQUE = /^(?:Custom::|AWS::CloudFormation::)/;

function record(resource: DeployedResource, set: unknown, holder: unknown, opaque: ReadonlySet<string>): DnsRecord {
  const name = entry(set, 'Name');
  const alias = entry(entry(set, 'AliasTarget'), 'DNSName');
  const [value] = list(entry(set, 'ResourceRecords'));
  const type = text(entry(set, 'Type')) ?? '';
  const target = alias ?? (type === 'CNAME' ? value : undefined);
  const reference = referenceIn(target);
  const zone = ['HostedZoneId', 'HostedZoneName'].map((key) => entry(set, key) ?? entry(holder, key)).find((each) => each !== undefined);
  const setIdentifier = entry(set, 'SetIdentifier');
  return {
    resource,
    name: name instanceof Symbolic ? undefined : hostName(text(name) ?? ''),
    type,
    zone: shown(zone),
    zoneValue: zone,
    setIdentifier: setIdentifier === undefined ? undefined : shown(setIdentifier),
    leadsTo: reference?.resource,
    leadsToName: typeof target === 'string' ? hostName(target) : undefined,
    isAlias: alias !== undefined,
    aliasZone: entry(entry(set, 'AliasTarget'), 'HostedZoneId'),
    leadsAnywhere: target instanceof Symbolic && (reference === undefined || opaque.has(reference.resource)),
  };
}

/** Route 53 spells `*` and other characters of a name in octal where it likes. */
function hostName(name: string): string {
  return canonicalHost(name.replace(/\.$/, '').replaceAll('\\052', '*'));
}
