/** Why something is not done, in Portuguese: one sentence, and the next step. */
import { channel, user } from '../../card.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';
import { permission } from './permissions.ts';

const { counted, list, number } = inLanguage('pt-BR');

const at = (ms: number) => `<t:${Math.ceil(ms / 1000)}:R>`;

const rules = {
  turnMs: 'Cada fala dura entre meio minuto e 60 minutos.',
  speakersAtOnce: 'Entre 1 e 10 pessoas podem falar ao mesmo tempo.',
  cap: 'Na fila cabem entre 1 e 500 mãos.',
  cooldownMs: 'A espera entre duas falas é de no máximo 120 minutos.',
  graceMs: 'Um lugar fica guardado por no máximo 15 minutos.',
  hostAwayMs: 'Uma conversa espera pelo anfitrião entre 1 e 120 minutos.',
  nudgeMs: 'O anfitrião é chamado de novo depois de 1 a 120 minutos.',
  unopenedMs: 'Uma conversa que ninguém abre é cancelada depois de 5 a 240 minutos.',
};

export const refusals = {
  'topic-empty': () => 'Uma conversa precisa de um tema. Use o comando de novo e diga sobre o que ela é.',
  'topic-too-long': ({ length }) =>
    `Um tema tem no máximo 120 caracteres; o seu tem ${number(length)}. Encurte-o e use o comando de novo.`,
  'date-past': () => 'Esse horário já passou. Escolha um que ainda esteja por vir.',
  'date-unreadable': ({ text }) =>
    `Não consigo ler “${text}” como data. Escreva como 2026-12-01 19:00, “próxima sexta às 19h” ou “daqui a 2 horas”.`,
  'date-without-time': ({ text }) =>
    `“${text}” indica um dia, mas não a hora. Inclua uma, como em “amanhã às 19h”.`,
  'date-in-gap': ({ text, zone }) =>
    `“${text}” não existe em ${zone}: o relógio é adiantado e pula essa hora. Escolha uma hora antes ou depois.`,
  'date-too-far': ({ text, years }) =>
    `“${text}” fica a mais de ${number(years)} anos de hoje. Escolha uma data mais próxima.`,
  'zone-unknown': ({ zone }) =>
    `Não conheço o fuso “${zone}”. Escreva a região e a cidade, como America/Sao_Paulo.`,
  'zone-ambiguous': ({ zone, zones }) =>
    `“${zone}” pode ser mais de um fuso, como ${list(zones)}. Escreva um deles por inteiro.`,
  'zone-missing': () =>
    'Não sei em que fuso está essa data. Indique um em `zone`, como America/Sao_Paulo; um admin pode escolher o do servidor com `/settings`.',
  'length-unreadable': ({ text }) =>
    `Não consigo ler “${text}” como duração. Escreva como “90 min”, “1h30” ou “2 horas”.`,
  'length-out-of-bounds': ({ min, max }) =>
    `Uma conversa dura entre ${number(min / 60_000)} minutos e ${number(max / 3_600_000)} horas. Escolha uma duração dentro disso.`,
  'repeat-misses-first': ({ repeats }) =>
    repeats === 'weekdays'
      ? 'Uma série de segunda a sexta não pode começar no fim de semana. Escolha um dia de segunda a sexta.'
      : 'A primeira conversa não cai na última vez desse dia da semana no mês. Escolha uma data mais tarde ou outra forma de repetir.',
  'repeat-count': ({ min, max }) =>
    `Uma série tem entre ${number(min)} e ${number(max)} conversas. Escolha um número dentro disso.`,
  'repeat-ends-at-once': () =>
    'O fim de uma série vem depois do primeiro dia. Escolha um fim mais tarde ou marque uma só conversa.',
  'stage-taken': ({ hostId, stageId }) =>
    hostId
      ? `${user(hostId)} já está com uma conversa em ${channel(stageId)}. Encerre essa primeiro ou escolha outro palco.`
      : `Já há uma conversa em ${channel(stageId)}. Encerre essa primeiro ou escolha outro palco.`,
  'stage-in-use': ({ stageId }) =>
    `${channel(stageId)} já tem um palco aberto que não fui eu que abri. Encerre-o primeiro ou escolha outro.`,
  'no-talk': () => 'Não conheço essa conversa. Veja em `/talk status`.',
  'not-live': ({ status }) =>
    status === 'scheduled'
      ? 'Esta conversa ainda não está aberta. O anfitrião a abre com o botão do cartão.'
      : 'Esta conversa terminou. Abra outra com `/talk open`.',
  'not-scheduled': ({ status }) =>
    status === 'live'
      ? 'Esta conversa já está aberta.'
      : 'Esta conversa terminou. Marque outra com `/talk schedule`.',
  over: () => 'Esta conversa terminou. Abra outra com `/talk open`.',
  'not-host': ({ hostId }) =>
    `Só ${user(hostId)}, que conduz esta conversa, coanfitriões e moderadores do palco podem fazer isso. Fale com um deles.`,
  'only-host': ({ hostId }) =>
    `Só ${user(hostId)}, que conduz esta conversa, e moderadores do palco podem fazer isso. Fale com um deles.`,
  'guest-is-bot': () => 'Um bot não pode ser convidado. Convide uma pessoa.',
  'guest-is-self': () => 'Você não pode se convidar. Escolha outra pessoa.',
  'guest-is-host': () => 'O anfitrião já está no palco. Escolha outra pessoa.',
  'already-invited': ({ guestId }) =>
    `${user(guestId)} já recebeu um convite. A resposta aparece no convite.`,
  'not-the-guest': ({ guestId }) => `Só ${user(guestId)} pode responder a este convite.`,
  'message-too-long': ({ length, most }) =>
    `Aqui cabem no máximo ${number(most)} caracteres; seu texto tem ${number(length)}. Encurte-o e tente de novo.`,
  'name-empty': () => 'Falta o nome do convidado. Use o comando de novo e escreva o nome.',
  'name-too-long': ({ length, most }) =>
    `Um nome tem no máximo ${number(most)} caracteres; este tem ${number(length)}. Encurte-o e tente de novo.`,
  'outsider-invited': ({ text }) =>
    `“${text}” já recebeu um convite. “Link do convidado”, no convite, mostra o link.`,
  'not-the-outsider': ({ text }) =>
    `Só ${text} pode responder a este convite, depois de entrar neste servidor pelo link que o anfitrião enviou.`,
  'outsider-not-here': ({ text }) =>
    `Ainda não sei quem é ${text} neste servidor, por isso nenhum lembrete chega. Envie o link de novo.`,
  'no-link': () => 'Este convite não tem link em aberto. Veja o convite.',
  'invitation-gone': () => 'Não conheço esse convite. Veja em `/invite list`.',
  'invitation-withdrawn': () => 'Este convite foi retirado. Se quiser participar, fale com o anfitrião.',
  'answer-too-late': () =>
    'Esta conversa terminou, por isso não dá mais para responder aos convites nem mudá-los. Pergunte ao anfitrião se haverá outra.',
  'proposal-changed': () => 'O convidado agora propõe outro horário. Veja o convite de novo.',
  'guest-has-answered': ({ guestId }) => `${user(guestId)} já respondeu. A resposta aparece no convite.`,
  'guest-reminded-enough': ({ guestId, most }) =>
    `${user(guestId)} já recebeu ${counted(most, { one: 'lembrete', other: 'lembretes' })}, e isso basta. Espere ou retire o convite.`,
  'guest-reminded-lately': ({ guestId, until }) =>
    `${user(guestId)} recebeu um lembrete há pouco. Você pode enviar outro ${at(until)}.`,
  'too-many-guests': ({ count, most }) =>
    `Você pode convidar ${number(most)} pessoas de uma vez; indicou ${number(count)}. Indique menos.`,
  'not-a-mention': ({ text }) => `“${text}” não menciona ninguém. Digite @ e escolha cada pessoa na lista.`,
  'guest-not-here': ({ guestId }) =>
    `${user(guestId)} não está neste servidor. Peça que entre ou envie um convite com \`/invite outside\`.`,
  'guest-left': ({ guestId }) =>
    `${user(guestId)} saiu deste servidor, por isso nenhum lembrete chega. Retire o convite.`,
  'talk-or-idea': () => 'Indique uma conversa ou o tema de uma ideia, não os dois.',
  'no-talk-to-invite-to': () =>
    'Você não tem uma conversa para convidar alguém. Abra ou marque uma com `/talk` ou indique o tema de uma ideia.',
  'not-on-stage-channel': ({ stageId }) =>
    stageId
      ? `Entre primeiro em ${channel(stageId)} e depois levante a mão.`
      : 'O palco ainda não está pronto. Tente de novo daqui a pouco.',
  'already-up': () => 'Você já está no palco. É só falar.',
  'hand-down': () => 'Sua mão não está levantada. Aperte “Levantar a mão” para entrar na fila.',
  'no-hands': () =>
    'Nenhuma mão levantada. As pessoas levantam a mão com o botão do cartão ou com o do próprio Discord.',
  'line-locked': () =>
    'Os anfitriões não aceitam mais mãos por enquanto. Tente de novo mais tarde ou faça uma pergunta.',
  'line-full': ({ cap }) =>
    `A fila está cheia: ${counted(cap, { one: 'mão levantada', other: 'mãos levantadas' })}. Tente de novo quando alguém tiver falado.`,
  'cooling-down': ({ until }) => `Você acabou de falar. Pode levantar a mão de novo ${at(until)}.`,
  'you-are-kept-out': () =>
    'Os anfitriões deixaram você de fora desta conversa. Um moderador do palco pode deixar você voltar.',
  'not-in-line': ({ userId }) => `${user(userId)} não está na fila. Veja a fila em “Controles do anfitrião”.`,
  'no-such-place': ({ most }) =>
    most === 1
      ? 'Só há uma mão levantada. Não há outro lugar.'
      : `Há ${number(most)} mãos levantadas. Escolha um lugar de 1 a ${number(most)}.`,
  'up-already': ({ userId }) => `${user(userId)} já está no palco ou já recebeu o convite para falar.`,
  'not-on-the-stage': ({ userId, stageId }) =>
    `${user(userId)} não está ${stageId ? `em ${channel(stageId)}` : 'no palco'}. Peça que entre primeiro.`,
  'bot-cannot-speak': () => 'Um bot não pode ser chamado ao palco. Escolha uma pessoa.',
  'not-speaking': ({ userId }) => `${user(userId)} não está no palco agora.`,
  'turn-has-no-end': ({ userId }) =>
    `A fala de ${user(userId)} não tem limite de tempo. Defina um nas regras desta conversa.`,
  'rule-out-of-bounds': ({ rule }) => `${rules[rule]} Escolha um número dentro disso.`,
  'host-stays': ({ hostId }) =>
    `${user(hostId)} conduz esta conversa. Passe a conversa para outra pessoa primeiro.`,
  'bot-cannot-host': () => 'Um bot não pode ser anfitrião. Escolha uma pessoa.',
  'is-host': ({ userId }) => `${user(userId)} já conduz esta conversa.`,
  'is-co-host': ({ userId }) => `${user(userId)} já é coanfitrião.`,
  'not-co-host': ({ userId }) => `${user(userId)} não é coanfitrião desta conversa.`,
  'already-kept-out': ({ userId }) => `${user(userId)} já está de fora.`,
  'not-kept-out': ({ userId }) => `${user(userId)} não está de fora. Pode entrar como todo mundo.`,
  'is-kept-out': ({ userId }) =>
    `${user(userId)} está de fora desta conversa. Deixe a pessoa voltar primeiro.`,
  'cannot-undo': () => 'Não dá mais para desfazer: já foi desfeito ou muita coisa aconteceu desde então.',
  'question-empty': () => 'Uma pergunta precisa de palavras. Aperte “Perguntar” de novo e escreva.',
  'question-too-long': ({ length, most }) =>
    `Uma pergunta tem no máximo ${number(most)} caracteres; a sua tem ${number(length)}. Encurte-a e pergunte de novo.`,
  'question-repeated': () => 'Você já perguntou isso. Veja no mural em que pé está.',
  'too-many-questions': ({ most }) =>
    `Você já tem ${counted(most, { one: 'pergunta', other: 'perguntas' })} em aberto. Pergunte de novo quando houver resposta ou retire uma.`,
  'board-full': () => 'O mural está cheio. Pergunte de novo quando algumas perguntas tiverem resposta.',
  'question-gone': () => 'Essa pergunta não está mais em aberto. Veja no mural as que estão.',
  'own-question': () => 'A pergunta é sua; seu voto já conta.',
  'not-your-question': () => 'Só quem fez uma pergunta pode retirá-la.',
  'merge-with-itself': () => 'É a mesma pergunta. Escolha outra para juntar.',
  'asker-is-anonymous': () =>
    'Quem perguntou não quis mostrar o nome, por isso não dá para chamar essa pessoa ao palco. Faça você a pergunta.',
  'only-in-servers': () => 'As conversas acontecem em servidores. Use este comando em um em que eu esteja.',
  'may-not-host': () =>
    'Para ser anfitrião, é preciso ter a permissão “Gerenciar eventos”, um cargo de anfitrião ou ser moderador do palco. Peça um deles a um admin do servidor.',
  'role-for-anybody': () =>
    'Qualquer pessoa poderia pegar esse cargo, mas ele pode mais do que um membro comum. Os lembretes precisam de um que só identifique as pessoas; um admin do servidor o escolhe em /settings.',
  'role-for-guests': () =>
    'Quem chega pelo link de um convidado recebe esse cargo, mas ele pode mais do que um membro comum. Escolha um que só identifique as pessoas.',
  'no-such-channel': () => 'Não vejo esse canal. Escolha um em que eu possa ler e postar.',
  'may-not-set': () =>
    'As configurações exigem a permissão “Gerenciar servidor”. Fale com um admin do servidor.',
  'bot-lacks': ({ permissions, where }) =>
    `Preciso de mais permissões ${where ? `em ${channel(where)}` : 'neste servidor'}: ${list(permissions.map(permission))}. Peça a um admin que as libere ${where ? 'no canal' : 'no meu cargo'} e tente de novo.`,
  'no-channel-to-announce': () =>
    'Não encontro um canal em que eu possa postar. Use o comando em um canal de texto em que eu possa enviar mensagens.',
  'not-a-community': () =>
    'Palcos precisam de um servidor da comunidade. Um admin pode ativar isso nas configurações do servidor.',
  'which-talk': () => 'Não sei de qual conversa se trata. Entre no palco dela e use o comando de novo.',
  'not-here': () => 'Isso é de outro servidor. Use lá.',
  'not-a-number': ({ text }) => `“${text}” não é um número inteiro. Escreva em algarismos, como 3.`,
  tampered: () => 'Esse botão não é mais meu. Use o cartão mais novo da conversa ou `/talk status`.',
  'store-down': () =>
    'Meu banco de dados está fora de alcance agora. Veja `/talk status` daqui a um minuto e tente de novo.',
} satisfies Partial<RefusalTexts>;
