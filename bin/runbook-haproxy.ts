import { behindHaproxy } from '../lib/planning/plan-haproxy';
import { deploymentFacts } from '../lib/runbook/deployment-facts';
import { runbook } from '../lib/runbook/runbook';
import { runbookJsonText } from '../lib/runbook/runbook-json';
import { runbookMarkdown } from '../lib/runbook/runbook-markdown';
import { soundHaproxyOf, type EngineChoice } from './haproxy-engine';

/** The runbook of a HAProxy of one's own, to print. Throws as `soundHaproxyOf` does. */
export function runbookOfHaproxy(options: EngineChoice & { readonly json?: boolean }): string {
  const { path, file, declared, plan } = soundHaproxyOf(options);
  const facts = deploymentFacts(file._deployment, path, behindHaproxy(declared));
  const book = runbook({ ...facts, template: undefined, haproxy: { site: plan.site, deployment: path } });
  return options.json === true ? runbookJsonText(book) : runbookMarkdown(book);
}
