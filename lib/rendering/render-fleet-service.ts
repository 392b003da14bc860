import { Aws, Fn, RemovalPolicy } from 'aws-cdk-lib/core';
import * as applicationautoscaling from 'aws-cdk-lib/aws-applicationautoscaling';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { privateRepository } from '../declaring/image-reference';
import { packed } from '../haproxy/packing';
import { certificateVariable, FILES_VARIABLE, startCommand, WRITABLE_FOLDER } from '../haproxy/start-command';
import type { FleetPlan, FrontEndPlan } from '../planning/publishing-plan';
import { HAPROXY_CONTAINER } from '../templates/load-balancers/haproxy-fleet';
import type { LoadBalancerSettings, RenderedFleet } from './front-ends/front-end-renderer';

/** What the tasks are registered at, and stand in. */
export interface FleetSurroundings {
  readonly settings: LoadBalancerSettings;
  readonly securityGroup: ec2.SecurityGroup;
  readonly loadBalancer: elbv2.CfnLoadBalancer;
  /** By the plan's keys. */
  readonly groups: ReadonlyMap<string, elbv2.CfnTargetGroup>;
  readonly listeners: readonly elbv2.CfnListener[];
}

/** MiB of memory that the files of a task are unpacked to. */
const WRITABLE_MIB = 16;

/** Of the log, in days. */
const LOG_RETENTION = 90;

const LOG_BUFFER = '4m';

/** Seconds before a new task may be called unhealthy. */
const START_GRACE = 60;

/** Seconds. Long polls do not move to other tasks, and whoever is on one that goes signs in again: it happens once an hour at most. */
const COOLDOWN = { out: 60, in: 3600 } as const;

/** A service on Fargate, as L1: what CDK would add is said here, and nothing else. */
export function renderFleetService(scope: Construct, plan: FrontEndPlan, fleet: FleetPlan, surroundings: FleetSurroundings): RenderedFleet {
  const logGroup = new logs.CfnLogGroup(scope, 'Log', { retentionInDays: LOG_RETENTION });
  logGroup.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  const taskDefinition = renderTaskDefinition(scope, plan, fleet, logGroup);
  const cluster = new ecs.CfnCluster(scope, 'Cluster');
  const service = renderService(scope, fleet, surroundings, { cluster, taskDefinition });
  const scaling = isScaled(fleet) ? renderScaling(scope, fleet, surroundings, { cluster, service }) : undefined;
  return { cluster, service, scaling, taskDefinition, logGroup };
}

function renderTaskDefinition(scope: Construct, plan: FrontEndPlan, fleet: FleetPlan, logGroup: logs.CfnLogGroup): ecs.CfnTaskDefinition {
  const { image, cpu, memoryMiB, ports, healthPort, secrets, stopTimeoutSeconds } = fleet;
  return new ecs.CfnTaskDefinition(scope, 'Tasks', {
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: String(cpu),
    memory: String(memoryMiB),
    runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'LINUX' },
    executionRoleArn: renderExecutionRole(scope, fleet, logGroup).attrArn,
    containerDefinitions: [
      {
        name: HAPROXY_CONTAINER,
        image,
        essential: true,
        entryPoint: ['/bin/sh', '-c'],
        command: [startCommand(secrets.length)],
        environment: [{ name: FILES_VARIABLE, value: packed(plan.configuration ?? {}) }],
        secrets: secrets.map((valueFrom, index) => ({ name: certificateVariable(index + 1), valueFrom })),
        portMappings: [...ports.map(({ container }) => container), healthPort].map((containerPort) => ({ containerPort, protocol: 'tcp' })),
        readonlyRootFilesystem: true,
        // Works on Fargate since 2026-01-06, whatever the reference of CloudFormation says.
        linuxParameters: { capabilities: { drop: ['ALL'] }, tmpfs: [{ containerPath: WRITABLE_FOLDER, size: WRITABLE_MIB }] },
        stopTimeout: stopTimeoutSeconds,
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': logGroup.ref,
            'awslogs-region': Aws.REGION,
            'awslogs-stream-prefix': HAPROXY_CONTAINER,
            // HAProxy would wait for a log that takes nothing, and its clients with it.
            mode: 'non-blocking',
            'max-buffer-size': LOG_BUFFER,
          },
        },
      },
    ],
  });
}

/** Of the agent that starts a task; what runs in it has no role. */
function renderExecutionRole(scope: Construct, { image, readSecrets }: FleetPlan, logGroup: logs.CfnLogGroup): iam.CfnRole {
  return new iam.CfnRole(scope, 'ExecutionRole', {
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'ecs-tasks.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
        },
      ],
    },
    policies: [
      {
        policyName: 'StartTasks',
        policyDocument: {
          Version: '2012-10-17',
          Statement: [
            allowing(['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.attrArn),
            ...(readSecrets.length === 0 ? [] : [allowing(['secretsmanager:GetSecretValue'], readSecrets)]),
            ...pullingFrom(image),
          ],
        },
      },
    ],
  });
}

