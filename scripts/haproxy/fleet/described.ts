import { resourcesOf, type TemplateJson } from '../../../test/support/model-of-template';

/** The one container of a task, as a template describes it to ECS. */
export interface Container {
  readonly entryPoint: readonly string[];
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Names of variables that secrets are handed over in. */
  readonly secrets: readonly string[];
  readonly isReadOnly: boolean;
  readonly dropped: readonly string[];
  /** In memory, with MiB. */
  readonly writable: readonly { readonly path: string; readonly size: number }[];
  readonly ports: readonly number[];
  /** Seconds between the wish that it ends and its end. */
  readonly stopTimeout: number;
}

/** A listener of the load balancer in front, and where it hands connections on to. */
export interface Passage {
  readonly published: number;
  readonly protocol: 'TLS' | 'TCP';
  readonly container: number;
  readonly tellsClient: boolean;
}

export interface Fleet {
  readonly container: Container;
  readonly passages: readonly Passage[];
  readonly health: { readonly port: number; readonly path: string; readonly status: string };
}

type Json = Readonly<Record<string, unknown>>;

/** What the template of a deployment has run, read off its resources. */
export function fleetOf(template: TemplateJson): Fleet {
  const groups = new Map(resourcesOf(template, 'AWS::ElasticLoadBalancingV2::TargetGroup'));
  const listeners = resourcesOf(template, 'AWS::ElasticLoadBalancingV2::Listener').map(([, listener]) => listener);
  const groupOf = (listener: Json) => {
    const [action] = listener['DefaultActions'] as readonly { readonly TargetGroupArn: { readonly Ref: string } }[];
    const group = groups.get(action?.TargetGroupArn.Ref ?? '');
    if (group === undefined) throw new Error(`a listener leads to nothing: ${JSON.stringify(listener)}`);
    return group;
  };
  const passages = listeners.map((listener): Passage => {
    const group = groupOf(listener);
    const attributes = group['TargetGroupAttributes'] as readonly { readonly Key: string; readonly Value: string }[];
    return {
      published: listener['Port'] as number,
      protocol: listener['Protocol'] as Passage['protocol'],
      container: group['Port'] as number,
      tellsClient: attributes.some(({ Key, Value }) => Key === 'proxy_protocol_v2.enabled' && Value === 'true'),
    };
  });
  const [first] = listeners;
  if (first === undefined) throw new Error('the template has no listener');
  const { HealthCheckPort: port, HealthCheckPath: path, Matcher } = groupOf(first);
  const { HttpCode } = Matcher as { readonly HttpCode: string };
  return { container: containerOf(template), passages, health: { port: Number(port), path: String(path), status: HttpCode } };
}

interface ContainerJson {
  readonly EntryPoint: readonly string[];
  readonly Command: readonly string[];
  readonly Environment: readonly { readonly Name: string; readonly Value: string }[];
  readonly Secrets?: readonly { readonly Name: string }[];
  readonly ReadonlyRootFilesystem: boolean;
  readonly LinuxParameters: {
    readonly Capabilities: { readonly Drop: readonly string[] };
    readonly Tmpfs: readonly { readonly ContainerPath: string; readonly Size: number }[];
  };
  readonly PortMappings: readonly { readonly ContainerPort: number }[];
  readonly StopTimeout: number;
}

function containerOf(template: TemplateJson): Container {
  const [task] = resourcesOf(template, 'AWS::ECS::TaskDefinition').map(([, each]) => each);
  const [container] = (task?.['ContainerDefinitions'] ?? []) as readonly ContainerJson[];
  if (container === undefined) throw new Error('the template has no container');
  return {
    entryPoint: container.EntryPoint,
    command: container.Command,
    environment: Object.fromEntries(container.Environment.map(({ Name, Value }) => [Name, Value])),
    secrets: (container.Secrets ?? []).map(({ Name }) => Name),
    isReadOnly: container.ReadonlyRootFilesystem,
    dropped: container.LinuxParameters.Capabilities.Drop,
    writable: container.LinuxParameters.Tmpfs.map(({ ContainerPath, Size }) => ({ path: ContainerPath, size: Size })),
    ports: container.PortMappings.map(({ ContainerPort }) => ContainerPort),
    stopTimeout: container.StopTimeout,
  };
}
