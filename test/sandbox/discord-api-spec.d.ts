/** Types of the schemas that the sandbox's tests judge payloads with; the package ships this entry without types. */
declare module 'discord-api-spec/zod' {
  interface Schema {
    safeParse(value: unknown): { error?: { issues: readonly object[] } };
  }
  export const ApplicationCommandResponseSchema: Schema;
  export const ApplicationCommandCreateRequestSchema: Schema;
  export const BasicMessageResponseSchema: Schema;
  export const GuildMemberResponseSchema: Schema;
  export const InteractionCallbackResponseSchema: Schema;
  export const MessageCreateRequestSchema: Schema;
  export const MessageResponseSchema: Schema;
  export const ModalInteractionCallbackRequestDataSchema: Schema;
  export const UserResponseSchema: Schema;
}
