/**
 * Why a text is no matcher of a health check, or undefined if it is one: codes, lists, ranges. An Application Load Balancer takes
 * codes from 200 to 499, a Network Load Balancer such up to 599.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html
 */
export function matcherProblem(text: string, most: 499 | 599 = 499): string | undefined {
  if (!/^\d{3}(-\d{3})?(,\d{3}(-\d{3})?)*$/.test(text)) return 'is no status code, list or range';
  const ranges = text.split(',').map((part) => part.split('-').map(Number));
  if (ranges.some(([from = 0, to = from]) => from > to)) return 'has a range that ends before it begins';
  return ranges.flat().every((code) => code >= 200 && code <= most) ? undefined : `has a status code outside 200 to ${most}`;
}

/** Why a text is no path of a health check, or undefined if it is one. */
export function healthCheckPathProblem(text: string): string | undefined {
  return /^\/[\x21-\x7e]{0,1023}$/.test(text) ? undefined : 'does not begin with a slash, or has characters that no URL has';
}
