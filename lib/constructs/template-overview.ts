import type { Paint } from '../reports/colour';
import type { PlanContents } from '../reports/plan/plan-contents';
import type { PlanJson } from '../reports/plan/plan-json';
import type { RoutedRule } from '../routing/route-answer';
import type { JudgedTemplateFinding } from './judged-template-finding';
import { present } from './present';

/** What an overview is to show besides. */
export interface OverviewOptions {
  /**
   * Text that a name, its domain, its hosted zone, its pools or its target groups contain, whatever the case: other names are
   * left out, with the certificates, target groups and records that belong to them alone.
   *
   * @default - every name
   */
  readonly filter?: string;

  /**
   * Clients that are signed in all month, to estimate capacity units for: a whole number from 0 to 999,999,999.
   *
   * @default - nothing is estimated
   */
  readonly clients?: number;
}

/**
 * What is behind each public name of some templates, whoever wrote them: what `lync-reverse-proxy plan` prints, as values.
 *
 * Computed from the templates alone, never from the constructs that made them. Members that are absent are not there or not
 * told by the template. Keys are unique over all stacks: the logical id, behind the name of the stack where there are several,
 * or the ARN or parameter that stands for something outside of the templates.
 *
 * @example
 * const overview = RoutingTable.fromAssembly('cdk.out').overview({ clients: 2000 });
 * const first = overview.names[0].host;
 * const monthly = overview.cost.fixedMonthly;
 */
export class TemplateOverview {
  /** @internal */
  public static _of(contents: PlanContents, filter: string | undefined): TemplateOverview {
    return new TemplateOverview(contents, filter, engine().planJson(contents, filter));
  }

  /** Names of the stacks. */
  public readonly stacks: string[];

  /** Nested stacks whose template is not at hand, as `Stack/LogicalId`: what they hold is not known. */
  public readonly unreadStacks: string[];

  /** The load balancers of the templates, and those outside of them that their listeners or rules name. */
  public readonly loadBalancers: OverviewLoadBalancer[];

  /** The public names that `filter` leaves, by load balancer, then by domain and host. */
  public readonly names: OverviewName[];

  /** The certificates of the listeners, each once; those whose names are known first. */
  public readonly certificates: OverviewCertificate[];

  /** The target groups, in the order of the templates. */
  public readonly targetGroups: OverviewTargetGroup[];

  /** Records that somebody else creates: by hand in Route 53, or where the zone is managed. */
  public readonly recordsToCreate: OverviewRecordToCreate[];

  /** What was acknowledged, and why. */
  public readonly acknowledged: OverviewAcknowledgement[];

  /** What is to be paid whether anybody signs in or not. */
  public readonly cost: OverviewCost;

  /** Number of names that `filter` left out. */
  public readonly hidden: number;

  /** Changes for `aws route53 change-resource-record-sets`, a batch for each hosted zone. */
  public readonly changeBatches: OverviewChangeBatch[];

  /** How much of AWS's quotas each load balancer uses. */
  public readonly quotas: OverviewQuota[];

  /** What is wrong or risky: what the constructs said at synthesis, and what the templates show. Errors first. */
  public readonly findings: JudgedTemplateFinding[];

  /**
   * What the signed-in clients would add to the bill.
   *
   * @default - `clients` was not given
   */
  public readonly capacity?: OverviewCapacity;

  private constructor(
    private readonly contents: PlanContents,
    private readonly filter: string | undefined,
    json: PlanJson,
  ) {
    const values = present({ ...json, names: undefined, changeBatches: undefined, loadBalancers: undefined });
    this.stacks = values.stacks;
    this.unreadStacks = values.unreadStacks;
    this.loadBalancers = json.loadBalancers.map(({ type: loadBalancerType, listeners, ...balancer }) => ({
      ...present({ ...balancer, loadBalancerType }),
      listeners: listeners.map(({ default: defaultAction, ...listener }) => present({ ...listener, defaultAction })),
    }));
    this.names = json.names.map(({ routes, ...name }) => ({
      ...present(name),
      routes: routes.map(({ rule, ...route }) => present({ ...route, rule: rule === 'default' ? undefined : rule })),
    }));
    this.certificates = values.certificates;
    this.targetGroups = values.targetGroups;
    this.recordsToCreate = values.recordsToCreate;
    this.acknowledged = values.acknowledged;
    const { fixed: fixedMonthly, ...cost } = values.cost;
    this.cost = { ...cost, fixedMonthly };
    this.hidden = values.hidden;
    this.changeBatches = json.changeBatches.map((batch) => present(batch));
    this.quotas = values.quotas;
    this.findings = values.findings;
    this.capacity = values.capacity;
  }

  /**
   * The findings for which `plan` exits with 1: errors that nobody acknowledged.
   *
   * @param strict whether warnings that nobody acknowledged fail too
   */
  public failures(strict: boolean = false): JudgedTemplateFinding[] {
    const { isFailing } = engine();
    return this.findings.filter((finding) => isFailing(finding, strict));
  }

