import type { LoadBalancer } from '../templates/load-balancers/load-balancer';
import type { DeployedResource } from '../templates/deployed-resources';
import { referenceIn } from '../templates/symbolic';
import { resourcesNaming, resourcesOfType } from '../templates/resource-index';

/** The web ACLs of the template that a load balancer is associated with. */
export function webAclsBefore({ key }: LoadBalancer, resources: readonly DeployedResource[]): readonly DeployedResource[] {
  const before = resourcesNaming(key, { type: 'AWS::WAFv2::WebACLAssociation', property: 'ResourceArn' }, resources).map(({ properties }) =>
    keyOf(properties['WebACLArn']),
  );
  return resourcesOfType('AWS::WAFv2::WebACL', resources).filter((resource) => before.includes(resource.key));
}

function keyOf(value: unknown): string {
  return referenceIn(value)?.resource ?? '';
}
