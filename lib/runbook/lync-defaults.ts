/** Seconds: what Microsoft asks of a hardware load balancer, which this load balancer is for the pools behind it. */
export const LEAST_IDLE_TIMEOUT = 1_800;
