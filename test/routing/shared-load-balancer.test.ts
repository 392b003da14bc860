import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE, entryOf, type FindingName } from '../../lib/findings/catalogue';
import type { Finding } from '../../lib/findings/finding';
import { auditTemplate } from '../../lib/auditing/audit-template';
import type { MadeByPlan } from '../../lib/routing/lync-parts';
import { exposureChecks } from '../../lib/verification/checks/exposure-checks';
import { expectedByTemplate } from '../../lib/verification/expected-by-template';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { hosts, paths, ref } from '../support/listener-template';
import { resourcesOf, type TemplateJson } from '../support/model-of-template';
import { none, planned } from '../support/planned';
import { routingOf } from '../support/routing-of';
import { arbitraryNeighbours, listenersOf, OIDC, sharedBalancerOf } from '../support/shared-load-balancer';
import { synthesized } from '../support/synthesize';

const ELBV2 = 'AWS::ElasticLoadBalancingV2';

/** A template, and what its constructor knows of it. */
interface Made {
  readonly template: TemplateJson;
  readonly made: MadeByPlan;
}

function madeFrom(deployment: Parameters<typeof synthesized>[0]): Made {
  const { template, plan } = synthesized(deployment);
  const names = new Set(plan.publicNames.map(({ name }) => name));
  return { template, made: { keys: new Set(Object.keys(template.Resources)), names } };
}

/** What is said by laws that are not AWS's. */
const ours = (findings: readonly Finding[]) => findings.filter(({ id }) => entryOf(id)?.law !== 'aws');

test('what shares a load balancer is judged by AWS alone, for 60 random deployments and neighbours', () => {
  fc.assert(
    fc.property(arbitraryDeployment, arbitraryNeighbours, (deployment, withNeighbours) => {
      planned(deployment);
      const { template, made } = madeFrom(deployment);
      // As a further service it is the plan's.
      fc.pre(!made.names.has('lyncdiscoverinternal.contoso.com'));
      const shared = routingOf(withNeighbours(template));
      const verified = new Set(expectedByTemplate(shared).map(({ name }) => name));
      const alone = routingOf(template);
      none([
        // A template tells as much by its tags as the constructors know.
        ...[made, undefined].flatMap((each) => {
          const before = new Set(ours(auditTemplate(alone, each)).map((found) => JSON.stringify(found)));
          return ours(auditTemplate(shared, each)).filter((found) => !before.has(JSON.stringify(found)));
        }),
        ...[...verified].filter((name) => !made.names.has(name)),
        ...[...made.names].filter((name) => !verified.has(name)),
      ]);
    }),
    { numRuns: 60 },
  );
}, 240_000);

const CONTOSO = madeFrom(readFileSync(join(__dirname, '..', '..', 'examples', 'contoso', 'deployment.yaml'), 'utf8'));
const SHOP = { Shop: { Type: `${ELBV2}::TargetGroup`, Properties: { Protocol: 'HTTP', Port: 80 } } };
const HTTPS = listenersOf(CONTOSO.template, 'HTTPS')[0] ?? '';
const HTTP = listenersOf(CONTOSO.template, 'HTTP')[0] ?? '';
const BALANCER = sharedBalancerOf(CONTOSO.template) ?? '';

/** A rule of the plan on the HTTPS listener that leads a host, and its group. */
const [RULE = '', RULE_PROPERTIES = {}] =
  resourcesOf(CONTOSO.template, `${ELBV2}::ListenerRule`).find(
    ([, { ListenerArn, Conditions }]) =>
      JSON.stringify(ListenerArn) === JSON.stringify(ref(HTTPS)) && JSON.stringify(Conditions).includes('"webext.contoso.com"'),
  ) ?? [];
const [{ TargetGroupArn: GROUP_ARN }] = RULE_PROPERTIES['Actions'] as [{ readonly TargetGroupArn: { readonly Ref: string } }];
const GROUP = GROUP_ARN.Ref;

type Change = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Properties of resources that the plan made, as an escape hatch writes them, and resources of the user's own. */
function changed(template: TemplateJson, overrides: Change, added: object = {}): TemplateJson {
  const Resources = { ...template.Resources, ...added } as Record<string, TemplateJson['Resources'][string]>;
  for (const [id, properties] of Object.entries(overrides)) {
    const resource = Resources[id];
    if (resource === undefined) throw new Error(`no ${id}`);
    Resources[id] = { ...resource, Properties: { ...resource.Properties, ...properties } };
  }
  return { ...template, Resources };
}

const toPool = { Type: 'forward', TargetGroupArn: ref(GROUP) };
const toShop = { Type: 'forward', TargetGroupArn: ref('Shop') };
const before = (conditions: readonly unknown[]) => ({
  ...SHOP,
  Page: { Type: `${ELBV2}::ListenerRule`, Properties: { ListenerArn: ref(HTTPS), Priority: 7, Conditions: conditions, Actions: [toShop] } },
});

/** `made`: of the template alone nobody can tell that it is the plan's. */
type Mistake = readonly [title: string, finding: FindingName, overrides: Change, added: object, toldBy: 'template' | 'made'];

