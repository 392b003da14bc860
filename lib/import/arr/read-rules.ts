import { DocumentError } from '../../documents/document-error';
import { childNamed, childrenNamed, type XmlElement } from '../../documents/xml-element';
import type { ArrCondition, ArrPattern, ArrRule, PatternSyntax } from './arr-configuration';
import { collection, isTrue, text } from './attributes';

const SYNTAXES: readonly PatternSyntax[] = ['ECMAScript', 'Wildcard', 'ExactMatch'];

/** A `rule` element. Throws a DocumentError. */
export function rule(element: XmlElement, fileName: string): Omit<ArrRule, 'isOfSites' | 'reaches'> {
  const conditions = childrenNamed(element, 'conditions');
  const match = childNamed(element, 'match');
  const action = childNamed(element, 'action');
  return {
    fileName,
    line: element.line,
    column: element.column,
    name: text(element, 'name'),
    isEnabled: isTrue(element, 'enabled', true),
    syntax: syntaxOf(element, fileName),
    stopsProcessing: isTrue(element, 'stopProcessing', false),
    path: { ...pattern(match), pattern: text(match, 'url') },
    grouping: text(conditions[0], 'logicalGrouping').toLowerCase() === 'matchany' ? 'MatchAny' : 'MatchAll',
    conditions: conditions.flatMap((list) => collection(list, 'add')).map(condition),
    setVariables: childrenNamed(element, 'serverVariables').flatMap((list) => collection(list, 'set').map((set) => text(set, 'name'))),
    action: { type: text(action, 'type', 'None'), url: text(action, 'url') },
  };
}

function syntaxOf(element: XmlElement, fileName: string): PatternSyntax {
  const written = text(element, 'patternSyntax', 'ECMAScript');
  const syntax = SYNTAXES.find((each) => each.toLowerCase() === written.toLowerCase());
  if (syntax !== undefined) return syntax;
  throw new DocumentError(fileName, element, `patternSyntax is ${JSON.stringify(written)}.`, `Write one of ${SYNTAXES.join(', ')}.`);
}

function condition(element: XmlElement): ArrCondition {
  return { ...pattern(element), input: text(element, 'input'), matchType: text(element, 'matchType', 'Pattern') };
}

function pattern(element: XmlElement | undefined): ArrPattern {
  return {
    pattern: text(element, 'pattern'),
    isNegated: isTrue(element, 'negate', false),
    ignoresCase: isTrue(element, 'ignoreCase', true),
  };
}
