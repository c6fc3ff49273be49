/** What a PDF engine gives the reader; two engines stand behind it, so that one can check the other. */
import type { Page } from '../document.ts';

/** Why a file could not be opened. */
export type OpenTrouble = 'encrypted' | 'damaged';

export class OpenError extends Error {
  readonly trouble: OpenTrouble;
  constructor(trouble: OpenTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OpenError';
    this.trouble = trouble;
  }
}

/** The engine itself broke down on the file: no memory left, or a fault inside. */
export class EngineCrash extends Error {
  /** The file asked for more memory than any report needs. */
  readonly exhausted: boolean;
  constructor(message: string, exhausted: boolean, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EngineCrash';
    this.exhausted = exhausted;
  }
}

/** What a file holds beside its pages. */
export interface Beside {
  /** Files of their own, attached to it. */
  readonly attachments: number;
  /** It is a cover around these files. */
  readonly portfolio: boolean;
  /** Its pages are a stand-in for a form that few viewers show (XFA). */
  readonly dynamicForm: boolean;
}

export interface OpenPdf {
  readonly pageCount: number;
  /** Absent where the engine does not tell. */
  readonly beside?: Beside;
  /** Returns the page counted from 1; throws LimitError when it exceeds a limit. */
  readPage(number: number): Promise<Page>;
  close(): Promise<void>;
}
