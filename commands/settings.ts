/** /settings: what a server chooses of its talks, on one screen; every choice shows there as it was kept. */
import { type Guild, PermissionFlagsBits, roleMention } from 'discord.js';
import { readZone } from '../src/calendar/zones.ts';
import { channel } from '../src/cards/card.ts';
import { ANNOUNCE_TYPES, type ShownRoles, settingsCard } from '../src/cards/settings-card.ts';
import { languageNamed, languageOf, OWN_NAMES } from '../src/cards/texts/index.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import type { Component, ComponentCall } from '../src/discord/define.ts';
import { ANNOUNCE_NEEDS, lacking, maySet } from '../src/discord/needs.ts';
import type { ServerSettings, SettingsChange } from '../src/host/settings.ts';
import { mayMoreThanAnybody } from '../src/stage/roles.ts';
import { callsOffFirst, DEFAULT_RULES, ORDERS, outOfBounds, type Rules } from '../src/talk/rules.ts';
import {
  type Field,
  form,
  msOf,
  numbersIn,
  type RulesIn,
  shownMinutes,
  turnFields,
  turnRulesIn,
} from './forms.ts';
import { opensRule } from './opening.ts';
import { type Answer, defineCommand, defineComponent, does, type Rostrum } from './rostrum.ts';

/** The longest text that is read as a zone; the longest zone has 32 characters. */
const ZONE_MAX = 100;

export const rolesOf = (guild: Guild, chosen: readonly string[]): ShownRoles => {
  const ids = chosen.filter((id) => guild.roles.cache.has(id));
  return { ids, gone: chosen.length - ids.length };
};

/** Where a server chose to announce, and what keeps the bot from it. */
const announceOf = async (guild: Guild, id: string | null) => {
  if (id === null) return null;
  const found = guild.channels.cache.find(
    (one) => one.id === id && ANNOUNCE_TYPES.some((type) => type === one.type),
  );
  return { id, lacks: found ? lacking(await guild.members.fetchMe(), found, ANNOUNCE_NEEDS) : null };
};

export const rulesOf = ({ rules }: ServerSettings): Rules => ({ ...DEFAULT_RULES, ...rules });

export type About = { texts: Texts; guild: Guild; rostrum: Rostrum };

export const settingsScreen = async (
  { texts, guild, rostrum }: About,
  settings: ServerSettings,
  kept = '',
) => {
  const rules = rulesOf(settings);
  const shown = {
    announce: await announceOf(guild, settings.announceId),
    hostRoles: rolesOf(guild, settings.hostRoles),
    priorityRoles: rolesOf(guild, rules.priorityRoles),
    guestRole: rolesOf(guild, settings.guestRole === null ? [] : [settings.guestRole]),
    language: languageNamed(settings.language),
    ownLanguage: languageOf(guild.preferredLocale),
    zone: settings.zone,
    publish: settings.publish,
    rules,
  };
  return settingsCard(texts, shown, rostrum.sign, kept);
};

export const settingsCommand = defineCommand({
  name: 'settings',
  offeredTo: PermissionFlagsBits.ManageGuild,
  does: does({
    options: {},
    run: async ({ interaction: { member, guild }, texts }, rostrum) => {
      if (!maySet(member)) return { refusal: { refused: 'may-not-set' } };
      const settings = await rostrum.settings.of(guild.id);
      return { card: await settingsScreen({ texts, guild, rostrum }, settings) };
    },
  }),
});

type Kind = ComponentCall['kind'];

/** Declares a part of the screen, for who may set. */
export const definePart = <K extends Kind>(
  kind: K,
  action: string,
  answers: Component<Rostrum>['answers'],
  run: (call: ComponentCall & { kind: K }, about: About) => Promise<Answer>,
): Component<Rostrum> =>
  defineComponent<K>({
    kind,
    action,
    answers,
    run: async (call, rostrum) => {
      const { guild, member } = call.interaction;
      if (!maySet(member)) return { refusal: { refused: 'may-not-set' } };
      return run(call, { texts: call.texts, guild, rostrum });
    },
  });

