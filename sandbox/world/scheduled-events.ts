/* Scheduled events: their life from planned to over, and who is interested. */
import type { World } from '../world.ts';

/** Scheduled events of all guilds. */
export class ScheduledEvents {
	readonly world: World;
	constructor(world: World) {
		this.world = world;
	}
}
