/** Fills a community: hundreds of members, a full stage with hands up, and a calendar of talks. */
import type { Actor } from './actors/actor.ts';
import { actors } from './actors/actors.ts';
import type { Community } from './community.ts';
import type { Sandbox } from './server.ts';

const FIRST = [
  'Amara',
  'Bo',
  'Carla',
  'Dmitri',
  'Elif',
  'Femi',
  'Grace',
  'Hana',
  'Ivo',
  'June',
  'Kofi',
  'Lena',
];
const LAST = ['Abe', 'Berg', 'Costa', 'Diaz', 'Eriksen', 'Fofanah', 'Gupta', 'Haddad', 'Ito', 'Jansen'];
const MEMBERS = 300;
/** Each third of them listens, and each twentieth would like to speak. */
const LISTENS = 3;
const RAISES = 20;
const TALKS = [
  'Maps that cities keep',
  'Names of places',
  'Trails from the air',
  'Who draws the border',
  'Ask a cartographer',
];

/**
 * Brings the members, seats a third of them on the stage's audience, and has Ana plan the talks with the bot's own
 * command, one a day.
 */
export async function makeBusy(sandbox: Sandbox, { guild, stage, ana }: Community): Promise<void> {
  const { seed } = sandbox.world;
  const listeners = seed.addRole(guild.id, { name: 'Listeners', color: 0xe67e22, hoist: true });
  const people = Array.from({ length: MEMBERS }, (_, index): Actor => {
    const first = FIRST[index % FIRST.length] ?? '';
    const last = LAST[Math.floor(index / FIRST.length) % LAST.length] ?? '';
    const round = Math.floor(index / (FIRST.length * LAST.length));
    const globalName = round === 0 ? `${first} ${last}` : `${first} ${last} ${round + 1}`;
    const user = seed.addUser({ name: globalName.toLowerCase().replaceAll(' ', '.'), globalName });
    seed.addMember(guild.id, user.id, { roles: index % LISTENS === 0 ? [listeners.id] : [] });
    return actors(sandbox).actor(user);
  });
  for (const [index, person] of people.entries()) {
    if (index % LISTENS === 0) person.joins(stage);
    if (index % (LISTENS * RAISES) === 0) person.raisesHand();
  }
  // Planning five talks at once would wait for the limit on scheduled events.
  sandbox.rateLimits.reset();
  for (const [index, topic] of TALKS.entries()) {
    const plan = { topic, date: `in ${24 * (index + 1)} hours`, zone: 'Europe/Berlin', stage };
    const { text } = await ana.runs('/talk schedule', plan);
    if (!text.includes(topic)) throw new Error(`The talk “${topic}” was not planned: ${text}`);
  }
}