  /** What `plan --json` prints, byte for byte: JSON in which every key is there, and null stands for what is absent. */
  public toJson(): string {
    return engine().planJsonText(this.contents, this.filter);
  }

  /** What `plan` prints, without colours. */
  public toText(): string {
    return engine().planReport(this.contents, { filter: this.filter });
  }

  /**
   * The same with colours, where there is somebody to see them.
   *
   * @internal
   */
  public _text(paint: Paint): string {
    return engine().planReport(this.contents, { filter: this.filter, paint });
  }

  /** The page that `plan --html` writes: one file without anything from elsewhere, to open in a browser. */
  public toHtml(): string {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { planPage } = require('../reports/plan/plan-html') as typeof import('../reports/plan/plan-html');
    return planPage(this.contents, this.filter);
  }
}

/** A load balancer, and what listens on it. */
export interface OverviewLoadBalancer {
  /** Unique over all stacks. */
  readonly key: string;

  /**
   * Its logical id.
   *
   * @default - it lies outside of the templates
   */
  readonly logicalId?: string;

  /**
   * The stack it is in.
   *
   * @default - it lies outside of the templates
   */
  readonly stack?: string;

  /**
   * `application`, `network` or `gateway`. It is called `type` in JSON.
   *
   * @default - the template does not tell
   */
  readonly loadBalancerType?: string;

  /**
   * `internet-facing` or `internal`.
   *
   * @default - the template does not tell
   */
  readonly scheme?: string;

  /** Its listeners. */
  readonly listeners: OverviewListener[];
}

/** A listener of a load balancer. */
export interface OverviewListener {
  /** Unique over all stacks. */
  readonly key: string;

  /**
   * Its logical id.
   *
   * @default - it lies outside of the templates
   */
  readonly logicalId?: string;

  /**
   * The port it listens on.
   *
   * @default - the template does not tell
   */
  readonly port?: number;

  /**
   * `HTTPS`, `HTTP`, `TCP`, `TLS`, ….
   *
   * @default - the template does not tell
   */
  readonly protocol?: string;

  /** Number of its rules, without the default action. */
  readonly rules: number;

  /** What becomes of requests that no rule matches. It is called `default` in JSON. */
  readonly defaultAction: OverviewAction;
}

/** What a rule or a default action does with a request. */
export interface OverviewAction {
  /**
   * `forward`, `redirect` or `fixed-response`.
   *
   * @default - the template does not tell
   */
  readonly action?: string;

  /** Where requests are forwarded to; empty for other actions. */
  readonly targets: OverviewTarget[];

  /** External web services FQDNs, or Office Web Apps hosts, of all targets that get requests. */
  readonly pools: string[];

  /**
   * Where a redirect leads, placeholders of Elastic Load Balancing and all: `https://#{host}:443/#{path}?#{query}`.
   *
   * @default - it is no redirect
   */
  readonly redirectTo?: string;

  /**
   * HTTP status code of a redirect or fixed response.
   *
   * @default - a target answers, or the template does not tell
   */
  readonly status?: number;
}

/** One of the target groups of an action. */
export interface OverviewTarget {
  /** The target group. */
  readonly targetGroup: OverviewTargetGroupName;

  /**
   * Its weight, 0 to 999; 1 where it is alone.
   *
   * @default - the template does not tell
   */
  readonly weight?: number;

  /** The pools behind it, as its tag `lync-reverse-proxy:pool` says. */
  readonly pools: string[];
}

/** A target group as routes name it. */
export interface OverviewTargetGroupName {
  /** Unique over all stacks. */
  readonly key: string;

  /**
   * Its logical id.
   *
   * @default - it lies outside of the templates
   */
  readonly logicalId?: string;

  /**
   * How its targets are spoken to.
   *
   * @default - the template does not tell
   */
  readonly protocol?: string;

  /**
   * The port of its targets.
   *
   * @default - the template does not tell
   */
  readonly port?: number;
}

/** A target group with its targets. */
export interface OverviewTargetGroup extends OverviewTargetGroupName {
  /**
   * The stack it is in.
   *
   * @default - it lies outside of the templates
   */
  readonly stack?: string;

  /** External web services FQDNs, or the Office Web Apps host; empty where it has no tag `lync-reverse-proxy:pool`. */
  readonly pools: string[];

  /**
   * `ip`, `instance`, `alb` or `lambda`.
   *
   * @default - the template does not tell
   */
  readonly targetType?: string;

  /** The servers. */
  readonly targets: OverviewServer[];

  /**
   * The path its health check asks for.
   *
   * @default - the template does not tell, or the health check asks for none
   */
  readonly healthCheckPath?: string;
}

/** A target of a target group. */
export interface OverviewServer {
  /** IP address, instance id or ARN. */
  readonly id: string;

  /**
   * The port it listens on.
   *
   * @default - that of the target group
   */
  readonly port?: number;

  /**
   * Its Availability Zone: `all` for addresses outside of the VPC.
   *
   * @default - that which its address belongs to
   */
  readonly zone?: string;
}

