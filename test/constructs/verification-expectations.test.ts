import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { expectedOf } from '../../bin/expectations';
import { verifyVerb, type VerifyOptions } from '../../bin/verify-verb';
import { DeploymentFile, LyncDeployment, RoutingTable, VerificationExpectations } from '../../lib';
import { SOUND } from '../support/listener-template';
import { membersOfJson, publicMembers } from '../support/members-of-json';
import { messageOf } from '../support/publish';
import { runAsyncVerb } from '../support/run-verb';

jest.setTimeout(30_000);

const folder = mkdtempSync(join(tmpdir(), 'expectations-'));
const template = join(folder, 'Lync.template.json');
writeFileSync(template, JSON.stringify({ Resources: SOUND }));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const deployments = ['contoso', 'adatum', 'fabrikam', 'proseware'].map((example) => join('examples', example, 'deployment.yaml'));
const sound = VerificationExpectations.fromTable(RoutingTable.fromTemplate({ Resources: SOUND }));

/** Of the stack of a file, in an app with another stack that is none of its business. */
function expectationsOf(deployment: string): VerificationExpectations {
  const file = DeploymentFile.read(deployment);
  const app = new App({ analyticsReporting: false });
  new LyncDeployment(new Stack(app, file.stackName), 'Lync', { deploymentFile: file });
  new Stack(app, 'Another');
  return VerificationExpectations.fromTable(RoutingTable.fromAssembly(app.synth().directory), file);
}

/** What the command says it expects where nothing answers. */
async function asked(options: Partial<VerifyOptions>): Promise<readonly unknown[]> {
  const verb = () => verifyVerb({ app: 'none', connectTo: '127.0.0.1:1', json: true, ...options });
  const { checks } = JSON.parse((await runAsyncVerb(verb)).stdout) as { readonly checks: readonly Record<string, string>[] };
  return checks.map(({ name, id, expected }) => ({ name, id, expected }));
}

test.each(deployments)('of %s the names are those the verbs expect, and the checks those that verify makes', async (deployment) => {
  const expectations = expectationsOf(deployment);
  expect(expectations._expectations).toEqual(expectedOf({ app: '', deployment }).expectations);
  expect(expectations.checks({ dns: false })).toEqual(await asked({ deployment }));
});

test('the checks of a template and of names alone are those that verify makes', async () => {
  expect(sound.checks({ dns: false })).toEqual(await asked({ template }));
  const names = ['Webext.contoso.com', 'lync.contoso.com=meet'];
  expect(VerificationExpectations.fromNames(names).checks({ dns: false, insecure: true })).toEqual(
    await asked({ names: names.join(','), insecure: true }),
  );
});

test('members are what JSON says, without null, and every key is there', () => {
  for (const expectations of [...deployments.map(expectationsOf), sound, VerificationExpectations.fromNames(['meet.contoso.com'])]) {
    const { names, checks } = JSON.parse(expectations.toJson()) as { readonly names: readonly object[]; readonly checks: unknown };
    expect(publicMembers(expectations, ['expectations'])).toEqual(membersOfJson({ names }));
    expect(checks).toEqual(expectations.checks());
    expect(new Set(names.map((each) => Object.keys(each).join())).size).toBe(1);
    // Nothing that verify knows of a name is left out.
    for (const [index, expectation] of expectations._expectations.entries()) {
      expect(Object.keys(names[index] ?? {})).toEqual(expect.arrayContaining(Object.keys(expectation)));
    }
  }
});

test('DNS is asked unless nobody wants it, and silence only where somebody does', () => {
  const ids = (options: Parameters<VerificationExpectations['checks']>[0]) => sound.checks(options).map(({ id }) => id);
  expect(ids({}).filter((id) => !ids({ dns: false }).includes(id))).toEqual(expect.arrayContaining([expect.stringMatching(/^dns/)]));
  expect(ids({ patience: Duration.minutes(16) }).length).toBeGreaterThan(ids({}).length);
});

test('names that are none fail, all at once', () => {
  const message = messageOf(() => VerificationExpectations.fromNames(['no host', 'lync.contoso.com=chat']));
  expect(message).toContain('"no host"');
  expect(message).toContain('"chat" is no kind of name');
  expect(messageOf(() => VerificationExpectations.fromNames([]))).toContain('There is no name');
});

test.each([0, 1.5, 100_000])('a patience of %s seconds fails', (seconds) => {
  expect(messageOf(() => sound.checks({ patience: Duration.seconds(seconds) }))).toContain(
    'Write a whole number of seconds from 1 to 99999',
  );
});
