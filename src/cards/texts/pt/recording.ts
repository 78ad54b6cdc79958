/** What is said of recording and consent; in Portuguese. */
import type { ConsentAnswer, RecordingEnd } from '../../../talk/talk.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('pt-BR');

const failed: Record<Exclude<RecordingEnd, 'host'>, string> = {
  disk: 'A gravação parou: não há mais espaço no disco do bot. O que foi guardado até ali continua.',
  length: 'A gravação parou: chegou à duração permitida. O que foi guardado até ali continua.',
  size: 'A gravação parou: chegou ao tamanho permitido. O que foi guardado até ali continua.',
  'not-possible': 'A gravação parou: não pude continuar com ela. O que foi guardado até ali continua.',
};

const answers: Record<ConsentAnswer, (person: string) => string> = {
  asked: (person) => `${person} não respondeu`,
  given: (person) => `${person} aceitou`,
  declined: (person) => `${person} não aceitou`,
  withdrawn: (person) => `${person} voltou atrás`,
};

export const recording = {
  buttons: {
    agree: 'Aceito',
    decline: 'Não',
    mine: 'Minha gravação',
    withdraw: 'Apagar a minha, não guardar mais',
  },
  line: (agreed: number, speakers: number) =>
    speakers === 0 ? '● gravação' : `● gravação (${number(agreed)} de ${number(speakers)} aceitaram)`,
  topicSuffix: ' · ● gravação',
  asks: (person: string) =>
    `● ${person}, esta conversa está sendo gravada. O que você diz pode ser guardado? Enquanto você não aceitar, nada seu é guardado; você pode falar de qualquer forma.`,
  failed: (reason: Exclude<RecordingEnd, 'host'>) => failed[reason],
  failedFor: (host: string, sentence: string) => `${host} ${sentence}`,
  kept: 'O que você diz nesta conversa está sendo guardado. Você pode voltar atrás a qualquer momento; então tudo o que foi guardado de você é apagado.',
  keptBefore:
    'O que você aceitou nesta conversa está guardado. Você pode voltar atrás; então tudo o que foi guardado de você é apagado.',
  notKept: 'Nada do que você diz nesta conversa é guardado. Você pode falar mesmo assim.',
  notKeptBefore: 'Nada do que você disse nesta conversa está guardado.',
  deleted: 'Tudo o que foi guardado de você nesta conversa foi apagado, e nada mais é guardado.',
  started: 'A gravação começou. Todos no palco são consultados; nada de ninguém é guardado antes do sim.',
  stopped: 'A gravação parou.',
  status: (since: string, megabytes: number, hours: number) =>
    `● gravação desde ${since} · ${number(megabytes)} MB · no máximo ${counted(hours, { one: 'hora', other: 'horas' })}`,
  statusOff: 'Esta conversa não está sendo gravada.',
  answer: (person: string, answer: ConsentAnswer) => answers[answer](person),
  more: (count: number) => `+ ${number(count)}`,
};

export const recordingRefusals = {
  'already-recording': () => 'Esta conversa já está sendo gravada.',
  'not-recording': () =>
    'Esta conversa não está sendo gravada. O anfitrião pode começar com `/recording start`.',
  'recording-no-key': () =>
    'Ainda não posso gravar: quem me opera precisa antes me dar uma chave para gravações, `RECORDING_KEY`.',
  'recording-wrong-key': () =>
    'Não posso gravar: minha chave não é a da última gravação. Quem me opera precisa verificar `RECORDING_KEY`.',
  'not-asked-of-you': ({ userId }: { userId: string }) =>
    `Só <@${userId}> pode responder a isso. Para a sua, toque em “Minha gravação” no cartão da conversa.`,
};

export const recordingCommands = {
  recording: {
    is: 'Grava uma conversa: quem aceita, e mais ninguém',
    start: { is: 'Começa a gravar sua conversa; todos no palco são consultados' },
    stop: { is: 'Para a gravação da sua conversa' },
    status: { is: 'Mostra se a conversa é gravada e quem aceitou' },
    consent: { is: 'Mostra o que é guardado de você; aceite ou volte atrás' },
  },
};
