/** What happened in a talk, in Portuguese, one sentence for each event that its hosts and moderators read. */
import { at, channel, user } from '../../card.ts';
import { inLanguage } from '../in-language.ts';
import type { TimelineTexts } from '../timeline.ts';

const { counted, number } = inLanguage('pt-BR');

const by = (who: string | null) => (who === null ? '' : ` por ${user(who)}`);

/** Who did something, or that it was done in Discord's own dialog. */
const inDiscord = (who: string | null) => (who === null ? ' no Discord' : by(who));

const answers = { accepted: 'aceitou', maybe: 'respondeu “talvez”', declined: 'recusou' } as const;

const lowered = {
  button: 'abaixou a mão',
  discord: 'abaixou a mão no Discord',
  away: 'não voltou a tempo; a mão foi abaixada',
  host: 'teve a mão abaixada',
} as const;

/** Why a recording stopped, after the sentence that it did. */
const stopped = {
  host: '',
  disk: ': o disco está cheio',
  length: ': chegou à duração permitida',
  size: ': chegou ao tamanho permitido',
  'not-possible': ': não pôde continuar',
} as const;

const settled = {
  waiting: 'posta à espera de liberação',
  open: 'posta no mural',
  now: 'posta em resposta',
  answered: 'marcada como respondida',
  dismissed: 'descartada',
  withdrawn: 'retirada por quem perguntou',
  merged: 'juntada a outra',
} as const;

const orders = {
  'first-come': 'por ordem de chegada',
  'new-voices': 'quem ainda não falou primeiro',
  'least-talk': 'quem falou menos primeiro',
} as const;

