import { DocumentError, type Place } from '../documents/document-error';

/** A value that PowerShell has written, whether as CLIXML or as JSON. */
export type PowerShellValue =
  | (Place & {
      readonly kind: 'object';
      readonly properties: ReadonlyMap<string, PowerShellValue>;
      /** What `ToString` gives, where the document has it. */
      readonly text: string | undefined;
    })
  | (Place & { readonly kind: 'list'; readonly items: readonly PowerShellValue[] })
  /** Strings, numbers and truth values; the text of an object that was cut off at `-Depth`. */
  | (Place & { readonly kind: 'text'; readonly text: string })
  | (Place & { readonly kind: 'null' });

export type PowerShellObject = Extract<PowerShellValue, { readonly kind: 'object' }>;

/** A property as text; undefined if there is none, or it is empty. An object counts as its `ToString`. */
export function textOf(object: PowerShellObject, name: string): string | undefined {
  const value = object.properties.get(name);
  const text = value?.kind === 'text' || value?.kind === 'object' ? value.text?.trim() : undefined;
  return text === '' ? undefined : text;
}

/**
 * An identity like `Global`, `Site:Redmond` or `WebServer:pool01.contoso.local`; undefined if there is none. Throws a
 * DocumentError for an object that does not tell what it is: a scope that is guessed would publish the wrong URLs.
 */
export function identityIn(object: PowerShellObject, name: string, fileName: string): string | undefined {
  const value = object.properties.get(name);
  if (value?.kind !== 'object' || value.text !== undefined) return textOf(object, name);
  const texts = [...value.properties.keys()].flatMap((key) => textOf(value, key) ?? []);
  const identity = texts.find((text) => /^(global|[a-z]+:.+)$/i.test(text));
  if (identity !== undefined) return identity;
  throw new DocumentError(
    fileName,
    value,
    `The ${name} here does not tell which scope or service it is.`,
    'Export with Export-Clixml -Depth 5 FILE instead of ConvertTo-Json.',
  );
}

/**
 * The objects in a property that holds a list. Throws a DocumentError where PowerShell has cut them off: beyond `-Depth`
 * it writes their text instead.
 */
export function objectsIn(object: PowerShellObject, name: string, fileName: string): readonly PowerShellObject[] {
  const value = object.properties.get(name);
  if (value === undefined || value.kind === 'null') return [];
  const items = value.kind === 'list' ? value.items : [value];
  return items.flatMap((item) => {
    if (item.kind === 'object') return [item];
    if (item.kind === 'null') return [];
    throw new DocumentError(
      fileName,
      item,
      `PowerShell has cut off ${name} here: it writes objects below its -Depth as text.`,
      'Export it again with -Depth 5: … | ConvertTo-Json -Depth 5, or … | Export-Clixml -Depth 5 FILE.',
    );
  });
}

/** The objects of a document: one, or a list, also as PowerShell 5 wraps lists: `{ "value": […], "Count": 2 }`. */
export function topObjects(value: PowerShellValue): readonly PowerShellObject[] {
  if (value.kind === 'list') return value.items.flatMap(topObjects);
  if (value.kind !== 'object') return [];
  const wrapped = value.properties.get('value');
  return wrapped?.kind === 'list' && value.properties.has('Count') ? topObjects(wrapped) : [value];
}
