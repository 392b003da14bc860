import { answerText } from '../lib/routing/evaluation/answer-text';
import { explain } from '../lib/routing/evaluation/explain';
import { httpRequest, UrlError, type HttpRequest, type RequestDetails } from '../lib/routing/matching/request';
import type { RouteAnswer } from '../lib/routing/route-answer';
import { TemplateRouting } from '../lib/routing/template-routing';
import { WRONG_USAGE } from './exit-codes';
import { routeJson } from '../lib/reports/route/route-json';
import { stacksOf, type TemplateSource } from './template-source';

export interface RouteOptions extends TemplateSource {
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly method?: string;
  /** `Name: value`. */
  readonly header?: readonly string[];
  readonly sourceIp?: string;
  /** `Name=value`. */
  readonly parameter?: readonly string[];
}

/** Prints what answers each URL. Returns the exit code. Throws a TemplateError. */
export function routeVerb(urls: readonly string[], options: RouteOptions): number {
  const requests = requestsFor(urls, options);
  if (requests === undefined) return WRONG_USAGE;
  const parameters = pairs(options.parameter ?? [], '=');
  const stacks = stacksOf(options).map((stack) => ({ ...stack, parameters: { ...stack.parameters, ...parameters } }));
  const routing = new TemplateRouting(stacks);
  const text =
    options.json === true ? jsonText(routing, requests) : requests.map((request) => textFor(routing, request, options)).join('\n');
  process.stdout.write(`${text}\n`);
  return 0;
}

/** undefined, and every mistake told, where a URL or a header is none. */
function requestsFor(urls: readonly string[], { method, header, parameter, sourceIp }: RouteOptions): readonly HttpRequest[] | undefined {
  const headers = header === undefined ? {} : { headers: pairs(header, ':') };
  const mistakes = [
    ...withoutSeparator(header, ':', '--header takes "Name: value"'),
    ...withoutSeparator(parameter, '=', '--parameter takes Name=value'),
  ];
  if (method === '') mistakes.push('--method takes a method, such as GET.');
  const details: RequestDetails = {
    ...(method === undefined ? {} : { method }),
    ...(sourceIp === undefined ? {} : { sourceIp }),
    ...headers,
  };
  const requests = urls.flatMap((url) => {
    try {
      return [httpRequest(url, details)];
    } catch (error) {
      if (!(error instanceof UrlError)) throw error;
      mistakes.push(error.message);
      return [];
    }
  });
  if (mistakes.length === 0) return requests;
  process.stderr.write(`${[...new Set(mistakes)].join('\n')}\n`);
  return undefined;
}

function jsonText(routing: TemplateRouting, requests: readonly HttpRequest[]): string {
  return JSON.stringify(
    requests.map((request) => routeJson(routing.route(request))),
    undefined,
    2,
  );
}

function textFor(routing: TemplateRouting, request: HttpRequest, options: RouteOptions): string {
  if (options.explain === true) return explain(routing, request).text;
  const answer = routing.route(request);
  const others = (answer.undetermined ?? []).map((other) => `or ${answerLines(other)}`);
  return [request.url, answerLines(answer), ...others].join('\n  ');
}

function answerLines(answer: RouteAnswer): string {
  return answerText(answer).replace(' by ', '\n    by ');
}

function withoutSeparator(texts: readonly string[] = [], separator: string, rule: string): readonly string[] {
  return texts.filter((text) => text.indexOf(separator) < 1).map((text) => `${rule}, and ${JSON.stringify(text)} is none.`);
}

/** `Name: value` or `Name=value`, split at the first separator. */
function pairs(texts: readonly string[], separator: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf(separator);
      return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    }),
  );
}
