import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { version } from '../../package.json';
import { hosts, rule, SOUND } from '../support/listener-template';

const ROOT = join(__dirname, '..', '..');

/** As it is shipped: `npm test` compiles before. */
function lyncReverseProxy(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join('build', 'bin', 'lync-reverse-proxy.js'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'init-'));
const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

test('--version and --help are fine, an unknown verb or option is wrong usage', () => {
  expect(lyncReverseProxy('--version')).toMatchObject({ status: 0, stdout: `${version}\n` });
  expect(lyncReverseProxy('init', '--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('deployment.yaml') as string });
  expect(lyncReverseProxy('plam')).toMatchObject({ status: 2, stderr: expect.stringContaining("unknown command 'plam'") as string });
  expect(lyncReverseProxy('init', '--force')).toMatchObject({ status: 2 });
});

describe('the verbs that describe what was synthesized', () => {
  const folder = emptyFolder();
  const template = (name: string, resources: object) => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify({ Resources: { ...SOUND, ...resources } }));
    return file;
  };
  const sound = template('Sound.template.json', {});

  test('plan, route and compare read a template', () => {
    expect(lyncReverseProxy('plan', '--template', sound)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('meet.contoso.com') as string,
    });
    expect(lyncReverseProxy('route', '--template', sound, 'https://meet.contoso.com/')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('forward to webext.contoso.com') as string,
    });
    expect(lyncReverseProxy('compare', sound, sound)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('No difference') as string,
    });
  });

  test('runbook reads a template and a deployment file', () => {
    expect(lyncReverseProxy('runbook', '--template', sound)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Set-CsWebServer') as string,
    });
    const deployment = join('examples', 'fabrikam', 'deployment.yaml');
    expect(lyncReverseProxy('runbook', '--template', sound, '--deployment', deployment)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('do not belong together') as string,
    });
  });

  test('rehearse serves a template and ends by itself', () => {
    expect(lyncReverseProxy('rehearse', '--template', sound)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/\d+ checks of 2 names: \d+ ok, 0 failed/) as string,
      stderr: '',
    });
  });

  test('verify takes names or a template, and not both', () => {
    const { status, stderr } = lyncReverseProxy('verify', '--names', 'meet.contoso.com', '--template', sound);
    expect(status).toBe(2);
    expect(stderr).toMatch(/cannot be used with/);
  });

  test('verify takes some of the names of a template, and no others', () => {
    const some = lyncReverseProxy('verify', '--template', sound, '--only', 'MEET.contoso.com', '--connect-to', '127.0.0.1:1');
    expect(some.status).toBe(1);
    expect(some.stdout).toContain('\nmeet.contoso.com\n');
    expect(some.stdout).not.toContain('\nwebext.contoso.com\n');
    expect(lyncReverseProxy('verify', '--template', sound, '--only', 'meet.contoso.com,nobody.contoso.com')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('"nobody.contoso.com" is not. There is: meet.contoso.com, webext.contoso.com.') as string,
    });
    expect(lyncReverseProxy('verify', '--names', 'meet.contoso.com', '--only', 'meet.contoso.com').status).toBe(2);
  });

  test('an error finding is exit code 1', () => {
    const { Meet, ...others } = SOUND;
    const renamed = join(folder, 'Renamed.template.json');
    writeFileSync(renamed, JSON.stringify({ Resources: { ...others, MeetAgain: Meet } }));
    expect(lyncReverseProxy('compare', sound, renamed)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('error lync-reverse-proxy:priority-collision (MeetAgain)') as string,
    });
    const unreachable = template('Unreachable.template.json', { Later: rule(30, [hosts('meet.contoso.com')]) });
    expect(lyncReverseProxy('plan', '--template', unreachable)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('rule-unreachable') as string,
    });
  });

  test.each([
    ['plan', '--app', 'nowhere'],
    ['route', '--template', 'nowhere.json', 'https://meet.contoso.com/'],
    ['compare', 'nowhere.json', 'nowhere'],
    ['plan', '--template', sound, '--stack', 'Other'],
    ['runbook', '--deployment', 'nowhere.yaml'],
    ['verify', '--template', 'nowhere.json'],
    ['rehearse', '--deployment', 'nowhere.yaml'],
  ])('%s %s %s without something to read is exit code 1, without a stack trace', (...args) => {
    const { status, stdout, stderr } = lyncReverseProxy(...args);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('headers and parameters may be written several times, and a folder and a file exclude one another', () => {
    expect(lyncReverseProxy('route', '--template', sound, '--header', 'a: b', '--header', 'c: d', 'https://meet.contoso.com/').status).toBe(
      0,
    );
    expect(lyncReverseProxy('plan', '--template', sound, '--app', folder)).toMatchObject({ status: 2, stdout: '' });
  });

  test.each([['route'], ['route', '--template', sound, 'ftp://x'], ['compare', sound], ['plan', '--clients', 'many', '--template', sound]])(
    '%s %s %s %s is wrong usage',
    (...args) => {
      expect(lyncReverseProxy(...args)).toMatchObject({ status: 2, stdout: '' });
    },
  );
});

