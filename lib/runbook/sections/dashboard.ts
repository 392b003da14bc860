import { dashboardUrl } from '../../facts/console';
import { physicalId } from '../cdk-commands';
import type { ResourceFacts, RunbookInputs } from '../inputs';
import { code } from '../markdown';
import { section, shell, type Section, type Step } from '../step';
import { TOPICS } from '../topics';

/** Before clients are led to the proxy: whoever leads them there looks at it meanwhile. */
export function dashboard(inputs: RunbookInputs): readonly Section[] {
  const dashboards = inputs.template?.dashboards ?? [];
  return section(
    'dashboard',
    'The dashboard',
    dashboards.map((each) => opened(each, inputs)),
  );
}

function opened({ stack, logicalId }: ResourceFacts, { environment, template, pools }: RunbookInputs): Step {
  // CloudShell knows the Region it was opened in.
  const region = environment.region ?? '${AWS_REGION}';
  const isOutput = template?.outputs.includes(DASHBOARD_URL) === true;
  const names = pools.filter(({ isPublished }) => isPublished).length;
  return {
    title: 'Open the dashboard',
    why: 'It shows whether pools answer, which one does not, and what the edge refuses, with what to do about it: before the cut-over as during it, and for whoever is on call afterwards.',
    where:
      'AWS CloudShell in the Region of the stack, or another POSIX shell with the AWS command line, and a browser signed in to the account',
    text: [
      'Leave it open during the cut-over, and bookmark it for whoever is on call. Its last table says where each complaint shows, and what to do.',
      ...(isOutput ? [`Its address is also the output ${code(DASHBOARD_URL)} of the stack.`] : []),
    ],
    effects: [
      {
        text: 'Load balancers hand values to CloudWatch once a minute, so that a new deployment shows the first ones after some minutes.',
        source: TOPICS.loadBalancerMetrics,
      },
    ],
    commands: [
      shell(
        [physicalId('dashboard', stack, logicalId), `echo "${dashboardUrl(region, '${dashboard}')}"`],
        'Its address, to be opened in the browser',
      ),
    ],
    checks: [
      {
        expect:
          names === 0
            ? 'The first row has a line for each pool, and no server is unhealthy.'
            : `The first row shows ${names === 1 ? 'the pool' : `${names} pools`} with as many healthy servers as there are, or healthy tasks where HAProxy stands before them.`,
      },
    ],
    topics: [TOPICS.dashboards, TOPICS.loadBalancerMetrics],
  };
}

/** Of the stack that the command line deploys. */
const DASHBOARD_URL = 'DashboardUrl';
