import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import type { Finding } from '../../lib/findings/finding';
import { compareStacks, isQuiet } from '../../lib/comparing/compare-stacks';
import type { Comparison, NameChange } from '../../lib/comparing/comparison';
import { publicNames } from '../../lib/routing/public-names';
import { asTemplate, type StackTemplate } from '../../lib/templates/cloudformation-template';
import { TemplateRouting } from '../../lib/routing/template-routing';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { withoutOne } from '../support/deployment-edits';
import { none, planned } from '../support/planned';
import { synthesized } from '../support/synthesize';

const RUNS = { numRuns: 12 };

function stacksOf(deployment: Deployment): readonly StackTemplate[] {
  planned(deployment);
  return [{ name: 'Lync', template: asTemplate(synthesized(deployment).template, 'the template'), nested: {}, parameters: {} }];
}

function mirrored(changes: readonly NameChange[]): readonly NameChange[] {
  return changes.map(({ name, record, zones, answers, alike }) => ({
    name,
    alike,
    zones: zones && { from: zones.to, to: zones.from },
    record: record && { from: record.to, to: record.from },
    answers: answers.map(({ url, paths, from, to }) => ({ url, paths, from: to, to: from })),
  }));
}

/** A pool that comes or goes may take only the names with it that are its own, and a listener or load balancer nobody else needs. */
function harm({ findings, names, replacements }: Comparison): readonly unknown[] {
  return [
    ...findings.filter((each) => each.severity === 'error' && !isProtection(each)),
    ...names.moved.filter(({ name, record, answers }) => name !== '*' && (record !== undefined || answers.some(isAtPool))),
    // Tasks of the old one run on until a service has started new ones.
    ...replacements.filter(({ type }) => type !== 'AWS::ECS::TaskDefinition'),
  ];
}

function isAtPool({ from, to }: NameChange['answers'][number]): boolean {
  // A Network Load Balancer listens on a port for all its names as soon as one needs it, and reads no hosts.
  const isPortOfAll = [from, to].some(({ text }) => text === 'no listener') && [from, to].some(({ text }) => / TCP \d+$/.test(text));
  return !isPortOfAll && from.pools.length + to.pools.length > 0;
}

/** A load balancer that the last pool behind it leaves goes too, once its deletion protection is switched off. */
function isProtection({ id }: Finding): boolean {
  return id === 'lync-reverse-proxy:deletion-protected';
}

test('a deployment compared with itself is quiet; with one pool or SIP domain less nothing collides, moves or is replaced', () => {
  fc.assert(
    fc.property(arbitraryDeployment, fc.nat(), (deployment, pick) => {
      const all = stacksOf(deployment);
      const less = withoutOne(deployment, pick);
      const few = less === undefined ? all : stacksOf(less);
      const [away, back] = [compareStacks(all, few), compareStacks(few, all)];
      none([
        ...(isQuiet(compareStacks(all, all)) ? [] : ['not quiet']),
        ...harm(away),
        ...harm(back),
        ...(isDeepStrictEqual(mirrored(away.names.removed), back.names.added) ? [] : ['what goes does not come back']),
        ...(isDeepStrictEqual(mirrored(away.names.added), back.names.removed) ? [] : ['what comes does not go again']),
      ]);
    }),
    RUNS,
  );
}, 120_000);

test('names move from one deployment to another as they move back, and all names are told', () => {
  fc.assert(
    fc.property(arbitraryDeployment, arbitraryDeployment, (one, other) => {
      const [before, after] = [stacksOf(one), stacksOf(other)];
      const [there, back] = [compareStacks(before, after).names, compareStacks(after, before).names];
      const [old, young] = [before, after].map((stacks) => publicNames(new TemplateRouting(stacks))) as [
        readonly string[],
        readonly string[],
      ];
      none([
        ...(isDeepStrictEqual(mirrored(there.moved), back.moved) ? [] : [{ there: there.moved, back: back.moved }]),
        ...(isDeepStrictEqual(
          there.added.map(({ name }) => name),
          young.filter((name) => !old.includes(name)),
        )
          ? []
          : [there.added]),
        ...(isDeepStrictEqual(
          there.removed.map(({ name }) => name),
          old.filter((name) => !young.includes(name)),
        )
          ? []
          : [there.removed]),
      ]);
    }),
    RUNS,
  );
}, 120_000);