export const timeline: TimelineTexts = {
  planned: ({ hostId }) => `Marcada por ${user(hostId)}`,
  opened: ({ by: who, itself }) => (itself ? 'Abriu sozinha na hora marcada' : `Aberta${inDiscord(who)}`),
  ended: ({ reason, by: who }) =>
    reason === 'closed'
      ? `Encerrada${by(who)}`
      : reason === 'stage-ended'
        ? 'O palco foi encerrado no Discord'
        : 'Encerrada: o anfitrião não voltou',
  cancelled: ({ by: who }) =>
    who === null ? 'Cancelada: ninguém abriu a conversa' : `Cancelada por ${user(who)}`,
  'open-asked': ({ why }) =>
    why
      ? 'Anfitrião chamado para abrir a conversa; ela não pôde abrir sozinha'
      : 'Anfitrião chamado para abrir a conversa',
  'open-nudged': () => 'Anfitrião chamado de novo',
  'order-chosen': ({ order, by: who }) => `Ordem de fala: ${orders[order]}, escolhida por ${user(who)}`,
  'rules-changed': ({ by: who }) => `Regras mudadas por ${user(who)}`,
  'voice-chosen': ({ on, by: who }) =>
    on
      ? `Rostrum chamado ao palco${by(who)}`
      : who === null
        ? 'O Rostrum foi desconectado do palco no Discord'
        : `Rostrum retirado do palco${by(who)}`,
  'line-locked': ({ by: who }) => `Fila fechada por ${user(who)}`,
  'line-unlocked': ({ by: who }) => `Fila reaberta por ${user(who)}`,
  moved: ({ startsAt, by: who }) => `Horário definido${inDiscord(who)}: ${at(startsAt, 'F')}`,
  renamed: ({ by: who }) => `Tema mudado${inDiscord(who)}`,
  'length-chosen': ({ length, by: who }) =>
    length === null
      ? `Duração retirada${inDiscord(who)}`
      : `Duração escolhida${inDiscord(who)}: ${counted(Math.round(length / 60_000), { one: 'minuto', other: 'minutos' })}`,
  'series-changed': ({ by: who }) => `Mudado a partir desta conversa por ${user(who)}`,
  'dates-left-out': ({ by: who }) => `Datas retiradas da série por ${user(who)}`,
  'remind-times-chosen': ({ by: who }) => `Momentos dos lembretes escolhidos por ${user(who)}`,
  'repeats-changed': ({ by: who }) => `Repetição da série mudada a partir desta conversa por ${user(who)}`,
  'series-ended': ({ by: who }) => `Série encerrada por ${user(who)}`,
  'stage-chosen': ({ stageId, by: who }) => `Palco escolhido${inDiscord(who)}: ${channel(stageId)}`,
  'event-gone': () => 'O evento foi removido no Discord',
  'guest-invited': ({ guestId, by: who }) => `${user(who)} convidou ${user(guestId)}`,
  'invitation-answered': ({ guestId, answer }) => `${user(guestId)} ${answers[answer]}`,
  'outsider-invited': ({ name, by: who }) => `${user(who)} convidou ${name}, de fora do servidor`,
  'link-renewed': ({ by: who }) => `${user(who)} criou um novo link para um convidado`,
  'link-revoked': ({ by: who }) => `${user(who)} revogou o link de um convidado`,
  'guest-recognised': ({ userId }) => `${user(userId)} chegou pelo link de um convidado`,
  'time-proposed': ({ guestId, startsAt }) => `${user(guestId)} propôs outro horário: ${at(startsAt, 'F')}`,
  'guest-reminded': ({ guestId, by: who }) => `${user(who)} enviou um lembrete a ${user(guestId)}`,
  'invitation-withdrawn': ({ guestId, by: who }) => `${user(who)} retirou o convite a ${user(guestId)}`,
  'hand-raised': ({ userId }) => `${user(userId)} levantou a mão`,
  'hand-lowered': ({ userId, through, by: who }) =>
    `${user(userId)} ${lowered[through]}${who === undefined ? '' : by(who)}`,
  'hands-cleared': ({ by: who }) => `Todas as mãos abaixadas por ${user(who)}`,
  'hand-moved': ({ userId, to, by: who }) =>
    `${user(who)} colocou ${user(userId)} em ${number(to)}º lugar na fila`,
  'hands-restored': ({ hands, by: who }) =>
    `${counted(hands.length, { one: 'mão devolvida', other: 'mãos devolvidas' })} à fila por ${user(who)}`,
  'hand-away': ({ userId }) => `${user(userId)} caiu; o lugar fica guardado por um tempo`,
  'hand-back': ({ userId }) => `${user(userId)} voltou à fila`,
  called: ({ userId, by: who }) => `Convite para falar enviado a ${user(userId)}${by(who)}`,
  'call-passed': ({ userId, by: who }) => `O convite a ${user(userId)} foi passado adiante${by(who)}`,
  'call-declined': ({ userId }) => `${user(userId)} não quis falar`,
  speaking: ({ userId }) => `${user(userId)} fala`,
  'turn-warned': ({ userId }) => `Aviso a ${user(userId)}: a fala termina em breve`,
  'turn-extended': ({ userId, by: who }) => `${user(who)} deu mais um minuto a ${user(userId)}`,
  'turn-ended': ({ userId, by: who }) =>
    who === null ? `O tempo de ${user(userId)} acabou` : `A fala de ${user(userId)} foi encerrada${by(who)}`,
  'sent-to-audience': ({ userId, by: who }) => `${user(who)} moveu ${user(userId)} para o público`,
  'back-in-audience': ({ userId }) => `${user(userId)} está no público`,
  'co-host-added': ({ userId, by: who }) => `${user(who)} tornou ${user(userId)} coanfitrião`,
  'co-host-removed': ({ userId, by: who }) => `${user(userId)} deixou de ser coanfitrião, por ${user(who)}`,
  'handed-over': ({ from, to, by: who }) =>
    who === null
      ? `${user(to)} agora conduz a conversa: ${user(from)} não voltou`
      : `Conversa passada de ${user(from)} para ${user(to)} por ${user(who)}`,
  removed: ({ userId, by: who }) => `${user(who)} removeu ${user(userId)}`,
  'kept-out': ({ userId, by: who }) => `${user(who)} deixou ${user(userId)} de fora`,
  'let-in': ({ userId, by: who }) => `${user(who)} deixou ${user(userId)} voltar`,
  undone: ({ by: who }) => `Desfeito por ${user(who)}:`,
  'recording-started': ({ by: who }) => `Gravação iniciada${by(who)}`,
  'recording-stopped': ({ by: who, reason }) => `Gravação encerrada${by(who)}${stopped[reason]}`,
  'consent-given': ({ userId }) => `${user(userId)} aceitou ser gravado`,
  'consent-declined': ({ userId }) => `${user(userId)} não aceitou ser gravado`,
  'consent-withdrawn': ({ userId }) =>
    `${user(userId)} não quer mais ser gravado; o que estava guardado foi apagado`,
  'question-asked': ({ userId, text, anonymous }) =>
    `${anonymous ? 'Alguém' : user(userId)} perguntou: ${text}`,
  'question-settled': ({ text, to, by: who }) =>
    `“${text}”: ${settled[to]}${to === 'withdrawn' ? '' : by(who)}`,
  'question-merged': ({ text, intoText, by: who }) => `“${text}” juntada a “${intoText}” por ${user(who)}`,
};
