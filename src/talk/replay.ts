/** What is known of a replay: the mix of a recording of a talk. */

/** Why there is no replay: nobody who agreed said anything; the operator's key is missing; the disk is full; the mixer failed. */
export type ReplayFailure = 'silent' | 'no-key' | 'full' | 'mixer';

export type Replay = {
  readonly recordingId: string;
  readonly talkId: string;
  readonly guildId: string;
  readonly topic: string;
  readonly hostId: string;
  readonly announceId: string;
  /** When the recording began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** Milliseconds. */
  readonly duration: number;
  readonly status: 'mixing' | 'ready' | 'failed';
  /** How much is mixed, in percent. */
  readonly progress: number;
  readonly why: ReplayFailure | null;
  /** Bytes. */
  readonly size: number;
  /** Who is in it, in the order of the waveform. */
  readonly speakers: readonly string[];
  /** Of each speaker, how loud they are in each column of a picture, full scale at 1. */
  readonly waveform: readonly (readonly number[])[];
  /** How far its captions are: what was said, written down; null when nobody wants them. */
  readonly captions: 'wanted' | 'ready' | 'failed' | null;
  /** Since when everybody may hear it, in milliseconds since 1970; null while only its hosts may. */
  readonly publishedAt: number | null;
};
