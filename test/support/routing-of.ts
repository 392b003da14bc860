import { asTemplate } from '../../lib/templates/cloudformation-template';
import { TemplateRouting } from '../../lib/routing/template-routing';

/** What the load balancers of one template do. */
export function routingOf(template: unknown, parameters: Readonly<Record<string, string>> = {}): TemplateRouting {
  return new TemplateRouting([{ name: 'Template', template: asTemplate(template, 'the template'), nested: {}, parameters }]);
}
