import type { Stack } from 'aws-cdk-lib/core';
import { Annotations, Duration, Fn } from 'aws-cdk-lib/core';
import { Annotations as Found, Match } from 'aws-cdk-lib/assertions';
import { ExternalSignIn, PerimeterNetwork, SimpleUrlSet } from '../../lib';
import { errorsOf, frontEndPool, messageOf, publish, synthesize, zone, type Declared } from '../support/publish';

/** A proxy with one pool, webext.contoso.com, and whatever a test adds. */
const withPool =
  (props: (scope: Stack) => Partial<Declared> = () => ({}), furtherNames: string[] = []) =>
  (scope: Stack): Declared => ({ publishingRules: [frontEndPool(scope, 'Webext', { furtherNames })], ...props(scope) });

const SIGN_IN = 'lync-reverse-proxy:windows-authentication-through-alb';

describe('findings', () => {
  const wrong = (scope: Stack): Declared => ({
    publishingRules: [frontEndPool(scope, 'Webext', { priority: 0 }), frontEndPool(scope, 'Ams', {}, 'web_ams.contoso.com')],
    externalSignIn: undefined,
  });

  test('fails with one error that lists all of them, each with its id and place', () => {
    expect(errorsOf(wrong)).toEqual([
      'host-name-malformed (Ams)',
      'priority-out-of-range (Webext)',
      'windows-authentication-through-alb (Ams)',
      'windows-authentication-through-alb (Webext)',
    ]);
    expect(messageOf(() => publish(wrong))).toMatch(/^Stack\/ReverseProxy cannot be planned: 4 errors\n/);
  });

  test.each([
    ['a health check', { healthCheckMatcher: '200-599' }, 'Stack/Webext, healthCheckMatcher'],
    ['a priority', { priority: 0 }, 'Stack/Webext, priority'],
    ['the second of further names', { furtherNames: ['b.contoso.com', 'b_c.contoso.com'] }, 'Stack/Webext, furtherNames[1]'],
  ])('are shown at the construct and its property: %s', (_, pool, place) => {
    const message = messageOf(() => publish((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext', pool)] })));
    expect(message.split('\n')).toContain(`  Place: ${place}`);
  });

  test.each([
    ['a quota', { quotas: { targets: 0 } }, 'quotas.targets'],
    ['a time-out', { idleTimeout: Duration.seconds(0) }, 'idleTimeout'],
    ['an acknowledgement', { acknowledgements: [{ findingId: 'x', reason: 'r' }] }, 'acknowledgements[0].findingId'],
  ])('are shown at the property of the proxy: %s', (_, props, property) => {
    const message = messageOf(() => publish(withPool(() => props)));
    expect(message.split('\n')).toContain(`  Place: Stack/ReverseProxy, ${property}`);
  });

  test.each([
    ['its block', { vpcCidr: '10.20.0.0/28' }, 'vpcCidr'],
    ['its zones', { availabilityZones: ['eu-west-1a'] }, 'availabilityZones'],
    ['its gateways', { transitGatewayId: 'tgw-0a', vpnGatewayId: 'vgw-0a' }, 'vpnGatewayId'],
    ['a network behind it', { poolNetworks: ['10.20.0.0/16', '10.20.0.0'] }, 'poolNetworks[1]'],
  ])('are shown at the property of the perimeter network: %s', (_, network, property) => {
    const declare = (scope: Stack) => ({
      publishingRules: [frontEndPool(scope, 'Webext')],
      vpc: new PerimeterNetwork(scope, 'Network', network).vpc,
    });
    expect(messageOf(() => publish(declare)).split('\n')).toContain(`  Place: Stack/Network, ${property}`);
  });

  test.each([
    ['externalSignIn is unset', {}, undefined, 1],
    ['it is said to be Windows', {}, ExternalSignIn.WINDOWS, 1],
    ['the pool says Windows, whatever the proxy says', { externalSignIn: ExternalSignIn.WINDOWS }, ExternalSignIn.MODERN, 1],
    ['the pool says otherwise', { externalSignIn: ExternalSignIn.PASSIVE }, undefined, 0],
    ['the pool is not published', { publish: false }, undefined, 0],
  ])('fails for Windows authentication unless it is ruled out: %s', (_, pool, externalSignIn, count) => {
    const declare = (scope: Stack): Declared => ({
      publishingRules: [frontEndPool(scope, 'Webext', pool), frontEndPool(scope, 'Ams', { externalSignIn: ExternalSignIn.MODERN })],
      externalSignIn,
    });
    expect(errorsOf(declare)).toEqual(Array.from({ length: count }, () => 'windows-authentication-through-alb (Webext)'));
  });

  test('fails when a host name is a token, and says what to write', () => {
    const declare = (scope: Stack) => ({ publishingRules: [frontEndPool(scope, 'Webext', {}, Fn.importValue('Fqdn'))] });
    expect(errorsOf(declare)).toEqual(['host-name-unresolved (Webext)']);
    expect(messageOf(() => publish(declare))).toContain('is not known at synthesis (it is a CDK token). It decides listener rules');
    expect(messageOf(() => publish(declare))).toContain('Write the name itself as a string.');
  });

  test.each([
    ['Meet URL', { meet: [Fn.importValue('Url')] }],
    ['host in a Meet URL', { meet: [`https://${Fn.importValue('Host')}/Meet`] }],
    ['Dialin URL', { dialin: Fn.importValue('Url') }],
    ['further host', { furtherHosts: [Fn.importValue('Host')] }],
    ['SIP domain', { autodiscoverFor: [Fn.importValue('Domain')] }],
  ])('fails when a %s is a token', (_, names) => {
    const declare = (scope: Stack) => {
      const answeredBy = frontEndPool(scope, 'Webext');
      return { publishingRules: [answeredBy], simpleUrls: [new SimpleUrlSet(scope, 'SimpleUrls', { answeredBy, ...names })] };
    };
    expect(errorsOf(declare)).toEqual(['host-name-unresolved (SimpleUrls)']);
  });

  test('fails when the name of a hosted zone is a token', () => {
    const declare = (scope: Stack) => ({
      publishingRules: [frontEndPool(scope, 'Webext')],
      hostedZones: [zone(scope, 'contoso.com'), zone(scope, Fn.importValue('Zone'), 'imported')],
    });
    expect(errorsOf(declare)).toEqual(['host-name-unresolved (ZIMPORTED)']);
  });

  describe('that are warnings', () => {
    const warned = { idleTimeout: Duration.seconds(959) };
    const id = 'lync-reverse-proxy:idle-timeout-short';
    const count = (stack: Stack) => Found.fromStack(stack).findWarning('*', Match.stringLikeRegexp('idleTimeout is 959 seconds')).length;

    test('are annotations of the proxy', () => {
      const { stack } = synthesize(withPool(() => warned));
      expect(count(stack)).toBe(1);
      expect(Found.fromStack(stack).findWarning('/Stack/ReverseProxy', Match.stringLikeRegexp(`\\[ack: ${id}\\]`))).toHaveLength(1);
    });

    test('are acknowledged by our id, in the manner of CDK or of the proxy', () => {
      const byCdk = publish(withPool(() => warned));
      Annotations.of(byCdk.proxy).acknowledgeWarning(id);
      expect(count(byCdk.stack)).toBe(0);
      const byProp = publish(withPool(() => ({ ...warned, acknowledgements: [{ findingId: id, reason: 'no mobile clients' }] })));
      expect(count(byProp.stack)).toBe(0);
    });
  });

  test.each([
    ['with a reason', { reason: 'pilot' }, []],
    ['for the pool it names', { reason: 'pilot', where: 'Webext' }, []],
    ['not for another pool', { reason: 'pilot', where: 'Ams' }, ['windows-authentication-through-alb (Webext)']],
    ['not without a reason', { reason: ' ' }, ['acknowledgement-without-reason', 'windows-authentication-through-alb (Webext)']],
    [
      'not by an id that no finding has',
      { reason: 'pilot', findingId: 'x' },
      ['acknowledgement-unknown', 'windows-authentication-through-alb (Webext)'],
    ],
  ])('acknowledges Windows authentication %s', (_, acknowledgement, errors) => {
    const declared = { externalSignIn: undefined, acknowledgements: [{ findingId: SIGN_IN, ...acknowledgement }] };
    expect(errorsOf(withPool(() => declared))).toEqual(errors);
  });

  test('fails when the deployment would fail whatever is acknowledged', () => {
    const acknowledgements = [{ findingId: 'lync-reverse-proxy:name-in-no-zone', reason: 'later' }];
    expect(errorsOf(withPool(() => ({ hostedZones: [], acknowledgements })))).toEqual([
      'acknowledgement-unknown',
      'name-in-no-zone (Webext)',
    ]);
  });

  test('notes an acknowledgement that matches nothing', () => {
    const { stack } = synthesize(withPool(() => ({ acknowledgements: [{ findingId: SIGN_IN, reason: 'pilot' }] })));
    expect(Found.fromStack(stack).findInfo('*', Match.stringLikeRegexp(`The acknowledgement of ${SIGN_IN} matches nothing`))).toHaveLength(
      1,
    );
  });
});
