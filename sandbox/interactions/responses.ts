/** What an app answers to an interaction: the first response, its later edits, and follow-up messages. */
import { type APIMessage, InteractionType, MessageType } from 'discord-api-types/v10';
import { DiscordError, refuse } from '../errors.ts';
import { makeMessages } from '../messages/messages.ts';
import { ALL_PERMISSIONS, channelPermissions } from '../permissions.ts';
import type { UploadedFile } from '../route.ts';
import { FormCheck, isObject, type Json, MessageFlag, throwProblems } from '../validate/form.ts';
import { checkModal } from '../validate/modals.ts';
import type { World } from '../world.ts';
import { type Interaction, isLoading, makeInteractions } from './interactions.ts';

/** Callback types (`Interaction Callback Type` on Discord's page "Receiving and Responding to Interactions"). */
export const Callback = {
  Message: 4,
  DeferredMessage: 5,
  DeferredUpdate: 6,
  Update: 7,
  Autocomplete: 8,
  Modal: 9,
  PremiumRequired: 10,
} as const;

/** What came with the request. */
export interface Upload {
  readonly files: readonly UploadedFile[];
  readonly origin: string;
}

function allowedCallbacks(interaction: Interaction): number[] {
  const { Message, DeferredMessage, DeferredUpdate, Update, Autocomplete, Modal, PremiumRequired } = Callback;
  switch (interaction.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return [Autocomplete];
    case InteractionType.MessageComponent:
      return [Message, DeferredMessage, DeferredUpdate, Update, Modal, PremiumRequired];
    case InteractionType.ModalSubmit:
      return interaction.source
        ? [Message, DeferredMessage, DeferredUpdate, Update, PremiumRequired]
        : [Message, DeferredMessage, PremiumRequired];
    default:
      return [Message, DeferredMessage, Modal, PremiumRequired];
  }
}

/**
 * The first response. Refuses with 10062 after the deadline and 40060 when there was one already; a refused body
 * leaves the interaction open.
 * Source: https://docs.discord.com/developers/interactions/receiving-and-responding#create-interaction-response
 */
export function respond(world: World, id: string, token: string, given: unknown, upload: Upload): Json {
  const interactions = world.part(makeInteractions);
  const interaction = interactions.byId(id, token);
  if (!interaction || interaction.state === 'void') throw refuse.unknownInteraction();
  if (interaction.state === 'answered') throw refuse.interactionAcknowledged();
  const body: Json = isObject(given) ? given : {};
  const form = new FormCheck();
  const type = form.choice(['type'], body.type, allowedCallbacks(interaction), { required: true });
  throwProblems(form.problems);
  const data: Json = isObject(body.data) ? body.data : {};
  const ephemeral = (Number(data.flags ?? 0) & MessageFlag.Ephemeral) !== 0;
  switch (type) {
    case Callback.Message:
      interaction.original = post(world, interaction, data, ephemeral, upload, ['data']);
      break;
    case Callback.DeferredMessage:
      interaction.original = postLoading(world, interaction, ephemeral);
      break;
    case Callback.DeferredUpdate:
      interaction.original = interaction.source;
      break;
    case Callback.Update:
      interaction.original = update(world, interaction, data, upload);
      break;
    case Callback.Modal:
      throwProblems(checkModal(body.data));
      break;
    case Callback.Autocomplete:
      throwProblems(checkChoices(body.data));
      break;
    default:
  }
  if (type === undefined) throw refuse.unknownInteraction();
  interactions.answered(interaction, type);
  const { original } = interaction;
  if (type === Callback.DeferredUpdate) interactions.awaitUpdate(interaction);
  if (type === Callback.Message && original)
    interactions.settle(interaction, { kind: 'message', message: original });
  if (type === Callback.Update && original)
    interactions.settle(interaction, { kind: 'updated', message: original });
  if (type === Callback.Modal)
    interactions.settle(interaction, { kind: 'modal', modal: structuredClone(data) });
  if (type === Callback.Autocomplete)
    interactions.settle(interaction, { kind: 'choices', choices: data.choices as Json[] });
  if (type === Callback.PremiumRequired) interactions.settle(interaction, { kind: 'acknowledged' });
  return describe(interaction);
}

/** The body of a response with `with_response=true`; it holds the message of types 4 and 7 only, as Discord documents. */
function describe(interaction: Interaction): Json {
  const { original, callback } = interaction;
  const shown: Json = { id: interaction.id, type: interaction.type };
  if (original) {
    shown.response_message_id = original.id;
    shown.response_message_loading = isLoading(original);
    shown.response_message_ephemeral = (Number(original.flags ?? 0) & MessageFlag.Ephemeral) !== 0;
    shown.channel_id = original.channel_id;
    if (interaction.channel.guild_id) shown.guild_id = interaction.channel.guild_id;
  }
  const carries = callback === Callback.Message || callback === Callback.Update;
  return {
    interaction: shown,
    ...(original && carries ? { resource: { type: callback, message: original } } : {}),
  };
}

