import { parse, type ValueNode } from '@humanwhocodes/momoa';
import { DocumentError, type Place } from '../documents/document-error';
import { limitError, type DocumentLimits } from '../documents/document-limits';
import { PlaceCounter, plainText } from '../documents/document-text';
import type { PowerShellValue } from './powershell-value';

/** What `ConvertTo-Json` has written. Throws a DocumentError. */
export function readPowerShellJson(source: string, fileName: string, limits: DocumentLimits): PowerShellValue {
  const text = plainText(source, fileName, limits);
  checkSize(text, fileName, limits);
  try {
    return valueOf(parse(text, { mode: 'json' }).body);
  } catch (error) {
    throw syntaxError(error, fileName);
  }
}

/** Nesting and the number of values, told before anything is built; the parser itself has no limit. */
function checkSize(text: string, fileName: string, limits: DocumentLimits): void {
  const places = new PlaceCounter(text);
  let depth = 0;
  let values = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (isInString && character === '\\') index += 1;
    else if (character === '"') isInString = !isInString;
    if (isInString) continue;
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (character === '[' || character === '{' || character === ',') values += 1;
    if (depth > limits.maxDepth) throw limitError(fileName, places.placeOf(index), 'Its values are nested in', 'maxDepth', limits);
    if (values > limits.maxElements) throw limitError(fileName, places.placeOf(index), 'It has', 'maxElements', limits);
  }
}

function valueOf(node: ValueNode): PowerShellValue {
  const { line, column } = node.loc.start;
  switch (node.type) {
    case 'Object': {
      const pairs = node.members.map(({ name, value }) => [name.type === 'String' ? name.value : name.name, valueOf(value)] as const);
      return { kind: 'object', properties: new Map(pairs), text: undefined, line, column };
    }
    case 'Array':
      return { kind: 'list', items: node.elements.map(({ value }) => valueOf(value)), line, column };
    case 'Null':
      return { kind: 'null', line, column };
    case 'String':
    case 'Number':
    case 'Boolean':
      return { kind: 'text', text: String(node.value), line, column };
    case 'NaN':
    case 'Infinity':
      // Words of JSON5, which is not what is parsed here.
      return { kind: 'null', line, column };
  }
}

function syntaxError(error: unknown, fileName: string): DocumentError {
  const { line, column } = error as Partial<Place>;
  if (!(error instanceof Error) || line === undefined || column === undefined) throw error;
  const words = error.message.replace(/ \(\d+:\d+\)$/, '').replace(/\.$/, '');
  return new DocumentError(fileName, { line, column }, `It is no JSON: ${words}.`, 'Export it again, and do not edit it.');
}
