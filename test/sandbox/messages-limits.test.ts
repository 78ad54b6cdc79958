/** The limits that the sandbox holds bodies to: messages, components, modals, commands. */
import { describe, expect, it } from 'vitest';
import { checkCommandList } from '../../sandbox/validate/commands.ts';
import { FormCheck, type FormProblem } from '../../sandbox/validate/form.ts';
import { judgeMessage, type MessageCase } from '../../sandbox/validate/messages.ts';
import { checkModal } from '../../sandbox/validate/modals.ts';

const V2 = 1 << 15;
const x = (length: number): string => 'x'.repeat(length);
const button = (custom_id = 'a', more: object = {}) => ({
  type: 2,
  style: 1,
  label: 'Go',
  custom_id,
  ...more,
});
const row = (...components: object[]) => ({ type: 1, components });
const text = (content: string) => ({ type: 10, content });
const said = (problems: readonly FormProblem[]): string[] =>
  problems.map((one) => `${one.path.join('.')} ${one.code}`.trim());
const message = (body: object, given: MessageCase = {}): string[] => said(judgeMessage(body, given).problems);
const commands = (...list: object[]): string[] => {
  const form = new FormCheck();
  checkCommandList(form, list);
  return said(form.problems);
};

describe('a message', () => {
  it.each<[string, object, string[]]>([
    ['2,000 characters', { content: x(2000) }, []],
    ['2,001 characters', { content: x(2001) }, ['content BASE_TYPE_MAX_LENGTH']],
    ['eleven embeds', { embeds: Array(11).fill({ title: 'a' }) }, ['embeds BASE_TYPE_MAX_LENGTH']],
    [
      'embeds of 6,001 characters',
      { embeds: [{ description: x(4000) }, { description: x(2001) }] },
      ['embeds MAX_EMBED_SIZE_EXCEEDED'],
    ],
    [
      'an empty field name',
      { embeds: [{ title: 'a', fields: [{ name: '', value: 'b' }] }] },
      ['embeds.0.fields.0.name BASE_TYPE_REQUIRED'],
    ],
    [
      'six rows',
      { components: Array.from({ length: 6 }, (_, i) => row(button(`${i}`))) },
      ['components BASE_TYPE_MAX_LENGTH'],
    ],
    [
      'six buttons in a row',
      { components: [row(...Array.from({ length: 6 }, (_, i) => button(`${i}`)))] },
      ['components.0.components BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'the same custom id twice',
      { components: [row(button('a'), button('a'))] },
      ['components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED'],
    ],
    [
      'a custom id of 101 characters',
      { components: [row(button(x(101)))] },
      ['components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'a label of 81 characters',
      { components: [row(button('a', { label: x(81) }))] },
      ['components.0.components.0.label BASE_TYPE_MAX_LENGTH'],
    ],
    [
      'a link with a custom id',
      { components: [row({ type: 2, style: 5, label: 'a', url: 'https://a.example', custom_id: 'a' })] },
      ['components.0.components.0 BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE'],
    ],
    [
      'a select beside a button',
      { components: [row({ type: 5, custom_id: 's' }, button('b'))] },
      ['components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
    ],
    [
      '26 options',
      {
        components: [
          row({
            type: 3,
            custom_id: 's',
            options: Array.from({ length: 26 }, (_, i) => ({ label: `${i}`, value: `${i}` })),
          }),
        ],
      },
      ['components.0.components.0.options BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'a text display without the flag',
      { components: [text('a')] },
      ['components.0.type UNION_TYPE_CHOICES'],
    ],
    [
      'content with the flag',
      { flags: V2, content: 'a', components: [text('a')] },
      ['content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
    ],
    [
      '41 components with the flag',
      { flags: V2, components: Array(41).fill(text('a')) },
      ['components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED'],
    ],
    [
      '4,001 characters with the flag',
      { flags: V2, components: [text(x(4000)), text('x')] },
      ['components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED'],
    ],
    [
      'a row inside a section',
      { flags: V2, components: [{ type: 9, components: [text('a')], accessory: row(button()) }] },
      ['components.0.accessory.type UNION_TYPE_CHOICES'],
    ],
    [
      'users parsed and named',
      { content: 'a', allowed_mentions: { parse: ['users'], users: ['1'] } },
      ['allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE'],
    ],
    [
      '101 users to mention',
      { content: 'a', allowed_mentions: { users: Array.from({ length: 101 }, (_, i) => `${i}`) } },
      ['allowed_mentions.users BASE_TYPE_MAX_LENGTH'],
    ],
    [
      'a poll with too much of everything',
      {
        poll: {
          question: { text: x(301) },
          answers: [...Array(11).fill({ poll_media: { text: x(56) } })].slice(0, 11),
          duration: 769,
        },
      },
      [
        'poll.question.text BASE_TYPE_BAD_LENGTH',
        'poll.answers BASE_TYPE_BAD_LENGTH',
        ...Array.from({ length: 11 }, (_, i) => `poll.answers.${i}.poll_media.text BASE_TYPE_BAD_LENGTH`),
        'poll.duration NUMBER_TYPE_MAX',
      ],
    ],
    [
      'no custom id',
      { components: [row(button(''))] },
      ['components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_REQUIRED'],
    ],
    [
      'a nonce to enforce that is no boolean',
      { content: 'a', nonce: 'n', enforce_nonce: 'yes' },
      ['enforce_nonce BOOLEAN_TYPE_CONVERT'],
    ],
    ['a nonce of 26 characters', { content: 'a', nonce: x(26) }, ['nonce BASE_TYPE_MAX_LENGTH']],
  ])('%s', (_, body, problems) => {
    expect(message(body)).toEqual(problems);
  });

  it('is empty when nothing would show', () => {
    expect(judgeMessage({ content: '  ' }).empty).toBe(true);
    expect(judgeMessage({ embeds: [{ title: 'a' }] }).empty).toBe(false);
  });

  it('keeps Components V2 for ever', () => {
    const existing = { flags: V2, content: '', embeds: [], attachments: [], components: [text('a')] };
    expect(message({ flags: 0 }, { existing })).toEqual(['flags MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG']);
    expect(message({ content: 'a' }, { existing })).toEqual([
      'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ]);
    expect(message({ components: [text('b')] }, { existing })).toEqual([]);
  });
});

describe('a modal', () => {
  const input = (custom_id: string) => ({ type: 4, custom_id, style: 1 });
  const label = (component: object, name = 'Question') => ({ type: 18, label: name, component });
  const modal = (...components: object[]) => ({ custom_id: 'm', title: 'Ask', components });

  it.each<[string, object, string[]]>([
    ['with a labelled input', modal(label(input('a'))), []],
    ['with the older row', modal(row({ ...input('a'), label: 'Question' })), []],
    ['with a long title', { ...modal(label(input('a'))), title: x(46) }, ['data.title BASE_TYPE_BAD_LENGTH']],
    [
      'with six fields',
      modal(...Array.from({ length: 6 }, (_, i) => label(input(`${i}`)))),
      ['data.components BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'with every kind of field',
      modal(
        label({ type: 19, custom_id: 'f' }),
        label({ type: 21, custom_id: 'r', options: [1, 2].map((n) => ({ label: `${n}`, value: `${n}` })) }),
        label({ type: 22, custom_id: 'g', options: [{ label: '1', value: '1' }] }),
        label({ type: 23, custom_id: 'c' }),
        label({ type: 5, custom_id: 'u' }),
      ),
      [],
    ],
    [
      'with an input of 4,001 characters',
      modal(label({ ...input('a'), value: x(4001) })),
      ['data.components.0.component.value BASE_TYPE_MAX_LENGTH'],
    ],
    ['with a button', modal(label(button())), ['data.components.0.component.type UNION_TYPE_CHOICES']],
    [
      'with one id twice',
      modal(label(input('a')), label(input('a'))),
      ['data.components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED'],
    ],
  ])('%s', (_, body, problems) => {
    expect(said(checkModal(body))).toEqual(problems);
  });
});

describe('commands', () => {
  const talk = { name: 'talk', description: 'Talks' };
  const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'd', ...more });

  it.each<[string, object[], string[]]>([
    ['one', [talk], []],
    ['with a capital', [{ ...talk, name: 'Talk' }], ['0.name APPLICATION_COMMAND_INVALID_NAME']],
    ['a menu with a capital and a space', [{ type: 2, name: 'Invite to a talk' }], []],
    ['two of one name', [talk, talk], ['1 APPLICATION_COMMANDS_DUPLICATE_NAME']],
    ['without a description', [{ name: 'talk' }], ['0.description BASE_TYPE_REQUIRED']],
    [
      'required after optional',
      [{ ...talk, options: [option('a'), option('b', { required: true })] }],
      ['0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID'],
    ],
    [
      '26 options',
      [{ ...talk, options: Array.from({ length: 26 }, (_, i) => option(`o${i}`)) }],
      ['0.options BASE_TYPE_MAX_LENGTH'],
    ],
    [
      '26 choices',
      [
        {
          ...talk,
          options: [
            option('a', { choices: Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` })) }),
          ],
        },
      ],
      ['0.options.0.choices BASE_TYPE_MAX_LENGTH'],
    ],
    [
      'more than 8,000 characters',
      [
        {
          ...talk,
          options: Array.from({ length: 4 }, (_, o) =>
            option(`o${o}`, {
              choices: Array.from({ length: 25 }, (_, i) => ({ name: `${i}${x(90)}`, value: `${i}` })),
            }),
          ),
        },
      ],
      ['0 APPLICATION_COMMAND_TOO_LARGE'],
    ],
    [
      'an unknown locale',
      [{ ...talk, name_localizations: { xx: 'a' } }],
      ['0.name_localizations BASE_TYPE_CHOICES'],
    ],
    [
      'a subcommand beside an option',
      [{ ...talk, options: [{ type: 1, name: 'a', description: 'd' }, option('b')] }],
      ['0.options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID'],
    ],
  ])('%s', (_, list, problems) => {
    expect(commands(...list)).toEqual(problems);
  });
});
