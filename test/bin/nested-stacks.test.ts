import { App } from 'aws-cdk-lib/core';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LyncStack } from '../../bin/lync-stack';
import { planVerb } from '../../bin/plan-verb';
import { routeVerb } from '../../bin/route-verb';
import { runbookVerb } from '../../bin/runbook-verb';
import { DeploymentFile, RoutingTable, VerificationExpectations } from '../../lib';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { runVerb } from '../support/run-verb';

const EXAMPLES = join(__dirname, '..', '..', 'examples');
const FILES = ['fabrikam', 'contoso', 'adatum'].map(
  (name) => [name, parse(readFileSync(join(EXAMPLES, name, 'deployment.yaml'), 'utf8')) as Deployment] as const,
);

function assemblyOf(deployment: Deployment): string {
  const app = new App({ analyticsReporting: false });
  const file = DeploymentFile.parse(JSON.stringify(deployment));
  new LyncStack(app, file.stackName, file);
  return app.synth().directory;
}

describe.each(FILES)('%s, in one stack and in four nested ones', (_, deployment) => {
  const [one, nested] = [deployment, { ...deployment, nestedStacks: 4 }].map(assemblyOf) as [string, string];
  const template = join(nested, `${deployment.stackName ?? 'LyncReverseProxy'}.template.json`);
  afterAll(() => {
    for (const folder of [one, nested]) rmSync(folder, { recursive: true });
  });

  test('plan prints the same', () => {
    const [before, after] = [one, nested].map((app) => runVerb(() => planVerb({ app })));
    expect(comparable(after?.stdout)).toEqual(comparable(before?.stdout));
    expect(after?.exitCode).toBe(before?.exitCode);
  });

  test('route answers every name alike, from the assembly and from the template in it', () => {
    const names = RoutingTable.fromAssembly(one).names();
    expect(names.length).toBeGreaterThan(2);
    expect(RoutingTable.fromAssembly(nested).names()).toEqual(names);
    const urls = names.flatMap((name) => [`https://${name}/meet/x`, `http://${name}/`]);
    const [before, ...after] = [{ app: one }, { app: nested }, { app: 'none', template }].map((source) =>
      answers(runVerb(() => routeVerb(urls, { ...source, json: true })).stdout),
    );
    for (const each of after) expect(each).toEqual(before);
  });

  test('the runbook is the same', () => {
    const [before, after] = [one, nested].map((app) => runVerb(() => runbookVerb({ app })).stdout);
    expect(withoutIds(after)).toEqual(withoutIds(before));
  });

  test('verify expects the same', () => {
    const [before, after] = [one, nested].map((app) => VerificationExpectations.fromTable(RoutingTable.fromAssembly(app)).toJson());
    expect(withoutIds(JSON.stringify(after))).toEqual(withoutIds(JSON.stringify(before)));
  });

  test('compare finds nothing between an assembly and itself, and no other certificate, quota or load balancer between the two', () => {
    const [before, after] = [one, nested].map((app) => RoutingTable.fromAssembly(app)) as [RoutingTable, RoutingTable];
    expect(after.comparedWith(after).findings).toEqual([]);
    const { names, replacements, certificates } = before.comparedWith(after);
    expect([names.moved, names.added, names.removed, replacements, certificates.issued, certificates.removed].flat()).toEqual([]);
  });
});

/** Logical ids and priorities are other ones. */
function withoutIds(text: string | undefined): string | undefined {
  return text?.replace(/\b(?:\w+\/)?Lync\w+[0-9A-F]{8}\b/g, 'id').replace(/\b[1-5]?\d{4}\b/g, 'number');
}

function comparable(text: string | undefined): readonly string[] {
  return (withoutIds(text) ?? '')
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, '  ').trimEnd())
    .sort();
}

function answers(json: string): unknown {
  return (JSON.parse(json) as readonly Readonly<Record<string, unknown>>[]).map(({ rule, targetGroup, ...rest }) => ({
    ...rest,
    rule: rule === 'default' || rule === null ? rule : 'a rule',
    targetGroup: targetGroup === null ? null : { ...(targetGroup as object), logicalId: '' },
  }));
}
