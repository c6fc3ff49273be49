/** The thread that recognizes scans: the code of the OCR function, with layers kept on this disk. */
import { parentPort, workerData } from 'node:worker_threads';
import { scanReader } from '../functions/worker/read-scan.ts';
import { loadRecognizer } from '../shared/read/ocr/paddle.ts';
import type { Recognizer } from '../shared/read/scan.ts';
import { filesArchive } from '../shared/store/files.ts';
import { resultsIn } from '../shared/store/results.ts';
import type { ScanJob, ScanReply, ScanThreadData } from './recognizer.ts';
import { inNetwork } from './scan-stop.ts';

const { resultsFolder, stop }: ScanThreadData = workerData;

async function stoppable(): Promise<Recognizer> {
  const { version, read } = await inNetwork(stop, () => loadRecognizer());
  return { version, read: (line) => inNetwork(stop, () => read(line)) };
}

let loading: Promise<Recognizer> | null = null;
const recognizer = () => {
  loading ??= stoppable();
  return loading;
};
const layers = resultsIn(
  filesArchive({ root: resultsFolder, bucket: 'results', keepsVersions: false }),
);
const send = (reply: ScanReply) => parentPort?.postMessage(reply);
const read = scanReader({
  recognizer,
  layers,
  progress: (done, total) => send({ kind: 'page', done, total }),
});

parentPort?.on('message', ({ bytes, document }: ScanJob) => {
  read(bytes, document).then(
    (outcome) => send({ kind: 'done', outcome }),
    (error: unknown) => send({ kind: 'failed', error }),
  );
});
