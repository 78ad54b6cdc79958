/** Records live talks: of those who agree, and of nobody else, each packet as it was sent, on the disk within seconds. */
import type { VoiceConnection } from '@discordjs/voice';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { createCoalescer } from '../../host/coalesce.ts';
import type { Talks } from '../../host/talks.ts';
import { isUp, mayBeKept, speakerOf, type Talk } from '../../talk/talk.ts';
import { createIntake, type Intake } from './intake.ts';
import type { OpenRecording, Recordings } from './recordings.ts';
import { openSpeaker, type Speaker } from './speaker.ts';

/** What the recorder needs of the voice on a stage. */
export type Ears = {
  of(talkId: string): VoiceConnection | null;
  onConnection(listener: (talkId: string, connection: VoiceConnection | null) => void): void;
  want(talkId: string, reason: 'recording'): void;
  release(talkId: string, reason: 'recording'): void;
};

export type RecorderDeps = {
  talks: Talks;
  voice: Ears;
  recordings: Recordings;
  clock: Clock;
  log: Logger;
};

export type Recorder = {
  /** Goes on with the recordings of live talks, and follows them from then on. */
  start(): void;
  /** Writes what is left. Recordings go on after the next start. */
  stop(): Promise<void>;
};

/** How often what was said is taken to the disk, in milliseconds. */
const WRITE_EVERY = 200;

const PATIENCE = 5_000;

/** Errors of a disk, or a quota, that is full. */
const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

const isFull = (error: unknown): boolean => FULL.has((error as NodeJS.ErrnoException).code);

/** A recording that goes on in this process. */
type Session = {
  readonly talkId: string;
  readonly recording: OpenRecording;
  readonly speakers: Map<string, Speaker>;
  intake: Intake | null;
  /** Bytes of its tracks that are not open. */
  closed: number;
  /** Why it can't go on; null while it can. */
  failed: 'disk' | 'length' | 'size' | 'not-possible' | null;
  /** Cancels the next try for those whose track could not be opened. */
  again: (() => void) | null;
};

