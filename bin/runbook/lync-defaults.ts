/** Of the external web site of IIS. https://learn.microsoft.com/powershell/module/skype/set-cswebserver */
export const LISTENING_PORTS = { https: 4443, http: 8080 } as const;

/** Seconds: what Microsoft asks of a hardware load balancer, which this load balancer is for the pools behind it. */
export const LEAST_IDLE_TIMEOUT = 1_800;
