import { NestedStack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { InNestedStack } from '../planning/publishing-plan';

/** Where resources are made: below the constructs they belong to, or in one of the nested stacks of a proxy. */
export class NestedScopes {
  private readonly stacks = new Map<number, NestedStack>();
  private readonly scopes = new Map<string, Construct>();

  public constructor(private readonly proxy: Construct) {}

  /**
   * The construct for what belongs to another one: that one itself, or one of the same name in the nested stack.
   *
   * @param id what the other one is called in a nested stack
   */
  public below(construct: Construct, id: string, { nestedStack }: InNestedStack): Construct {
    if (nestedStack === undefined) return construct;
    const key = `${nestedStack} ${id}`;
    const known = this.scopes.get(key);
    if (known !== undefined) return known;
    const scope = new Construct(this.stack(nestedStack), id);
    this.scopes.set(key, scope);
    return scope;
  }

  private stack(number: number): NestedStack {
    const known = this.stacks.get(number);
    if (known !== undefined) return known;
    const stack = new NestedStack(this.proxy, `NestedStack@${number}`, {
      description: `Rules and records of a Lync reverse proxy, part ${number}`,
    });
    this.stacks.set(number, stack);
    return stack;
  }
}
