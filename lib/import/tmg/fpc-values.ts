import { DocumentError } from '../../documents/document-error';
import { childNamed, childrenNamed, descendantsNamed, type XmlElement } from '../../documents/xml-element';

/** A property of an object, as text; empty where the export leaves it out. */
export function valueOf(element: XmlElement | undefined, property: string): string {
  return childNamed(element, property)?.text.trim() ?? '';
}

/** A property that is true or false: 1 and 0, or -1 as COM writes it. */
export function isSet(element: XmlElement | undefined, property: string, otherwise = false): boolean {
  const value = valueOf(element, property).toLowerCase();
  return value === '' ? otherwise : ['1', '-1', 'true'].includes(value);
}

/** A property that is a whole number up to 65535. Throws a DocumentError where it is none. */
export function numberOf(element: XmlElement | undefined, property: string, fileName: string): number | undefined {
  const value = valueOf(element, property);
  if (value === '') return undefined;
  const number = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (number <= 65_535) return number;
  throw new DocumentError(
    fileName,
    childNamed(element, property),
    `${property} is ${JSON.stringify(value)}, which is no number from 0 to 65535.`,
    'Export it again, and do not edit it.',
  );
}

/** A collection that is the value of a property: named after it, or saying so in StorageName. */
export function collectionOf(element: XmlElement | undefined, property: string): XmlElement | undefined {
  return childNamed(element, property) ?? element?.children.find(({ attributes }) => attributes.get('StorageName') === property);
}

/** The texts of a collection of strings, at whatever depth. */
export function stringsOf(collection: XmlElement | undefined): readonly string[] {
  if (collection === undefined) return [];
  return descendantsNamed(collection, 'Str')
    .map(({ text }) => text.trim())
    .filter((text) => text !== '');
}

/** What other objects refer to an object by: its id, or its name. */
export function idsOf(element: XmlElement): readonly string[] {
  return [element.attributes.get('StorageName') ?? '', valueOf(element, 'Name')].map(canonicalId).filter((id) => id !== '');
}

/** The id or name of the object of a class that another refers to, directly or in a list of references. */
export function referenceTo(element: XmlElement | undefined, className: string): string | undefined {
  const direct = childrenNamed(element, 'Ref');
  const listed = childrenNamed(element, 'Refs').flatMap((list) => childrenNamed(list, 'Ref'));
  const reference = [...direct, ...listed].find((each) => valueOf(each, 'RefClass').toLowerCase() === className.toLowerCase());
  return reference === undefined ? undefined : canonicalId(valueOf(reference, 'Name'));
}

/** Ids are written in either letter case. */
function canonicalId(text: string): string {
  return text.toLowerCase();
}
