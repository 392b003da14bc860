/** What is to be paid each month whether anybody signs in or not. */
export interface OverviewCost {
  /** `USD`. */
  readonly currency: string;

  /** The Region whose prices these are. */
  readonly region: string;

  /** The month in which the prices were last compared with those of AWS: `YYYY-MM`. */
  readonly pricesAsOf: string;

  /** What it is made of. */
  readonly items: OverviewCostItem[];

  /** Sum of the items: US dollars a month, without capacity units and data processed. It is called `fixed` in JSON. */
  readonly fixedMonthly: number;

  /** What comes on top, for each type of load balancer there is. */
  readonly capacityUnits: OverviewCapacityUnit[];
}

/** An item of the monthly cost. */
export interface OverviewCostItem {
  /** What is paid for. */
  readonly what: string;

  /** How many of it there are. */
  readonly count: number;

  /** US dollars an hour, for one. */
  readonly hourly: number;

  /** US dollars a month, for all. */
  readonly monthly: number;
}

/** One capacity unit of a load balancer, held for the whole month, and what it holds at a time. */
export interface OverviewCapacityUnit {
  /** `application` or `network`. */
  readonly loadBalancer: string;

  /** Whether TLS ends there: a unit of a network load balancer holds less then. */
  readonly endsTls: boolean;

  /** US dollars a month. */
  readonly monthly: number;

  /** Connections that are open at a time. */
  readonly activeConnections: number;

  /** New connections in a second. */
  readonly newConnectionsPerSecond: number;
}

/** How much of one quota a load balancer uses. */
export interface OverviewQuota {
  /** Key of the load balancer. */
  readonly loadBalancer: string;

  /** What is counted: `rules`, `targetGroups`, `certificates`, `targets`, `securityGroupRules inbound` or `securityGroupRules outbound`. */
  readonly name: string;

  /** How many there are. */
  readonly used: number;

  /** How many there may be: what AWS begins with, or what the deployment says it was raised to. */
  readonly limit: number;
}

/** Capacity units that signed-in clients would use, by dimension; the largest is charged. Data processed is not in it. */
export interface OverviewCapacity {
  /** Clients that are signed in all month. */
  readonly clients: number;

  /** Units for connections that are open. */
  readonly activeConnections: number;

  /** Units for new connections. */
  readonly newConnections: number;

  /** Units for rules that are evaluated. */
  readonly ruleEvaluations: number;

  /** Units that are charged. */
  readonly units: number;

  /** US dollars a month. */
  readonly monthly: number;
}
