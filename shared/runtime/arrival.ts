/** An object that came into the archive, whatever told of it. */
import type { SourceRef } from '../store/items.ts';

export interface Arrival {
  readonly source: SourceRef;
  /** Its size as the event states it; null where the event does not. */
  readonly bytes: number | null;
  /** Orders the events of one key (hex); null where the event has none. */
  readonly sequencer: string | null;
  /** Why it must not be read (a malware scan said so); null where nothing speaks against it. */
  readonly refused: string | null;
}
