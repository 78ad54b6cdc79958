/** What a server has chosen, with everything to choose: only who manages the server sees it. */
import {
  type APIComponentInContainer,
  type APISelectMenuComponent,
  type APISelectMenuOption,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js';
import { ORDERS, type Rules } from '../talk/rules.ts';
import { button, type Card, channel, type SignId } from './card.ts';
import { LANGUAGES, type Language, OWN_NAMES } from './texts/index.ts';
import type { Texts } from './texts/texts.ts';

/** How many roles can be chosen. Source: Discord, the most values of a select. */
const ROLES_MAX = 25;

/** The channels in which talks can be announced. */
export const ANNOUNCE_TYPES = [ChannelType.GuildAnnouncement, ChannelType.GuildText] as const;

/** What a server has chosen, as far as it is still there. */
export type ShownSettings = {
  /** `lacks`: what the bot may not do there; null when the channel is gone. */
  readonly announce: { readonly id: string; readonly lacks: readonly string[] | null } | null;
  readonly hostRoles: ShownRoles;
  readonly priorityRoles: ShownRoles;
  readonly guestRole: ShownRoles;
  readonly language: Language | null;
  /** The language that cards are in when none was chosen. */
  readonly ownLanguage: Language;
  readonly zone: string | null;
  readonly rules: Rules;
  readonly publish: boolean;
};

/** `gone`: how many of the chosen ones were deleted. */
export type ShownRoles = { readonly ids: readonly string[]; readonly gone: number };

/** Not rounded: what was chosen is shown as it was. */
const inMinutes = (ms: number): number => ms / 60_000;

type Container = APIComponentInContainer[];

const text = (content: string): APIComponentInContainer => ({ type: ComponentType.TextDisplay, content });

const under = (title: string, select: APISelectMenuComponent): Container => [
  text(title),
  { type: ComponentType.ActionRow, components: [select] },
];

const announcePart = (texts: Texts, { announce }: ShownSettings, sign: SignId): Container => {
  const { title, byDefault, gone, lacking, choose } = texts.settings.announce;
  const lacks = announce?.lacks;
  const note = !announce
    ? byDefault
    : !lacks
      ? gone
      : lacks.length
        ? lacking(channel(announce.id), lacks)
        : '';
  return under([title, ...(note ? [`-# ${note}`] : [])].join('\n'), {
    type: ComponentType.ChannelSelect,
    custom_id: sign('set-announce'),
    placeholder: choose,
    channel_types: [...ANNOUNCE_TYPES],
    min_values: 0,
    default_values: announce && lacks ? [{ id: announce.id, type: SelectMenuDefaultValueType.Channel }] : [],
  });
};

const rolesPart = (
  title: string,
  placeholder: string,
  customId: string,
  { ids }: ShownRoles,
  most = ROLES_MAX,
): Container =>
  under(title, {
    type: ComponentType.RoleSelect,
    custom_id: customId,
    placeholder,
    min_values: 0,
    max_values: most,
    default_values: ids.slice(0, most).map((id) => ({ id, type: SelectMenuDefaultValueType.Role })),
  });

const choicePart = (
  title: string,
  placeholder: string,
  customId: string,
  options: readonly APISelectMenuOption[],
): Container =>
  under(title, {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder,
    min_values: 0,
    options: [...options],
  });

/**
 * The settings of a server on one screen. A select in which nothing is chosen goes by the default.
 *
 * @param kept what was just kept, if anything
 */
export const settingsCard = (texts: Texts, shown: ShownSettings, sign: SignId, kept = ''): Card => {
  const { settings, orders } = texts;
  const { hostRoles, priorityRoles, guestRole, language, ownLanguage, zone, rules, publish } = shown;
  const state = [
    settings.turns({
      turn: rules.turnMs === null ? null : inMinutes(rules.turnMs),
      atOnce: rules.speakersAtOnce,
      cap: rules.cap,
      cooldown: inMinutes(rules.cooldownMs),
    }),
    settings.waits(inMinutes(rules.graceMs), inMinutes(rules.hostAwayMs)),
    settings.zone(zone),
    settings.recorded(rules.attendance),
    settings.questions(rules.reviewQuestions),
    texts.feed.publishing.state(publish),
    texts.planning.server.state(rules.opensItself, inMinutes(rules.nudgeMs), inMinutes(rules.unopenedMs)),
  ];
  const buttons = [
    button(settings.buttons.turns, sign('set-turns')),
    button(settings.buttons.waits, sign('set-waits')),
    button(settings.buttons.zone, sign('set-zone')),
    rules.attendance
      ? button(settings.buttons.recordCounts, sign('set-attendance', 'off'))
      : button(settings.buttons.recordNames, sign('set-attendance', 'on')),
    rules.reviewQuestions
      ? button(settings.buttons.showAtOnce, sign('set-review', 'off'))
      : button(settings.buttons.review, sign('set-review', 'on')),
  ];
  const components: Container = [
    ...(kept ? [text(kept)] : []),
    text(settings.title),
    ...announcePart(texts, shown, sign),
    ...rolesPart(
      settings.hostRoles.title(hostRoles.gone),
      settings.hostRoles.choose,
      sign('set-host-roles'),
      hostRoles,
    ),
    ...rolesPart(
      settings.priorityRoles.title(priorityRoles.gone),
      settings.priorityRoles.choose,
      sign('set-priority-roles'),
      priorityRoles,
    ),
    ...rolesPart(
      settings.guestRole.title(guestRole.gone),
      settings.guestRole.choose,
      sign('set-guest-role'),
      guestRole,
      1,
    ),
    ...choicePart(
      settings.language.title,
      settings.language.choose(OWN_NAMES[ownLanguage]),
      sign('set-language'),
      LANGUAGES.map((one) => ({ label: OWN_NAMES[one], value: one, default: one === language })),
    ),
    ...choicePart(
      settings.order.title,
      settings.order.choose,
      sign('set-order'),
      ORDERS.map((order) => ({ label: orders[order], value: order, default: order === rules.order })),
    ),
    text(state.join('\n')),
    { type: ComponentType.ActionRow, components: buttons },
    {
      type: ComponentType.ActionRow,
      components: [
        button(texts.delivery.server.buttons.open, sign('set-reminders')),
        button(texts.sound.server.buttons.open, sign('set-sound')),
        publish
          ? button(texts.feed.publishing.buttons.off, sign('set-publish', 'off'))
          : button(texts.feed.publishing.buttons.on, sign('set-publish', 'on')),
        rules.opensItself
          ? button(texts.planning.server.askHosts, sign('set-opens', 'by-host'))
          : button(texts.planning.server.openItself, sign('set-opens', 'by-itself')),
      ],
    },
  ];
  return { components: [{ type: ComponentType.Container, components }], mentions: [] };
};