describe('init', () => {
  test('writes a CDK app whose deployment file names the schema and whose app is that of the package', () => {
    const folder = join(emptyFolder(), 'new');
    expect(lyncReverseProxy('init', folder)).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(folder).sort()).toEqual(['cdk.json', 'deployment.yaml', 'package.json']);
    expect(read(folder, 'deployment.yaml')).toMatch(
      /^# yaml-language-server: \$schema=node_modules\/cdk-lync-reverse-proxy\/deployment.schema.json\n/,
    );
    expect(JSON.parse(read(folder, 'cdk.json'))).toMatchObject({
      app: 'node node_modules/cdk-lync-reverse-proxy/build/bin/app.js',
      versionReporting: false,
      context: { deployment: 'deployment.yaml' },
    });
    expect(JSON.parse(read(folder, 'package.json'))).toMatchObject({
      scripts: { synth: 'cdk synth --quiet', postsynth: 'lync-reverse-proxy plan' },
      dependencies: { 'cdk-lync-reverse-proxy': `^${version}` },
    });
  });

  test('keeps what a package.json has, with a byte order mark or without', () => {
    const folder = emptyFolder();
    const own = { name: 'mine', scripts: { synth: 'my synth' }, dependencies: { 'cdk-lync-reverse-proxy': 'file:x.tgz' } };
    writeFileSync(join(folder, 'package.json'), `\uFEFF${JSON.stringify(own)}`);
    expect(lyncReverseProxy('init', folder).status).toBe(0);
    expect(JSON.parse(read(folder, 'package.json'))).toMatchObject(own);
  });

  test.each([
    ['cdk.json', '{}', 'cdk.json exists'],
    ['deployment.yaml', 'pools: []', 'deployment.yaml exists'],
    ['package.json', '[]', 'is no JSON object'],
    ['package.json', '{', 'is no JSON object'],
  ])('fails and writes nothing where there is a %s like %s', (name, content, message) => {
    const folder = emptyFolder();
    writeFileSync(join(folder, name), content);
    expect(lyncReverseProxy('init', folder)).toMatchObject({ status: 1, stderr: expect.stringContaining(message) as string });
    expect(readdirSync(folder)).toEqual([name]);
    expect(read(folder, name)).toBe(content);
  });

  test('fails with a message and ends where a folder cannot be made', () => {
    const file = join(emptyFolder(), 'file');
    writeFileSync(file, '');
    // /proc answers that the folder above is missing, for ever.
    const places = process.platform === 'linux' ? [join(file, 'a', 'b'), '/proc/lync/app'] : [join(file, 'a', 'b')];
    for (const place of places) {
      const { status, stdout, stderr } = lyncReverseProxy('init', place);
      expect([status, stdout, stderr]).toEqual([1, '', expect.stringMatching(/ cannot be written to: .*\n$/)]);
    }
  });

  test('fails with a message where the folder is a file', () => {
    const file = join(emptyFolder(), 'file');
    writeFileSync(file, '');
    const { status, stderr } = lyncReverseProxy('init', file);
    expect([status, stderr]).toEqual([1, expect.stringContaining('cannot be written to')]);
    expect(stderr).not.toContain('    at ');
  });
});
