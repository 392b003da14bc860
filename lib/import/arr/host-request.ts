/** What of a request decides where a rule sends it, as far as a load balancer sees it too. */
export interface HostRequest {
  readonly scheme: 'https' | 'http';
  /** In lower case. */
  readonly host: string;
}

/**
 * The server variables that scheme and host decide. IIS writes the port into HTTP_HOST only where it is not the usual
 * one. https://learn.microsoft.com/iis/web-dev-reference/server-variables
 */
const VARIABLES: Readonly<Record<string, (request: HostRequest) => string>> = {
  '{HTTP_HOST}': ({ host }) => host,
  '{SERVER_NAME}': ({ host }) => host,
  '{HTTPS}': ({ scheme }) => (scheme === 'https' ? 'on' : 'off'),
  '{SERVER_PORT_SECURE}': ({ scheme }) => (scheme === 'https' ? '1' : '0'),
  '{CACHE_URL}': ({ scheme, host }) => `${scheme}://${host}:${scheme === 'https' ? '443' : '80'}/`,
  '{SERVER_PORT}': ({ scheme }) => (scheme === 'https' ? '443' : '80'),
};

/** The value of the input of a condition, as a function of the request; undefined where something else decides it. */
export function inputOf(input: string): ((request: HostRequest) => string) | undefined {
  return VARIABLES[input.trim().toUpperCase()];
}

/** Whether the input of a condition is the host of the request. */
export function isHostInput(input: string): boolean {
  return ['{HTTP_HOST}', '{SERVER_NAME}'].includes(input.trim().toUpperCase());
}

/** Whether the input of a condition is the path of the request, or a part of it. */
export function isPathInput(input: string): boolean {
  return /^\{(?:REQUEST_URI|URL|PATH_INFO|UNENCODED_URL|QUERY_STRING|HTTP_X_ORIGINAL_URL|R:\d+)\}$/i.test(input.trim());
}
