import type { Place } from './document-error';

/** An element of an XML document, immutable. */
export interface XmlElement extends Place {
  /** Without prefix. */
  readonly name: string;
  /** URI of its namespace; empty for none. */
  readonly namespace: string;
  /** By name as it is written; without the declarations of namespaces. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Character data directly inside it, that of CDATA sections too. */
  readonly text: string;
}

/** The children of a name, whatever their namespace. */
export function childrenNamed(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first child of a name. */
export function childNamed(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** Every element of a name inside another, at any depth, in the order of the document; not those inside such an element. */
export function descendantsNamed(element: XmlElement, name: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const waiting = [...element.children].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.name === name) found.push(next);
    else for (let index = next.children.length - 1; index >= 0; index -= 1) waiting.push(next.children[index] as XmlElement);
  }
  return found;
}
