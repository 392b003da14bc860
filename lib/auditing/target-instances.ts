import { finding, type Finding } from '../findings/finding';
import { subnetOf } from '../routing/subnets-and-routes';
import type { DeployedResource } from '../templates/deployed-resources';
import type { DeployedTargetGroup } from '../templates/load-balancers/load-balancer';
import { entry, keyIn, list, text } from '../templates/load-balancers/properties';
import { resourceAt } from '../templates/resource-index';
import { referenceIn } from '../templates/symbolic';

/** Instances of the template that are targets in another VPC than their own. */
export function targetInstances(groups: readonly DeployedTargetGroup[], resources: readonly DeployedResource[]): readonly Finding[] {
  return groups.flatMap(({ resource }) => {
    const here = resource.properties['VpcId'];
    const lost = list(resource.properties['Targets']).flatMap((target) => {
      const key = referenceIn(entry(target, 'Id'))?.resource;
      const instance = resourceAt(key, resources, 'AWS::EC2::Instance');
      const there = instance === undefined ? undefined : vpcOf(instance, resources);
      return instance !== undefined && areOther(there, here) ? [{ id: instance.logicalId, there: keyIn(there) }] : [];
    });
    return [...new Set(lost.map(({ there }) => there))].map((there) =>
      finding('target-instance-in-another-vpc', resource.logicalId, {
        kind: 'other VPC',
        instances: lost.filter((each) => each.there === there).map(({ id }) => id),
        there,
        here: keyIn(here),
      }),
    );
  });
}

function vpcOf({ properties }: DeployedResource, resources: readonly DeployedResource[]): unknown {
  const [first] = list(properties['NetworkInterfaces']);
  return subnetOf(properties['SubnetId'] ?? entry(first, 'SubnetId'), resources)?.properties['VpcId'];
}

/** Two VPCs of the template, or two that are there already; one of each kind may be the same. */
function areOther(one: unknown, other: unknown): boolean {
  const [a, b] = [referenceIn(one)?.resource, referenceIn(other)?.resource];
  if (a !== undefined && b !== undefined) return a !== b;
  return text(one) !== undefined && text(other) !== undefined && text(one) !== text(other);
}
