import { finding, type Finding } from '../findings/finding';
import { VPC } from '../facts/limits';
import { QUOTAS } from '../planning/quotas';
import { quotasOf, rulesPerInterface } from '../routing/quotas';
import type { TemplateRouting } from '../routing/template-routing';

/** More than the account may have, for each load balancer. */
export function exceededQuotas(routing: TemplateRouting): readonly Finding[] {
  // What conditions decide about may never be there together.
  if (routing.resources.some(({ conditional, type }) => conditional && COUNTED.test(type))) return [];
  return [
    ...quotasOf(routing)
      .filter(({ used, limit }) => used > limit)
      .map(({ loadBalancer, name, used, limit }) =>
        finding(
          'quota-exceeded',
          loadBalancer,
          `The load balancer has ${used} ${QUOTAS[name].words}, the quota is ${limit}.`,
          'The deployment fails half-way.',
          'Have the quota raised where AWS does that, and say so (quotas), or put some pools behind a second load balancer.',
        ),
      ),
    ...routing.loadBalancers.flatMap((balancer) =>
      rulesPerInterface(balancer, routing.resources)
        .filter(({ used }) => used > VPC.rulesPerInterface)
        .map(({ direction, used }) =>
          finding(
            'quota-exceeded',
            balancer.key,
            `The security groups of the load balancer have ${used} ${direction} rules together, and a network interface takes ${VPC.rulesPerInterface}.`,
            'EC2 refuses the groups, and the deployment fails half-way; AWS does not raise this.',
            'Name larger networks, or fewer security groups.',
          ),
        ),
    ),
  ];
}

const COUNTED = /^AWS::(?:ElasticLoadBalancingV2::|EC2::SecurityGroup)/;
