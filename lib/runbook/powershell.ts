/** What a parameter takes: texts are quoted, numbers and booleans spelled, everything else is written as it is. */
export type ParameterValue = string | number | boolean | Written;

/** A piece of PowerShell of ours: a variable, a keyword, a list. Never a value out of a file. */
export class Written {
  public constructor(public readonly text: string) {}
}

/** A parameter that takes no value. */
export const SWITCH = new Written('');

/**
 * A text that PowerShell takes for itself and nothing more: no variable, no subexpression. It ends a single-quoted string at
 * any of five characters, and reads two in a row as the second of them.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 * https://learn.microsoft.com/dotnet/api/system.management.automation.language.codegeneration.escapesinglequotedstringcontent
 */
export function quoted(value: string): string {
  return `'${onOneLine(value).replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}

/** A cmdlet with its parameters, in their order. */
export function cmdlet(name: string, parameters: Readonly<Record<string, ParameterValue>> = {}): string {
  const written = Object.entries(parameters).map(([parameter, value]) => `-${parameter} ${spelled(value)}`.trimEnd());
  return [name, ...written].join(' ');
}

/** Several texts as an argument of one parameter. */
export function list(values: readonly string[]): Written {
  return new Written(values.map(quoted).join(', '));
}

function spelled(value: ParameterValue): string {
  if (value instanceof Written) return value.text;
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'boolean' ? `$${value}` : String(value);
}

/** A line end would be a command of its own, and a control character has no place in a name. */
export function onOneLine(value: string): string {
  // eslint-disable-next-line no-control-regex
  return value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '\uFFFD');
}
