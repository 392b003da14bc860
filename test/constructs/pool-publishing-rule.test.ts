import type { Stack } from 'aws-cdk-lib/core';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import type { PoolPublishingRule } from '../../lib';
import { ExternalSignIn, LyncPool, PoolServers, Stickiness, VirtualDirectory, type LyncPoolOptions } from '../../lib';
import { outcomeOf } from '../support/listener-model';
import { resourcesOf } from '../support/model-of-template';
import { ELBV2, errorsOf, frontEndPool, hostsOn, only, rulesFor, synthesize } from '../support/publish';

const SERVERS = PoolServers.fromIpAddresses(['10.20.0.11', '10.20.0.12']);
const poolWith = (options: LyncPoolOptions, fqdn = 'webext.contoso.com') => LyncPool.frontEndPool(fqdn, SERVERS, options);

describe('a pool as Lync installs it', () => {
  const { json, model, stack } = synthesize((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext')] }));
  const targetGroup = only(json, `${ELBV2}::TargetGroup`);
  const rule = only(json, `${ELBV2}::ListenerRule`);

  test('is reached on 4443, HTTPS bridged to HTTPS, in HTTP/1.1', () => {
    expect(targetGroup).toMatchObject({ Protocol: 'HTTPS', ProtocolVersion: 'HTTP1', Port: 4443, TargetType: 'ip', VpcId: 'vpc-0abc' });
  });

  test('registers each server on that port', () => {
    expect(targetGroup['Targets']).toEqual(['10.20.0.11', '10.20.0.12'].map((Id) => ({ Id, Port: 4443, AvailabilityZone: 'all' })));
  });

  test('is checked on the Autodiscover root, which answers anonymously', () => {
    expect(targetGroup).toMatchObject({
      HealthCheckEnabled: true,
      HealthCheckProtocol: 'HTTPS',
      HealthCheckPort: 'traffic-port',
      HealthCheckPath: '/Autodiscover/AutodiscoverService.svc/root',
      Matcher: { HttpCode: '200' },
    });
  });

  test('names its target group by a tag alone, so that a replacement finds no name taken', () => {
    expect(targetGroup).not.toHaveProperty('Name');
    expect(targetGroup['Tags']).toEqual([{ Key: 'lync-reverse-proxy:pool', Value: 'webext.contoso.com' }]);
  });

  test('has one rule, for its whole host', () => {
    expect(rule['Conditions']).toEqual([{ Field: 'host-header', HostHeaderConfig: { Values: ['webext.contoso.com'] } }]);
    const [[id] = []] = resourcesOf(json, `${ELBV2}::TargetGroup`);
    expect(rule['Actions']).toEqual([{ Type: 'forward', TargetGroupArn: { Ref: id } }]);
  });

  test('leaves priorities 1 to 10000 to rules with paths and rules of the user', () => {
    expect(Number(rule['Priority'])).toBeGreaterThan(10_000);
    expect(Number(rule['Priority'])).toBeLessThanOrEqual(50_000);
  });

  test('is published over HTTPS alone; plain HTTP is redirected', () => {
    expect(outcomeOf('https://webext.contoso.com/abs', model)).toMatchObject({ kind: 'forward', protocol: 'HTTPS', port: 4443 });
    expect(outcomeOf('http://webext.contoso.com/abs', model)).toEqual({ kind: 'redirect', to: 'HTTPS:443' });
  });

  test('raises no warning', () => {
    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
  });
});

describe('a pool whose topology has other ports', () => {
  const ports = { listeningHttpsPort: 5443, listeningHttpPort: 8888, publishedHttpsPort: 8443, publishedHttpPort: 8081 };
  const { json, model } = synthesize((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext', { pool: poolWith(ports), publishHttp: true })],
  }));

  test('is reached on the listening ports, each protocol on its own', () => {
    const origins = ['https://webext.contoso.com:8443', 'http://webext.contoso.com:8081'];
    expect(origins.map((origin) => outcomeOf(`${origin}/abs`, model))).toEqual([
      { kind: 'forward', pools: 'webext.contoso.com', protocol: 'HTTPS', port: 5443 },
      { kind: 'forward', pools: 'webext.contoso.com', protocol: 'HTTP', port: 8888 },
    ]);
  });

  test('is checked on the HTTPS listening port for both protocols', () => {
    const checks = resourcesOf(json, `${ELBV2}::TargetGroup`).map(([, group]) => [
      group['Protocol'],
      group['HealthCheckProtocol'],
      group['HealthCheckPort'],
    ]);
    expect(checks).toEqual(
      expect.arrayContaining([
        ['HTTPS', 'HTTPS', 'traffic-port'],
        ['HTTP', 'HTTPS', '5443'],
      ]),
    );
    expect(checks).toHaveLength(2);
  });

  test('matches a Host header with and without the port', () => {
    const rules = model.rules.filter(({ port }) => port === 8443).map(({ hosts, hostRegexes }) => [hosts, hostRegexes]);
    expect(rules).toEqual(
      expect.arrayContaining([
        [['webext.contoso.com'], []],
        [[], ['^webext\\.contoso\\.com:8443$']],
      ]),
    );
    expect(rules).toHaveLength(2);
  });

  test('does not answer on 443', () => {
    expect(outcomeOf('https://webext.contoso.com/abs', model)).toBeUndefined();
  });
});

test('plain HTTP requests for a pool published on another HTTPS port are redirected to that port, and none to 443, which nobody listens on', () => {
  const { model } = synthesize((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext', { pool: poolWith({ publishedHttpsPort: 8443 }) })],
  }));
  expect(outcomeOf('http://webext.contoso.com/abs', model)).toEqual({ kind: 'redirect', to: 'HTTPS:8443' });
  expect(outcomeOf('http://unknown.contoso.com/', model)).toEqual({ kind: 'fixed-response' });
});

