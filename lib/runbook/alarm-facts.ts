import { ALARM_TYPE } from '../facts/alarms';
import type { AlarmsNote } from '../planning/deployment-notes';
import type { DeployedResource } from '../templates/deployed-resources';
import { resourceAt, resourcesNaming, resourcesOfType } from '../templates/resource-index';
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
    const ids = new Set(alarms.map(({ resource }) => resource));
    const own = resourcesOfType(ALARM_TYPE, resources).filter(({ logicalId }) => ids.has(logicalId));
    // One of a single metric first: the state of a query is that of its parts.
    const tried = own.find((each) => text(each.property('MetricName')) !== undefined) ?? own[0];
    if (tried === undefined) return [];
    const topic = resourceAt(referenceIn(list(tried.property('AlarmActions'))[0])?.resource, resources);
    const mailed = topic === undefined ? [] : resourcesNaming(topic.key, { type: SUBSCRIPTION, property: 'TopicArn' }, resources);
    return {
      count: own.length,
      tried: named(tried),
      topic: topic === undefined ? undefined : named(topic),
      addresses: mailed.flatMap((each) => text(each.property('Endpoint')) ?? []).sort(),
    };
  });
}

const SUBSCRIPTION = 'AWS::SNS::Subscription';
