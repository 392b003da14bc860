/** What the public routing table is made of, behind one door: it is loaded when a table is wanted, not with every app. */
export { assertOutcome, verify } from './assertions';
export { auditOf } from './audit/audit-of';
export { auditTemplate } from './audit/audit-template';
export { coverageOf } from './evaluation/coverage';
export { explain } from './evaluation/explain';
export { httpRequest } from './matching/request';
export { publicNames } from './public-names';
export { asTemplate } from './template/cloudformation-template';
export { readAssembly, readTemplateFile } from './template/read-stacks';
export { TemplateRouting } from './template-routing';