function checkChoices(value: unknown): FormCheck['problems'] {
  const form = new FormCheck();
  const data = form.object(['data'], value, { required: true });
  const choices = form.list(['data', 'choices'], data?.choices, { max: 25, required: true });
  for (const [index, one] of choices.entries()) {
    const at = ['data', 'choices', index];
    const choice = form.object(at, one, { required: true });
    if (!choice) continue;
    form.string([...at, 'name'], choice.name, { min: 1, max: 100, required: true });
    if (typeof choice.value === 'string')
      form.string([...at, 'value'], choice.value, { min: 1, max: 100, required: true });
    else form.number([...at, 'value'], choice.value, { required: true });
  }
  return form.problems;
}

function permissionsOf(world: World, interaction: Interaction): bigint {
  const { channel, application } = interaction;
  const guild = channel.guild_id === undefined ? undefined : world.guilds.get(channel.guild_id);
  return guild ? channelPermissions(guild, application.user.id, channel, world.now()) : ALL_PERMISSIONS;
}

function messageType(interaction: Interaction): MessageType {
  if (!interaction.command) return MessageType.Default;
  return interaction.command.type === 1 ? MessageType.ChatInputCommand : MessageType.ContextMenuCommand;
}

function post(
  world: World,
  interaction: Interaction,
  body: Json,
  ephemeral: boolean,
  upload: Upload,
  path: readonly (string | number)[],
  type: MessageType = messageType(interaction),
): APIMessage {
  return world.part(makeMessages).post({
    channel: interaction.channel,
    author: interaction.application.user,
    body,
    files: upload.files,
    origin: upload.origin,
    permissions: permissionsOf(world, interaction),
    interaction: world.part(makeInteractions).messageFields(interaction),
    path,
    type,
    ...(ephemeral ? { onlyFor: interaction.user.id } : {}),
  });
}

function postLoading(world: World, interaction: Interaction, ephemeral: boolean): APIMessage {
  const messages = world.part(makeMessages);
  const message = messages.blank(interaction.channel, interaction.application.user, {
    type: messageType(interaction),
    flags: MessageFlag.Loading | (ephemeral ? MessageFlag.Ephemeral : 0),
    ...world.part(makeInteractions).messageFields(interaction),
  });
  messages.store(message, ephemeral ? interaction.user.id : undefined);
  return message;
}

function update(world: World, interaction: Interaction, data: Json, upload: Upload): APIMessage {
  const { source } = interaction;
  const messages = world.part(makeMessages);
  if (!source || !messages.any(source.id)) throw refuse.unknownMessage();
  return messages.edit(source, data, {
    ...upload,
    path: ['data'],
    permissions: permissionsOf(world, interaction),
  });
}

/** The interaction that a webhook token stands for; 10015 before the first response, 50027 after 15 minutes. */
export function byWebhookToken(world: World, applicationId: string, token: string): Interaction {
  const interactions = world.part(makeInteractions);
  const interaction = interactions.byToken(token);
  if (!interaction || interaction.application.id !== applicationId) throw refuse.unknownWebhook();
  if (!interactions.tokenLives(interaction)) throw new DiscordError(401, 50027, 'Invalid Webhook Token');
  if (interaction.state !== 'answered') throw refuse.unknownWebhook();
  return interaction;
}

/** A follow-up message. Right after a deferral it fills the deferred message instead, keeping its visibility. */
export function followUp(world: World, interaction: Interaction, given: unknown, upload: Upload): APIMessage {
  const body: Json = isObject(given) ? given : {};
  const { original } = interaction;
  if (original && isLoading(original)) return editMessage(world, interaction, '@original', body, upload);
  const ephemeral = (Number(body.flags ?? 0) & MessageFlag.Ephemeral) !== 0;
  const message = post(world, interaction, body, ephemeral, upload, [], MessageType.Default);
  interaction.followUps.push(message);
  world.part(makeInteractions).settle(interaction, { kind: 'message', message });
  return message;
}

/** A message of this interaction: `@original`, or a follow-up by id; 10008 otherwise. */
export function messageOf(world: World, interaction: Interaction, id: string): APIMessage {
  const own = id === '@original' ? interaction.original : ownById(interaction, id);
  if (!own || !world.part(makeMessages).any(own.id)) throw refuse.unknownMessage();
  return own;
}

function ownById(interaction: Interaction, id: string): APIMessage | undefined {
  if (interaction.original?.id === id) return interaction.original;
  return interaction.followUps.find((one) => one.id === id);
}

/** Edits the response or a follow-up; a deferred response becomes visible by it. */
export function editMessage(
  world: World,
  interaction: Interaction,
  id: string,
  given: unknown,
  upload: Upload,
): APIMessage {
  const message = messageOf(world, interaction, id);
  const body: Json = isObject(given) ? { ...given } : {};
  const edited = world
    .part(makeMessages)
    .edit(message, body, { ...upload, permissions: permissionsOf(world, interaction) });
  const kind = interaction.callback === Callback.DeferredUpdate ? 'updated' : 'message';
  world.part(makeInteractions).settle(interaction, { kind, message: edited });
  return edited;
}

/** Deletes the response or a follow-up. */
export function deleteMessage(world: World, interaction: Interaction, id: string): void {
  const message = messageOf(world, interaction, id);
  world.part(makeMessages).remove(message);
  if (message === interaction.original && !interaction.outcome) {
    world.part(makeInteractions).settle(interaction, { kind: 'acknowledged' });
  }
}
