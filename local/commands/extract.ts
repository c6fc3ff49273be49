/** `jixiao extract FILE`: one file → its record, or its ledger. */
import { basename } from 'node:path';
import { type Language, printLedger } from '../../shared/audit/print-ledger.ts';
import { readReport } from '../../shared/pipeline.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { answer, openFile, recognizeHere } from '../read-file.ts';

export interface ExtractOptions {
  readonly audit?: boolean;
  readonly lang: Language;
}

/** Prints the record in any case; returns 3 where nothing of the document could be read. */
export async function extract(file: string, options: ExtractOptions): Promise<ExitCode> {
  const { bytes, read, close } = openFile(file);
  try {
    const found = await readReport(
      { bytes, fileName: basename(file) },
      { read, recognize: recognizeHere },
    );
    if (found.kind !== 'record') throw new Error('the scan was not recognized');
    const { record } = found;
    await answer(
      options.audit ? printLedger(record, options.lang) : `${JSON.stringify(record, null, 2)}\n`,
    );
    return record.status === 'unreadable' ? EXIT.unreadable : EXIT.done;
  } finally {
    await close();
  }
}
