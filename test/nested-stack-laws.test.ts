import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { auditTemplate } from '../lib/auditing/audit-template';
import type { Deployment } from '../lib/declaring/deployment-file/deployment';
import { CLOUDFORMATION } from '../lib/facts/limits';
import type { PublishingPlan } from '../lib/planning/publishing-plan';
import { httpRequest } from '../lib/routing/matching/request';
import { TemplateRouting } from '../lib/routing/template-routing';
import type { StackTemplate } from '../lib/templates/cloudformation-template';
import { needlessDependencies } from './support/dependencies';
import { shuffled } from './support/deployment-edits';
import { expectedRoutes } from './support/expected-routes';
import { otherCase, outcomeOf, type ListenerModel } from './support/listener-model';
import { modelOfTemplate, resourcesOf, type TemplateJson } from './support/model-of-template';
import { none, planned } from './support/planned';
import { compactlyToo, spreadDeployment } from './support/spread-deployment';
import { flattened, nestedTemplates, synthesizedStacks } from './support/stack-templates';
import { stacksWaitingForOneAnother } from './support/waiting-stacks';
import { synthesized } from './support/synthesize';

const RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const TARGET_GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';
const RECORD = 'AWS::Route53::RecordSet';

test('nested stacks do what one stack does, and never wait for one another, for 25 random deployments', () => {
  fc.assert(
    fc.property(compactlyToo(spreadDeployment), fc.nat(), fc.domain(), (deployment, seed, stranger) => {
      planned(deployment);
      const { stack, plan } = synthesizedStacks(deployment);
      const single = synthesized(unspread(deployment)).template;
      none([
        ...astray(deployment, stack, seed),
        ...strangersLetIn(plan, stack, stranger),
        ...otherResources(flattened(stack), single),
        ...miscounted(plan, stack),
        ...stacksWaitingForOneAnother(stack),
        ...apart(stack),
        ...beyondLimits(stack),
        ...auditFindings(deployment, stack),
        ...needlessDependencies(stack.template as TemplateJson),
      ]);
    }),
    { numRuns: 25 },
  );
}, 300_000);

test('the templates are the same whatever the order of the file, for 4 random deployments', () => {
  fc.assert(
    fc.property(compactlyToo(spreadDeployment), fc.nat(), (deployment, seed) => {
      planned(deployment);
      const [one, other] = [deployment, shuffled(deployment, seed)].map((each) => {
        const { stack } = synthesizedStacks(each);
        return JSON.stringify([stack.template, ...nestedTemplates(stack)]);
      });
      none(one === other ? [] : ['the order makes a difference']);
    }),
    { numRuns: 4 },
  );
}, 300_000);

/** The same deployment for one stack. */
function unspread(deployment: Deployment): Deployment {
  return JSON.parse(JSON.stringify(deployment, (key, value: unknown) => (key.startsWith('nestedStack') ? undefined : value))) as Deployment;
}

function readBy(stack: StackTemplate): ListenerModel {
  return { routing: new TemplateRouting([stack]), listeners: [], rules: [] };
}

/** 1: every URL that Lync hands to a client reaches its pool, as read through nested stacks and as read without them. */
function astray(deployment: Deployment, stack: StackTemplate, seed: number): readonly unknown[] {
  const [nested, flat] = [readBy(stack), modelOfTemplate(flattened(stack))];
  return expectedRoutes(deployment).flatMap(({ url, ...target }) => {
    const { origin, pathname, search } = new URL(url);
    const asked = `${origin}${otherCase(pathname, seed)}${search}`;
    return [nested, flat].flatMap((model) => {
      const outcome = outcomeOf(asked, model);
      return isDeepStrictEqual(outcome, { kind: 'forward', ...target }) ? [] : [{ url, target, outcome }];
    });
  });
}

/** 1: no unlisted host reaches a pool where hosts are read. */
function strangersLetIn({ publicNames, frontEnds }: PublishingPlan, stack: StackTemplate, stranger: string): readonly unknown[] {
  if (publicNames.some(({ name }) => name === stranger)) return [];
  const { routing } = readBy(stack);
  const shared = routing.loadBalancers.find(({ type }) => type === 'application');
  if (shared === undefined) return [];
  const listeners = frontEnds.filter(({ kind }) => kind === 'applicationLoadBalancer').flatMap((each) => each.listeners);
  const urls = listeners.map(({ protocol, port }) => `${protocol.toLowerCase()}://${stranger}:${port}/meet`);
  return urls.filter((url) =>
    routing.arrivalsAt(shared, httpRequest(url)).some(({ candidates }) => candidates.some(({ action }) => action.kind === 'forward')),
  );
}

/** Nothing comes or goes with the number of stacks: the same properties, whatever logical ids they name. */
function otherResources(flat: TemplateJson, single: TemplateJson): readonly unknown[] {
  const [spread, together] = [flat, single].map(kinds);
  return isDeepStrictEqual(spread, together) ? [] : [{ spread, together }];
}

