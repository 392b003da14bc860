import { asList, type Deployment } from '../../lib/declaring/deployment-file/deployment';

/** All at one that reads hosts. */
export function bridged(deployment: Deployment): Deployment {
  const plain = <T extends object>(entry: T): T => ({ ...entry, frontEnd: undefined, loadBalancer: undefined });
  const atOne = <T extends object>(entry: T): T => ({ ...entry, loadBalancer: undefined, loadBalancers: undefined });
  const { simpleUrls } = deployment;
  return {
    ...deployment,
    frontEnd: 'applicationLoadBalancer',
    loadBalancers: undefined,
    pools: deployment.pools.map(plain),
    simpleUrls: Array.isArray(simpleUrls) ? asList(simpleUrls).map(atOne) : simpleUrls && atOne(simpleUrls),
    officeWebApps: deployment.officeWebApps?.map(plain),
    furtherServices: deployment.furtherServices?.map(plain),
  };
}
