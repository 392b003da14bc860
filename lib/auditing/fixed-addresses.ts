import { isAllocationId } from '../declaring/allocation-ids';
import type { FixedAddressesRefused } from '../findings/front-ends';
import { finding, type Finding } from '../findings/finding';
import type { DeployedResource } from '../templates/deployed-resources';
import { entry, keyIn, list, shown, text } from '../templates/load-balancers/properties';
import { LOAD_BALANCER } from '../templates/load-balancers/read-load-balancers';
import { reference, referenceIn, Symbolic } from '../templates/symbolic';

/** Elastic IP addresses that load balancers are to have and AWS does not give them. */
export function fixedAddresses(resources: readonly DeployedResource[]): readonly Finding[] {
  const balancers = resources.filter(({ type }) => type === LOAD_BALANCER);
  const eips = new Set(resources.filter(({ type }) => type === EIP).map(({ key }) => key));
  const identity = identityWith(eips);
  const uses = usesByAddress(resources, identity);
  return balancers.flatMap((balancer) => {
    const refused = (what: FixedAddressesRefused) => finding('fixed-addresses-refused', balancer.logicalId, what);
    const addresses = allocations(balancer);
    return [
      ...(given(balancer, 'Subnets') && given(balancer, 'SubnetMappings') ? [refused({ kind: 'subnets twice' })] : []),
      ...(addresses.length === 0 ? [] : onOthers(balancer).map(refused)),
      ...addresses.flatMap((address) => {
        const written = text(address);
        return written === undefined || isAllocationId(written) ? [] : [refused({ kind: 'malformed', address: written })];
      }),
      ...[...new Set(addresses.flatMap((address) => addressItselfOf(address, eips)))].map((resource) =>
        refused({ kind: 'address itself', resource }),
      ),
      ...[...new Map(addresses.map((address) => [identity(address, balancer), address]))].flatMap(([key, address]) =>
        elsewhere(balancer, shown(address), uses.get(key) ?? []).map(refused),
      ),
    ];
  });
}

/** Of what is left out there may be none, or what only the deployment decides. */
function given({ properties }: DeployedResource, property: 'Subnets' | 'SubnetMappings'): boolean {
  return list(properties[property]).length > 0;
}

function allocations({ properties }: DeployedResource): readonly unknown[] {
  return list(properties['SubnetMappings']).flatMap((mapping) => entry(mapping, 'AllocationId') ?? []);
}

function onOthers({ properties }: DeployedResource): readonly FixedAddressesRefused[] {
  const type = properties['Type'] === undefined ? 'application' : text(properties['Type']);
  return [
    ...(type === undefined || type === 'network' ? [] : [{ kind: 'no Network Load Balancer', type } as const]),
    ...(text(properties['Scheme']) === 'internal' ? [{ kind: 'internal' } as const] : []),
  ];
}

interface Use {
  readonly by: DeployedResource;
  readonly count: number;
}

const EIP = 'AWS::EC2::EIP';

/**
 * The Elastic IP address that a value speaks of by anything but its allocation id.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-eip.html
 */
function addressItselfOf(value: unknown, eips: ReadonlySet<string>): readonly string[] {
  const to = referenceIn(value);
  return to !== undefined && eips.has(to.resource) && to.attribute !== 'AllocationId' ? [to.resource] : [];
}

/** Load balancers, NAT gateways, instances and associations, by the addresses they have. */
function usesByAddress(resources: readonly DeployedResource[], identity: Identity): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const resource of resources) {
    const keys = addressesOf(resource).map((address) => identity(address, resource));
    for (const key of new Set(keys)) {
      uses.set(key, [...(uses.get(key) ?? []), { by: resource, count: keys.filter((each) => each === key).length }]);
    }
  }
  return uses;
}

function addressesOf(resource: DeployedResource): readonly unknown[] {
  const { type, properties } = resource;
  switch (type) {
    case LOAD_BALANCER:
      return allocations(resource);
    case 'AWS::EC2::NatGateway':
      return [...several(properties['AllocationId']), ...list(properties['SecondaryAllocationIds'])];
    case 'AWS::EC2::EIPAssociation':
      return [...several(properties['AllocationId']), ...several(properties['EIP'])];
    case EIP:
      return properties['InstanceId'] === undefined ? [] : [reference(resource.key, 'AllocationId')];
    default:
      return [];
  }
}

function several(value: unknown): readonly unknown[] {
  return value === undefined ? [] : [value];
}

type Identity = (address: unknown, by: DeployedResource) => string;

/**
 * What a parameter or an import stands for is the same within one stack only; an Elastic IP address of the template is the
 * same one whatever is said of it.
 */
function identityWith(eips: ReadonlySet<string>): Identity {
  return (address, { stackName }) => {
    const to = referenceIn(address);
    if (to !== undefined && eips.has(to.resource)) return ` ${keyIn(address)}`;
    const isOpen = address instanceof Symbolic && to === undefined;
    return `${isOpen ? stackName : ''} ${address instanceof Symbolic ? address.toString() : keyIn(address)}`;
  };
}

/** An Elastic IP address that names its instance is not told apart from it. */
function ownerOf({ type, logicalId, properties }: DeployedResource): string {
  return type === EIP ? `the instance ${shown(properties['InstanceId'])} (InstanceId of ${logicalId})` : logicalId;
}

/** Said of each load balancer but the first, whoever else has the address; of conditional resources perhaps only one is there. */
function elsewhere(balancer: DeployedResource, address: string, uses: readonly Use[]): readonly FixedAddressesRefused[] {
  const isTwice = uses.some(({ by, count }) => by.key === balancer.key && count > 1);
  const others = uses.map(({ by }) => by).filter(({ key, conditional }) => key !== balancer.key && !conditional);
  const [first] = others.filter(({ type, key }) => type !== LOAD_BALANCER || key < balancer.key).sort((a, b) => (a.key < b.key ? -1 : 1));
  return [
    ...(isTwice ? [{ kind: 'used twice', address } as const] : []),
    ...(first === undefined || balancer.conditional ? [] : [{ kind: 'used elsewhere', address, other: ownerOf(first) } as const]),
  ];
}
