/** What is said of talks that come again, and of changing planned ones; in Portuguese. */
import type { Recurrence, Repeats } from '../../../talk/series.ts';
import { inLanguage, weekdaysIn } from '../in-language.ts';

const { counted, list } = inLanguage('pt');
const weekday = weekdaysIn('pt');

/** Saturday and Sunday are masculine, the other days feminine. */
const isMasculine = (date: Date) => date.getUTCDay() % 6 === 0;
const of = (date: Date, masculine: string, feminine: string) => (isMasculine(date) ? masculine : feminine);
const weeks = ['primeir', 'segund', 'terceir', 'quart', 'quint'];

/** `1 hora 30 minutos`. */
const length = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [
    ...(hours > 0 ? [counted(hours, { one: 'hora', other: 'horas' })] : []),
    ...(rest > 0 ? [counted(rest, { one: 'minuto', other: 'minutos' })] : []),
  ].join(' e ');
};

/** How a series comes again whose first talk is on this day, read as UTC. */
const every: Record<Repeats, (first: Date) => string> = {
  daily: () => 'todos os dias',
  weekdays: () => 'de segunda a sexta-feira',
  weekly: (first) => `${of(first, 'todo', 'toda')} ${weekday(first)}`,
  fortnightly: (first) => `a cada duas semanas, ${of(first, 'no', 'na')} ${weekday(first)}`,
  'monthly-date': (first) => `todo mês, no dia ${first.getUTCDate()}`,
  'monthly-weekday': (first) =>
    `todo mês, ${of(first, 'no', 'na')} ${weeks[Math.ceil(first.getUTCDate() / 7) - 1]}${of(first, 'o', 'a')} ${weekday(first)}`,
  'monthly-last-weekday': (first) => `todo mês, ${of(first, 'no último', 'na última')} ${weekday(first)}`,
};

const ending = (ends: Recurrence['ends'], until: string): string => {
  if (ends === null) return '';
  return 'count' in ends ? `, ${counted(ends.count, { one: 'vez', other: 'vezes' })}` : `, até ${until}`;
};

