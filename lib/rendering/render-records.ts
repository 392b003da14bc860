import { CfnDeletionPolicy, Fn } from 'aws-cdk-lib/core';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { PublishingPlan, RecordPlan } from '../planning/publishing-plan';
import type { NestedScopes } from './nested-scopes';
import type { RenderedFrontEnd } from './front-ends/front-end-renderer';

/**
 * Alias records under the proxy, keyed by public name and type alone, so that a name may move from one pool, rule or front
 * end to another without its record being deleted or created twice. A name is led to its new front end when that answers.
 *
 * Target health is not evaluated: a target group without a healthy target would take every name of the load balancer down.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html
 */
export function renderRecords(
  proxy: Construct,
  { records }: PublishingPlan,
  /** By the plan's keys. */
  frontEnds: ReadonlyMap<string, Pick<RenderedFrontEnd, 'loadBalancer' | 'requiredBy'>>,
  zones: ReadonlyMap<string, route53.IHostedZone>,
  nested: NestedScopes,
  areRetained: boolean,
): void {
  const scopes = { public: new Construct(proxy, RECORDS.public), private: new Construct(proxy, RECORDS.private) };
  for (const record of records) {
    const { name, type, visibility } = record;
    const frontEnd = frontEnds.get(record.frontEnd.key);
    if (frontEnd === undefined) throw new Error(`the plan leads ${name} to ${record.frontEnd.key}, which was not rendered`);
    const { attrDnsName, attrCanonicalHostedZoneId } = frontEnd.loadBalancer;
    const recordSet = new route53.CfnRecordSet(nested.below(scopes[visibility], RECORDS[visibility], record), `${name}-${type}`, {
      name: `${name}.`,
      type,
      hostedZoneId: hostedZoneIdOf(record, zones),
      aliasTarget: {
        dnsName: Fn.join('', ['dualstack.', attrDnsName]),
        hostedZoneId: attrCanonicalHostedZoneId,
        evaluateTargetHealth: false,
      },
    });
    // Where it is replaced the old one is not to stay: what a template leaves out is the same, and CDK warns of it (W3011).
    if (areRetained)
      Object.assign(recordSet.cfnOptions, { deletionPolicy: CfnDeletionPolicy.RETAIN, updateReplacePolicy: CfnDeletionPolicy.DELETE });
    for (const required of frontEnd.requiredBy(name)) recordSet.addResourceDependency(required);
  }
}

const RECORDS = { public: 'Records', private: 'PrivateRecords' } as const;

function hostedZoneIdOf({ name, zone }: RecordPlan, zones: ReadonlyMap<string, route53.IHostedZone>): string {
  const hostedZoneId = zones.get(zone)?.hostedZoneId;
  if (hostedZoneId === undefined) throw new Error(`the plan puts ${name} into the zone ${zone}, which is not known`);
  return hostedZoneId;
}
