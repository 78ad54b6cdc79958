/** The sandbox's judges against Discord's own OpenAPI schemas: what those refuse, the sandbox refuses too. */
import {
  ApplicationCommandCreateRequestSchema,
  MessageCreateRequestSchema,
  ModalInteractionCallbackRequestDataSchema,
} from 'discord-api-spec/zod';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkCommand } from '../../sandbox/validate/commands.ts';
import { FormCheck } from '../../sandbox/validate/form.ts';
import { judgeMessage } from '../../sandbox/validate/messages.ts';
import { checkModal } from '../../sandbox/validate/modals.ts';

const V2 = 1 << 15;
/** Text whose length is near a limit, on either side of it. */
const near = (limit: number) =>
  fc.integer({ min: Math.max(0, limit - 1), max: limit + 1 }).map((n) => 'x'.repeat(n));
const often = <T>(good: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: good }, { weight: 1, arbitrary: odd });
const id = () => often(fc.uuid(), near(100));
const label = (limit: number) => often(fc.constant('Label'), fc.oneof(near(limit), fc.constant('')));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const list = <T>(arbitrary: fc.Arbitrary<T>, limit: number) =>
  often(
    fc.array(arbitrary, { minLength: 1, maxLength: 3 }),
    fc.array(arbitrary, { minLength: 0, maxLength: limit + 1 }),
  );

const button = fc.record({
  type: fc.constant(2),
  style: fc.constantFrom(1, 2, 3, 4, 7),
  label: label(80),
  custom_id: id(),
});
const option = fc.record({ label: label(100), value: id(), description: maybe(near(100)) });
const bounds = {
  min_values: maybe(fc.integer({ min: -1, max: 26 })),
  max_values: maybe(fc.integer({ min: 0, max: 26 })),
};
const select = fc.oneof(
  fc.record({
    type: fc.constant(3),
    custom_id: id(),
    placeholder: maybe(near(150)),
    options: list(option, 25),
    ...bounds,
  }),
  fc.record({ type: fc.constantFrom(5, 6, 7, 8), custom_id: id(), placeholder: maybe(near(150)), ...bounds }),
);
const row = fc.record({ type: fc.constant(1), components: fc.oneof(list(button, 5), fc.tuple(select)) });
const text = fc.record({ type: fc.constant(10), content: often(fc.constant('Text'), fc.constant('')) });
const section = fc.record({
  type: fc.constant(9),
  components: list(text, 3),
  accessory: fc.oneof(button, row),
});
const separator = fc.record({
  type: fc.constant(14),
  spacing: maybe(fc.constantFrom(1, 2, 3)),
  divider: maybe(fc.boolean()),
});
const media = fc.record({ url: fc.constantFrom('https://a.example/a.png', 'not a url') });
const gallery = fc.record({ type: fc.constant(12), items: list(fc.record({ media }), 10) });
const inside = fc.oneof(row, text, section, separator, gallery);
const container = fc.record({
  type: fc.constant(17),
  components: list(inside, 3),
  accent_color: maybe(fc.integer({ min: -1, max: 2 ** 24 })),
});
const embed = fc.record({
  title: maybe(near(256)),
  description: fc.constant('Text'),
  color: maybe(fc.integer({ min: -1, max: 2 ** 24 })),
  fields: maybe(list(fc.record({ name: label(256), value: label(1024) }), 25)),
});
const ids = fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 30 }).map(String), { maxLength: 101 });
const message = fc.oneof(
  fc.record({
    content: often(fc.constant('Text'), near(2000)),
    embeds: maybe(list(embed, 10)),
    components: maybe(list(row, 5)),
    nonce: maybe(near(25)),
    allowed_mentions: maybe(
      fc.record({ parse: fc.subarray(['users', 'roles', 'everyone', 'all']), users: maybe(ids) }),
    ),
  }),
  fc.record({ flags: fc.constant(V2), components: list(fc.oneof(container, inside), 5) }),
);

const input = fc.record({
  type: fc.constant(4),
  custom_id: id(),
  style: fc.constantFrom(1, 2, 3),
  placeholder: maybe(near(100)),
});
const choices = (max: number) => list(fc.record({ label: label(100), value: id() }), max);
const field = fc.oneof(
  input,
  select,
  fc.record({ type: fc.constant(21), custom_id: id(), options: choices(10) }),
  fc.record({ type: fc.constant(22), custom_id: id(), options: choices(10) }),
  fc.record({ type: fc.constantFrom(19, 23), custom_id: id() }),
  button,
);
const modal = fc.record({
  custom_id: id(),
  title: label(45),
  components: list(fc.record({ type: fc.constant(18), label: label(45), component: field }), 5),
});

const commandOption = fc.record({
  type: fc.constantFrom(3, 4, 5, 6, 12),
  name: fc.oneof(
    fc.uuid().map((one) => `o${one.slice(0, 6)}`),
    near(32),
  ),
  description: label(100),
  max_length: maybe(fc.integer({ min: 0, max: 6001 })),
});
const command = fc.record({
  name: fc.oneof(fc.constant('talk'), near(32)),
  description: label(100),
  options: list(commandOption, 25),
});

type Verdict = (body: object) => boolean;
const refusesMessage: Verdict = (body) => {
  const { problems, empty } = judgeMessage(body);
  return empty || problems.length > 0;
};
const refusesCommand: Verdict = (body) => {
  const form = new FormCheck();
  checkCommand(form, [], body);
  return !form.passes;
};

it.each<[string, fc.Arbitrary<object>, { safeParse(value: unknown): { error?: unknown } }, Verdict]>([
  ['message', message, MessageCreateRequestSchema, refusesMessage],
  ['modal', modal, ModalInteractionCallbackRequestDataSchema, (body) => checkModal(body).length > 0],
  ['command', command, ApplicationCommandCreateRequestSchema, refusesCommand],
])('a %s that the schema refuses is refused', (_, arbitrary, schema, refuses) => {
  let accepted = 0;
  let refused = 0;
  fc.assert(
    fc.property(arbitrary, (drawn) => {
      const body: object = JSON.parse(JSON.stringify(drawn));
      const bySchema = schema.safeParse(body).error !== undefined;
      if (bySchema) expect(refuses(body)).toBe(true);
      if (refuses(body)) refused += 1;
      else accepted += 1;
    }),
    { numRuns: 300 },
  );
  expect(Math.min(accepted, refused)).toBeGreaterThan(0);
});
