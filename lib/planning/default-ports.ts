/** What a URL means that has no port. */
export const DEFAULT_PORTS = { https: 443, http: 80 } as const;
