import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import { DocumentError, type Place } from './document-error';
import { DEFAULT_LIMITS, limitError, type DocumentLimits } from './document-limits';
import { PlaceCounter, plainText } from './document-text';
import type { XmlElement } from './xml-element';

/**
 * The root element of an XML document. Nothing is ever fetched: a document type declaration is refused, and entities are
 * the five of XML and numeric references. Throws a DocumentError, and never returns a part of a document.
 */
export function readXml(text: string, fileName: string, limits: DocumentLimits = DEFAULT_LIMITS): XmlElement {
  const reader = new XmlReader(plainText(text, fileName, limits), fileName, limits);
  return reader.root();
}

interface OpenElement extends Place {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

class XmlReader {
  private readonly parser = new SaxesParser({ xmlns: true });
  private readonly places: PlaceCounter;
  private readonly open: OpenElement[] = [];
  private finished: XmlElement | undefined;
  private start: Place = { line: 1, column: 1 };
  private elements = 0;
  private attributes = 0;

  public constructor(
    private readonly source: string,
    private readonly fileName: string,
    private readonly limits: DocumentLimits,
  ) {
    this.places = new PlaceCounter(source);
    // The parser looks names up in this object, and an inherited one (`&constructor;`) would count as an entity.
    this.parser.ENTITIES = Object.assign(Object.create(null) as Record<string, string>, ENTITIES);
    this.parser.on('error', (error) => {
      throw this.malformed(error);
    });
    this.parser.on('doctype', () => {
      throw this.documentType();
    });
    this.parser.on('opentagstart', () => {
      this.begin();
    });
    this.parser.on('attribute', () => {
      this.countAttribute();
    });
    this.parser.on('opentag', (tag) => {
      this.push(tag);
    });
    this.parser.on('text', (text) => {
      this.append(text);
    });
    this.parser.on('cdata', (text) => {
      this.append(text);
    });
    this.parser.on('closetag', () => {
      this.close();
    });
  }

  public root(): XmlElement {
    if (this.source.trim() === '') throw this.error(undefined, 'It is empty.', EXPORT_AGAIN);
    this.parser.write(this.source).close();
    if (this.finished === undefined) throw this.error(undefined, 'It has no element.', EXPORT_AGAIN);
    return this.finished;
  }

  /** The parser has passed the name of the element and one character more. */
  private begin(): void {
    this.elements += 1;
    this.attributes = 0;
    this.start = this.places.placeOf(this.source.lastIndexOf('<', this.parser.position - 1));
    if (this.elements > this.limits.maxElements) throw limitError(this.fileName, this.start, 'It has', 'maxElements', this.limits);
    if (this.open.length >= this.limits.maxDepth) {
      throw limitError(this.fileName, this.start, 'Its elements are nested in', 'maxDepth', this.limits);
    }
  }

  private countAttribute(): void {
    this.attributes += 1;
    if (this.attributes > this.limits.maxAttributes) {
      throw limitError(this.fileName, this.start, 'This element has', 'maxAttributes', this.limits);
    }
  }

  private push({ local, uri, attributes }: SaxesTagNS): void {
    this.open.push({ name: local, namespace: uri, attributes: withoutDeclarations(attributes), children: [], text: '', ...this.start });
  }

  private append(text: string): void {
    const element = this.open.at(-1);
    if (element !== undefined) element.text += text;
  }

  private close(): void {
    const element = this.open.pop();
    if (element === undefined) return;
    const parent = this.open.at(-1);
    if (parent === undefined) this.finished = element;
    else parent.children.push(element);
  }

  private documentType(): DocumentError {
    const place = this.places.placeOf(Math.max(this.source.lastIndexOf('<!DOCTYPE', this.parser.position), 0));
    return this.error(
      place,
      'It has a document type declaration (<!DOCTYPE …>), which may define entities without end or refer to other files.',
      'The documents that are read here have none: export it again, or remove the declaration.',
    );
  }

  /** The parser's words begin with its own idea of the place. */
  private malformed(error: Error): DocumentError {
    const words = error.message.replace(/^\d+:\d+: /, '');
    const place = this.places.placeOf(Math.min(this.parser.position, this.source.length));
    const innermost = this.open.at(-1);
    if (/^(unclosed tag|unexpected end)/.test(words)) {
      const where = innermost === undefined ? 'its first element' : `<${innermost.name}> of line ${innermost.line}`;
      return this.error(place, `It ends before ${where} is complete: a part of it is missing.`, EXPORT_AGAIN);
    }
    if (words.startsWith('undefined entity')) {
      return this.error(place, 'It uses an entity that XML itself does not define.', 'Write the character, or a reference like &#228;.');
    }
    return this.error(place, `It is no well-formed XML: ${words.replace(/\.$/, '')}.`, EXPORT_AGAIN);
  }

  private error(place: Place | undefined, problem: string, remedy: string): DocumentError {
    return new DocumentError(this.fileName, place, problem, remedy);
  }
}

const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const EXPORT_AGAIN = 'Export it again, and do not edit it.';

function withoutDeclarations(attributes: Readonly<Record<string, SaxesAttributeNS>>): ReadonlyMap<string, string> {
  const own = Object.values(attributes).filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns');
  return new Map(own.map(({ name, value }) => [name, value]));
}
