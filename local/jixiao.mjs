#!/usr/bin/env node
/** Starts the command line: from a bundle of the sources, which is made on first use and kept until they change. */
import { pathToFileURL } from 'node:url';
import { bundled } from './bundle.mjs';

// Node 20 is what we support; the SDK's reminder would stand in every answer's way.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

// Whoever reads the answer (`head`) may have had enough of it.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit(0);
  const reason = error.code === 'ENOSPC' ? 'the disk is full' : error.message;
  process.stderr.write(`jixiao: the answer could not be written: ${reason}\n`);
  process.exit(1);
});

const entry = await bundled();
if (entry === null) {
  // Nowhere to keep a bundle: compile file by file, which starts more slowly.
  const { register } = await import('tsx/esm/api');
  register();
  await import('./cli.ts');
} else {
  await import(pathToFileURL(entry).href);
}
