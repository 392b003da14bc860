import { Stack } from 'aws-cdk-lib/core';
import * as route53 from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import {
  ExternalSignIn,
  LyncPool,
  LyncReverseProxy,
  PerimeterNetwork,
  PoolPublishingRule,
  PoolServers,
  SimpleUrlSet,
} from 'cdk-lync-reverse-proxy';
import { DIRECTOR, type SampleDeployment } from './deployments';

/** The deployment as a CDK user declares it with this library. */
export class LibraryStack extends Stack {
  public constructor(scope: Construct, deployment: SampleDeployment) {
    super(scope, deployment.stackName, { env: deployment.env });
    const { network, pools, simpleUrls, sipDomains } = deployment;
    const rules = new Map(
      pools.map(({ name, role, externalWebServicesFqdn, servers, priority }) => [
        name,
        new PoolPublishingRule(this, name, {
          pool: LyncPool[role](externalWebServicesFqdn, PoolServers.fromIpAddresses(servers)),
          priority,
        }),
      ]),
    );
    const answeredBy = rules.get(DIRECTOR);
    if (answeredBy === undefined) throw new Error('there is no Director');
    const simpleUrlSet = new SimpleUrlSet(this, 'SimpleUrls', {
      answeredBy,
      meet: simpleUrls.meet.map(({ url }) => url),
      dialin: simpleUrls.dialin,
      autodiscoverFor: sipDomains,
      priorities: simpleUrls.priorities,
    });
    new LyncReverseProxy(this, 'ReverseProxy', {
      vpc: new PerimeterNetwork(this, 'Network', {
        vpcCidr: network.vpcCidr,
        availabilityZones: [...network.availabilityZones],
        transitGatewayId: network.transitGatewayId,
        poolNetworks: [...network.poolNetworks],
      }).vpc,
      hostedZones: deployment.hostedZones.map(({ name, id }) =>
        route53.HostedZone.fromHostedZoneAttributes(this, `Zone-${name}`, { hostedZoneId: id, zoneName: name }),
      ),
      publishingRules: [...rules.values()],
      simpleUrls: [simpleUrlSet],
      externalSignIn: ExternalSignIn.PASSIVE,
    });
  }
}
