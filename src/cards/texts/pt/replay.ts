/** What is said of replays and transcripts, in Portuguese. */
import type { replay as english, replayCommands as englishCommands } from '../en/replay.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { counted, number } = inLanguage('pt');

const why = {
  silent: 'Não há reprise: ninguém que aceitou ser gravado disse algo.',
  'no-key': 'A reprise não pode ser feita: falta ao bot a chave da gravação.',
  full: 'A reprise não pode ser feita: não há mais espaço no disco do bot.',
  mixer: 'Não foi possível fazer a reprise.',
};

export const replay: typeof english = {
  formats: { ogg: 'Ogg Opus', mp3: 'MP3', m4a: 'M4A', tracks: 'Uma faixa por voz, para anfitriões' },
  buttons: {
    replay: (length) => `Reprise · ${length}`,
    again: 'Tentar de novo',
    publish: 'Publicar',
    unpublish: 'Retirar',
    delete: 'Apagar de vez',
    listen: 'Ouvir',
    captions: 'Legendas',
    podcast: 'Podcast',
    look: 'Ver de novo',
  },
  mixing: (percent) => `Reprise: em mixagem, ${number(percent)}%`,
  published: 'A reprise está publicada.',
  why: (reason) => why[reason],
  picture: 'O volume de cada voz ao longo da reprise, uma linha por número.',
  title: (topic, length) => `### ${topic} · ${length}`,
  recorded: (date, host) => `Gravada em ${date} · conduzida por ${host}`,
  chapters: '**Capítulos**',
  more: (count) => `+ ${counted(count, { one: 'capítulo', other: 'capítulos' })}`,
  linked: (until) => `O endereço é seu e expira ${until}.`,
  tracks: 'Uma faixa por voz, na ordem dos números acima.',
  private: 'Só anfitriões e moderação podem ouvi-la. Com `/replay publish`, todos aqui podem.',
  captions: {
    writing: 'O que foi dito está sendo transcrito. Pode demorar mais do que durou a conversa.',
    failed: 'Não foi possível transcrever o que foi dito.',
    is: (topic) =>
      `O que foi dito em **${topic}**, como um programa entendeu: ele erra, sobretudo nos nomes.`,
    at: (url) => `As legendas estão também num endereço que é seu e expira em um dia: ${url}`,
  },
  list: {
    title: '### Reprises',
    none: 'Não há aqui reprise que você possa ouvir. Uma conversa gravada ganha uma pouco depois do fim.',
    line: (date, topic, length) => `${date}  **${topic}** · ${length}`,
    private: 'não publicada',
    choose: 'Ouvir uma delas',
  },
  done: {
    published: 'Agora todos neste servidor podem ouvir a reprise.',
    feed: (url) =>
      `Ela está também no podcast do servidor; quem tem este endereço a ouve sem estar no servidor:\n\`${url}\``,
    unpublished: 'Agora só anfitriões e moderação podem ouvir a reprise.',
    sure: (topic) =>
      `Isto apaga a gravação de **${topic}** e a reprise para todos. Nada pode trazê-las de volta.`,
    deleted: 'A gravação e a reprise foram apagadas.',
    again: 'Uma nova tentativa começou. O cartão da conversa mostra o andamento.',
  },
  podcast: (server) => `Conversas de ${server}`,
};

export const replayRefusals = {
  'no-replay': () =>
    'Essa reprise não existe, ou você não pode ouvi-la. `/replay list` mostra as que você pode ouvir.',
  'replay-not-ready': () => 'Esta reprise ainda não está pronta. O cartão da conversa mostra o andamento.',
  'replay-too-large': () =>
    'É grande demais para o Discord, e fora dele não tenho endereço. Quem me administra pode me dar um: WEB_PORT e WEB_URL, em docs/operating.md.',
  'no-ffmpeg': () =>
    'Não consigo fazer este formato: não há ffmpeg onde eu rodo. Escolha Ogg, ou peça a quem me administra que o instale.',
  'no-captions': () =>
    'Ninguém mandou transcrever esta reprise ainda. O anfitrião ou a moderação pode: `/replay transcript`.',
  'no-speech-model': () =>
    'Não consigo transcrever o que foi dito: não tenho um modelo de fala. Quem me administra pode me dar um: TRANSCRIPT_MODEL, em docs/replay.md.',
  'speech-model-unusable': () =>
    'Não consigo transcrever o que foi dito: meu modelo de fala não pode ser usado. Quem me administra encontra o motivo no meu log.',
  'format-failed': () => 'Não foi possível fazer este formato. Escolha Ogg, ou tente mais tarde.',
} satisfies Partial<RefusalTexts>;

const which = 'Qual; a mais recente se você não disser';

export const replayCommands: typeof englishCommands = {
  replay: {
    is: 'Ouvir de novo conversas gravadas',
    list: { is: 'Ver as reprises que você pode ouvir' },
    get: {
      is: 'Ouvir uma reprise, só para você',
      replay: which,
      format: 'Em que formato; Ogg se você não disser',
    },
    transcript: { is: 'Ler o que foi dito; o anfitrião ou a moderação manda transcrever', replay: which },
    publish: {
      is: 'Deixar todos no servidor ouvirem uma reprise, como anfitrião ou moderador',
      replay: which,
    },
    podcast: { is: 'Obter o endereço do podcast deste servidor, renovar ou desligar' },
    delete: { is: 'Apagar de vez uma gravação e a reprise, como anfitrião ou moderador', replay: which },
  },
};
