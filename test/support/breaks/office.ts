/** Hands DOCX files to LibreOffice and takes its PDFs. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Returns the PDF of each DOCX, in their order; one start of the program prints them all. */
export function printByOffice(files: readonly Uint8Array[]): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-office-'));
  mkdirSync(join(folder, 'pdf'));
  const paths = files.map((bytes, i) => {
    const path = join(folder, `${i}.docx`);
    writeFileSync(path, bytes);
    return path;
  });
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const where = ['--outdir', join(folder, 'pdf')];
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', ...where, ...paths], {
    stdio: 'ignore',
  });
  const printed = files.map((_, i) => new Uint8Array(readFileSync(join(folder, `pdf/${i}.pdf`))));
  rmSync(folder, { recursive: true });
  return printed;
}
