import type { Assumptions } from './assumptions';
import { isObject, own, TemplateError, type StackTemplate } from './cloudformation-template';
import { joined, reference, unknown } from './symbolic';

/** What `{ "Ref": "AWS::NoValue" }` stands for: the property, or the entry of a list, is not there. */
const NO_VALUE = Symbol('AWS::NoValue');

/** Far beyond any template that is deployed; a document that holds itself has no end. */
const DEEPEST = 600;

/** Where values that several stacks share are looked up. */
export interface Exports {
  readonly named: (name: string) => unknown;
  readonly output: (stackName: string, output: string) => unknown;
}

/**
 * The names a template's intrinsic functions may use, and what they stand for as far as the template tells.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export class StackScope {
  public readonly nested: ReadonlyMap<string, StackScope>;
  private readonly resolving = new Set<string>();
  private readonly known = new Map<string, unknown>();
  private depth = 0;

  public constructor(
    public readonly stack: StackTemplate,
    /** Prefix of the keys of its resources: empty for a stack of its own. */
    public readonly path: string,
    private readonly exports: Exports,
    private readonly assumptions: Assumptions,
    private readonly fromParent: (name: string) => unknown = () => undefined,
  ) {
    this.nested = new Map(
      Object.entries(stack.nested).map(([id, inner]) => {
        const parameters = () => this.resolve(own(this.stack.template.Resources, id)?.Properties?.['Parameters']);
        const given = (name: string) => {
          const all = parameters();
          return isObject(all) ? own(all, name) : undefined;
        };
        return [id, new StackScope(inner, `${this.keyOf(id)}/`, exports, assumptions, given)];
      }),
    );
  }

  public keyOf(logicalId: string): string {
    return `${this.path}${logicalId}`;
  }

  /** A value of the template with its intrinsic functions carried out; Symbolic where the template leaves it open. */
  public resolve(value: unknown): unknown {
    const resolved = this.carriedOut(value);
    return resolved === NO_VALUE ? undefined : resolved;
  }

  /** Whether a condition holds; undefined if the template does not tell. */
  public holds(name: string): boolean | undefined {
    return this.once(`condition ${name}`, () => truth(this.resolve(own(this.stack.template.Conditions, name))));
  }

  public output(name: string): unknown {
    const output = own(this.stack.template.Outputs, name);
    return output === undefined ? undefined : this.once(`output ${name}`, () => this.resolve(output.Value));
  }

  private carriedOut(value: unknown): unknown {
    if (typeof value === 'string') return value.includes('{{resolve:') ? unknown(value) : value;
    if (typeof value !== 'object' || value === null) return value;
    if (this.depth >= DEEPEST)
      throw new TemplateError(
        `The template of ${this.stack.name} is nested, or its conditions refer to one another, more than ${DEEPEST} levels deep.`,
      );
    this.depth++;
    try {
      return Array.isArray(value) ? this.list(value) : this.ofObject(value as Readonly<Record<string, unknown>>);
    } finally {
      this.depth--;
    }
  }

  private ofObject(value: Readonly<Record<string, unknown>>): unknown {
    const keys = Object.keys(value);
    const [name] = keys;
    if (keys.length === 1 && name !== undefined && (name === 'Ref' || name === 'Condition' || name.startsWith('Fn::'))) {
      return this.intrinsic(name, value[name]);
    }
    return this.object(value, keys);
  }

  /** The list itself where nothing in it is to be carried out: most of a template is. */
  private list(values: readonly unknown[]): readonly unknown[] {
    const carriedOut = values.map((each) => this.carriedOut(each));
    return carriedOut.every((each, index) => each === values[index]) ? values : carriedOut.filter((each) => each !== NO_VALUE);
  }

  private object(value: Readonly<Record<string, unknown>>, keys: readonly string[]): Readonly<Record<string, unknown>> {
    let copy: Record<string, unknown> | undefined;
    for (const key of keys) {
      const carriedOut = this.carriedOut(value[key]);
      if (carriedOut === value[key]) continue;
      copy ??= { ...value };
      if (carriedOut === NO_VALUE) Reflect.deleteProperty(copy, key);
      else copy[key] = carriedOut;
    }
    return copy ?? value;
  }

  private intrinsic(name: string, argument: unknown): unknown {
    const open = () => unknown(`${name} ${JSON.stringify(argument)}`);
    switch (name) {
      case 'Ref':
        return this.ref(String(argument));
      case 'Fn::GetAtt':
        return this.getAtt(typeof argument === 'string' ? argument.split('.') : asArray(argument).map((each) => this.carriedOut(each)));
      case 'Fn::Sub':
        return this.sub(argument);
      case 'Fn::Join': {
        const [separator, list] = asArray(argument);
        const parts = this.carriedOut(list);
        if (!Array.isArray(parts) || typeof separator !== 'string') return open();
        return joined(parts.flatMap((part: unknown, index) => (index === 0 ? [part] : [separator, part])));
      }
      case 'Fn::Select': {
        const [index, list] = asArray(this.carriedOut(argument));
        const chosen: unknown = Array.isArray(list) ? list[Number(index)] : undefined;
        return chosen ?? open();
      }
      case 'Fn::Split': {
        const [separator, text] = asArray(this.carriedOut(argument));
        return typeof separator === 'string' && typeof text === 'string' ? text.split(separator) : open();
      }
      case 'Fn::If': {
        const [condition, yes, no] = asArray(argument);
        const holds = this.holds(String(condition));
        return holds === undefined ? open() : this.carriedOut(holds ? yes : no);
      }
      case 'Fn::FindInMap':
        return this.findInMap(asArray(argument).map((each) => this.carriedOut(each))) ?? open();
      case 'Fn::ImportValue': {
        const imported = this.carriedOut(argument);
        return this.exports.named(String(imported)) ?? unknown(`${name} ${String(imported)}`);
      }
      case 'Fn::GetStackOutput': {
        const wanted = this.carriedOut(argument);
        if (!isObject(wanted)) return open();
        return this.exports.output(String(wanted['StackName']), String(wanted['OutputName'])) ?? open();
      }
      case 'Condition':
        return this.holds(String(argument)) ?? open();
      case 'Fn::Equals': {
        const [left, right] = asArray(this.carriedOut(argument));
        return this.assumptions.areEqual(left, right) ?? open();
      }
      case 'Fn::Not':
        return negated(truth(asArray(this.carriedOut(argument))[0])) ?? open();
      case 'Fn::And': {
        const all = asArray(this.carriedOut(argument)).map(truth);
        return all.includes(false) ? false : all.includes(undefined) ? open() : true;
      }
      case 'Fn::Or': {
        const all = asArray(this.carriedOut(argument)).map(truth);
        return all.includes(true) ? true : all.includes(undefined) ? open() : false;
      }
      case 'Fn::Base64': {
        const text = this.carriedOut(argument);
        return typeof text === 'string' ? Buffer.from(text).toString('base64') : open();
      }
      default:
        return open();
    }
  }

  private ref(name: string): unknown {
    if (name === 'AWS::NoValue') return NO_VALUE;
    if (name.startsWith('AWS::')) return own(this.stack.parameters, name) ?? unknown(name);
    const { Parameters, Resources } = this.stack.template;
    const parameter = own(Parameters, name);
    if (parameter !== undefined) {
      return this.once(`parameter ${name}`, () => this.parameter(name, parameter.Type ?? 'String', parameter.Default)) ?? unknown(name);
    }
    return own(Resources, name) === undefined ? unknown(name) : reference(this.keyOf(name), 'Ref');
  }

  private parameter(name: string, type: string, byDefault: unknown): unknown {
    const given = this.fromParent(name) ?? own(this.stack.parameters, name);
    // The default of such a parameter is the name of an entry in the parameter store.
    const value = given ?? (type.startsWith('AWS::SSM::') ? undefined : byDefault);
    if (value === undefined) return unknown(name);
    const isList = type === 'CommaDelimitedList' || type.startsWith('List<');
    return isList && typeof value === 'string' ? value.split(',').map((each) => each.trim()) : value;
  }

  private getAtt([id, ...attribute]: readonly unknown[]): unknown {
    const name = attribute.map(String).join('.');
    const inner = this.nested.get(String(id));
    if (inner !== undefined && name.startsWith('Outputs.'))
      return inner.output(name.slice('Outputs.'.length)) ?? unknown(`${String(id)}.${name}`);
    return reference(this.keyOf(String(id)), name);
  }

  private sub(argument: unknown): unknown {
    const [text, variables] = typeof argument === 'string' ? [argument, {}] : asArray(argument);
    if (typeof text !== 'string') return unknown(`Fn::Sub ${JSON.stringify(argument)}`);
    const given = isObject(variables) ? variables : {};
    const parts = text.split(/(\$\{[^}]*\})/).map((part) => {
      const name = /^\$\{([^}]*)\}$/.exec(part)?.[1]?.trim();
      if (name === undefined) return this.carriedOut(part);
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      if (Object.hasOwn(given, name)) return this.carriedOut(given[name]);
      return name.includes('.') ? this.getAtt(name.split('.')) : this.ref(name);
    });
    return joined(parts);
  }

  private findInMap([map, first, second, options]: readonly unknown[]): unknown {
    const found = [map, first, second].reduce<unknown>(
      (place, key) => (isObject(place) && typeof key === 'string' ? own(place, key) : undefined),
      this.stack.template.Mappings,
    );
    return found ?? (isObject(options) ? options['DefaultValue'] : undefined);
  }

  /** A template may speak of itself in circles; such a value is unknown. */
  private once<T>(what: string, resolve: () => T): T | undefined {
    if (this.known.has(what)) return this.known.get(what) as T;
    if (this.resolving.has(what)) return undefined;
    this.resolving.add(what);
    try {
      const resolved = resolve();
      this.known.set(what, resolved);
      return resolved;
    } finally {
      this.resolving.delete(what);
    }
  }
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function truth(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}
