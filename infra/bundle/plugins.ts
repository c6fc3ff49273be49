/** What esbuild must be told so that our libraries live in one folder without node_modules. */
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

const SHIM = join(import.meta.dirname, 'pdfjs-shim.ts');

/**
 * pdf-parse asks for a browser's classes at import and looks its worker up by a path beside
 * pdf.js: here the shim comes first and the worker is part of the bundle.
 */
export const pdfParsePlugin: Plugin = {
  name: 'pdf-parse',
  setup(build) {
    build.onResolve({ filter: /^pdf-parse$/ }, (args) =>
      args.pluginData === 'inner' ? undefined : { path: 'pdf-parse', namespace: 'wrapped' },
    );
    build.onLoad({ filter: /.*/, namespace: 'wrapped' }, () => ({
      resolveDir: import.meta.dirname,
      contents: `
        import ${JSON.stringify(SHIM)};
        import * as worker from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
        globalThis.pdfjsWorker = worker;
        export * from 'pdf-parse-itself';`,
    }));
    build.onResolve({ filter: /^pdf-parse-itself$/ }, () =>
      build.resolve('pdf-parse', {
        resolveDir: import.meta.dirname,
        kind: 'import-statement',
        pluginData: 'inner',
      }),
    );
  },
};
