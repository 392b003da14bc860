import { headerValueProblem } from '../declaring/response-headers';
import type { AttributeValue } from '../facts/attributes';
import type { AllowedValues } from '../findings/load-balancer';

/** What Elastic Load Balancing takes instead of a value, or undefined if it takes the value. */
export function allowedInstead(value: string, takes: AttributeValue): AllowedValues | undefined {
  if (takes === 'text') return undefined;
  if (takes === 'header value') {
    const problem = headerValueProblem(value);
    return problem === undefined ? undefined : { problem };
  }
  const words = takes === 'boolean' ? ['true', 'false'] : 'least' in takes ? undefined : takes;
  if (words !== undefined) return words.includes(value) ? undefined : { words };
  const { least, most, also = [] } = takes as Exclude<AttributeValue, string | readonly string[]>;
  if (also.includes(value) || (/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most)) return undefined;
  return { least, most: most === Number.MAX_SAFE_INTEGER ? undefined : most, also };
}
