import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib/core';
import { compareVerb, type CompareOptions } from '../../bin/compare-verb';
import { RoutingTable } from '../../lib';
import { alias, certificate, forward, hosts, loadBalancer, rule, SOUND, targetGroup, type Resources } from '../support/listener-template';
import { membersOfJson, publicMembers } from '../support/members-of-json';
import { runVerb } from '../support/run-verb';

const folder = mkdtempSync(join(tmpdir(), 'comparison-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const without = (id: string): Resources => Object.fromEntries(Object.entries(SOUND).filter(([name]) => name !== id));
const target = (...addresses: readonly string[]) => {
  const { Type, Properties } = targetGroup('webext.contoso.com');
  return { Type, Properties: { ...Properties, TargetType: 'ip', Targets: addresses.map((Id) => ({ Id })) } };
};

/** Templates with every kind of change between them. */
const TEMPLATES: Readonly<Record<string, Resources>> = {
  sound: SOUND,
  'one rule less': without('Meet'),
  'another pool': { ...SOUND, Pool02: targetGroup('webext02.contoso.com'), Meet: rule(20, [hosts('meet.contoso.com')], forward('Pool02')) },
  'another scheme': { ...SOUND, LoadBalancer: loadBalancer({ Scheme: 'internal' }) },
  'another certificate': { ...SOUND, Certificate: certificate('webext.contoso.com', 'meet.contoso.com', 'new.contoso.com') },
  'a further name': { ...SOUND, New: rule(1, [hosts('new.contoso.com')]), NewRecord: alias('new.contoso.com') },
  'these servers': { ...SOUND, Pool01: target('10.20.0.11', '10.20.0.12') },
  'other servers': { ...SOUND, Pool01: target('10.20.0.12', '10.20.0.13') },
};

const tables = Object.entries(TEMPLATES).map(([name, Resources]) => {
  mkdirSync(join(folder, name));
  // A file gives its stack its name.
  const file = join(folder, name, 'Template.json');
  writeFileSync(file, JSON.stringify({ Resources }));
  return { name, file, table: RoutingTable.fromTemplate({ Resources }) };
});
const pairs = tables.flatMap((before, at) =>
  [at, at + 1, 0].flatMap((to) => (tables[to] === undefined ? [] : { before, after: tables[to] })),
);

function printed(before: string, after: string, options: CompareOptions) {
  return runVerb(() => compareVerb(before, after, options));
}

test('text, Markdown and JSON of every pair are what the command prints, and failures are why it fails', () => {
  for (const { before, after } of pairs) {
    const comparison = before.table.comparedWith(after.table);
    const told = [comparison.toText(), comparison.toMarkdown(), comparison.toJson()];
    const forms: readonly CompareOptions[] = [{}, { markdown: true }, { json: true }];
    expect(told).toEqual(forms.map((form) => printed(before.file, after.file, form).stdout));
    for (const strict of [false, true]) {
      expect(comparison.failures(strict).length > 0 ? 1 : 0).toBe(printed(before.file, after.file, { strict }).exitCode);
    }
  }
});

test('members are what JSON says, without null', () => {
  const kinds = new Set<string>();
  for (const { before, after } of pairs) {
    const comparison = before.table.comparedWith(after.table);
    const json: unknown = JSON.parse(comparison.toJson());
    expect(publicMembers(comparison, ['comparison', 'isQuiet'])).toEqual(
      membersOfJson(json, { from: 'before', to: 'after', type: 'resourceType' }),
    );
    for (const [kind, value] of Object.entries(json as Record<string, unknown>)) if (JSON.stringify(value).length > 60) kinds.add(kind);
  }
  // Each kind of change was there to be compared.
  expect([...kinds].sort()).toEqual(['certificates', 'changed', 'findings', 'names', 'quotas', 'replacements', 'targetGroups']);
});

test('what is the same is quiet, and what is not is not', () => {
  for (const { before, after } of pairs) {
    expect([before.name, after.name, before.table.comparedWith(after.table).isQuiet]).toEqual([before.name, after.name, before === after]);
  }
});

test('names of stacks are compared where both tables know them', () => {
  const stackNamed = (id: string) => RoutingTable.fromStack(new Stack(new App({ analyticsReporting: false }), id));
  const ids = (before: RoutingTable, after: RoutingTable) => before.comparedWith(after).findings.map(({ id }) => id);
  const [here, there] = [stackNamed('Here'), stackNamed('There')];
  const nameless = RoutingTable.fromTemplate({ Resources: {} });
  expect([ids(here, there).length, ids(here, here), ids(here, nameless), ids(nameless, there)]).toEqual([1, [], [], []]);
});
