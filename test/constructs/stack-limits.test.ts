import { CfnResource, Stage, type Stack } from 'aws-cdk-lib/core';
import { FindingsError } from '../../lib/findings/finding';
import { frontEndPool, publish } from '../support/publish';

/** So many resources of somebody else. */
function fill(stack: Stack, count: number): void {
  for (let index = 0; index < count; index += 1)
    new CfnResource(stack, `Other${index}`, { type: 'AWS::CloudFormation::WaitConditionHandle' });
}

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

test('what is there before the proxy counts when it is planned, with the place and the cure', () => {
  const declare = (count: number) => () =>
    publish((stack) => {
      fill(stack, count);
      return { publishingRules: [frontEndPool(stack, 'Pool01')] };
    });
  const message = messageOf(declare(600));
  expect(message).toContain('template-limit-exceeded');
  expect(message).toContain('600');
  expect(message).toContain('that are not of the proxy');
  expect(declare(600)).toThrow(FindingsError);
  expect(messageOf(declare(300))).toBe('');
});

test('what comes after it is told by a finding, and not by CDK', () => {
  const { stack } = publish((scope) => ({ publishingRules: [frontEndPool(scope, 'Pool01')] }));
  fill(stack, 492);
  const message = messageOf(() => Stage.of(stack)?.synth());
  expect(message).toContain('lync-reverse-proxy:template-limit-exceeded');
  expect(message).toMatch(/would have 501 resources/);
  expect(message).toContain('nestedStacks: 1');
  expect(message).not.toContain('is greater than allowed maximum');
});

test('with nested stacks what comes after fits', () => {
  const { stack } = publish((scope) => ({ publishingRules: [frontEndPool(scope, 'Pool01')], nestedStacks: 1 }));
  fill(stack, 492);
  expect(messageOf(() => Stage.of(stack)?.synth())).toBe('');
});
