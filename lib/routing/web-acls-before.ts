import type { LoadBalancer } from '../templates/load-balancers/load-balancer';
import type { DeployedResource } from '../templates/deployed-resources';
import { referenceIn } from '../templates/symbolic';

/** The web ACLs of the template that a load balancer is associated with. */
export function webAclsBefore({ key }: LoadBalancer, resources: readonly DeployedResource[]): readonly DeployedResource[] {
  const before = resources
    .filter(({ type, properties }) => type === 'AWS::WAFv2::WebACLAssociation' && keyOf(properties['ResourceArn']) === key)
    .map(({ properties }) => keyOf(properties['WebACLArn']));
  return resources.filter((resource) => resource.type === 'AWS::WAFv2::WebACL' && before.includes(resource.key));
}

function keyOf(value: unknown): string {
  return referenceIn(value)?.resource ?? '';
}
