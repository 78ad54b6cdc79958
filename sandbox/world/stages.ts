/* Stage instances: opening, closing, and what Discord closes by itself. */
import type { World } from '../world.ts';

/** Stage instances of all guilds. */
export class Stages {
	readonly world: World;
	constructor(world: World) {
		this.world = world;
	}
}
