/** What a person does in voice: joins, raises a hand, accepts an invitation; and interest in events. */
import type { World } from '../world.ts';

/** The moves of one person. */
export class StageMoves {
  readonly #world: World;
  readonly #userId: string;

  constructor(world: World, userId: string) {
    this.#world = world;
    this.#userId = userId;
  }
}
