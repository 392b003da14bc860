import { declareDeployment } from '../../lib/declaring/declare-deployment';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import type { ProxyDeclaration } from '../../lib/declaring/declarations';

const SOURCES = new WeakMap<ProxyDeclaration, Deployment>();

/** What the planner is given for a deployment, without any construct: fast enough for thousands. */
export function declarationOf(deployment: Deployment): ProxyDeclaration {
  const declaration = declareDeployment(deployment);
  SOURCES.set(declaration, deployment);
  return declaration;
}

/** The deployment that a declaration was made of; undefined if a test changed it afterwards. */
export function sourceOf(declaration: ProxyDeclaration): Deployment | undefined {
  return SOURCES.get(declaration);
}
