/** `jixiao tables FILE`: one file → every table as JSON. */
import type { Outcome } from '../../shared/report/outcome.ts';
import type { Look } from '../../shared/table/lay-out.ts';
import type { Layout } from '../../shared/table/layout.ts';
import { toTables } from '../../shared/table/to-tables.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { answer, openFile, recognizeHere } from '../read-file.ts';

/** Tables without any line are asked for here only: for a record, prose is read as prose. */
const LOOK: Look = { unruled: true };

/** Prints an empty list where the file holds none; returns 3 where it could not be read at all. */
export async function tables(file: string): Promise<ExitCode> {
  const { bytes, read, close } = openFile(file, LOOK);
  try {
    const { value, remarks } = await read();
    const seen: Outcome<Layout> =
      value.document === null
        ? { value: value.layout, remarks: [] }
        : await recognizeHere(bytes, value.document, LOOK);
    for (const { code, where, detail } of [...remarks, ...seen.remarks])
      process.stderr.write(`${code}${where === null ? '' : ` (${where})`}: ${detail}\n`);
    await answer(`${JSON.stringify(toTables(seen.value))}\n`);
    return seen.value.blocks.length === 0 ? EXIT.unreadable : EXIT.done;
  } finally {
    await close();
  }
}