/** Mistakes made on the plan's own things, or with its names. */
const MISTAKES: readonly Mistake[] = [
  ['a pool spoken to over plain HTTP', 'https-sent-as-http', { [GROUP]: { Protocol: 'HTTP' } }, {}, 'template'],
  ['the same without its tag', 'https-sent-as-http', { [GROUP]: { Protocol: 'HTTP', Tags: [] } }, {}, 'template'],
  ["a rule of the plan that leads to somebody else's servers", 'https-sent-as-http', { [RULE]: { Actions: [toShop] } }, SHOP, 'template'],
  ['sign-in before the pool', 'pre-authentication', { [RULE]: { Actions: [OIDC, { ...toPool, Order: 2 }] } }, {}, 'template'],
  ['a pool for any host, by default', 'unknown-host-reaches-pool', { [HTTPS]: { DefaultActions: [toPool] } }, {}, 'template'],
  ['a pool for any host, by a rule', 'unknown-host-reaches-pool', { [RULE]: { Conditions: [paths('/Meet')] } }, {}, 'template'],
  ['a path in one letter case', 'path-letter-case', { [RULE]: { Conditions: [hosts('webext.contoso.com'), paths('/Meet/*')] } }, {}, 'template'],
  ['a short idle time-out', 'idle-timeout-too-short', { [BALANCER]: { LoadBalancerAttributes: [] } }, {}, 'template'],
  ['plain HTTP to a pool', 'http-not-redirected', { [HTTP]: { DefaultActions: [toPool] } }, {}, 'template'],
  ['plain HTTP of published names to somebody else', 'http-not-redirected', { [HTTP]: { DefaultActions: [toShop] } }, SHOP, 'template'],
  ['an internal name', 'internal-name-published', { [RULE]: { Conditions: [hosts('lyncdiscoverinternal.contoso.com')] } }, {}, 'template'],
  ['a further host on no certificate', 'name-on-no-certificate', { [RULE]: { Conditions: [hosts('webext.contoso.com', 'x.contoso.com')] } }, {}, 'template'],
  ['a further host without record', 'name-without-record', { [RULE]: { Conditions: [hosts('webext.contoso.com', 'x.contoso.com')] } }, {}, 'template'],
  ['a redirect where nothing listens', 'redirect-unanswered', { [HTTP]: { DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } }] } }, {}, 'template'],
  ['a pool nobody is led to', 'target-group-unused', { [RULE]: { Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503' } }] } }, {}, 'template'],
  ["somebody else's site in a pool's place", 'rule-unreachable', {}, before([hosts('webext.contoso.com')]), 'template'],
  ["somebody else's wildcard in many pools' place", 'rule-unreachable', {}, before([hosts('*.contoso.com')]), 'template'],
  ["somebody else's page in the place of one of Lync's", 'published-name-taken', {}, before([hosts('webext.contoso.com'), paths('/ABS/*')]), 'template'],
  ["somebody else's page on a published name", 'published-name-shared', {}, before([hosts('webext.contoso.com'), paths('/help')]), 'template'],
]; // prettier-ignore

describe.each(MISTAKES)('%s', (_, name, overrides, added, toldBy) => {
  test(`is still found as ${name}, and still as hard, whoever shares the load balancer`, () => {
    fc.assert(
      fc.property(arbitraryNeighbours, (withNeighbours) => {
        // Somebody else's default action answers instead of the plan's, and is no mistake of this row.
        const shared = withNeighbours(CONTOSO.template);
        const template = changed(
          { ...shared, Resources: { ...shared.Resources, [HTTPS]: CONTOSO.template.Resources[HTTPS] as never } },
          overrides,
          added,
        );
        const routing = routingOf(template);
        const found = auditTemplate(routing, CONTOSO.made).filter(({ id }) => id === `lync-reverse-proxy:${name}`);
        none(found.length > 0 ? [] : ['not found']);
        none(
          found.filter(
            ({ severity, isElsewhere, where = '' }) =>
              severity !== CATALOGUE[name].severity || isElsewhere === true || where.startsWith('Own') || where === 'Page',
          ),
        );
      }),
      { numRuns: 20 },
    );
  });

  test(`is${toldBy === 'template' ? '' : ' not'} found of the template alone`, () => {
    const ids: readonly string[] = auditTemplate(routingOf(changed(CONTOSO.template, overrides, added))).map(({ id }) => id);
    expect(ids.includes(`lync-reverse-proxy:${name}`)).toBe(toldBy === 'template');
  });
});

test("AWS's laws are about everything, and only what is not of the plan may be acknowledged", () => {
  const six = {
    Type: `${ELBV2}::ListenerRule`,
    Properties: {
      ListenerArn: ref(HTTPS),
      Priority: RULE_PROPERTIES['Priority'],
      Conditions: [hosts('1.a.com', '2.a.com', '3.a.com', '4.a.com', '5.a.com', '6.a.com')],
      Actions: [toShop],
    },
  };
  const routing = routingOf(changed(CONTOSO.template, {}, { ...SHOP, Six: six }));
  const found = auditTemplate(routing, CONTOSO.made).filter(({ severity }) => severity === 'error');
  expect(found.map(({ id, where, isElsewhere }) => [id, where, isElsewhere])).toEqual([
    ['lync-reverse-proxy:priority-taken', RULE, undefined],
    ['lync-reverse-proxy:too-many-condition-values', 'Six', true],
  ]);
});

test('verify knows who else answers unknown hosts, and then does not fail for it', () => {
  const unknownHost = (template: TemplateJson) => {
    const found = expectedByTemplate(routingOf(template)).find(({ name }) => name === 'webext.contoso.com');
    const check = found === undefined ? undefined : exposureChecks(found).find(({ id }) => id === 'unknown-host');
    return check?.judge((() => ({ status: 200, headers: {}, body: '', redirects: [] })) as never).state;
  };
  expect(unknownHost(CONTOSO.template)).toBe('failed');
  expect(unknownHost(changed(CONTOSO.template, { [HTTPS]: { DefaultActions: [toShop] } }, SHOP))).toBe('warning');
  expect(unknownHost(changed(CONTOSO.template, { [HTTPS]: { DefaultActions: [toPool] } }))).toBe('failed');
});
