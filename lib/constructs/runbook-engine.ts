/** What a runbook is made of, behind one door: it is loaded when one is wanted, not with every app. */
export { planHaproxy } from '../planning/plan-haproxy';
export { deploymentFacts, haproxyInputs, proxyFacts } from '../runbook/deployment-facts';
export { runbook } from '../runbook/runbook';
export { runbookJson, runbookJsonText } from '../runbook/runbook-json';
export { runbookMarkdown } from '../runbook/runbook-markdown';
export { templateReading, together } from '../runbook/template-facts';
export { beside, fromTemplate } from '../runbook/template-inputs';
