import type { XmlElement } from '../documents/xml-element';
import type { PowerShellValue } from './powershell-value';

/** Namespace of what Export-Clixml writes ([MS-PSRP] 2.2.5). */
export const CLIXML_NAMESPACE = 'http://schemas.microsoft.com/powershell/2004/04';

/** The values in the `Objs` element of a CLIXML document. */
export function readClixml(objs: XmlElement): PowerShellValue {
  return { kind: 'list', items: objs.children.map(valueOf), line: objs.line, column: objs.column };
}

const LISTS: readonly string[] = ['LST', 'IE', 'STK', 'QUE'];

/** References to other objects stay unresolved: following them could multiply a small document without end. */
function valueOf(element: XmlElement): PowerShellValue {
  const { name, line, column } = element;
  if (LISTS.includes(name)) return { kind: 'list', items: element.children.map(valueOf), line, column };
  if (name === 'Nil' || name === 'Ref') return { kind: 'null', line, column };
  if (name !== 'Obj') return { kind: 'text', text: unescaped(element.text), line, column };
  const list = element.children.find((child) => LISTS.includes(child.name));
  if (list !== undefined) return valueOf(list);
  const properties = new Map<string, PowerShellValue>();
  for (const container of element.children) {
    if (container.name !== 'Props' && container.name !== 'MS') continue;
    for (const property of container.children) properties.set(unescaped(property.attributes.get('N') ?? ''), valueOf(property));
  }
  const text = element.children.find((child) => child.name === 'ToString');
  // Identities and enumeration values have no properties that matter.
  if (properties.size === 0 && text !== undefined) return { kind: 'text', text: unescaped(text.text), line, column };
  return { kind: 'object', properties, text: text === undefined ? undefined : unescaped(text.text), line, column };
}

/** `_x000D_` stands for a character that XML or PowerShell would not let through. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
