/** Every command and component that Rostrum has. */

import { calendarCommand, calendarComponents } from './calendar.ts';
import { changeComponents } from './change.ts';
import { timesComponents } from './change-times.ts';
import { feedComponents } from './feeds.ts';
import { guestLinkComponents } from './guest-link.ts';
import { helpCommand } from './help.ts';
import { hostCommand, hostComponents } from './host.ts';
import { invitationComponents } from './invitation.ts';
import { inviteCommand, inviteComponents, inviteMenu } from './invite.ts';
import { listComponents } from './list.ts';
import { directButtons, ownReminderComponents, ownRemindersCommand } from './own-reminders.ts';
import { pastComponents } from './past.ts';
import { questionCommand, questionComponents } from './question.ts';
import { queueCommand, queueComponents } from './queue.ts';
import { recordingCommand, recordingComponents } from './recording.ts';
import { reminderRoleComponents } from './reminder-role.ts';
import { reminderSettingsComponents } from './reminder-settings.ts';
import { reminderComponents } from './reminders.ts';
import { repeatsComponents } from './repeats.ts';
import { replayCommand, replayComponents } from './replay.ts';
import { settingsCommand, settingsComponents } from './settings.ts';
import { soundSettingsComponents } from './sound-settings.ts';
import { talkCommand, talkComponents } from './talk.ts';
import { dateComponents } from './time-form.ts';

export const commands = [
  talkCommand,
  inviteCommand,
  queueCommand,
  hostCommand,
  questionCommand,
  calendarCommand,
  ownRemindersCommand,
  recordingCommand,
  replayCommand,
  settingsCommand,
  helpCommand,
];
export const menus = [inviteMenu];
export const components = [
  ...talkComponents,
  ...changeComponents,
  ...timesComponents,
  ...repeatsComponents,
  ...calendarComponents,
  ...feedComponents,
  ...reminderComponents,
  ...ownReminderComponents,
  ...listComponents,
  ...pastComponents,
  ...inviteComponents,
  ...invitationComponents,
  ...guestLinkComponents,
  ...dateComponents,
  ...queueComponents,
  ...hostComponents,
  ...questionComponents,
  ...recordingComponents,
  ...replayComponents,
  ...settingsComponents,
  ...soundSettingsComponents,
  ...reminderSettingsComponents,
  ...reminderRoleComponents,
];

export { directButtons };