function allowing(actions: readonly string[], resource: string | readonly string[]) {
  return { Effect: 'Allow', Action: actions, Resource: resource };
}

/** A registry of one's own asks who comes; Amazon ECR Public does not. */
function pullingFrom(image: string) {
  const repository = privateRepository(image);
  if (repository === undefined) return [];
  const { account, region, name } = repository;
  const arn = Fn.join(':', ['arn', Aws.PARTITION, 'ecr', region, account, `repository/${name}`]);
  return [
    allowing(['ecr:GetAuthorizationToken'], '*'),
    allowing(['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], arn),
  ];
}

function isScaled({ minimum, maximum }: FleetPlan): boolean {
  return maximum > minimum;
}

function renderService(
  scope: Construct,
  fleet: FleetPlan,
  { settings, securityGroup, groups, listeners }: FleetSurroundings,
  { cluster, taskDefinition }: Pick<RenderedFleet, 'cluster' | 'taskDefinition'>,
): ecs.CfnService {
  const { minimum, ports } = fleet;
  const service = new ecs.CfnService(scope, 'Service', {
    cluster: cluster.ref,
    taskDefinition: taskDefinition.ref,
    launchType: 'FARGATE',
    // Written, every update of the service would set it back to that, however many tasks its clients need. Left out, an update leaves it
    // alone, and a new service has one task until it is registered for scaling, which raises it to the least number:
    // https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
    desiredCount: isScaled(fleet) ? undefined : minimum,
    // New tasks stand beside all old ones, which then drain together; tasks that never become healthy leave the old ones in place.
    deploymentConfiguration: {
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    },
    // Whoever is on a task that is moved to another zone would sign in again, for nothing.
    availabilityZoneRebalancing: 'DISABLED',
    enableExecuteCommand: false,
    healthCheckGracePeriodSeconds: START_GRACE,
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: settings.vpc.selectSubnets(settings.vpcSubnets).subnetIds,
        securityGroups: [securityGroup.securityGroupId],
        assignPublicIp: settings.internetFacing ? 'ENABLED' : 'DISABLED',
      },
    },
    loadBalancers: ports.map(({ container, targetGroup }) => ({
      containerName: HAPROXY_CONTAINER,
      containerPort: container,
      targetGroupArn: groups.get(targetGroup)?.ref,
    })),
    propagateTags: 'SERVICE',
  });
  // ECS refuses a target group that no load balancer uses yet.
  for (const listener of listeners) service.addResourceDependency(listener);
  return service;
}

/**
 * By connections for each healthy task. `ActiveFlowCount` is of the whole load balancer: tracked by itself it would have the fleet
 * grow to its maximum.
 */
function renderScaling(
  scope: Construct,
  { minimum, maximum, flowsPerTask, ports: [first] }: FleetPlan,
  { loadBalancer, groups }: FleetSurroundings,
  { cluster, service }: Pick<RenderedFleet, 'cluster' | 'service'>,
): applicationautoscaling.CfnScalableTarget {
  const target = new applicationautoscaling.CfnScalableTarget(scope, 'ScalableTarget', {
    serviceNamespace: 'ecs',
    scalableDimension: 'ecs:service:DesiredCount',
    resourceId: Fn.join('/', ['service', cluster.ref, service.attrName]),
    minCapacity: minimum,
    maxCapacity: maximum,
  });
  const balancer = { name: 'LoadBalancer', value: loadBalancer.attrLoadBalancerFullName };
  const group = { name: 'TargetGroup', value: groups.get(first?.targetGroup ?? '')?.attrTargetGroupFullName ?? '' };
  const metric = (metricName: string, dimensions: readonly { readonly name: string; readonly value: string }[], stat: string) => ({
    metric: { namespace: 'AWS/NetworkELB', metricName, dimensions: [...dimensions] },
    stat,
  });
  new applicationautoscaling.CfnScalingPolicy(scope, 'ScalingPolicy', {
    policyName: 'FlowsPerTask',
    policyType: 'TargetTrackingScaling',
    scalingTargetId: target.ref,
    targetTrackingScalingPolicyConfiguration: {
      targetValue: flowsPerTask,
      scaleOutCooldown: COOLDOWN.out,
      scaleInCooldown: COOLDOWN.in,
      customizedMetricSpecification: {
        metrics: [
          { id: 'flows', metricStat: metric('ActiveFlowCount', [balancer], 'Average'), returnData: false },
          { id: 'tasks', metricStat: metric('HealthyHostCount', [balancer, group], 'Maximum'), returnData: false },
          { id: 'flowsPerTask', expression: 'flows / tasks', label: 'Flows for each healthy task', returnData: true },
        ],
      },
    },
  });
  return target;
}