export const series = {
  length,
  about: (ms: number) => `cerca de ${length(ms)}`,
  lasts: (ms: number) => `Dura cerca de ${length(ms)}.`,
  buttons: {
    change: 'Mudar',
    whatAndWhen: 'Tema, hora e palco',
    reminders: 'Lembretes',
    repeats: 'Como se repete',
    setRepeats: 'Mudar assim',
    callOffNow: 'Sim, cancelar',
    onlyThis: 'Só esta conversa',
    andFollowing: 'Esta e as seguintes',
    wholeSeries: 'A série inteira',
    everyTime: 'Todas as vezes',
    onlyThisTime: 'Só desta vez',
  },
  repeats: {
    daily: 'Todos os dias',
    weekdays: 'De segunda a sexta-feira',
    weekly: 'Toda semana',
    fortnightly: 'A cada duas semanas',
    'monthly-date': 'Todo mês, nessa data',
    'monthly-weekday': 'Todo mês, nesse dia da semana, como a segunda sexta-feira',
    'monthly-last-weekday': 'Todo mês, no último desses dias da semana',
  } satisfies Record<Repeats, string>,
  comesAgain: ({ repeats, ends }: Recurrence, first: Date, until: string) =>
    `Repete-se ${every[repeats](first)}${ending(ends, until)}`,
  next: (dates: readonly string[]) =>
    dates.length === 1 ? `A próxima data é ${list(dates)}.` : `As próximas datas são ${list(dates)}.`,
  noNext: 'Não há data depois dela.',
  form: {
    change: 'Mudar a conversa',
    changeFollowing: 'Mudar esta e as seguintes',
    topic: 'Sobre o que é',
    length: 'Duração, como 90 min; vazio se não dita',
    stage: 'O palco',
    reminders: 'Quando a conversa é lembrada',
    scope: 'Para quais conversas',
    repeats: 'A partir desta conversa',
    until: 'Até, como 30 de junho; vazio: sem essa data',
    times: 'Ou por tantas conversas, contando esta',
  },
  panel: {
    title: (topic: string) => `### ${topic}`,
    reminders: (times: readonly string[]) => `**Lembretes**  ${list(times)}`,
    hint: 'O que você quer mudar?',
    hintSeries:
      'O que você quer mudar? Para cancelar uma conversa, ou a série inteira, aperte *Cancelar a conversa* no cartão.',
    leaveOut: 'Pular datas: escolha os dias sem conversa',
  },
  ask: {
    staysMoved: (when: string) => `Esta conversa continua em ${when}, para onde foi movida.`,
    dropped: (days: readonly string[]) =>
      days.length === 1
        ? `${list(days)} estava pulada e não é mais uma data da série.`
        : `${list(days)} estavam puladas e não são mais datas da série.`,
  },
  done: {
    changed: (topic: string, when: string, relative: string, about: string, stage: string) =>
      `“${topic}” é em ${when} (${relative})${about === '' ? '' : `, cerca de ${about}`}${stage === '' ? '' : `, em ${stage}`}.`,
    idea: (topic: string) => `A ideia agora se chama “${topic}”.`,
    unchanged: 'Nada mudou.',
    repeats: (how: string) => `Mudado. ${how}.`,
    leftOut: (days: readonly string[]) =>
      days.length === 0 ? 'Nenhuma data é pulada.' : `Não há conversa em ${list(days)}.`,
    reminds: (topic: string, times: readonly string[], following: boolean) =>
      following
        ? `Lembretes de “${topic}” e das seguintes: ${list(times)}.`
        : `Lembretes de “${topic}”: ${list(times)}.`,
    timesPassed: 'O que já passou não é mais enviado.',
    ownTimes: (people: number) =>
      people === 1
        ? 'Uma pessoa escolheu os próprios momentos e fica com eles.'
        : `${counted(people, { one: 'pessoa', other: 'pessoas' })} escolheram os próprios momentos e ficam com eles.`,
    seriesOff: (topic: string) => `A série “${topic}” está cancelada.`,
    everyTime: 'Você receberá um lembrete de cada conversa desta série.',
  },
  callOff: (topic: string, when: string, reminded: number, guests: number) =>
    [
      `Cancelar “${topic}”${when === '' ? '' : `, em ${when}`}?`,
      ...(reminded > 0
        ? [
            reminded === 1
              ? 'Uma pessoa pediu um lembrete e será avisada.'
              : `${counted(reminded, { one: 'pessoa', other: 'pessoas' })} pediram um lembrete e serão avisadas.`,
          ]
        : []),
      ...(guests > 0
        ? [
            guests === 1
              ? 'Um convidado também será avisado.'
              : `${counted(guests, { one: 'convidado', other: 'convidados' })} também serão avisados.`,
          ]
        : []),
    ].join(' '),
  notice: {
    moved: (topic: string, when: string, relative: string) =>
      `**${topic}** agora é em ${when} (${relative}).`,
    calledOff: (topic: string, when: string) =>
      `**${topic}**${when === '' ? '' : `, em ${when},`} foi cancelada.`,
  },
  ended: {
    hostLeft: (topic: string, host: string) =>
      `A série **${topic}** terminou, porque ${host}, seu anfitrião, não está mais neste servidor. Quem pode ser anfitrião pode planejá-la de novo com \`/talk schedule\`.`,
    unopened: (topic: string, host: string, times: number) =>
      `${host}, a série **${topic}** terminou, porque ninguém abriu suas últimas ${times} conversas. Planeje-a de novo com \`/talk schedule\`.`,
  },
};

export const seriesRefusals = {
  'no-series': () => 'Esta conversa não se repete. Planeje uma série com `repeat` em `/talk schedule`.',
  'ends-without-repeat': () =>
    'Uma conversa única não tem fim de série. Escolha em `repeat` como ela se repete.',
  'two-ends': () =>
    'Uma série termina depois de um número de conversas ou em um dia. Dê só `until` ou só `times`.',
};

export const seriesCommands = {};
