/** What commands and their options are about, in Portuguese. */
import type { commands as english } from '../en/commands.ts';

const person = 'De quem se trata';

const talk = 'Qual conversa; digite uma palavra do tema. Se vazio, a que está ao vivo ou a última';

export const commands: typeof english = {
  talk: {
    is: 'Conversas de áudio ao vivo',
    open: {
      is: 'Abrir uma conversa agora',
      topic: 'Sobre o que é',
      stage: 'O canal Palco; se você não indicar um, ele é criado',
    },
    close: { is: 'Encerrar a conversa' },
    status: { is: 'Ver as conversas ao vivo aqui' },
    list: { is: 'Ver as conversas ao vivo e marcadas, página por página' },
    show: { is: 'Ver uma conversa: marcada, ao vivo ou encerrada', talk },
    history: { is: 'Ver as conversas encerradas' },
    timeline: { is: 'Ver quem fez o quê e quando em uma conversa, como anfitrião ou moderador', talk },
    export: { is: 'Baixar presença, falas e perguntas em arquivos, como anfitrião ou moderador', talk },
    edit: {
      is: 'Mudar uma conversa planejada, ou a série dela',
      talk: 'Qual conversa planejada; digite uma palavra do tema',
    },
    schedule: {
      is: 'Marcar uma conversa para depois',
      topic: 'Sobre o que é',
      date: 'Como 2026-12-01 19:00, próxima sexta às 19h ou daqui a 2 horas',
      zone: 'O fuso dessa data, como America/Sao_Paulo; sem indicar, vale o do servidor',
      repeat: 'Como ela se repete',
      until: 'O último dia da série, como 30 de junho',
      times: 'Quantas conversas a série tem',
      length: 'Quanto tempo dura, como 90 min ou 1h30',
      stage: 'O canal Palco; se você não indicar um, ele é criado',
      remind: 'Quando lembrar, como 1 semana, 1 dia, 10 minutos; se vazio, como o servidor escolheu',
      opens: 'Como a conversa abre na hora marcada',
    },
  },
  invite: {
    is: 'Convidados das suas conversas',
    members: {
      is: 'Convidar, em público, quem está neste servidor',
      guest: 'Quem você convida',
      more: 'Mais convidados: mencione-os, até 10 no total',
      message: 'O que você gostaria de dizer; todo mundo lê',
      talk: 'Qual das suas conversas; se vazio, a que está ao vivo ou, sem ela, a próxima',
      idea: 'Em vez de uma conversa: o tema de uma que ainda não tem data',
    },
    outside: {
      is: 'Convidar quem não está neste servidor; você recebe um link para enviar',
      name: 'O nome da pessoa, como todo mundo vai ler',
      message: 'O que você gostaria de dizer; todo mundo lê',
      talk: 'Qual das suas conversas; se vazio, a que está ao vivo ou, sem ela, a próxima',
      idea: 'Em vez de uma conversa: o tema de uma que ainda não tem data',
    },
    list: { is: 'Ver os convites que aguardam resposta' },
  },
  'Invite to a talk': 'Convidar para conversa',
  queue: {
    is: 'A fila de quem quer falar',
    next: { is: 'Chamar a próxima pessoa; sem lugar livre, a fala mais longa termina' },
    call: { is: 'Chamar alguém pelo nome', person: 'Quem é chamado ao palco' },
    skip: { is: 'Pular quem foi chamado ou quem vem a seguir' },
    move: {
      is: 'Mudar o lugar de alguém na fila',
      person: 'De quem é a mão',
      place: 'O lugar na fila; 1 é a seguir',
    },
    remove: { is: 'Abaixar a mão de alguém', person: 'De quem é a mão' },
    clear: { is: 'Abaixar todas as mãos' },
    lock: { is: 'Não aceitar mais mãos' },
    unlock: { is: 'Voltar a aceitar mãos' },
    order: { is: 'Escolher em que ordem as mãos são chamadas', order: 'A ordem' },
    done: { is: 'Terminar a sua própria fala' },
    'more-time': { is: 'Dar mais um minuto a quem fala', person: 'De quem é a fala' },
    rules: {
      is: 'Mudar as regras desta conversa',
      'turn-minutes': 'Quantos minutos dura cada fala; 0 para sem limite',
      'at-once': 'Quantas pessoas falam ao mesmo tempo',
      cap: 'Quantas mãos cabem na fila; 0 para sem limite',
      'cooldown-minutes': 'Quantos minutos alguém espera antes de levantar a mão de novo',
    },
  },
  host: {
    is: 'Conduzir a sua conversa ao vivo',
    controls: { is: 'Ver a fila e conduzir a conversa em um só lugar' },
    'co-host': { is: 'Tornar alguém coanfitrião', person },
    'no-co-host': { is: 'Retirar de alguém o papel de coanfitrião', person },
    'hand-over': { is: 'Passar a conversa para outra pessoa', person },
    audience: { is: 'Mover quem fala para o público', person },
    remove: { is: 'Remover alguém do palco; a pessoa pode voltar', person },
    'keep-out': { is: 'Deixar alguém de fora desta conversa', person },
    'let-in': { is: 'Deixar voltar quem ficou de fora', person },
    voice: { is: 'Fazer o Rostrum falar no palco desta conversa, ou não', here: 'Se ele está no palco' },
  },
  question: {
    is: 'Perguntas para quem fala',
    ask: { is: 'Fazer uma pergunta' },
    board: { is: 'Ver as perguntas e, como anfitrião, cuidar delas' },
    export: { is: 'Baixar as perguntas em um arquivo, como anfitrião' },
  },
  settings: { is: 'Escolher como são as conversas neste servidor' },
  help: { is: 'Ver o que você pode fazer agora' },
};
