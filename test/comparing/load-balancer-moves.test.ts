import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compareStacks } from '../../lib/comparing/compare-stacks';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { asTemplate } from '../../lib/templates/cloudformation-template';
import { cutOff, moving, records, refused, rules } from '../support/create-before-delete';
import type { TemplateJson } from '../support/model-of-template';
import { synthesized } from '../support/synthesize';

jest.setTimeout(60_000);

const FILE = join(__dirname, '..', '..', 'examples', 'contoso', 'deployment.yaml');
const EXAMPLE = parse(readFileSync(FILE, 'utf8')) as Deployment;

function at(loadBalancers: number | undefined, loadBalancersBefore?: number): TemplateJson {
  return synthesized({ ...EXAMPLE, loadBalancers, loadBalancersBefore }).template;
}

function compared(before: TemplateJson, after: TemplateJson) {
  const stack = (template: TemplateJson) => [{ name: 'Lync', template: asTemplate(template, 'the template'), nested: {}, parameters: {} }];
  return compareStacks(stack(before), stack(after));
}

const NUMBERS = [undefined, 2, 3] as const;
const STEPS = NUMBERS.flatMap((from) => NUMBERS.filter((to) => to !== from).map((to) => [from, to] as const));

describe.each(STEPS)('from %p to %p load balancers', (from, to) => {
  const [old, between, now] = [at(from), at(to, from ?? 1), at(to)];

  test('in two deployments nothing is refused, and every name is answered all the time', () => {
    for (const [before, after] of [
      [old, between],
      [between, now],
    ] as const) {
      expect(refused(before, after)).toEqual([]);
      expect(cutOff(before, after)).toEqual([]);
      const { findings, names } = compared(before, after);
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(findings.map(({ id }) => id)).not.toContain('lync-reverse-proxy:front-end-removed-with-move');
      expect(names.moved.filter(({ record }) => record !== undefined).map(({ name }) => name)).toEqual([...moving(before, after)].sort());
    }
    expect(moving(old, between)).not.toEqual([]);
    expect(moving(between, now)).toEqual([]);
  });

  test('in one deployment compare says which names get no answer for a while, what to write, and what is refused', () => {
    const { findings } = compared(old, now);
    const cut = findings.filter(({ id }) => id === 'lync-reverse-proxy:front-end-removed-with-move');
    for (const name of cutOff(old, now)) expect(cut.map(({ message }) => message).join()).toContain(name);
    expect(cut.map(({ message }) => message.includes('loadBalancersBefore'))).toEqual(cut.map(() => true));
    expect(cutOff(old, now)).toEqual(expect.arrayContaining([...moving(old, now)]));
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ id }) => id);
    expect(errors).toEqual(refused(old, now).map(() => 'lync-reverse-proxy:deletion-protected'));
    expect(errors.length > 0).toBe((to ?? 1) < (from ?? 1));
  });

  test('the records change in place, and no rule of a name that stays is touched', () => {
    const stay = new Set(records(old).map(({ name }) => name));
    for (const name of moving(old, now)) stay.delete(name);
    const ids = (template: TemplateJson) => records(template).map(({ id }) => id);
    expect(ids(now)).toEqual(ids(old));
    const own = rules(old).filter(({ hosts }) => hosts.some((host) => stay.has(host)));
    expect(own.map(({ id }) => now.Resources[id])).toEqual(own.map(({ id }) => old.Resources[id]));
  });
});
