/** What cards say, in Portuguese. */
import type { Order } from '../../../talk/rules.ts';
import type { EndReason } from '../../../talk/talk.ts';
import type { cards as english } from '../en/cards.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('pt-BR');

const ordinal = (n: number) => `${number(n)}º`;

const minutes = (count: number) => counted(count, { one: 'minuto', other: 'minutos' });

const orders: Record<Order, string> = {
  'first-come': 'As mãos são chamadas na ordem em que se levantam',
  'new-voices': 'Quem ainda não falou vai primeiro',
  'least-talk': 'Quem falou menos vai primeiro',
};

const ends: Record<EndReason, string> = {
  closed: '',
  'stage-ended': 'O palco foi encerrado no Discord.',
  'host-gone': 'O anfitrião não voltou, e ninguém assumiu o lugar.',
};

/** `2:05`. */
const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

export const cards: typeof english = {
  buttons: {
    raise: 'Levantar a mão',
    myPlace: 'Meu lugar',
    lower: 'Abaixar a mão',
    ask: 'Perguntar',
    next: 'Chamar próxima pessoa',
    listen: 'Ouvir',
    controls: 'Controles do anfitrião',
    remindMe: 'Quero um lembrete',
    stopReminding: 'Cancelar meu lembrete',
    openNow: 'Abrir agora',
    callOff: 'Cancelar a conversa',
    undo: 'Desfazer',
    skip: 'Pular',
    lock: 'Fechar a fila',
    unlock: 'Reabrir a fila',
    clear: 'Abaixar todas as mãos',
    refresh: 'Atualizar',
    rules: 'Regras desta conversa',
    questions: 'Perguntas',
    timeline: 'Linha do tempo',
    export: 'Exportar',
    summary: 'Resumo',
    callUp: 'Chamar ao palco',
    move: 'Mudar lugar na fila',
    lowerTheirs: 'Abaixar a mão',
    moreTime: 'Mais um minuto',
    endTurn: 'Terminei',
    notNow: 'Agora não',
    toAudience: 'Mover para o público',
    coHost: 'Tornar coanfitrião',
    noCoHost: 'Retirar coanfitrião',
    handOver: 'Passar a conversa',
    remove: 'Remover',
    keepOut: 'Deixar de fora',
    letIn: 'Deixar voltar',
    back: 'Voltar',
    answerNow: 'Responder agora',
    answered: 'Respondida',
    dismiss: 'Descartar',
    letThrough: 'Liberar',
    bringUp: 'Chamar quem perguntou',
    reopen: 'Devolver ao mural',
    reviewFirst: 'Ler antes de mostrar',
    reviewNone: 'Mostrar na hora',
    withdraw: 'Retirar a pergunta',
  },
  talk: {
    live: (topic) => `## 🎙 ${topic}`,
    titled: (topic) => `## ${topic}`,
    hostedBy: (hosts, since, stage) => `Conduzida por ${hosts} · ${since} · ${stage}`,
    onStage: (people) => `**No palco**  ${people}`,
    nobodyOnStage: 'ninguém ainda',
    invitedUp: (person) => `${person} (convite enviado)`,
    hostAway: (host, stands, relative) =>
      stands === null
        ? `${host} não está no palco. Sem anfitrião, a conversa é encerrada ${relative}.`
        : `${host} não está no palco. ${stands} assume ${relative}.`,
    speaksUntil: (person, relative) => `${person} (a fala termina ${relative})`,
    away: (person) => `${person} (ausente)`,
    nextInLine: (people) => `**A seguir**  ${people}`,
    ordered: (order) => (order === 'first-come' ? '' : orders[order]),
    nobodyInLine: 'nenhuma mão levantada',
    locked: 'A fila está fechada: por enquanto, não entram mais mãos.',
    attendance: 'Quem entra e quem sai fica registrado para os anfitriões.',
    more: (count) => `+ ${number(count)}`,
    listening: (count) => `${number(count)} ouvindo`,
    questions: (count) => counted(count, { one: 'pergunta', other: 'perguntas' }),
    wait: (count) => `cerca de ${number(count)} min para uma nova mão`,
    guests: (people) => `**Convidados**  ${people}`,
    stageComing: 'o palco está sendo criado',
    scheduledBy: (host, when, relative) => `Conduzida por ${host} · ${when} (${relative})`,
    reminding: (count) =>
      count === 0
        ? 'Ninguém pediu lembrete ainda'
        : `${counted(count, { one: 'pessoa vai receber', other: 'pessoas vão receber' })} um lembrete`,
    endedBecause: (reason) => ends[reason],
    cancelled: (topic) => `## ${topic}: conversa cancelada`,
    length: (ms) => {
      const length = Math.round(ms / 60_000);
      return length < 1 ? 'menos de um minuto' : `${number(length)} min`;
    },
  },
  reminder: {
    starts: (topic, relative, guests) =>
      `Começa ${relative}: **${topic}**${guests === '' ? '' : `, com ${guests}`}.`,
    started: (topic, relative) => `**${topic}** começou ${relative}.`,
  },
  turn: {
    called: (person, seconds, turn) =>
      `${person}, agora é com você. Aceite em até ${number(seconds)} segundos o convite que o Discord mostra${turn === null ? '.' : `; sua fala dura ${minutes(turn)}.`}`,
    speaks: (person, until) =>
      until === null ? `${person} tem a palavra.` : `${person} tem a palavra; a fala termina ${until}.`,
    endsSoon: (person, until) => `${person}, sua fala termina ${until}.`,
  },
  line: {
    place: (place, wait, order) =>
      `Você está em ${ordinal(place)} lugar na fila${wait < 1 ? ' e é a próxima pessoa a falar' : `, com cerca de ${minutes(wait)} de espera`}.${order === 'first-come' ? '' : ` ${orders[order]} nesta conversa.`}`,
    called: (seconds, turn) =>
      `Chegou a sua vez. Aceite em até ${number(seconds)} segundos o convite que o Discord mostra${turn === null ? '.' : `; sua fala dura ${minutes(turn)}.`}`,
    speaking: 'Você está no palco.',
    down: 'Sua mão está abaixada.',
    notKept: 'O Discord só deixa manter isto atualizado por 14 minutos. Aperte “Meu lugar” para ver de novo.',
  },
  panel: {
    title: '### Controles do anfitrião',
    place: (place, person, wait) =>
      `${number(place)}. ${person}, ${wait < 1 ? 'a seguir' : `cerca de ${number(wait)} min`}`,
    nobodyInLine:
      'Nenhuma mão levantada. As pessoas levantam a mão no cartão ou com o botão do próprio Discord.',
    speaks: (person, seconds, until) =>
      `${person} ${clock(seconds)}${until === null ? '' : ` (a fala termina ${until})`}`,
    rules: (order, rules) =>
      [
        orders[order],
        rules.turn === null ? 'falas sem limite de tempo' : `${minutes(rules.turn)} por fala`,
        ...(rules.atOnce > 1 ? [`${number(rules.atOnce)} falando ao mesmo tempo`] : []),
        ...(rules.cap === null ? [] : [`no máximo ${number(rules.cap)} na fila`]),
        ...(rules.cooldown > 0 ? [`${minutes(rules.cooldown)} entre uma fala e outra`] : []),
      ].join(' · '),
    coHosts: (people) => `**Coanfitriões**  ${people}`,
    keptOut: (people) => `**De fora**  ${people}`,
    choosePerson: 'Escolha uma pessoa: chamar, mudar de lugar, remover…',
    chooseOrder: 'Em que ordem as mãos são chamadas',
  },
  person: {
    is: (person, role) =>
      role === 'host'
        ? `### ${person} · anfitrião`
        : role === 'coHost'
          ? `### ${person} · coanfitrião`
          : `### ${person}`,
    inLine: (place, wait) =>
      `${ordinal(place)} lugar na fila, ${wait < 1 ? 'a seguir' : `cerca de ${minutes(wait)} de espera`}`,
    isKeptOut: 'De fora desta conversa',
    spoken: (seconds, turns) =>
      seconds === 0 && turns === 0
        ? 'Ainda não falou'
        : `Falou ${clock(seconds)} em ${counted(turns, { one: 'fala concluída', other: 'falas concluídas' })}`,
  },
  form: {
    move: 'Mudar lugar na fila',
    place: 'Lugar na fila; 1 é a seguir',
    rules: 'Regras desta conversa',
    turn: 'Minutos por fala; vazio: sem limite',
    atOnce: 'Quantas pessoas falam ao mesmo tempo',
    cap: 'Máximo de mãos na fila; vazio: sem limite',
    cooldown: 'Minutos entre duas falas da mesma pessoa',
    ask: 'Fazer uma pergunta',
    question: 'Sua pergunta',
    named: 'Com o seu nome?',
    withName: 'Mostrar meu nome',
    withoutName: 'Não mostrar meu nome',
  },
  board: {
    title: (topic) => `### Perguntas · ${topic}`,
    question: (n, text, votes, asker) =>
      `**${n}.** ${text}\n-# ${votes > 0 ? `${counted(votes, { one: 'pessoa quer', other: 'pessoas querem' })} esta resposta · ` : ''}${asker}`,
    answered: (n, text, votes, asker) =>
      `**${n}.** ✔ ${text}\n-# ${votes > 0 ? `${counted(votes, { one: 'pessoa queria', other: 'pessoas queriam' })} esta resposta · ` : ''}${asker}`,
    now: (text, asker) => `**Em resposta**  ${text}\n-# ${asker}`,
    anonymous: 'pergunta anônima',
    waiting: (count) =>
      counted(count, { one: 'pergunta aguarda liberação', other: 'perguntas aguardam liberação' }),
    counts: (answered, all) =>
      `${number(answered)} de ${counted(all, { one: 'respondida', other: 'respondidas' })}`,
    empty: 'Nenhuma pergunta ainda. Aperte “Perguntar” no cartão da conversa para fazer a primeira.',
    noneOpen: 'Nenhuma pergunta em aberto. Aperte “Perguntar” no cartão da conversa para fazer a próxima.',
    own: 'Esta pergunta é sua; seu voto já conta.',
    choose: 'Quer a resposta de uma delas? Escolha aqui',
    chooseOne: 'Escolha uma pergunta: responder, juntar, descartar…',
    mergeInto: 'Juntar a qual pergunta?',
    status: {
      waiting: 'aguarda liberação',
      open: 'em aberto',
      now: 'sendo respondida',
      answered: 'respondida',
      dismissed: 'descartada',
      withdrawn: 'retirada',
      merged: 'juntada a outra',
    },
  },
  done: {
    opened: (stage) =>
      stage ? `A conversa está aberta em ${stage}.` : 'A conversa está aberta; o palco está sendo criado.',
    closed: (topic) => `“${topic}” foi encerrada.`,
    calledOff: (topic) => `“${topic}” foi cancelada.`,
    scheduled: (topic, when, relative) => `“${topic}” está marcada para ${when} (${relative}).`,
    ordered: (order) => `${orders[order]} a partir de agora.`,
    handDown: 'Sua mão está abaixada.',
    called: (person) => `${person} recebeu o convite para falar.`,
    skipped: 'A fila andou.',
    moved: (person, place) => `${person} está em ${ordinal(place)} lugar na fila.`,
    theirHandDown: (person) => `A mão de ${person} está abaixada.`,
    cleared: 'Todas as mãos estão abaixadas.',
    locked: 'A fila está fechada.',
    unlocked: 'A fila está aberta.',
    ruled: 'As regras desta conversa mudaram.',
    ruledBelow: (hands, cap) =>
      `As regras desta conversa mudaram. As ${number(hands)} mãos levantadas continuam na fila; novas entram quando restarem menos de ${number(cap)}.`,
    moreTime: (person) => `${person} tem mais um minuto.`,
    turnEnded: (person) => `A fala de ${person} terminou.`,
    toAudience: (person) => `${person} vai para o público.`,
    coHost: (person) => `${person} agora é coanfitrião.`,
    noCoHost: (person) => `${person} não é mais coanfitrião.`,
    handedOver: (person) => `${person} agora conduz esta conversa. Você fica como coanfitrião.`,
    removed: (person) => `Removi ${person} do palco. A pessoa pode voltar; “Deixar de fora” impede isso.`,
    keptOut: (person) => `${person} fica de fora desta conversa.`,
    letIn: (person) => `${person} pode voltar.`,
    undone: 'Desfeito.',
    asked: 'Sua pergunta está no mural.',
    reviewed: 'A partir de agora, você lê cada pergunta antes.',
    unreviewed: 'A partir de agora, as perguntas aparecem na hora.',
    askedForReview: 'Sua pergunta está guardada. Os anfitriões a leem primeiro.',
    wanted: 'Seu voto conta.',
    unwanted: 'Seu voto foi retirado.',
    settled: {
      open: 'A pergunta está no mural.',
      now: 'A pergunta está sendo respondida.',
      answered: 'A pergunta foi respondida.',
      dismissed: 'A pergunta foi descartada.',
    },
    merged: 'As perguntas agora são uma só.',
    withdrawn: 'Sua pergunta foi retirada.',
    willRemind: (relative) => `Você vai receber um lembrete aqui. A conversa começa ${relative}.`,
    willNotRemind: 'Você não vai receber lembrete desta conversa.',
  },
  failed: (reference) =>
    `Algo falhou do meu lado. Tente de novo; se continuar, passe esta referência a quem cuida de mim: ${reference}`,
  orders: {
    'first-come': 'Por ordem de chegada',
    'new-voices': 'Quem ainda não falou primeiro',
    'least-talk': 'Quem falou menos primeiro',
  },
  empty: {
    noTalks: 'Nenhuma conversa ao vivo aqui. Abra uma com `/talk open` ou marque uma com `/talk schedule`.',
    planned: '**Marcadas**',
  },
};
