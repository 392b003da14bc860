import { DocumentError } from '../../documents/document-error';
import type { XmlElement } from '../../documents/xml-element';

/** The entries of a collection; `clear` and `remove` undo what stands before them. */
export function collection(section: XmlElement, name: string): readonly XmlElement[] {
  const entries: XmlElement[] = [];
  const removed = new Set<string>();
  for (const child of [...section.children].reverse()) {
    if (child.name === 'clear') break;
    if (child.name === 'remove') removed.add(keyOf(child));
    else if (child.name === name && !removed.has(keyOf(child))) entries.push(child);
  }
  return entries.reverse();
}

function keyOf({ attributes }: XmlElement): string {
  return (attributes.get('name') ?? attributes.get('address') ?? '').toLowerCase();
}

export function text(element: XmlElement | undefined, name: string, otherwise = ''): string {
  return element?.attributes.get(name)?.trim() ?? otherwise;
}

export function isTrue(element: XmlElement | undefined, name: string, otherwise: boolean): boolean {
  const value = text(element, name).toLowerCase();
  return value === '' ? otherwise : value === 'true' || value === '1';
}

/** Throws a DocumentError where the attribute is no port. */
export function port(element: XmlElement | undefined, name: string, fileName: string): number | undefined {
  const value = text(element, name);
  if (value === '' || element === undefined) return undefined;
  const number = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  if (number >= 1 && number <= 65_535) return number;
  throw new DocumentError(fileName, element, `${name} is ${JSON.stringify(value)}, which is no port.`, 'Write a port from 1 to 65535.');
}

/** Seconds of a time span like `00:16:40`. Throws a DocumentError where the attribute is none. */
export function seconds(element: XmlElement | undefined, name: string, fileName: string): number | undefined {
  const value = text(element, name);
  if (value === '' || element === undefined) return undefined;
  const parts = /^(?:(\d{1,8})\.)?(\d{1,2}):(\d{2}):(\d{2})(?:\.\d+)?$/.exec(value);
  if (parts === null) {
    throw new DocumentError(
      fileName,
      element,
      `${name} is ${JSON.stringify(value)}, which is no time span.`,
      'Write hours:minutes:seconds.',
    );
  }
  const [days = 0, hours = 0, minutes = 0, rest = 0] = parts.slice(1).map((part: string | undefined) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + rest;
}
