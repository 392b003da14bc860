import type { MetricNamespace } from '../../facts/metrics';
import type { Finding } from '../../findings/finding';
import type { ProxyDeclaration } from '../../declaring/declarations';
import type { CheckInput } from '../checks/check-input';
import type { PublishedName } from '../published-name';
import type {
  CertificatePlan,
  EgressPlan,
  FleetPlan,
  FrontEndAbilities,
  FrontEndPlan,
  ListenerPlan,
  ListenerRulePlan,
  LoadBalancerAttribute,
  TargetGroupPlan,
} from '../publishing-plan';
import type { QuotaUse } from '../quotas';
import type { FrontEnd } from './front-end';
import type { NamesTogether } from './names-together';

/** Where names come from that stay together. */
export interface Published extends NamesTogether {
  /** Id of the pool or farm whose servers answer. Of several that answer together, the set. */
  readonly answeredBy: string;
}

/** The target groups that the requests of a name need at a front end. */
export interface NameTargets {
  readonly https: TargetGroupPlan | undefined;
  readonly http: TargetGroupPlan | undefined;
}

/** All that one front end is given to plan. */
export interface FrontEndInput {
  readonly frontEnd: FrontEnd;
  /** Those that arrive there: at least one. */
  readonly names: readonly PublishedName[];
  readonly proxy: ProxyDeclaration;
  /** Of its names; none where the servers bring theirs. */
  readonly certificates: readonly CertificatePlan[];
  readonly targetGroups: readonly TargetGroupPlan[];
}

/** What a kind decides about one of its own; the rest is planned alike for all. */
export interface FrontEndParts {
  readonly listeners: readonly ListenerPlan[];
  readonly rules: readonly ListenerRulePlan[];
  /** Whose front end it is and under whose construct it lives; undefined: the proxy's. */
  readonly owner: string | undefined;
  /** Allocation ids, one for each subnet. */
  readonly fixedAddresses: readonly string[];
  /** Of its load balancer, in the order of the template; deletion protection is added. */
  readonly attributes: readonly LoadBalancerAttribute[];
  readonly quotas: readonly QuotaUse[];
  /** Files by name, where something that reads a configuration stands behind the load balancer. */
  readonly configuration?: Readonly<Record<string, string>>;
  /** What stands behind the load balancer and reads it. */
  readonly fleet?: FleetPlan;
  /** Target groups of its own, whether some name's requests are forwarded to them or not. */
  readonly targetGroups?: readonly TargetGroupPlan[];
}

/** Everything the planner has to know of a kind of front end. A new one is a file beside this and an entry of FRONT_END_KINDS. */
export interface FrontEndKind {
  /** As sentences call one of them, `an Application Load Balancer`, and the one that an entry has, `the Application Load Balancer`. */
  readonly words: { readonly one: string; readonly own: string };
  /** The one that answers names: decided by its declarations and by keys meant for all, never by other names. */
  readonly frontEndFor: (names: Published, proxy: ProxyDeclaration) => FrontEnd;
  /** As far as the proxy is known; what it does not say is taken for unsaid. */
  readonly abilities: (frontEnd: FrontEnd, proxy: Partial<ProxyDeclaration>) => FrontEndAbilities;
  readonly targetsOf: (name: PublishedName, proxy: ProxyDeclaration) => NameTargets;
  /** Addresses and ports it must be able to connect to, one by one. */
  readonly egress: (names: readonly PublishedName[], proxy: ProxyDeclaration) => readonly EgressPlan[];
  readonly parts: (input: FrontEndInput) => FrontEndParts;
  /** What CloudWatch measures of its load balancer and target groups; left out where none of AWS stands there. */
  readonly metrics?: MetricNamespace;
  /** What those who chose it are told, beyond what is asked of its abilities. */
  readonly findings?: (plan: FrontEndPlan, input: CheckInput) => readonly Finding[];
}
