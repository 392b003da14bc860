import type { Condition, Field } from '../../templates/load-balancers/load-balancer';
import { shown } from '../../templates/load-balancers/properties';
import type { RequestView } from '../matching/request-view';
import { MAYBE, type Verdict } from '../matching/verdict';
import { wildcardPattern } from '../matching/wildcard-pattern';

/** A condition as people read it: `host is meet.contoso.com or dialin.contoso.com`. */
export function conditionText({ field, values, regexValues, headerName, pairs, addressType }: Condition): string {
  const alternatives = [
    ...(addressType === undefined ? [] : [ADDRESS_TYPES[shown(addressType)] ?? `of the type ${shown(addressType)}`]),
    ...values.map(shown),
    ...regexValues.map((regex) => `/${shown(regex)}/`),
    ...pairs.map(({ key, value }) => (key === undefined ? shown(value) : `${shown(key)}=${shown(value)}`)),
  ];
  return `${subject(field, headerName)} is ${alternatives.length === 0 ? 'something this version does not read' : alternatives.join(' or ')}`;
}

const ADDRESS_TYPES: Readonly<Record<string, string>> = { ipv4: 'an IPv4 address', ipv6: 'an IPv6 address' };

/** Why a condition is not met, or not certainly. */
export function reasonText(condition: Condition, verdict: Verdict, view: RequestView): string {
  const { field, headerName } = condition;
  if (field === undefined) return 'it has a condition this version does not know';
  if (condition.unreadBy !== undefined)
    return `${ofField(field)}, which ${LOAD_BALANCERS[condition.unreadBy]} does not read: it cannot be deployed`;
  const name = subject(field, headerName);
  const sent = sentValue(condition, view);
  if (verdict === MAYBE) {
    return sent === undefined
      ? `it depends on the ${name}, about which nothing is said`
      : `${name} ${JSON.stringify(sent)} may be meant by ${wanted(condition)}, but the template or the documentation does not tell`;
  }
  return `${name} ${JSON.stringify(sent ?? '')} is not ${wanted(condition)}${caseHint(condition, view)}`;
}

function wanted(condition: Condition): string {
  return conditionText(condition).replace(/^.*? is /, '');
}

const LOAD_BALANCERS = { network: 'a Network Load Balancer', application: 'an Application Load Balancer' } as const;

function ofField(field: Field): string {
  return field === 'source-ip' ? 'it has such a source-ip condition' : `it has a ${field} condition`;
}

const SUBJECTS = {
  'host-header': 'host',
  'path-pattern': 'path',
  'http-header': 'header',
  'http-request-method': 'method',
  'query-string': 'query',
  'source-ip': 'source address',
} as const;

function subject(field: Condition['field'], headerName: string | undefined): string {
  if (field === undefined) return 'something unknown';
  return field === 'http-header' ? (headerName === undefined ? 'header without a name' : `header ${headerName}`) : SUBJECTS[field];
}

/** undefined where the request says nothing about it. */
function sentValue({ field, headerName }: Condition, { request, hostAsSent, path }: RequestView): string | undefined {
  switch (field) {
    case 'host-header':
      return hostAsSent;
    case 'path-pattern':
      return path;
    case 'http-header':
      return request.headers === undefined ? undefined : (request.headers.get(headerName?.toLowerCase() ?? '') ?? []).join(', ');
    case 'http-request-method':
      return request.method;
    case 'query-string':
      return request.query ?? '';
    case 'source-ip':
      return request.sourceIp;
    case undefined:
      return undefined;
  }
}

function caseHint({ field, values }: Condition, { path }: RequestView): string {
  if (field !== 'path-pattern') return '';
  const lax = values.some((value) => wildcardPattern(value, { caseSensitive: false })(path) !== 0);
  return lax ? ' (paths are compared with the case of letters)' : '';
}