/** A host that a load balancer answers for. */
export interface OverviewName {
  /** In lower case; a wildcard or a regular expression as the rule has it. */
  readonly host: string;

  /** `name`, `wildcard`, `expression` or `any host`. */
  readonly kind: string;

  /** The domain it was registered under, to group names by. */
  readonly domain: string;

  /** Key of the load balancer. */
  readonly loadBalancer: string;

  /** The ways requests for the name go, by listener and priority. */
  readonly routes: OverviewRoute[];

  /** What clients of the name are shown. */
  readonly certificate: OverviewNameCertificate;

  /** The record that leads clients of the name to the load balancer. */
  readonly record: OverviewRecord;
}

/** One of the ways requests for a name go. */
export interface OverviewRoute extends OverviewAction {
  /**
   * `https` or `http`.
   *
   * @default - TLS and TCP that are passed through, or the template does not tell
   */
  readonly scheme?: string;

  /**
   * The port of the listener.
   *
   * @default - the template does not tell
   */
  readonly port?: number;

  /**
   * The protocol of the listener: `HTTPS`, `HTTP`, `TCP`, `TLS`, ….
   *
   * @default - the template does not tell
   */
  readonly protocol?: string;

  /**
   * Logical id of the listener.
   *
   * @default - it lies outside of the templates
   */
  readonly listener?: string;

  /**
   * The listener rule.
   *
   * @default - the default action of the listener, `"default"` in JSON
   */
  readonly rule?: RoutedRule;

  /** Path conditions, plain values and regular expressions as they stand; empty: any path. */
  readonly paths: string[];

  /** Further conditions in words: header, method, query, source address. */
  readonly conditions: string[];

  /** Whether the rule is there, and is met by the name, as far as the template tells. */
  readonly certain: boolean;
}

/** The certificate that clients of a name are shown. */
export interface OverviewNameCertificate {
  /** `covered`, `unknown names`, `none`, `HTTP only`, `no TLS here` or `does not apply`. */
  readonly state: string;

  /**
   * Key of one of the certificates.
   *
   * @default - there is none
   */
  readonly key?: string;

  /** Whether clients that send no server name get it. */
  readonly isDefault: boolean;
}

/** The record of a name. */
export interface OverviewRecord {
  /** `in this template`, `leads elsewhere`, `change batch`, `elsewhere`, `none in this template` or `does not apply`. */
  readonly state: string;

  /** Types of the records: `A`, `AAAA`, `CNAME`. */
  readonly types: string[];

  /** Ids or names of hosted zones, as the template has them. */
  readonly zones: string[];
}

/** A certificate of a listener. */
export interface OverviewCertificate {
  /** Unique over all stacks: the resource, or the ARN. */
  readonly key: string;

  /**
   * The names it is for.
   *
   * @default - the template does not tell
   */
  readonly names?: string[];

  /** Whether clients that send no server name get it, on any listener. */
  readonly isDefault: boolean;

  /** Keys of the listeners it is attached to. */
  readonly listeners: string[];
}

/** A public name whose record somebody else creates, in one zone. */
export interface OverviewRecordToCreate {
  /** The name. */
  readonly name: string;

  /** `change batch`: by hand in a hosted zone of Route 53. `elsewhere`: where the zone is managed. */
  readonly how: string;

  /** Name of the zone. */
  readonly zone: string;

  /** `public` or `private`. */
  readonly visibility: string;

  /**
   * Id of the hosted zone.
   *
   * @default - it is known only after deployment, or the zone is not in Route 53
   */
  readonly hostedZoneId?: string;

  /** `A`, and `AAAA` where the load balancer has IPv6 addresses. */
  readonly types: string[];

  /**
   * Logical id of the load balancer it is to lead to.
   *
   * @default - there is one alone
   */
  readonly loadBalancer?: string;
}

/** The record changes of one hosted zone, with placeholders for outputs of the stack, and the way back. */
export interface OverviewChangeBatch {
  /** Name of the zone. */
  readonly zoneName: string;

  /**
   * Id of the hosted zone.
   *
   * @default - it is known only after deployment
   */
  readonly hostedZoneId?: string;

  /** The change batch that leads clients to the load balancer, with the keys of Route 53: `Comment` and `Changes`. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- jsii has no unknown: JSON of any shape is any
  readonly cutOver: any;

  /** The change batch that leads them back to the old proxy, with the keys of Route 53: `Comment` and `Changes`. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- jsii has no unknown: JSON of any shape is any
  readonly rollBack: any;
}

/** A finding that somebody acknowledged. */
export interface OverviewAcknowledgement {
  /** `lync-reverse-proxy:<kebab-case>`. */
  readonly id: string;

  /**
   * The place for which it was acknowledged.
   *
   * @default - wherever it is found
   */
  readonly where?: string;

  /** Why. */
  readonly reason: string;
}

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

type Engine = typeof import('./overview-engine');

/** Loaded when an overview is wanted: most apps synthesize without one. */
function engine(): Engine {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./overview-engine') as Engine;
}
