import { pathText } from '../../lib/declaring/deployment-file/file-problem';
import type { Path } from '../../lib/findings/place';

/** A text, and where in it each value stands: its key in an object, itself in a list. */
export interface Written {
  readonly text: string;
  /** Offsets by path, as messages write paths. */
  readonly places: ReadonlyMap<string, number>;
}

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A value as people write it: in blocks, in one line for each key, or as JSON with comments, anchors and another order. */
export const LAYOUTS: Readonly<Record<string, (value: unknown) => Written>> = {
  'in blocks': (value) => new Writer().block(value as Json),
  'in one line for each key': (value) => new Writer().lines(value as Json),
  'as JSON with comments, anchors and the keys in another order': (value) => new Writer().json(value as Json),
};

class Writer {
  private text = '';
  private readonly places = new Map<string, number>();
  private readonly anchors = new Map<string, string>();

  public block(value: Json): Written {
    this.blockValue(value, [], 0);
    return this.written();
  }

  public lines(value: Json): Written {
    for (const [key, inner] of entriesOf(value)) {
      this.mark([key]);
      this.text += `${key}: `;
      this.flow(inner, [key]);
      this.text += '\n';
    }
    return this.written();
  }

  public json(value: Json): Written {
    this.jsonValue(value, [], '\n');
    this.text += '\n';
    return this.written();
  }

  private written(): Written {
    return { text: this.text, places: this.places };
  }

  private mark(path: Path): void {
    this.places.set(pathText(path), this.text.length);
  }

  private blockValue(value: Json, path: Path, indent: number): void {
    const pad = ' '.repeat(indent);
    const isList = Array.isArray(value);
    for (const [part, inner] of partsOf(value)) {
      const place = [...path, part];
      // The first key of an object in a list stands behind the hyphen.
      if (!this.text.endsWith('- ')) this.text += pad;
      this.mark(place);
      this.text += isList ? '- ' : `${part}:`;
      if (isList) this.mark(place);
      if (isLeaf(inner)) {
        this.text += `${isList ? '' : ' '}${JSON.stringify(inner)}\n`;
      } else {
        if (!isList) this.text += '\n';
        this.blockValue(inner, place, indent + 2);
      }
    }
  }

  private flow(value: Json, path: Path): void {
    if (isLeaf(value)) {
      this.text += JSON.stringify(value);
      return;
    }
    const isList = Array.isArray(value);
    this.text += isList ? '[' : '{ ';
    for (const [index, [part, inner]] of partsOf(value).entries()) {
      if (index > 0) this.text += ', ';
      this.mark([...path, part]);
      if (!isList) this.text += `${part}: `;
      this.flow(inner, [...path, part]);
    }
    this.text += isList ? ']' : ' }';
  }

  private jsonValue(value: Json, path: Path, newLine: string): void {
    if (isLeaf(value)) {
      this.scalar(value, path);
      return;
    }
    const isList = Array.isArray(value);
    const inside = `${newLine}\t`;
    this.text += isList ? '[' : '{';
    const parts = partsOf(value);
    for (const [index, [part, inner]] of (isList ? parts : parts.toReversed()).entries()) {
      if (index > 0) this.text += ',';
      if (isLeaf(inner)) this.text += `${inside}# not ${JSON.stringify(inner)}`;
      this.text += inside;
      this.mark([...path, part]);
      if (!isList) this.text += `${JSON.stringify(part)}: `;
      this.jsonValue(inner, [...path, part], inside);
    }
    this.text += `${newLine}${isList ? ']' : '}'}`;
  }

  /** A text that stands somewhere before is referred to. */
  private scalar(value: Json, path: Path): void {
    const text = JSON.stringify(value);
    const known = this.anchors.get(text);
    if (known !== undefined) {
      this.text += `*${known} `;
      return;
    }
    if (typeof value === 'string' && value.length > 3) {
      const anchor = `a${this.anchors.size}`;
      this.anchors.set(text, anchor);
      this.text += `&${anchor} `;
      if (typeof path.at(-1) === 'number') this.mark(path);
    }
    this.text += text;
  }
}

function isLeaf(value: Json): boolean {
  return typeof value !== 'object' || partsOf(value).length === 0;
}

function entriesOf(value: Json): readonly (readonly [string, Json])[] {
  return Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, inner as Json] as const]));
}

function partsOf(value: Json): readonly (readonly [string | number, Json])[] {
  return Array.isArray(value) ? (value as readonly Json[]).map((inner, index) => [index, inner] as const) : entriesOf(value);
}