/** Keeps what was chosen and shows the screen with it. */
const keep = async (about: About, change: SettingsChange, kept: string): Promise<Answer> => {
  const settings = await about.rostrum.settings.change(about.guild.id, change);
  return { update: await settingsScreen(about, settings, kept) };
};

const announce = definePart('select', 'set-announce', 'update', async ({ values: [id = null] }, about) => {
  const { guild, texts } = about;
  const { kept } = texts.settings;
  if (id === null) return keep(about, { announceId: null }, kept.announce(null));
  const lacks = (await announceOf(guild, id))?.lacks;
  if (!lacks) return { refusal: { refused: 'no-such-channel' } };
  if (lacks.length > 0) return { refusal: { refused: 'bot-lacks', permissions: lacks, where: id } };
  return keep(about, { announceId: id }, kept.announce(channel(id)));
});

const hostRoles = definePart('select', 'set-host-roles', 'update', ({ values }, about) => {
  const { ids } = rolesOf(about.guild, values);
  return keep(about, { hostRoles: ids }, about.texts.settings.kept.hostRoles(ids.map(roleMention)));
});

const priorityRoles = definePart('select', 'set-priority-roles', 'update', ({ values }, about) => {
  const { ids } = rolesOf(about.guild, values);
  const kept = about.texts.settings.kept.priorityRoles(ids.map(roleMention));
  return keep(about, { rules: { priorityRoles: ids } }, kept);
});

/** Who comes by a link gets the role without further question, so it may do no more than anybody. */
const guestRole = definePart('select', 'set-guest-role', 'update', async ({ values: [id = null] }, about) => {
  const role = id === null ? undefined : about.guild.roles.cache.get(id);
  if (role && mayMoreThanAnybody(role)) return { refusal: { refused: 'role-for-guests' } };
  const kept = about.texts.settings.kept.guestRole(role ? roleMention(role.id) : null);
  return keep(about, { guestRole: role?.id ?? null }, kept);
});

const language = definePart('select', 'set-language', 'update', ({ values: [tag = null] }, about) => {
  const chosen = languageNamed(tag);
  const name = OWN_NAMES[chosen ?? languageOf(about.guild.preferredLocale)];
  return keep(about, { language: chosen }, about.texts.settings.kept.language(name));
});

const order = definePart('select', 'set-order', 'update', ({ values: [value] }, about) => {
  const chosen = ORDERS.find((known) => known === value) ?? DEFAULT_RULES.order;
  return keep(about, { rules: { order: chosen } }, about.texts.done.ordered(chosen));
});

const attendance = definePart('button', 'set-attendance', 'update', ({ args: [to] }, about) => {
  const on = to === 'on';
  return keep(about, { rules: { attendance: on } }, about.texts.settings.kept.attendance(on));
});

const review = definePart('button', 'set-review', 'update', ({ args: [to] }, about) => {
  const on = to === 'on';
  return keep(about, { rules: { reviewQuestions: on } }, about.texts.settings.kept.review(on));
});

const publish = definePart('button', 'set-publish', 'update', ({ args: [value] }, about) => {
  const on = value === 'on';
  return keep(about, { publish: on }, about.texts.feed.publishing.kept(on));
});

const opens = definePart('button', 'set-opens', 'update', ({ args: [to = ''] }, about) => {
  const rules = opensRule(to);
  return keep(about, { rules }, about.texts.planning.server.kept(rules.opensItself === true));
});

const openZone = definePart('button', 'set-zone', 'modal', async (_, { texts, guild, rostrum }) => {
  const { zone } = await rostrum.settings.of(guild.id);
  const { title, city } = texts.settings.zoneForm;
  const field = { id: 'zone', label: city, value: zone ?? '', max: ZONE_MAX };
  return { modal: form(title, rostrum.sign('set-zone'), [field]) };
});

