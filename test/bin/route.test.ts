import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { haproxyFiles } from '../../lib/haproxy/configuration';
import { routeVerb, type RouteOptions } from '../../bin/route-verb';
import { forward, hosts, ref, rule, SOUND, targetGroup } from '../support/listener-template';
import { fleetTemplate, ONE_POOL, onContainerPorts } from '../support/haproxy-fleet-template';
import { runVerb } from '../support/run-verb';

const folder = mkdtempSync(join(tmpdir(), 'route-'));
const template = join(folder, 'Lync.template.json');
beforeAll(() => {
  const Pool02 = targetGroup('webext02.contoso.com');
  const weights = [ref('Pool01'), ref('Pool02')].map((TargetGroupArn, index) => ({ TargetGroupArn, Weight: 90 - 80 * index }));
  const Open = rule(1, [hosts('open.contoso.com'), { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X-Site', Values: ['ams*'] } }], forward('Pool02'));
  const Shared = rule(2, [hosts('shared.contoso.com')], { Type: 'forward', ForwardConfig: { TargetGroups: weights } });
  const Office = rule(3, [hosts(ref('OfficeHost'))], forward('Pool02'));
  writeFileSync(template, JSON.stringify({ Parameters: { OfficeHost: { Type: 'String' } }, Resources: { ...SOUND, Pool02, Open, Shared, Office } }));
}); // prettier-ignore
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(urls: readonly string[], options: Partial<RouteOptions> = {}) {
  return runVerb(() => routeVerb(urls, { app: 'none', template, parameter: ['OfficeHost=office.contoso.com'], ...options }));
}

function json(url: string, options: Partial<RouteOptions> = {}): unknown {
  return (JSON.parse(run([url], { json: true, ...options }).stdout) as readonly unknown[])[0];
}

const LISTENER = { logicalId: 'Https', port: 443, protocol: 'HTTPS' };
const AT = { loadBalancer: { logicalId: 'LoadBalancer', type: 'application' }, listener: LISTENER };
const ABSENT = { targetGroup: null, targets: null, pools: null, backend: null, redirectTo: null, status: null, undetermined: null };
const group = (logicalId: string) => ({ logicalId, protocol: 'HTTPS', port: 4443 });

describe('--json, as the contract has it:', () => {
  test('a rule that forwards', () => {
    const url = 'https://meet.contoso.com/alice/ABC';
    expect(json(url)).toEqual({ ...AT, ...ABSENT, url, rule: { logicalId: 'Meet', priority: 20 }, action: 'forward', targetGroup: group('Pool01'), pools: ['webext.contoso.com'] });
  });

  test('a default action that redirects', () => {
    const url = 'http://meet.contoso.com/x?y=z';
    const listener = { logicalId: 'Http', port: 80, protocol: 'HTTP' };
    expect(json(url)).toEqual({ ...AT, ...ABSENT, url, listener, rule: 'default', action: 'redirect', redirectTo: 'https://meet.contoso.com/x?y=z', status: 301 });
  });

  test('a fixed response', () => {
    const url = 'https://unlisted.contoso.com/';
    expect(json(url)).toEqual({ ...AT, ...ABSENT, url, rule: 'default', action: 'fixed-response', status: 404 });
  });

  test('a port nobody listens on', () => {
    const url = 'https://meet.contoso.com:8443/';
    expect(json(url)).toEqual({ ...AT, ...ABSENT, url, listener: null, rule: null, action: null });
  });

  test('weights', () => {
    const url = 'https://shared.contoso.com/';
    expect(json(url)).toMatchObject({
      targetGroup: null,
      targets: [
        { targetGroup: group('Pool01'), weight: 90, pools: ['webext.contoso.com'] },
        { targetGroup: group('Pool02'), weight: 10, pools: ['webext02.contoso.com'] },
      ],
      pools: ['webext.contoso.com', 'webext02.contoso.com'],
    });
  });

  test('what only a header decides', () => {
    const url = 'https://open.contoso.com/';
    expect(json(url)).toMatchObject({ rule: 'default', undetermined: [{ ...AT, rule: { logicalId: 'Open', priority: 1 }, pools: ['webext02.contoso.com'] }] });
    expect(json(url, { header: ['x-site: AMS-1'] })).toMatchObject({ rule: { logicalId: 'Open' }, undetermined: null });
    expect(json(url, { header: ['x-site: ber'] })).toMatchObject({ rule: 'default', undetermined: null });
  });

  test('what only a parameter decides', () => {
    const url = 'https://office.contoso.com/';
    expect(json(url)).toMatchObject({ rule: { logicalId: 'Office' }, undetermined: null });
    expect(json(url, { parameter: [] })).toMatchObject({ rule: 'default', undetermined: [{ rule: { logicalId: 'Office' } }] });
  });
}); // prettier-ignore

test('as text: what answers, and by which rule', () => {
  expect(run(['https://meet.contoso.com/', 'open.contoso.com'])).toEqual({
    exitCode: 0,
    stdout: `https://meet.contoso.com/
  forward to webext.contoso.com (HTTPS 4443, Pool01)
    by rule 20 Meet of listener 443
open.contoso.com
  fixed response 404
    by the default action of listener 443
  or forward to webext02.contoso.com (HTTPS 4443, Pool02)
    by rule 1 Open of listener 443
`,
    stderr: '',
  });
});

test('behind a fleet of HAProxys: its backend, and what its configuration answers', () => {
  const file = join(folder, 'Fleet.template.json');
  writeFileSync(file, JSON.stringify(fleetTemplate(onContainerPorts(haproxyFiles(ONE_POOL), ONE_POOL), ONE_POOL)));
  const at = {
    loadBalancer: { logicalId: 'LoadBalancer', type: 'network' },
    listener: { logicalId: 'Listener443', port: 443, protocol: 'TLS' },
    rule: 'default',
    targetGroup: { logicalId: 'Targets443', protocol: 'TCP', port: 10_443 },
  };
  const url = 'https://Webext.contoso.com/abs';
  const backend = { name: 'pool01-https', protocol: 'HTTPS', port: 4443 };
  expect(json(url, { template: file })).toEqual({
    ...ABSENT,
    ...at,
    url,
    action: 'forward',
    pools: ['webext.contoso.com'],
    backend,
  });
  expect(json('https://x.contoso.com/', { template: file })).toMatchObject({ ...at, action: 'fixed-response', status: 404, backend: null });
  expect(run([url], { template: file }).stdout).toContain(
    'forward to webext.contoso.com (HTTPS 4443, pool01-https)\n    by HAProxy behind listener 443',
  );
  writeFileSync(file, JSON.stringify(fleetTemplate({}, ONE_POOL)));
  expect(json(url, { template: file })).toMatchObject({ ...at, action: null, pools: null });
  expect(run([url], { template: file }).stdout).toContain('an action the template does not tell');
});

test('--explain tells every rule that was tried', () => {
  expect(run(['https://webext.contoso.com/'], { explain: true }).stdout).toContain('443 20 Meet: not reached: a rule before it answers');
});

test('every URL that is none is told, and nothing is answered', () => {
  const { exitCode, stdout, stderr } = run(['ftp://x', 'https://meet.contoso.com/', 'https://a b/']);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/"ftp:\/\/x" is no URL[^]*"https:\/\/a b\/" has the host "a b"/);
});

test.each([
  ['a header without a value', { header: ['zzz'] }, '--header takes'],
  ['a parameter without a value', { parameter: ['zzz'] }, '--parameter takes'],
  ['an empty method', { method: '' }, '--method takes'],
])('%s is wrong usage', (_, options, words) => {
  expect(run(['https://meet.contoso.com/'], options)).toMatchObject({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringContaining(words) as string,
  });
});

test('a source address that is none is wrong usage', () => {
  expect(run(['https://meet.contoso.com/'], { sourceIp: '10.0.0' })).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('is no IP address') as string });
}); // prettier-ignore
