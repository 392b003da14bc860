import { FrontEnd } from '../../lib';
import type { HaproxyTasks } from '../../lib/constructs/haproxy-options';
import { dependsOn } from '../support/dependencies';
import { resourcesOf, type TemplateJson } from '../support/model-of-template';
import { frontEndPool, synthesize } from '../support/publish';

function templateOf(tasks: HaproxyTasks): TemplateJson {
  return synthesize((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext')],
    frontEnd: FrontEnd.HAPROXY,
    haproxy: { tasks },
  })).json;
}

const one = (template: TemplateJson, type: string) => resourcesOf(template, type)[0];
const SERVICE = 'AWS::ECS::Service';
const TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';

describe('how many tasks there are', () => {
  const scaled = templateOf({});

  test('is for scaling to say, which raises a new service to the least number and is left alone by updates', () => {
    expect(one(scaled, SERVICE)?.[1]).not.toHaveProperty('DesiredCount');
    expect(one(scaled, TARGET)?.[1]).toMatchObject({ MinCapacity: 2, MaxCapacity: 10 });
  });

  test('is the least number before any record leads there', () => {
    const records = Object.values(scaled.Resources).filter(({ Type }) => Type === 'AWS::Route53::RecordSet');
    expect(records.length).toBeGreaterThan(0);
    for (const record of records) expect(dependsOn(record)).toContain(one(scaled, TARGET)?.[0]);
  });

  test('is written where nothing scales it', () => {
    const fixed = templateOf({ minimum: 3, maximum: 3 });
    expect(one(fixed, SERVICE)?.[1]).toMatchObject({ DesiredCount: 3 });
    expect(one(fixed, TARGET)).toBeUndefined();
  });
});
