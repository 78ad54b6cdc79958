/* Who is in which voice or stage channel, and the way from the audience to the stage and back. */
import type { World } from '../world.ts';

/** Voice states of all guilds. */
export class Voice {
	readonly world: World;
	constructor(world: World) {
		this.world = world;
	}
	leave(_guildId: string, _userId: string): void {}
}
