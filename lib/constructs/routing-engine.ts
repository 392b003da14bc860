/** What the public routing table is made of, behind one door: it is loaded when a table is wanted, not with every app. */
export { assertOutcome, verify } from '../routing/assertions';
export { auditOf } from '../auditing/audit-of';
export { auditTemplate } from '../auditing/audit-template';
export { recordsOfTwoStacks } from '../auditing/records-made-twice';
export { coverageOf } from '../routing/evaluation/coverage';
export { explain } from '../routing/evaluation/explain';
export { httpRequest } from '../routing/matching/request';
export { publicNames } from '../routing/public-names';
export { asTemplate } from '../templates/cloudformation-template';
export { readAssembly, readAssemblyStack, readFinishedTemplate, readTemplateFile } from '../templates/read-stacks';
export { TemplateRouting } from '../routing/template-routing';
