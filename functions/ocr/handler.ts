/** Reads scans: OCR queue → pages recognized → report in the store. It finishes the job itself. */
import { loadRecognizer } from '../../shared/read/ocr/paddle.ts';
import type { Recognizer } from '../../shared/read/scan.ts';
import { readConfig, workerConfigSchema } from '../../shared/runtime/config.ts';
import { deployedParts } from '../worker/deployed.ts';
import { arrivalHandler } from '../worker/handle-arrivals.ts';
import { scanReader } from '../worker/read-scan.ts';

let loading: Promise<Recognizer> | null = null;
const recognizer = () => {
  loading ??= loadRecognizer();
  return loading;
};

export const handler = arrivalHandler(
  deployedParts({
    service: 'ocr',
    config: readConfig(workerConfigSchema),
    recognize: (layers) => scanReader({ recognizer, layers }),
    sendToOcr: async () => {
      throw new Error('this worker recognizes scans itself');
    },
  }),
);
