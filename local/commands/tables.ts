/** `jixiao tables FILE`: one file → every ruled table as JSON. */
import type { Outcome } from '../../shared/report/outcome.ts';
import type { Layout } from '../../shared/table/layout.ts';
import { toTables } from '../../shared/table/to-tables.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { answer, openFile, recognizeHere } from '../read-file.ts';

/** Prints an empty list where the file holds none; returns 3 where it could not be read at all. */
export async function tables(file: string): Promise<ExitCode> {
  const { bytes, read, close } = openFile(file);
  try {
    const { value, remarks } = await read();
    const seen: Outcome<Layout> =
      value.document === null
        ? { value: value.layout, remarks: [] }
        : await recognizeHere(bytes, value.document);
    for (const { code, where, detail } of [...remarks, ...seen.remarks])
      process.stderr.write(`${code}${where === null ? '' : ` (${where})`}: ${detail}\n`);
    await answer(`${JSON.stringify(toTables(seen.value))}\n`);
    return seen.value.blocks.length === 0 ? EXIT.unreadable : EXIT.done;
  } finally {
    await close();
  }
}