/** Makes the recorder of this process. */
export const createRecorder = ({ talks, voice, recordings, clock, log }: RecorderDeps): Recorder => {
  const { limits } = recordings;
  const sessions = new Map<string, Session>();
  /** Talks in which somebody took their yes back, until their files are gone. */
  const untidy = new Set<string>();
  let stopped = false;

  const now = () => clock.now().getTime();
  const live = (talkId: string) => talks.live().find(({ id }) => id === talkId);

  const hears = (session: Session, speaker: Speaker): void => {
    session.intake?.hear(speaker.userId, (received) =>
      speaker.add({ ...received, at: now() - session.recording.startedAt }),
    );
  };

  const connected = (session: Session, connection: VoiceConnection | null): void => {
    session.intake?.stop();
    session.intake = connection && createIntake(connection);
    for (const speaker of session.speakers.values()) hears(session, speaker);
  };

  const fail = (session: Session, reason: NonNullable<Session['failed']>): void => {
    if (session.failed) return;
    session.failed = reason;
    session.intake?.stop();
    runs.mark(session.talkId);
  };

  const writeFailed = (session: Session) => (error: unknown) => {
    if (!session.failed) log.error({ err: error, talk: session.talkId }, 'a recording could not be written');
    fail(session, isFull(error) ? 'disk' : 'not-possible');
  };

  /** Hears somebody no more, at once; what they said before is written, or `dropped`. */
  const leaves = async (session: Session, speaker: Speaker, dropped: boolean): Promise<void> => {
    session.intake?.forget(speaker.userId);
    session.speakers.delete(speaker.userId);
    await speaker.close(dropped);
    session.closed += dropped ? 0 : speaker.size();
  };

  const end = async (session: Session, talk: Talk | null): Promise<void> => {
    session.intake?.stop();
    session.intake = null;
    session.again?.();
    sessions.delete(session.talkId);
    voice.release(session.talkId, 'recording');
    const isWithdrawn = ({ userId }: Speaker) =>
      !talk?.consents.some((consent) => consent.userId === userId && consent.answer === 'given');
    await Promise.all(
      [...session.speakers.values()].map((speaker) => leaves(session, speaker, isWithdrawn(speaker))),
    );
  };

  const open = async (talk: Talk, recordingId: string): Promise<Session | null> => {
    const recording = await recordings.open(recordingId);
    if (!recording) {
      log.error({ talk: talk.id }, 'a recording can’t go on: it is gone, or the key is another');
      await talks.send(talk.id, { type: 'end-recording', recordingId, reason: 'not-possible' });
      return null;
    }
    const session: Session = {
      talkId: talk.id,
      recording,
      speakers: new Map(),
      intake: null,
      closed: await recordings.size(recordingId),
      failed: null,
      again: null,
    };
    sessions.set(talk.id, session);
    voice.want(talk.id, 'recording');
    connected(session, voice.of(talk.id));
    return session;
  };

  /** Makes ready for somebody who agreed, and hears them. */
  const comes = async (session: Session, userId: string): Promise<void> => {
    const { talkId, recording } = session;
    const track = await recordings.openTrack(recording, userId);
    const before = track.size();
    const speaker = openSpeaker(userId, track, writeFailed(session));
    // They may have taken it back meanwhile.
    const talk = live(talkId);
    if (!talk || !mayBeKept(talk, userId) || talk.recording?.id !== recording.id || session.failed) {
      await speaker.close(true);
      untidy.add(talkId);
      runs.mark(talkId);
      return;
    }
    session.closed -= before;
    session.speakers.set(userId, speaker);
    hears(session, speaker);
  };

  /** Apart from the others, who are heard all the same. */
  const triesAgain = (session: Session, error: unknown): void => {
    log.warn({ err: error, talk: session.talkId }, 'somebody’s track could not be opened; it is tried again');
    session.again ??= clock.after(PATIENCE, () => {
      session.again = null;
      runs.mark(session.talkId);
    });
  };

  const keepUp = async (session: Session, talk: Talk): Promise<void> => {
    for (const speaker of [...session.speakers.values()])
      if (!speakerOf(talk, speaker.userId)) await leaves(session, speaker, false);
    const agreed = talk.speakers.filter(({ userId }) => isUp(talk, userId) && mayBeKept(talk, userId));
    for (const { userId } of agreed) {
      if (session.speakers.has(userId)) continue;
      await comes(session, userId).catch((error: unknown) => {
        if (isFull(error)) writeFailed(session)(error);
        else triesAgain(session, error);
      });
    }
  };

  const run = async (talkId: string): Promise<void> => {
    const talk = await talks.get(talkId);
    let session = sessions.get(talkId) ?? null;
    const recordingId = talk?.recording?.id;
    if (session && session.recording.id !== recordingId) {
      await end(session, talk);
      session = null;
    }
    if (talk && untidy.delete(talkId)) {
      await recordings.tidy(talk).catch((error: unknown) => {
        untidy.add(talkId);
        throw error;
      });
    }
    if (!talk || !recordingId) return;
    // Somebody sent the bot off the stage.
    const reason = session?.failed ?? (talk.voice === false ? 'not-possible' : null);
    if (reason) {
      await talks.send(talkId, { type: 'end-recording', recordingId, reason });
      return;
    }
    session ??= await open(talk, recordingId);
    if (session) await keepUp(session, talk);
  };

  const runs = createCoalescer({
    clock,
    gap: 0,
    run,
    patience: () => PATIENCE,
    failed: (talk, error, retryInMs) =>
      log.warn({ err: error, talk, retryInMs }, 'a recording could not be brought in step with its talk'),
  });

  /** Whatever arrived until then was read: when this process is held up, its timers run before its sockets are read. */
  let read = now();

  const write = (): void => {
    if (stopped) return;
    for (const session of sessions.values()) {
      const at = now() - session.recording.startedAt;
      let size = session.closed;
      for (const speaker of session.speakers.values()) {
        speaker.write(read - session.recording.startedAt);
        size += speaker.size();
      }
      if (size > limits.bytes) fail(session, 'size');
      else if (at > limits.ms) fail(session, 'length');
    }
    read = now();
    clock.after(WRITE_EVERY, write);
  };

  return {
    start: () => {
      if (recordings.state() === 'wrong-key')
        log.error('RECORDING_KEY is not the key of the last recording: nothing is recorded with it');
      talks.onChange((talk, events) => {
        const session = sessions.get(talk.id);
        // At once, in the tick of the commit: whoever took their yes back is heard no more.
        for (const speaker of session?.speakers.values() ?? [])
          if (!mayBeKept(talk, speaker.userId)) session?.intake?.forget(speaker.userId);
        const withdrawn = events.flatMap((event) =>
          event.type === 'consent-withdrawn' ? [event.userId] : [],
        );
        for (const userId of withdrawn) {
          untidy.add(talk.id);
          const speaker = session?.speakers.get(userId);
          if (session && speaker) void leaves(session, speaker, true).catch(() => untidy.add(talk.id));
        }
        if (session || talk.recording || withdrawn.length > 0) runs.mark(talk.id);
      });
      voice.onConnection((talkId, connection) => {
        const session = sessions.get(talkId);
        if (session && !session.failed) connected(session, connection);
      });
      for (const { id, recording } of talks.live()) if (recording) runs.mark(id);
      write();
    },
    stop: async () => {
      stopped = true;
      await runs.stop();
      await Promise.all([...sessions.values()].map((session) => end(session, live(session.talkId) ?? null)));
    },
  };
};
