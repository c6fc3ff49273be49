/** The failure gallery: every hostile file in the sandbox with the product's limits, as a table for docs/FAILURES.md. */
import { createSandbox, readInSandbox } from '../shared/sandbox.ts';
import { HOSTILE_DOCX } from '../test/hostile/docx-files.ts';
import { HOSTILE_PDFS } from '../test/hostile/pdf-files.ts';

const MB = 1024 * 1024;
const WEIGH_EVERY_MS = 10;
const sandbox = createSandbox();
sandbox.warm();

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < MB ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / MB).toFixed(1)} MB`;
}

console.log('| file | size | CPU, ms | wall, ms | memory, MB | answer | what it says |');
console.log('|---|---:|---:|---:|---:|---|---|');
for (const [name, , make] of [...HOSTILE_PDFS, ...HOSTILE_DOCX]) {
  const bytes = make();
  const before = process.memoryUsage.rss();
  let peak = before;
  const scales = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, WEIGH_EVERY_MS);
  const start = performance.now();
  const cpu = process.cpuUsage();
  const { remarks } = await readInSandbox(sandbox, bytes);
  const time = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(scales);
  const [first] = remarks;
  const cells = [
    name,
    size(bytes.length),
    ((user + system) / 1000).toFixed(0),
    time.toFixed(0),
    ((peak - before) / MB).toFixed(0),
    first ? `\`${first.code}\`` : 'read',
    first?.detail ?? '',
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
await sandbox.close();
