import type { FindingFamily } from './finding-family';
import { listed } from './wording';

const TARGET_GROUP_ATTRIBUTES = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html';
const SERVICE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html';
const HEALTH_CHECKS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html';

/** Between whom no security group lets connections pass. */
export type CutOffTasks =
  | { readonly kind: 'from the load balancer'; readonly at: 'tasks' | 'load balancer'; readonly ports: readonly number[] }
  | { readonly kind: 'to servers'; readonly addresses: readonly string[]; readonly port: number; readonly isForCheck: boolean }
  | { readonly kind: 'to AWS' };

/** About HAProxy on AWS, as a finished template has it. */
export const FLEETS = {
  'haproxy-configuration-unread': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'The configuration in the task definition of HAProxy cannot be read.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    message: ({ variable }: { readonly variable: string }) => [
      `The container haproxy of this task definition has no ${variable} that can be unpacked.`,
      'No new task starts, and what is answered nobody can tell.',
      'Leave the variable as it is synthesized: what HAProxy is to do besides stands in haproxy.furtherConfiguration.',
    ],
  },
  'haproxy-health-check-unanswered': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'The health check of a target group of HAProxy asks where HAProxy does not answer as it expects.',
    source: HEALTH_CHECKS,
    message: ({
      protocol,
      port,
      path,
      status,
    }: {
      readonly protocol: string;
      readonly port: number;
      readonly path: string;
      readonly status: number | undefined;
    }) => [
      status === undefined
        ? `The health check asks port ${port} over ${protocol}, on which HAProxy answers no such request.`
        : `The health check asks port ${port} for ${path}, and HAProxy answers ${status}, which it takes for unhealthy.`,
      'No task ever becomes healthy: CloudFormation waits until it gives up, and what is deployed is stopped and started again and again.',
      'Leave the health check as it is synthesized: it asks a port of HAProxy that is there for it.',
    ],
  },
  'haproxy-http2-mixes-people': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A listener in front of HAProxy offers HTTP/2, on whose connections several sign-ins mix.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html#alpn-policies',
    message: ({ policy }: { readonly policy: string }) => [
      `The listener offers HTTP/2 (AlpnPolicy ${policy}), which HAProxy does not speak here: clients that take it get no answer.`,
      'If it did, requests of two people on one connection would run as one of them, for Windows authentication is of the connection.',
      'Write AlpnPolicy None.',
    ],
  },
  'haproxy-port-unanswered': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'The service registers HAProxy on a port that its container does not have, or on which it does not listen.',
    source: SERVICE,
    message: ({ targetGroup, port, isMapped }: { readonly targetGroup: string; readonly port: number; readonly isMapped: boolean }) => [
      isMapped
        ? `The service registers its tasks at ${targetGroup} with port ${port}, on which their HAProxy does not listen.`
        : `The service registers its tasks at ${targetGroup} with port ${port}, which the container haproxy does not map (PortMappings): Amazon ECS refuses it.`,
      'Clients that come through it get no answer.',
      'Leave ContainerPort as it is synthesized.',
    ],
  },
  'haproxy-proxy-protocol': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A target group and the HAProxy behind it do not agree on the PROXY protocol.',
    source: `${TARGET_GROUP_ATTRIBUTES}#proxy-protocol`,
    message: ({ isSent, port }: { readonly isSent: boolean; readonly port: number }) => [
      isSent
        ? `The target group sends the PROXY protocol (proxy_protocol_v2.enabled), and HAProxy on port ${port} takes it for a request.`
        : `The target group does not send the PROXY protocol (proxy_protocol_v2.enabled), and HAProxy on port ${port} waits for it.`,
      'Every connection through it fails.',
      isSent ? 'Write proxy_protocol_v2.enabled false.' : 'Write proxy_protocol_v2.enabled true.',
    ],
  },
  'haproxy-scaling-undone': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'The template writes how many tasks of HAProxy there are, although scaling changes that.',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html#cfn-ecs-service-desiredcount',
    message: ({ desired, most }: { readonly desired: number; readonly most: number | undefined }) => [
      `DesiredCount is ${desired}, and Application Auto Scaling runs up to ${most ?? 'any number of'} tasks.`,
      `Every update of the service, such as new tasks for a new name, sets it back to ${desired}: tasks that were started for the clients there are go while those are connected.`,
      'Leave DesiredCount out: an update keeps the number there is, and scaling sees to the least number.',
    ],
  },
  'haproxy-target-group-without-tasks': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'No service registers HAProxy at a target group that is there for it.',
    source: SERVICE,
    message: () => [
      'No service of the template registers its container haproxy at this target group (LoadBalancers).',
      'It has no target, and whoever comes through it gets no connection.',
      'Register the service there, as it is synthesized.',
    ],
  },
  'haproxy-tasks-cut-off': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'Security groups keep the load balancer from HAProxy, or HAProxy from a server or from AWS.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html',
    message: (cutOff: CutOffTasks) => {
      switch (cutOff.kind) {
        case 'from the load balancer':
          return [
            cutOff.at === 'tasks'
              ? `The security groups of the tasks do not let the load balancer in to TCP port ${listed(cutOff.ports.map(String))}.`
              : `The security groups of the load balancer do not let it out to the tasks on TCP port ${listed(cutOff.ports.map(String))}.`,
            'Connections or health checks there fail, and with them every name.',
            cutOff.at === 'tasks'
              ? 'Let in the security group of the load balancer on each of these ports.'
              : 'Let it out to the security group of the tasks on each of these ports.',
          ];
        case 'to servers':
          return [
            `The security groups of the tasks do not let HAProxy out to TCP port ${cutOff.port} of ${listed(cutOff.addresses)}${cutOff.isForCheck ? ', which it asks whether the server is there' : ''}.`,
            'It takes such a server for dead, and answers 503 where there is no other.',
            'Let it out to the address of each server, on each port that it asks.',
          ];
        case 'to AWS':
          return [
            'The security groups of the tasks do not let them out to TCP port 443 of the Internet.',
            'A task loads its image and sends its log there: none starts.',
            'Let them out to port 443, to 0.0.0.0/0 or to the endpoints of Amazon ECR and CloudWatch Logs.',
          ];
      }
    },
  },
  'haproxy-tasks-without-internet': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'Tasks of HAProxy stand where no way leads to the registry of their image.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html',
    message: ({ subnets }: { readonly subnets: readonly string[] }) => [
      `The tasks have no public address (AssignPublicIp), and from ${listed(subnets)} only an Internet gateway leads out, which takes nobody without one.`,
      'No task can load its image, and none starts.',
      'Write AssignPublicIp ENABLED, or lead the subnets out through a NAT gateway.',
    ],
  },
  'haproxy-without-tasks': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'HAProxy is told to run no task.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html',
    message: ({ property }: { readonly property: string }) => [
      `${property} is 0: there may be no task of HAProxy at all.`,
      'Every name behind it is without an answer then, and nothing that arrives starts a task.',
      `Write 2 or more, so that one may fail.`,
    ],
  },
} as const satisfies FindingFamily;
