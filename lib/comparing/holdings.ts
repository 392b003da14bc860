import type { Held } from '../findings/updates/collisions';
import { entry, list, number, shown, text } from '../templates/load-balancers/properties';
import { LISTENER, LOAD_BALANCER } from '../templates/load-balancers/read-load-balancers';
import { excludeOneAnother } from '../templates/load-balancers/read-records';
import { LISTENER_RULE } from '../templates/load-balancers/read-rules';
import { TARGET_GROUP } from '../templates/load-balancers/read-target-groups';
import type { StackTemplate } from '../templates/cloudformation-template';
import type { DeployedResource } from '../templates/deployed-resources';
import { referenceIn } from '../templates/symbolic';
import type { TemplateRouting } from '../routing/template-routing';

export type HoldingKind = 'record' | 'priority' | 'port' | 'name' | 'network' | 'gateway' | 'address';

/** Something of which AWS lets only one resource have each at a time. */
export interface Holding {
  readonly kind: HoldingKind;
  readonly resource: DeployedResource;
  /** Within which it is unique: a resource of the template, or whatever the template calls it. */
  readonly within: string;
  /** Key of that resource, if it is one. */
  readonly parent: string | undefined;
  readonly value: string;
  /** The same as findings name it. */
  readonly held: Held;
  /** Of records alone. */
  readonly record?: { readonly type: string; readonly setIdentifier: string | undefined };
}

/** What all resources of a template hold, as far as it tells. */
export function holdingsOf(routing: TemplateRouting): readonly Holding[] {
  const environments = new Map(routing.stacks.flatMap(environmentsOf));
  return [...routing.resources.flatMap((resource) => held(resource, environments.get(resource.stackName) ?? '')), ...records(routing)];
}

/** Whether two holdings of one kind cannot be there at the same time. */
export function clash(one: Holding, other: Holding): boolean {
  if (one.kind !== other.kind || one.within !== other.within || one.value !== other.value) return false;
  return one.record === undefined || other.record === undefined || excludeOneAnother(one.record, other.record);
}

interface NamedBy {
  readonly property: string;
  /** The property within whose value the name is unique; undefined: within account and Region. */
  readonly within?: string;
}

/** Types that templates of reverse proxies contain and whose name, if it is given, is unique. */
const NAMED: Readonly<Record<string, NamedBy>> = {
  [LOAD_BALANCER]: { property: 'Name' },
  [TARGET_GROUP]: { property: 'Name' },
  'AWS::EC2::SecurityGroup': { property: 'GroupName', within: 'VpcId' },
  'AWS::S3::Bucket': { property: 'BucketName' },
  'AWS::WAFv2::WebACL': { property: 'Name', within: 'Scope' },
  'AWS::CloudWatch::Alarm': { property: 'AlarmName' },
  'AWS::CloudWatch::Dashboard': { property: 'DashboardName' },
  'AWS::Logs::LogGroup': { property: 'LogGroupName' },
};

function held(resource: DeployedResource, environment: string): readonly Holding[] {
  const { type, properties } = resource;
  const named = NAMED[type];
  if (named !== undefined) return [...name(resource, named, environment), ...addresses(resource)];
  switch (type) {
    case LISTENER_RULE:
      return inside(resource, 'priority', properties['ListenerArn'], number(properties['Priority']), 'priority', 'listener');
    case LISTENER:
      return inside(resource, 'port', properties['LoadBalancerArn'], number(properties['Port']), 'port', 'load balancer');
    case 'AWS::EC2::Subnet':
      return inside(resource, 'network', properties['VpcId'], text(properties['CidrBlock']), 'network', 'VPC');
    case 'AWS::EC2::Route': {
      const destination = ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'].map((each) =>
        text(properties[each]),
      );
      return inside(
        resource,
        'network',
        properties['RouteTableId'],
        destination.find((each) => each !== undefined),
        'route',
        'route table',
      );
    }
    case GATEWAY_ATTACHMENT:
      return ['InternetGatewayId', 'VpnGatewayId'].flatMap((property) => gateway(resource, properties[property]));
    default:
      return [];
  }
}

const GATEWAY_ATTACHMENT = 'AWS::EC2::VPCGatewayAttachment';

/** A gateway is attached to one VPC at a time. */
function gateway(resource: DeployedResource, id: unknown): readonly Holding[] {
  const value = shown(id);
  const parent = referenceIn(id)?.resource;
  return value === '' ? [] : [{ kind: 'gateway', resource, within: '', parent, value, held: { what: 'gateway', value: parent ?? value } }];
}

/** An Elastic IP address has one place at a time. */
function addresses(resource: DeployedResource): readonly Holding[] {
  return list(resource.properties['SubnetMappings']).flatMap((mapping) => {
    const id = entry(mapping, 'AllocationId');
    const value = shown(id);
    const parent = referenceIn(id)?.resource;
    return value === ''
      ? []
      : [{ kind: 'address' as const, resource, within: '', parent, value, held: { what: 'address' as const, value: parent ?? value } }];
  });
}

function name(resource: DeployedResource, { property, within }: NamedBy, environment: string): readonly Holding[] {
  const value = text(resource.properties[property]);
  if (value === undefined) return [];
  const place = `${resource.type} ${environment} ${within === undefined ? '' : shown(resource.properties[within])}`;
  const parent = within === undefined ? undefined : referenceIn(resource.properties[within])?.resource;
  return [{ kind: 'name', resource, within: place, parent, value, held: { what: 'name', property, value } }];
}

function inside(
  resource: DeployedResource,
  kind: HoldingKind,
  holder: unknown,
  value: string | number | undefined,
  what: 'priority' | 'port' | 'network' | 'route',
  where: string,
): readonly Holding[] {
  const within = shown(holder);
  if (within === '' || value === undefined) return [];
  const parent = referenceIn(holder)?.resource;
  return [
    {
      kind,
      resource,
      within: `${where} ${within}`,
      parent,
      value: String(value),
      held: { what, value: String(value), of: parent ?? within },
    },
  ];
}

function records({ records: all, resources }: TemplateRouting): readonly Holding[] {
  const keys = new Set(resources.map(({ key }) => key));
  return all.flatMap(({ resource, name: host, type, zone, setIdentifier }) => {
    if (host === undefined || type === '' || zone === '') return [];
    const parent = /^<([^<>]+)>$/.exec(zone)?.[1];
    return [
      {
        kind: 'record' as const,
        resource,
        within: zone,
        parent: parent !== undefined && keys.has(parent) ? parent : undefined,
        value: host,
        held: { what: 'record' as const, type, value: host, setIdentifier, zone: parent ?? zone },
        record: { type, setIdentifier },
      },
    ];
  });
}

/** Account and Region by name of stack, nested stacks included. */
function environmentsOf(stack: StackTemplate): readonly (readonly [string, string])[] {
  const { 'AWS::AccountId': account = '', 'AWS::Region': region = '' } = stack.parameters;
  return [[stack.name, `${account}/${region}`], ...Object.values(stack.nested).flatMap(environmentsOf)];
}
