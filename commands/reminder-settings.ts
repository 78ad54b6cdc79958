/** What a server chooses of reminders, on a screen of its own behind a button of /settings. */
import { readOffsets } from '../src/calendar/offsets.ts';
import { role as mention } from '../src/cards/card.ts';
import { reminderSettingsCard, timesAhead } from '../src/cards/reminder-settings-card.ts';
import type { ServerSettings } from '../src/host/settings.ts';
import { DEFAULT_RULES } from '../src/talk/rules.ts';
import { form } from './forms.ts';
import { roleRefusal } from './reminder-role.ts';
import type { Answer } from './rostrum.ts';
import { type About, definePart, rolesOf, rulesOf, settingsScreen } from './settings.ts';

/** The longest text that Discord takes in a field: whoever names too many times reads how many may be. */
export const TIMES_MAX = 4000;

const screen = ({ texts, guild, rostrum }: About, settings: ServerSettings, kept = ''): Answer => {
  const { reminderRole } = settings;
  const role = rolesOf(guild, reminderRole === null ? [] : [reminderRole.id]);
  const shown = { offsets: rulesOf(settings).remindBefore, role };
  return { update: reminderSettingsCard(texts, shown, rostrum.sign, kept) };
};

const open = definePart('button', 'set-reminders', 'update', async (_, about) =>
  screen(about, await about.rostrum.settings.of(about.guild.id)),
);

const back = definePart('button', 'set-back', 'update', async (_, about) => ({
  update: await settingsScreen(about, await about.rostrum.settings.of(about.guild.id)),
}));

const openTimes = definePart('button', 'set-times', 'modal', async (_, { texts, guild, rostrum }) => {
  const { server } = texts.delivery;
  const { remindBefore } = rulesOf(await rostrum.settings.of(guild.id));
  const value = timesAhead(texts, remindBefore).join(', ');
  return {
    modal: form(server.form.title, rostrum.sign('set-times'), [
      { id: 'times', label: server.form.times, hint: server.hint, value, max: TIMES_MAX },
    ]),
  };
});

const setTimes = definePart('modal', 'set-times', 'update', async ({ fields }, about) => {
  const typed = fields.getTextInputValue('times');
  const read = typed.trim() === '' ? null : readOffsets(typed);
  if (read?.ok === false) return read;
  const remindBefore = read?.offsets ?? DEFAULT_RULES.remindBefore;
  const settings = await about.rostrum.settings.change(about.guild.id, { rules: { remindBefore } });
  return screen(about, settings, about.texts.delivery.server.kept(timesAhead(about.texts, remindBefore)));
});

const setRole = definePart(
  'select',
  'set-reminder-role',
  'update',
  async ({ values: [id = null] }, about) => {
    const role = id === null ? undefined : about.guild.roles.cache.get(id);
    const refusal = role && (await roleRefusal(role));
    if (refusal) return { refusal };
    const reminderRole = role ? { id: role.id, since: about.rostrum.clock.now().getTime() } : null;
    const settings = await about.rostrum.settings.change(about.guild.id, { reminderRole });
    return screen(about, settings, about.texts.delivery.server.keptRole(role ? mention(role.id) : null));
  },
);

export const reminderSettingsComponents = [open, back, openTimes, setTimes, setRole];
