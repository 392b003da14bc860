import type { AlarmsNote } from '../planning/deployment-notes';
import type { DeployedResource } from '../templates/deployed-resources';
import { resourceAt } from '../templates/resource-index';
import { list, text } from '../templates/load-balancers/properties';
import { referenceIn } from '../templates/symbolic';
import type { AlarmFacts, ResourceFacts } from './inputs';

/** The alarms of a template, proxy by proxy: one to try, and whom it tells. */
export function alarmFacts(
  notes: readonly AlarmsNote[],
  resources: readonly DeployedResource[],
  named: (resource: DeployedResource) => ResourceFacts,
): readonly AlarmFacts[] {
  return notes.flatMap(({ alarms }) => {
    const own = resources.filter(({ type, logicalId }) => type === ALARM && alarms.some(({ resource }) => resource === logicalId));
    // One of a single metric first: the state of a query is that of its parts.
    const tried = own.find((each) => text(each.property('MetricName')) !== undefined) ?? own[0];
    if (tried === undefined) return [];
    const topic = resourceAt(referenceIn(list(tried.property('AlarmActions'))[0])?.resource, resources);
    const mailed = resources.filter(
      (each) => each.type === SUBSCRIPTION && topic !== undefined && referenceIn(each.property('TopicArn'))?.resource === topic.key,
    );
    return {
      count: own.length,
      tried: named(tried),
      topic: topic === undefined ? undefined : named(topic),
      addresses: mailed.flatMap((each) => text(each.property('Endpoint')) ?? []).sort(),
    };
  });
}

const ALARM = 'AWS::CloudWatch::Alarm';
const SUBSCRIPTION = 'AWS::SNS::Subscription';
