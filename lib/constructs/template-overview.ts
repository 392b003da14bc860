import type { OverviewCost, OverviewQuota, OverviewCapacity } from './overview-costs';
import type { OverviewDashboard, OverviewFleet, OverviewLoadBalancer, OverviewTargetGroup } from './overview-load-balancers';
import type {
  OverviewName,
  OverviewCertificate,
  OverviewRecordToCreate,
  OverviewChangeBatch,
  OverviewAcknowledgement,
} from './overview-names';
import type { Paint } from '../reports/colour';
import type { PlanContents } from '../reports/plan/plan-contents';
import type { PlanJson } from '../reports/plan/plan-json';
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

  /**
   * The day it is, for warnings about images that have had no update for long.
   *
   * @default - nothing is said of the age of images
   */
  readonly today?: Date;
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

  /** HAProxys behind the target groups. */
  public readonly fleets: OverviewFleet[];

  /** Dashboards of CloudWatch, whoever made them. */
  public readonly dashboards: OverviewDashboard[];

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
    this.fleets = values.fleets;
    this.dashboards = values.dashboards;
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

type Engine = typeof import('./overview-engine');

/** Loaded when an overview is wanted: most apps synthesize without one. */
function engine(): Engine {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./overview-engine') as Engine;
}
