import { ALARM_TYPE } from '../facts/alarms';
import { entry, list, number, shown, text } from '../templates/load-balancers/properties';
import type { DeployedResource } from '../templates/deployed-resources';
import { resourcesOfType } from '../templates/resource-index';
import { referenceIn } from '../templates/symbolic';
import type { ServerAlarmFacts, ResourceFacts } from './inputs';

/**
 * A server that is taken out is no healthy one any more, and no unhealthy one either.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
const SERVERS = /\bHealthyHostCount\b/;

/** Alarms of a template that count healthy servers, whoever made them. */
export function serverAlarmFacts(
  resources: readonly DeployedResource[],
  named: (resource: DeployedResource) => ResourceFacts,
): readonly ServerAlarmFacts[] {
  return resourcesOfType(ALARM_TYPE, resources).flatMap((alarm) => {
    const { properties } = alarm;
    const metrics = list(properties['Metrics']);
    const measured = [properties, ...metrics.map((each) => entry(entry(each, 'MetricStat'), 'Metric'))];
    const said = [...measured.map((each) => entry(each, 'MetricName')), ...metrics.map((each) => entry(each, 'Expression'))];
    if (!said.some((each) => SERVERS.test(String(each)))) return [];
    const groups = measured
      .flatMap((each) => list(entry(each, 'Dimensions')))
      .filter((each) => text(entry(each, 'Name')) === 'TargetGroup')
      .map((each) => referenceIn(entry(each, 'Value'))?.resource ?? shown(entry(each, 'Value')));
    const comparison = text(properties['ComparisonOperator']);
    return [
      {
        ...named(alarm),
        targetGroups: [...new Set(groups)],
        countsMissing: comparison === undefined ? undefined : !comparison.startsWith('LessThan'),
        threshold: number(properties['Threshold']),
      },
    ];
  });
}
