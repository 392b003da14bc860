import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { ProxyDeclaration } from '../declaring/declarations';
import { CLOUDFORMATION } from '../facts/limits';
import { findingId } from '../findings/catalogue';
import { finding, findingText, type Finding } from '../findings/finding';
import { planPublishing } from '../planning/plan-publishing';
import type { PublishingPlan } from '../planning/publishing-plan';
import { resourcesIn } from './resources-in-stack';

const CHECKED = new WeakSet<Stack>();

/**
 * What a template would have too much of together with whatever else is made in its stack, before CDK throws numbers alone. Of a
 * stack with several proxies the first one says it.
 */
export function stackLimitProblems(proxy: Construct, declaration: ProxyDeclaration, { stacks }: PublishingPlan): () => string[] {
  const stack = Stack.of(proxy);
  if (CHECKED.has(stack)) return () => [];
  CHECKED.add(stack);
  return () => {
    const count = resourcesIn(stack);
    if (count <= CLOUDFORMATION.resources) return [];
    const own = Object.values(stacks[0]?.resources ?? {}).reduce((sum, each) => sum + each, 0);
    const found = planPublishing({ ...declaration, otherResources: count - own }).findings.filter(({ id }) => id === LIMIT);
    return (found.length > 0 ? found : [inTemplate(stack, count)]).map(findingText);
  };
}

const LIMIT = findingId('template-limit-exceeded');

function inTemplate(stack: Stack, count: number): Finding {
  return finding('template-limit-exceeded', undefined, {
    template: stack.node.path,
    what: 'resources',
    count,
    most: CLOUDFORMATION.resources,
  });
}
