import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compareStacks } from '../../lib/comparing/compare-stacks';
import type { Deployment, FrontEndEntry } from '../../lib/declaring/deployment-file/deployment';
import { asTemplate } from '../../lib/templates/cloudformation-template';
import { resourcesOf, type TemplateJson } from '../support/model-of-template';
import { synthesized } from '../support/synthesize';

const FILE = join(__dirname, '..', '..', 'examples', 'fabrikam', 'deployment.yaml');
const EXAMPLE = { ...(parse(readFileSync(FILE, 'utf8')) as Deployment), dnsRecords: 'create' as const };

function at(frontEnd: FrontEndEntry, movingFrom?: FrontEndEntry): TemplateJson {
  return synthesized({ ...EXAMPLE, pools: EXAMPLE.pools.map((pool) => ({ ...pool, frontEnd, movingFrom })) }).template;
}

function compared(before: TemplateJson, after: TemplateJson) {
  const stack = (template: TemplateJson) => [{ name: 'Lync', template: asTemplate(template, 'the template'), nested: {}, parameters: {} }];
  return compareStacks(stack(before), stack(after));
}

/**
 * What CloudFormation, which creates before it deletes, cannot do in one update: one record under two logical ids; and what it
 * would do too early: an old load balancer or service that goes while records still led to it before.
 */
function brokenBy(before: TemplateJson, after: TemplateJson): readonly unknown[] {
  const records = (template: TemplateJson) =>
    resourcesOf(template, 'AWS::Route53::RecordSet').map(([id, record]) => ({
      id,
      name: `${String(record['Name'])} ${String(record['Type'])}`,
      to: JSON.stringify(record['AliasTarget']),
    }));
  const taken = records(after).filter(({ id, name }) => records(before).some((each) => each.name === name && each.id !== id));
  const gone = Object.keys(before.Resources).filter((id) => after.Resources[id] === undefined);
  const cut = records(before).filter(({ to }) => gone.some((id) => to.includes(`"${id}"`)));
  return [...taken, ...cut];
}

describe.each(['applicationLoadBalancer', 'networkLoadBalancer'] as const)('%s to HAProxy and back', (other) => {
  const steps = [at(other), at('haproxy', other), at('haproxy'), at(other, 'haproxy'), at(other)];

  test('nothing is created twice or goes while records lead to it, in four updates', () => {
    expect(steps.slice(1).flatMap((after, index) => brokenBy(steps[index] ?? after, after))).toEqual([]);
  });

  test('compare finds no error', () => {
    const found = steps.slice(1).map((after, index) => compared(steps[index] ?? after, after).findings);
    const errors = found.flat().filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
  });

  test('without movingFrom the old front end goes too early, and compare says so', () => {
    const [first, , third] = steps;
    if (first === undefined || third === undefined) throw new Error('there are five steps');
    expect(brokenBy(first, third)).not.toEqual([]);
    expect(compared(first, third).findings.map(({ id }) => id)).toContain('lync-reverse-proxy:front-end-removed-with-move');
  });
});
