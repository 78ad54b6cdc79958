/** The entrance for tests: people of a sandbox, and what they read. */
import type { Sandbox } from '../server.ts';
import type { TranscriptOptions } from '../transcript/text.ts';
import { sees, seesDms, seesStage } from '../transcript/transcript.ts';
import { Actor } from './actor.ts';
import { idOf, type PersonRef, type Ref } from './references.ts';

export { Actor } from './actor.ts';
export { eventually } from './eventually.ts';
export type { Reply } from './reply.ts';

/** What tests do with people. */
export interface Actors {
  /** The person, the same object each time. */
  actor(user: PersonRef): Actor;
  /** What someone reads in a channel. */
  sees(channel: Ref, as: PersonRef, options?: TranscriptOptions): string;
  /** What someone reads in their direct messages. */
  seesDms(as: PersonRef, options?: TranscriptOptions): string;
  /** A stage as someone sees it. */
  seesStage(stage: Ref, as: PersonRef): string;
}

/** The people of a sandbox. */
export function actors(sandbox: Sandbox): Actors {
  const { world } = sandbox;
  const known = world.part(makeActors);
  return {
    actor(user) {
      const id = idOf(user);
      const found = known.get(id) ?? new Actor(sandbox, id);
      known.set(id, found);
      return found;
    },
    sees: (channel, as, options = {}) => sees(world, idOf(channel), idOf(as), options),
    seesDms: (as, options = {}) => seesDms(world, idOf(as), options),
    seesStage: (stage, as) => seesStage(world, idOf(stage), idOf(as)),
  };
}

function makeActors(): Map<string, Actor> {
  return new Map();
}
