type Engine = typeof import('./proxy-engine');

/** What plans and renders, loaded with the first network or proxy. */
export function proxyEngine(): Engine {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./proxy-engine') as Engine;
}
