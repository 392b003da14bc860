import type { Deployment, PoolEntry } from '../../lib/declaring/deployment-file/deployment';

/** All at one that reads hosts. */
export function bridged(deployment: Deployment): Deployment {
  const plain = (entry: PoolEntry): PoolEntry => ({ ...entry, frontEnd: undefined });
  return {
    ...deployment,
    frontEnd: 'applicationLoadBalancer',
    pools: deployment.pools.map(plain),
    officeWebApps: deployment.officeWebApps?.map((farm) => ({ ...farm, frontEnd: undefined })),
    furtherServices: deployment.furtherServices?.map((service) => ({ ...service, frontEnd: undefined })),
  };
}