test('every distinct published port has one listener', () => {
  const { model } = synthesize((scope) => ({
    publishingRules: [443, 8443, 8443, 9443].map((publishedHttpsPort, i) =>
      frontEndPool(scope, `Pool${i}`, {
        pool: LyncPool.frontEndPool(`webext${i}.contoso.com`, PoolServers.fromIpAddresses([`10.20.0.${i + 1}`]), { publishedHttpsPort }),
      }),
    ),
  }));
  const listeners = model.listeners.map(({ protocol, port }) => `${protocol} ${port}`).sort();
  expect(listeners).toEqual(['HTTP 80', 'HTTPS 443', 'HTTPS 8443', 'HTTPS 9443']);
});

describe('a pool of which some virtual directories are published', () => {
  const { model } = synthesize((scope) => ({
    publishingRules: [
      frontEndPool(scope, 'Webext', {
        virtualDirectories: [VirtualDirectory.MEET, VirtualDirectory.ABS, VirtualDirectory.AUTODISCOVER, VirtualDirectory.of('lwa/')],
        furtherNames: ['old-webext.contoso.com'],
      }),
    ],
  }));
  const answerTo = (rest: string) => outcomeOf(`https://${rest}`, model)?.kind;
  const own = rulesFor(model, 'webext.contoso.com');

  test.each(['/meet', '/MEET/alice/ABC123', '/Abs/handler', '/aBS?x=1', '/autoDISCOVER/AutodiscoverService.svc/root', '/LWA/'])(
    'forwards %s, in whatever case IIS accepts',
    (path) => {
      expect(answerTo(`webext.contoso.com${path}`)).toBe('forward');
    },
  );

  test.each(['/', '/ucwa/v1', '/meetings', '/x/meet', '/abs2', '/ab'])('answers 404 to %s', (path) => {
    expect(answerTo(`webext.contoso.com${path}`)).toBe('fixed-response');
  });

  test('spells both cases of every letter, as load balancers compare with case', () => {
    expect(own.flatMap(({ pathRegexes }) => pathRegexes)).toContain('^/[Aa][Bb][Ss]([/?].*)?$');
  });

  test('takes a rule for each feature, before all rules for whole hosts', () => {
    expect(own.map(({ pathRegexes }) => pathRegexes.length)).toEqual([1, 1, 1]);
    expect(own.every(({ priority }) => priority > 1000 && priority <= 10_000)).toBe(true);
  });

  test('keeps the whole host under its further names', () => {
    expect(answerTo('old-webext.contoso.com/ucwa')).toBe('forward');
    expect(rulesFor(model, 'old-webext.contoso.com').map(({ pathRegexes }) => pathRegexes)).toEqual([[]]);
  });
});

test('fails when a virtual directory is no path', () => {
  const declare = (path: string) => (scope: Stack) => ({
    publishingRules: [frontEndPool(scope, 'Webext', { virtualDirectories: [VirtualDirectory.of(path)] })],
  });
  expect(errorsOf(declare('/a b'))).toEqual(['virtual-directory-malformed (Webext)']);
  expect(errorsOf(declare('/a-b'))).toEqual([]);
});

