/** What a URL means that has no port. */
export const DEFAULT_PORTS = { https: 443, http: 80 } as const;

/** Of the external web site of IIS (`ExternalHttpsPort`, `ExternalHttpPort`). https://learn.microsoft.com/powershell/module/skype/set-cswebserver */
export const DEFAULT_LISTENING_PORTS = { https: 4443, http: 8080 } as const;

/**
 * Of the internal web site of IIS (`PrimaryHttpsPort`, `PrimaryHttpPort`), beside which the external one listens.
 * https://learn.microsoft.com/powershell/module/skype/set-cswebserver
 */
export const DEFAULT_INTERNAL_PORTS = { https: 443, http: 80 } as const;
