/** What a URL means that has no port. */
export const DEFAULT_PORTS = { https: 443, http: 80 } as const;

/** Of the external web site of IIS (`ExternalHttpsPort`, `ExternalHttpPort`). https://learn.microsoft.com/powershell/module/skype/set-cswebserver */
export const DEFAULT_LISTENING_PORTS = { https: 4443, http: 8080 } as const;

/**
 * Of the internal web site of IIS (`PrimaryHttpsPort`, `PrimaryHttpPort`), beside which the external one listens.
 * https://learn.microsoft.com/powershell/module/skype/set-cswebserver
 */
export const DEFAULT_INTERNAL_PORTS = { https: 443, http: 80 } as const;

/**
 * SIP over TLS, by which Microsoft has hardware load balancers tell whether the web services of a server are to be used.
 * https://learn.microsoft.com/lyncserver/lync-server-2013-hardware-load-balancer-requirements
 */
export const MONITOR_PORT = 5061;
