import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compareStacks } from '../../lib/comparing/compare-stacks';
import { asList, type Deployment } from '../../lib/declaring/deployment-file/deployment';
import type { StackTemplate } from '../../lib/templates/cloudformation-template';
import { flattened, synthesizedStacks } from '../support/stack-templates';

const FILE = join(__dirname, '..', '..', 'examples', 'fabrikam', 'deployment.yaml');
const EXAMPLE = parse(readFileSync(FILE, 'utf8')) as Deployment;

function at(nestedStacks: number | undefined, dnsRecords: Deployment['dnsRecords'], more: Partial<Deployment> = {}): StackTemplate {
  return synthesizedStacks({ ...EXAMPLE, ...(nestedStacks === undefined ? {} : { nestedStacks }), dnsRecords, ...more }).stack;
}

/** What there is one of in the world, and who made it. */
interface World {
  /** By name and type: where it leads, and the resource that has it; undefined: nobody any more. */
  readonly records: Map<string, { readonly to: string; readonly by: string | undefined }>;
  /** By listener and number. */
  readonly rules: Map<string, { readonly hosts: string; readonly by: string }>;
}

interface Thing {
  readonly id: string;
  readonly place: string;
  readonly value: string;
  readonly isRetained: boolean;
}

/** Records and rules of a template with all that is nested in it, under ids that say in which stack they are. */
function things(stack: StackTemplate, type: string, of: (properties: Readonly<Record<string, unknown>>) => readonly [string, string]) {
  const flat = flattened(stack);
  const retained = new Set(
    [['', stack.template] as const, ...Object.entries(stack.nested).map(([id, { template }]) => [id, template] as const)].flatMap(
      ([within, { Resources }]) =>
        Object.entries(Resources).flatMap(([id, resource]) =>
          (resource as { DeletionPolicy?: string }).DeletionPolicy === 'Retain' ? [`${within}${id}`] : [],
        ),
    ),
  );
  return Object.entries(flat.Resources)
    .filter(([, { Type }]) => Type === type)
    .map(([id, { Properties }]): Thing => {
      const [place, value] = of(Properties);
      return { id, place, value, isRetained: retained.has(id) };
    });
}

const recordsOf = (stack: StackTemplate) =>
  things(stack, 'AWS::Route53::RecordSet', (record) => [
    `${String(record['Name'])} ${String(record['Type'])} ${String(record['HostedZoneId'])}`,
    JSON.stringify(record['AliasTarget']),
  ]);
const rulesOf = (stack: StackTemplate) =>
  things(stack, 'AWS::ElasticLoadBalancingV2::ListenerRule', (rule) => [
    `${JSON.stringify(rule['ListenerArn'])} ${String(rule['Priority'])}`,
    JSON.stringify(rule['Conditions']),
  ]);

/**
 * What goes wrong in one update: CloudFormation makes before it deletes, nested stacks among the rest. A record that is there is
 * taken over if it is nobody's and the very same; else it fails, as does a rule whose number is taken.
 */
function update(world: World, before: StackTemplate | undefined, after: StackTemplate): readonly string[] {
  const failures: string[] = [];
  const old = { records: before === undefined ? [] : recordsOf(before), rules: before === undefined ? [] : rulesOf(before) };
  for (const { id, place, value } of recordsOf(after)) {
    const there = world.records.get(place);
    if (there !== undefined && there.by !== id && (there.by !== undefined || there.to !== value)) failures.push(`record ${place}`);
    world.records.set(place, { to: value, by: id });
  }
  for (const { id, place, value } of rulesOf(after)) {
    const there = world.rules.get(place);
    if (there !== undefined && there.by !== id) failures.push(`rule ${place}`);
    world.rules.set(place, { hosts: value, by: id });
  }
  const kept = new Set([...recordsOf(after), ...rulesOf(after)].map(({ id }) => id));
  for (const { id, place, isRetained } of old.records) {
    const there = world.records.get(place);
    if (kept.has(id) || there?.by !== id) continue;
    if (isRetained) world.records.set(place, { ...there, by: undefined });
    else world.records.delete(place);
  }
  for (const { id, place } of old.rules) if (!kept.has(id) && world.rules.get(place)?.by === id) world.rules.delete(place);
  return failures;
}

function walk(steps: readonly StackTemplate[]) {
  const world: World = { records: new Map(), rules: new Map() };
  let before: StackTemplate | undefined;
  return steps.map((after) => {
    const failures = update(world, before, after);
    before = after;
    return { failures, records: world.records.size, hosts: new Set([...world.rules.values()].map(({ hosts }) => hosts)).size };
  });
}

function errors(before: StackTemplate, after: StackTemplate): readonly string[] {
  const found = compareStacks([before], [after]).findings;
  return [...new Set(found.filter(({ severity }) => severity === 'error').map(({ id }) => id.replace('lync-reverse-proxy:', '')))];
}

describe.each([
  ['to nested stacks', undefined, 3],
  ['to more of them', 2, 5],
  ['back to one stack', 3, undefined],
] as const)('%s', (_, from, to) => {
  const steps = [at(from, 'create'), at(from, 'retain'), at(from, 'none'), at(to, 'none'), at(to, 'create')];

  test('in four deployments every name has its record and its rule all the time', () => {
    const [first, ...later] = walk(steps);
    expect(first?.failures).toEqual([]);
    expect(later).toEqual(later.map(() => ({ failures: [], records: first?.records, hosts: first?.hosts })));
  });

  test('compare finds no error on the way', () => {
    expect(steps.slice(1).flatMap((after, index) => errors(steps[index] ?? after, after))).toEqual([]);
  });

  test('at once it fails at the records, and compare says so and has the way', () => {
    const [before, after] = [at(from, 'create'), at(to, 'create')];
    expect(walk([before, after])[1]?.failures).not.toEqual([]);
    expect(errors(before, after)).toEqual(['record-collision']);
    const [{ message } = { message: '' }] = compareStacks([before], [after]).findings.filter(({ id }) => id.endsWith('record-collision'));
    expect(message).toContain('docs/large-deployments.md');
    expect(message).not.toContain('Keep the logical id');
  });
});

test('an entry that goes to another nested stack collides at its records, and with a priority of its own at its rule', () => {
  const numbered = (nestedStack: number, priority: number | undefined) => ({
    pools: EXAMPLE.pools.map((pool, index) => (index === 0 ? { ...pool, nestedStack, priority } : pool)),
  });
  expect(errors(at(2, 'create', numbered(1, undefined)), at(2, 'create', numbered(2, undefined)))).toEqual(['record-collision']);
  const explicit = [at(2, 'create', numbered(1, 7)), at(2, 'create', numbered(2, 7))] as const;
  expect([...errors(...explicit)].sort()).toEqual(['priority-collision', 'record-collision']);
  expect(walk(explicit)[1]?.failures.filter((each) => each.startsWith('rule'))).toHaveLength(1);
  expect(asList(walk([at(2, 'none', numbered(1, 7)), at(2, 'none', numbered(2, 8))])[1]?.failures)).toEqual([]);
});
