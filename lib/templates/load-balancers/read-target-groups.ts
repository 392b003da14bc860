import type { DeployedResource } from '../deployed-resources';
import { poolsBehind } from './host-reader';
import { hostReaderOf } from './host-readers';
import { POOL_TAG, type DeployedTargetGroup, type TargetGroup } from './load-balancer';
import { entry, keyIn, list, number, text } from './properties';

export const TARGET_GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';

/** The target groups of the template by key, and those outside of it by what the template calls them. */
export class TargetGroups {
  private readonly groups: Map<string, TargetGroup>;

  public constructor(resources: readonly DeployedResource[]) {
    this.groups = new Map(
      resources.filter(({ type }) => type === TARGET_GROUP).map((resource) => [resource.key, targetGroup(resource, resources)]),
    );
  }

  public all(): readonly DeployedTargetGroup[] {
    return [...this.groups.values()].filter((group): group is DeployedTargetGroup => group.resource !== undefined);
  }

  /** The group an ARN in the template speaks of. */
  public of(arn: unknown): TargetGroup {
    const key = keyIn(arn);
    const known = this.groups.get(key);
    if (known !== undefined) return known;
    const outside: TargetGroup = {
      key,
      resource: undefined,
      protocol: undefined,
      port: undefined,
      behind: undefined,
      reader: undefined,
      pools: [],
    };
    this.groups.set(key, outside);
    return outside;
  }
}

function targetGroup(resource: DeployedResource, resources: readonly DeployedResource[]): TargetGroup {
  const { properties } = resource;
  const tags = list(properties['Tags']);
  const pools = tags.filter((tag) => entry(tag, 'Key') === POOL_TAG).map((tag) => text(entry(tag, 'Value')) ?? '');
  const tagged = pools.flatMap((value) => value.split(' ')).filter((pool) => pool !== '');
  const reader = hostReaderOf(resource, resources);
  return {
    key: resource.key,
    resource,
    protocol: text(properties['Protocol']),
    port: number(properties['Port']),
    behind: text(properties['TargetType']) === 'alb' ? keyIn(entry(list(properties['Targets'])[0], 'Id')) : undefined,
    reader,
    pools: tagged.length > 0 || reader === undefined ? tagged : poolsBehind(reader),
  };
}
