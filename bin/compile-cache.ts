import * as nodeModule from 'node:module';

/**
 * Where Node.js keeps compiled code between runs (22.8 and newer), it is told to, before anything large is loaded: imported first.
 * An older one is not asked. https://nodejs.org/api/module.html#module-compile-cache
 */
const { enableCompileCache } = nodeModule as { readonly enableCompileCache?: () => unknown };
enableCompileCache?.();
