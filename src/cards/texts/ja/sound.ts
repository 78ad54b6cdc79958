/** What is said of the voice of the stage, and what it says; in Japanese. */
import type { Announced } from '../../../talk/announced.ts';
import type { sound as english } from '../en/sound.ts';
import { inLanguage } from '../in-language.ts';

const { number } = inLanguage('ja');

/** In kana, for the voice that speaks them reads no kanji, and no name in it either. */
const says: Readonly<Record<Announced, (name: string | null) => string>> = {
  opened: () => 'トークを はじめます。',
  next: (name) =>
    name === null || /\p{Script=Han}/u.test(name) ? 'つぎの かた、どうぞ。' : `つぎは、${name}さんです。`,
  'minute-left': () => 'のこり いっぷんです。',
  'time-up': () => 'じかんです。',
  'recording-started': () => 'このトークは、ろくおんされます。',
  'recording-stopped': () => 'ろくおんを とめました。',
  ended: () => 'トークは おわりました。ありがとうございました。',
};

const kinds: Readonly<Record<Announced, string>> = {
  opened: 'トークが始まる',
  next: '次に発言する人（名前）',
  'minute-left': '発言の残りが1分',
  'time-up': '発言の時間が終わる',
  'recording-started': '録音が始まる',
  'recording-stopped': '録音が止まる',
  ended: 'トークが終わる',
};

export const sound: typeof english = {
  says,
  chosen: (here) => (here ? 'このトークのステージに行きます。' : 'このトークのステージには行きません。'),
  server: {
    title:
      '### このサーバーの音声\n-# すべてのトークのステージに適用されます。1つのトークについては、ホストが /host voice で決めます。',
    join: (on) =>
      on
        ? '**ステージ**  トークが始まると来て、終わると帰ります'
        : '**ステージ**  ホストが呼んだときと、トークが録音されるときだけ',
    speech: (on) => (on ? '**声**  チャイムと、そのあとに文' : '**声**  チャイムだけ'),
    said: '**知らせること**（ステージにいる間）',
    choose: '何も知らせない。選んでください',
    kinds,
    buttons: {
      open: '音声',
      come: 'ステージに来る',
      stay: 'ステージに来ない',
      speak: '文を読み上げる',
      chimes: 'チャイムだけ',
      back: '戻る',
    },
    kept: {
      join: (on) =>
        on
          ? '保存しました。すべてのトークのステージに行きます。'
          : '保存しました。ホストが呼んだときと、トークが録音されるときだけステージに行きます。',
      speech: (on) => (on ? '保存しました。文を読み上げます。' : '保存しました。チャイムだけを鳴らします。'),
      told: (told) =>
        told === 0
          ? '保存しました。何も知らせません。'
          : `保存しました。${number(told)}種類の出来事を知らせます。`,
    },
  },
};

export const soundRefusals = {};

export const soundCommands = {};
