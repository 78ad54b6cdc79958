/** What an app answered, as the person who acted perceives it. */
import type { APIMessage } from 'discord-api-types/v10';
import type { Interaction, Outcome } from '../interactions/interactions.ts';
import { renderBody } from '../transcript/message.ts';
import { type Json, MessageFlag } from '../validate/form.ts';
import type { World } from '../world.ts';
import { fieldsOf } from './modal-input.ts';

/** What Discord writes when an app is silent for three seconds. */
export const NO_RESPONSE = 'The application did not respond';

/** A choice that autocompletion offers. */
export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** A modal in front of the person. */
export interface OpenModal {
  readonly title: string;
  readonly customId: string;
  /** Labels of its fields, in order. */
  readonly labels: readonly string[];
  /** As the app sent it. */
  readonly data: Json;
}

/** An app's answer. */
export interface Reply {
  /** What the message says now, as the person reads it; a modal's title and labels; the names of choices. */
  readonly text: string;
  /** Whether only this person sees it. */
  readonly ephemeral: boolean;
  /** Whether the app changed the message that carried the component rather than writing a new one. */
  readonly updated: boolean;
  readonly message?: APIMessage;
  readonly modal?: OpenModal;
  readonly choices?: readonly Choice[];
  /** Set when the app did not answer in time. */
  readonly failed?: typeof NO_RESPONSE;
  /** Follow-up messages so far. */
  readonly followUps: readonly APIMessage[];
  /** The interaction, for tests that go deeper. */
  readonly interaction: Interaction;
}

/** Describes an outcome to the person; `text` is read afresh each time, so later edits show in it. */
export function replyOf(world: World, interaction: Interaction, outcome: Outcome | undefined): Reply {
  const base = { interaction, followUps: interaction.followUps, ephemeral: false, updated: false };
  if (!outcome && interaction.callback === 6) return replyOf(world, interaction, { kind: 'acknowledged' });
  if (!outcome || outcome.kind === 'failed') return { ...base, text: NO_RESPONSE, failed: NO_RESPONSE };
  switch (outcome.kind) {
    case 'choices': {
      const choices = outcome.choices as unknown as Choice[];
      return { ...base, choices, text: choices.map((one) => one.name).join('\n') };
    }
    case 'modal': {
      const { modal } = outcome;
      const labels = fieldsOf(modal).map((one) => one.label);
      const open = { title: String(modal.title), customId: String(modal.custom_id), labels, data: modal };
      return { ...base, modal: open, text: [open.title, ...labels].join('\n') };
    }
    case 'acknowledged':
      return { ...base, text: '' };
    default: {
      const { message } = outcome;
      const guild = world.guilds.get(interaction.channel.guild_id ?? '');
      return {
        ...base,
        message,
        updated: outcome.kind === 'updated',
        ephemeral: (Number(message.flags ?? 0) & MessageFlag.Ephemeral) !== 0,
        get text() {
          return renderBody({ world, guild, options: {} }, message);
        },
      };
    }
  }
}