const setZone = definePart('modal', 'set-zone', 'update', async ({ fields }, about) => {
  const typed = fields.getTextInputValue('zone');
  const { zone: kept } = about.texts.settings.kept;
  if (typed.trim() === '') return keep(about, { zone: null }, kept(null));
  const read = readZone(typed);
  return read.ok ? keep(about, { zone: read.zone }, kept(read.zone)) : read;
});

type RulesForm = {
  title: (texts: Texts) => string;
  fields: (texts: Texts, rules: Rules) => Field[];
  rulesIn: RulesIn;
};

const turns: RulesForm = {
  title: (texts) => texts.settings.buttons.turns,
  fields: turnFields,
  rulesIn: turnRulesIn,
};

const waits: RulesForm = {
  title: (texts) => texts.settings.buttons.waits,
  fields: ({ settings: { waitsForm } }, { graceMs, hostAwayMs, nudgeMs, unopenedMs }) => [
    { id: 'grace', label: waitsForm.grace, value: shownMinutes(graceMs) || '0' },
    { id: 'host-away', label: waitsForm.hostAway, value: shownMinutes(hostAwayMs) },
    { id: 'nudge', label: waitsForm.nudge, value: shownMinutes(nudgeMs) },
    { id: 'unopened', label: waitsForm.unopened, value: shownMinutes(unopenedMs) },
  ],
  rulesIn: (read) => {
    const typed = numbersIn(read, ['grace', 'host-away', 'nudge', 'unopened']);
    if ('refusal' in typed) return typed;
    const { grace, 'host-away': hostAway, nudge, unopened } = typed.numbers;
    return {
      rules: {
        graceMs: grace === null ? DEFAULT_RULES.graceMs : msOf(grace),
        hostAwayMs: hostAway === null ? DEFAULT_RULES.hostAwayMs : msOf(hostAway),
        nudgeMs: nudge === null ? DEFAULT_RULES.nudgeMs : msOf(nudge),
        unopenedMs: unopened === null ? DEFAULT_RULES.unopenedMs : msOf(unopened),
      },
    };
  },
};

/** What a form changed: the other rules stay as somebody else may have set them meanwhile. */
const changed = (shown: Partial<Rules>, typed: Partial<Rules>): Partial<Rules> =>
  Object.fromEntries(Object.entries(typed).filter(([rule, value]) => value !== shown[rule as keyof Rules]));

/** The button of a form of rules, and the form; its custom id has what its fields showed. */
const rulesForm = (action: string, { title, fields, rulesIn }: RulesForm): Component<Rostrum>[] => [
  definePart('button', action, 'modal', async (_, { texts, guild, rostrum }) => {
    const shown = fields(texts, rulesOf(await rostrum.settings.of(guild.id)));
    const customId = rostrum.sign(action, ...shown.map(({ value = '' }) => value));
    return { modal: form(title(texts), customId, shown) };
  }),
  definePart('modal', action, 'update', async (call, about) => {
    const ids = fields(about.texts, DEFAULT_RULES).map(({ id }) => id);
    const before = rulesIn((id) => call.args[ids.indexOf(id)] ?? '');
    const typed = rulesIn((id) => call.fields.getTextInputValue(id));
    if ('refusal' in typed) return typed;
    const rules = 'rules' in before ? changed(before.rules, typed.rules) : typed.rules;
    const rule = outOfBounds(rules);
    if (rule) return { refusal: { refused: 'rule-out-of-bounds', rule } };
    const after = { ...rulesOf(await about.rostrum.settings.of(about.guild.id)), ...rules };
    const givesTime = rules.nudgeMs !== undefined || rules.unopenedMs !== undefined;
    if (givesTime && callsOffFirst(after)) return { refusal: { refused: 'called-off-first' } };
    return keep(about, { rules }, about.texts.settings.kept.rules);
  }),
];

export const settingsComponents = [
  announce,
  hostRoles,
  priorityRoles,
  guestRole,
  language,
  order,
  attendance,
  review,
  publish,
  opens,
  openZone,
  setZone,
  ...rulesForm('set-turns', turns),
  ...rulesForm('set-waits', waits),
];
