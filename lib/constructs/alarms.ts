import type * as sns from 'aws-cdk-lib/aws-sns';
import type { AlarmsDeclaration } from '../declaring/declarations';
import { declareAlarms } from '../declaring/declare-alarms';
import { environmentOfArn, known } from '../declaring/environments';

/** Which alarms there are, and from where on they go off. */
export interface AlarmsOptions {
  /**
   * Alarms that are left out, by their ids: `noHealthyServer`, `fewerServers`, `proxyErrors`, `serverErrors`, `connectionErrors`,
   * `tlsErrors`, `rejectedConnections`, `portAllocationErrors`, `serverResets`, `balancerResets`, `spray`, `certificateExpiry`, `noTask`,
   * `restartingTasks`. One that only the deployment knows (a CDK token) is a finding.
   *
   * @default - none
   */
  readonly leftOut?: string[];

  /**
   * From where on an alarm goes off, by its id: healthy servers or tasks, fewer than which (`noHealthyServer`, `noTask`), servers that are
   * missing (`fewerServers`), a number in five minutes (`proxyErrors` and `serverErrors` 20, `connectionErrors` and `tlsErrors` 10,
   * `rejectedConnections` and `portAllocationErrors` 1, `spray` 100), resets for a hundred new connections (`serverResets` 50,
   * `balancerResets` 300), days, 1 to 45 (`certificateExpiry` 30), minutes of thirty (`restartingTasks` 5).
   *
   * @default - numbers that suit long polls: none is about how long an answer takes or about answers of 4xx
   */
  readonly thresholds?: { [alarmId: string]: number };
}

/**
 * Whom the proxy tells when servers, certificates or tasks fail.
 *
 * There is an alarm for each pool, farm, further service, load balancer and certificate; where that were more than 40, those of a load
 * balancer share one, whose mail names the failing target group. Nobody is told that all is well again: CloudWatch shows it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 *
 * @example
 * declare const network: PerimeterNetwork;
 * declare const rule: PoolPublishingRule;
 * new LyncReverseProxy(this, 'ReverseProxy', {
 *   vpc: network.vpc,
 *   publishingRules: [rule],
 *   alarms: Alarms.toEmail(['oncall@contoso.com'], { leftOut: ['spray'], thresholds: { serverErrors: 50 } }),
 * });
 */
export abstract class Alarms {
  /**
   * A new topic of Amazon SNS that sends mail. Each recipient gets a mail with a link, and is told nothing until it is clicked.
   *
   * The topic has no key of AWS KMS: the one of AWS lets no alarm in, and a mail leaves all that a key protects. It takes what alarms of
   * this account publish, over TLS only.
   *
   * @param addresses e-mail addresses, one at least. A list of which only the deployment knows the length is a finding.
   */
  public static toEmail(addresses: string[], options: AlarmsOptions = {}): Alarms {
    return new MailedAlarms(addresses, options);
  }

  /**
   * A topic that is there already, in the same Region. One in another Region is a finding of the proxy.
   *
   * A FIFO topic is a finding as well: it takes no message without a group, and an alarm names none.
   *
   * Its policy is not touched: it must let `cloudwatch.amazonaws.com` publish, and so must its key, where it has one.
   */
  public static toTopic(topic: sns.ITopic, options: AlarmsOptions = {}): Alarms {
    return new PublishedAlarms(topic, options);
  }

  /** @internal */
  public abstract _declaration(): AlarmsDeclaration | undefined;

  /**
   * ARN of the topic; undefined where one is to be made.
   *
   * @internal
   */
  public abstract get _topicArn(): string | undefined;
}

class MailedAlarms extends Alarms {
  public constructor(
    private readonly addresses: readonly string[],
    private readonly options: AlarmsOptions,
  ) {
    super();
  }

  public _declaration(): AlarmsDeclaration | undefined {
    return declareAlarms({ except: this.options.leftOut, thresholds: this.options.thresholds, email: [...this.addresses] });
  }

  public get _topicArn(): undefined {
    return undefined;
  }
}

class PublishedAlarms extends Alarms {
  public constructor(
    private readonly topic: sns.ITopic,
    private readonly options: AlarmsOptions,
  ) {
    super();
  }

  public _declaration(): AlarmsDeclaration | undefined {
    const { topicArn, env, fifo } = this.topic;
    const { partition, region, account } = environmentOfArn(topicArn);
    return declareAlarms({
      except: this.options.leftOut,
      thresholds: this.options.thresholds,
      topic: {
        arn: known(topicArn),
        environment: { partition, region: region ?? known(env.region), account: account ?? known(env.account) },
        ...(fifo ? { isFifo: true } : {}),
      },
    });
  }

  public get _topicArn(): string {
    return this.topic.topicArn;
  }
}