function kinds(template: TemplateJson): readonly string[] {
  return Object.values(template.Resources)
    .map(({ Type, Properties }) => `${Type} ${JSON.stringify(withoutIds(Properties, template))}`)
    .sort();
}

/** For a logical id its type, and for a priority nothing: that of a rule in a nested stack is the same. */
function withoutIds(value: unknown, template: TemplateJson): unknown {
  return JSON.parse(JSON.stringify(value ?? null), (key, inner: unknown) => {
    if (key === 'Priority') return undefined;
    if (key === 'Ref') return template.Resources[String(inner)]?.Type ?? inner;
    if (key === 'Fn::GetAtt' && Array.isArray(inner))
      return [template.Resources[String(inner[0])]?.Type, ...(inner.slice(1) as readonly unknown[])];
    return inner;
  });
}

/** The plan counts what there will be. */
function miscounted({ stacks }: PublishingPlan, { template, nested }: StackTemplate): readonly unknown[] {
  const ofNetwork = (id: string) => id.startsWith('LyncNetwork');
  const counts = (inner: StackTemplate['template']) => {
    const types = Object.entries(inner.Resources)
      .filter(([id]) => !ofNetwork(id))
      .map(([, { Type }]) => Type);
    return Object.fromEntries([...new Set(types)].sort().map((type) => [type, types.filter((each) => each === type).length]));
  };
  const [own, ...others] = stacks;
  const made = new Map(Object.entries(nested).map(([id, inner]) => [Number(/NestedStack(\d+)/.exec(id)?.[1]), inner.template] as const));
  return [
    ...(isDeepStrictEqual(own?.resources, counts(template)) ? [] : [{ own, template: counts(template) }]),
    ...(others.length === made.size ? [] : [{ others: others.length, made: made.size }]),
    ...others.flatMap((each): readonly unknown[] => {
      const inner = made.get(each.nestedStack ?? 0);
      if (inner === undefined || !isDeepStrictEqual(each.resources, counts(inner))) return [{ each, inner: inner && counts(inner) }];
      const surplus = each.handedValues - Object.keys(inner.Parameters ?? {}).length;
      return surplus === 0 || surplus === 1 ? [] : [{ each, parameters: Object.keys(inner.Parameters ?? {}) }];
    }),
  ];
}

/**
 * A record and the rules of its name are in one nested stack; load balancers, listeners, certificates, groups of pools and rules that
 * names share whatever their SIP domain are not.
 */
function apart(stack: StackTemplate): readonly unknown[] {
  const stays = ['LoadBalancer', 'Listener', 'ListenerCertificate'].map((kind) => `AWS::ElasticLoadBalancingV2::${kind}`);
  const inside = [...nestedTemplates(stack)].flatMap(([id, template]) =>
    Object.values(template.Resources).map(({ Type, Properties }) => ({ id, Type, Properties: Properties ?? {} })),
  );
  const strayed = inside.filter(({ Type }) => ![RULE, TARGET_GROUP, RECORD].includes(Type) || stays.includes(Type));
  const left = [RULE, RECORD]
    .flatMap((type) => resourcesOf(stack.template as TemplateJson, type).map(([id]) => id))
    .filter((id) => !/Https?[0-9]*compact/.test(id));
  const hostsOf = (template: StackTemplate['template']) =>
    new Set(
      resourcesOf(template as TemplateJson, RULE).flatMap(([, rule]) =>
        ((rule['Conditions'] ?? []) as readonly { HostHeaderConfig?: { Values?: readonly string[] } }[]).flatMap(
          ({ HostHeaderConfig }) => HostHeaderConfig?.Values ?? [],
        ),
      ),
    );
  const ruled = new Map([...nestedTemplates(stack)].map(([id, template]) => [id, hostsOf(template)]));
  const separated = inside
    .filter(({ Type }) => Type === RECORD)
    .filter(({ id, Properties }) => {
      const host = String(Properties['Name']).replace(/\.$/, '');
      return [...ruled].some(([other, hosts]) => other !== id && hosts.has(host));
    });
  return [...strayed, ...left, ...separated];
}

function beyondLimits({ template, nested }: StackTemplate): readonly unknown[] {
  return [template, ...Object.values(nested).map((inner) => inner.template)].filter(
    ({ Resources, Parameters = {}, Outputs = {} }) =>
      Object.keys(Resources).length > CLOUDFORMATION.resources ||
      Object.keys(Parameters).length > CLOUDFORMATION.parameters ||
      Object.keys(Outputs).length > CLOUDFORMATION.outputs,
  );
}

/** What an audit finds is what it finds without nested stacks. */
function auditFindings({ pools, idleTimeout = 1830 }: Deployment, stack: StackTemplate): readonly unknown[] {
  const asked = [
    ...(pools.some(({ publishHttp }) => publishHttp === true) ? ['lync-reverse-proxy:http-not-redirected'] : []),
    ...(idleTimeout < 960 ? ['lync-reverse-proxy:idle-timeout-short'] : []),
  ];
  return auditTemplate(new TemplateRouting([stack])).filter(({ id }) => !asked.includes(id));
}
