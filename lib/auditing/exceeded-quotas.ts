import { finding, type Finding } from '../findings/finding';
import { VPC } from '../facts/limits';
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
        finding('quota-exceeded', loadBalancer, { kind: 'in a template', quota: name, used, limit }),
      ),
    ...routing.loadBalancers.flatMap((balancer) =>
      rulesPerInterface(balancer, routing.resources)
        .filter(({ used }) => used > VPC.rulesPerInterface)
        .map(({ direction, used }) => finding('quota-exceeded', balancer.key, { kind: 'of a network interface', direction, used })),
    ),
  ];
}

const COUNTED = /^AWS::(?:ElasticLoadBalancingV2::|EC2::SecurityGroup)/;
