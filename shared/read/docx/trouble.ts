/** Why a DOCX cannot be read: thrown inside the reader, turned into a remark at its door. */
import type { FindingCode } from '../../report/finding.ts';

export class DocxTrouble extends Error {
  readonly code: FindingCode;
  readonly remedy: string;
  constructor(code: FindingCode, detail: string, remedy: string) {
    super(detail);
    this.name = 'DocxTrouble';
    this.code = code;
    this.remedy = remedy;
  }
}

const SAVE_AGAIN = 'Open the file in Word or WPS, save it again as DOCX and upload the new copy.';

export function hostile(detail: string): DocxTrouble {
  return new DocxTrouble('document.hostile', detail, SAVE_AGAIN);
}

export function damaged(detail: string): DocxTrouble {
  return new DocxTrouble('document.unreadable', detail, SAVE_AGAIN);
}

export function foreign(detail: string): DocxTrouble {
  return new DocxTrouble('document.foreign', detail, 'Save the report as PDF or DOCX.');
}
