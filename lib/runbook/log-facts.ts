import type { LogKind } from '../facts/load-balancer-logs';
import { groupedBy } from '../declaring/grouped-by';
import type { LogTable } from '../logs/log-table';
import { CONNECTIONS, HEALTH_CHECKS, REQUESTS, TLS_CONNECTIONS } from '../logs/tables';
import type { PlannedName } from '../routing/overview/planned-names';
import type { TemplateRouting } from '../routing/template-routing';
import type { DeployedResource } from '../templates/deployed-resources';
import { entry, list, number, shown, text } from '../templates/load-balancers/properties';
import { writtenLogs } from '../templates/load-balancers/written-logs';
import { resourceAt } from '../templates/resource-index';
import { referenceIn } from '../templates/symbolic';
import type { LogFacts, ResourceFacts } from './inputs';

const OF_APPLICATIONS: Readonly<Record<LogKind, LogTable>> = {
  access_logs: REQUESTS,
  connection_logs: CONNECTIONS,
  health_check_logs: HEALTH_CHECKS,
};

/** Where a template says nothing of it. */
const DAYS = 365;

/** Ours: the range of a partition is a date with a year of four digits. */
const MOST_DAYS = 3_650;

/** The logs of a template by the tables they make: one for what lies together. */
export function logFacts(
  { loadBalancers, resources }: Pick<TemplateRouting, 'loadBalancers' | 'resources'>,
  names: readonly Pick<PlannedName, 'host' | 'loadBalancer'>[],
  named: (resource: DeployedResource) => ResourceFacts,
): readonly LogFacts[] {
  const written = loadBalancers.flatMap((balancer) =>
    writtenLogs(balancer).flatMap(({ kind, bucket, prefix }) => {
      const isNetwork = balancer.type === 'network';
      if (isNetwork && balancer.listeners.every(({ protocol }) => protocol === 'TCP')) return [];
      const table = isNetwork ? TLS_CONNECTIONS : OF_APPLICATIONS[kind];
      const resource = resourceAt(referenceIn(bucket)?.resource, resources, 'AWS::S3::Bucket');
      const path = prefix === undefined ? '' : (text(prefix) ?? '<prefix of the logs>');
      return [{ table, resource, name: resource === undefined ? shown(bucket) : undefined, path, balancer: balancer.key }];
    }),
  );
  const together = groupedBy(written, ({ table, resource, name, path }) => `${table.name} ${resource?.key ?? name} ${parentOf(path)}`);
  return [...together.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const paths = [...new Set(own.map(({ path }) => path))].sort();
    const { table, resource, name } = first;
    return [
      {
        kind: table.name,
        bucket: resource === undefined ? (name ?? '') : named(resource),
        ...(paths.length === 1
          ? { prefix: paths[0] ?? '', balancers: [] }
          : { prefix: parentOf(first.path), balancers: paths.map(leafOf) }),
        days: resource === undefined ? DAYS : (retention(resource) ?? DAYS),
        names: names.filter(({ loadBalancer }) => own.some(({ balancer }) => balancer === loadBalancer)).map(({ host }) => host),
      },
    ];
  });
}

function parentOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

function leafOf(path: string): string {
  return path.split('/').at(-1) ?? '';
}

/** By rules that are on, and about every object. */
function retention({ properties }: DeployedResource): number | undefined {
  const days = list(entry(properties['LifecycleConfiguration'], 'Rules'))
    .filter((rule) => text(entry(rule, 'Status')) === 'Enabled' && NARROWING.every((key) => entry(rule, key) === undefined))
    .flatMap((rule) => number(entry(rule, 'ExpirationInDays')) ?? []);
  return days.length === 0 ? undefined : Math.min(...days, MOST_DAYS);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-rule.html */
const NARROWING = ['Prefix', 'TagFilters', 'ObjectSizeGreaterThan', 'ObjectSizeLessThan'];