describe('a pool that is not published', () => {
  let hidden: PoolPublishingRule | undefined;
  const { json, model } = synthesize((scope) => {
    hidden = frontEndPool(scope, 'Hidden', { publish: false, furtherNames: ['old.contoso.com'] });
    return { publishingRules: [frontEndPool(scope, 'Webext'), hidden] };
  });

  test('gets no rule, no target group, no record and no place on a certificate', () => {
    expect(JSON.stringify(json)).not.toMatch(/hidden|old\.contoso/i);
    expect(hostsOn(model, 443)).toEqual(['webext.contoso.com']);
  });

  test('has no resources behind its escape hatches', () => {
    expect([hidden?.targetGroups, hidden?.listenerRules]).toEqual([[], []]);
  });
});

describe('stickiness', () => {
  const { PASSIVE, MODERN } = ExternalSignIn;
  test.each([
    ['true', 'passive sign-in to several servers', PASSIVE, 2, undefined],
    ['false', 'passive sign-in to a single server', PASSIVE, 1, undefined],
    ['false', 'modern sign-in to several servers', MODERN, 2, undefined],
    ['false', 'passive sign-in to a single server where the user says none', PASSIVE, 1, Stickiness.NONE],
    ['true', 'modern sign-in where the user says so', MODERN, 2, Stickiness.LOAD_BALANCER_COOKIE],
  ])('is %s for %s', (enabled, _, externalSignIn, count, stickiness) => {
    const servers = PoolServers.fromIpAddresses(['10.20.0.11', '10.20.0.12'].slice(0, count));
    const { json } = synthesize((scope) => ({
      publishingRules: [
        frontEndPool(scope, 'Webext', { pool: LyncPool.frontEndPool('webext.contoso.com', servers), externalSignIn, stickiness }),
      ],
      externalSignIn: externalSignIn === PASSIVE ? MODERN : PASSIVE,
    }));
    const cookie = [
      { Key: 'stickiness.type', Value: 'lb_cookie' },
      { Key: 'stickiness.lb_cookie.duration_seconds', Value: '86400' },
    ];
    expect(only(json, `${ELBV2}::TargetGroup`)['TargetGroupAttributes']).toEqual([
      { Key: 'stickiness.enabled', Value: enabled },
      ...(enabled === 'true' ? cookie : []),
    ]);
  });
});

test('the health check is what the user says', () => {
  const { json } = synthesize((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext', { healthCheckPath: '/abs/', healthCheckMatcher: '200,401' })],
  }));
  expect(only(json, `${ELBV2}::TargetGroup`)).toMatchObject({ HealthCheckPath: '/abs/', Matcher: { HttpCode: '200,401' } });
});

describe('priority', () => {
  test('is what the user says', () => {
    const { json } = synthesize((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext', { priority: 1200 })] }));
    expect(only(json, `${ELBV2}::ListenerRule`)['Priority']).toBe(1200);
  });

  test('counts up by the feature of a virtual directory, the whole hosts last', () => {
    const virtualDirectories = [VirtualDirectory.ABS, VirtualDirectory.MEET];
    const furtherNames = ['old.contoso.com'];
    const { model } = synthesize((scope) => ({
      publishingRules: [frontEndPool(scope, 'Webext', { priority: 1200, virtualDirectories, furtherNames })],
    }));
    expect(
      rulesFor(model, 'webext.contoso.com')
        .map(({ priority }) => priority)
        .sort(),
    ).toEqual([1200, 1203]);
    expect(rulesFor(model, 'old.contoso.com').map(({ priority }) => priority)).toEqual([1211]);
  });

  test.each([1, 50_000])('may be %d', (priority) => {
    expect(errorsOf((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext', { priority })] }))).toEqual([]);
  });

  test.each([0, 50_001, 1.5])('fails when it is %d', (priority) => {
    expect(errorsOf((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext', { priority })] }))).toEqual([
      'priority-out-of-range (Webext)',
    ]);
  });

  test('fails when two pools want the same', () => {
    const declare = (scope: Stack) => ({ publishingRules: ['One', 'Two'].map((id) => frontEndPool(scope, id, { priority: 5 })) });
    expect(errorsOf(declare)).toEqual(['priority-taken (Two)']);
  });
});
