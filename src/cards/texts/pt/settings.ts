/** What a server's settings say, in Portuguese. */
import type { settings as english } from '../en/settings.ts';
import { inLanguage } from '../in-language.ts';
import { permission } from './permissions.ts';

const { counted, list, number } = inLanguage('pt-BR');

const minutes = (count: number) => counted(count, { one: 'minuto', other: 'minutos' });

const rolesGone = (gone: number) =>
  gone === 0
    ? ''
    : `\n${counted(gone, { one: 'dos cargos escolhidos não existe mais; escolha de novo para esquecê-lo.', other: 'dos cargos escolhidos não existem mais; escolha de novo para esquecê-los.' })}`;

export const settings: typeof english = {
  title:
    '### Configurações deste servidor\n-# O canal, a ordem e as regras valem para as conversas daqui em diante.',
  announce: {
    title: '**Onde as conversas são anunciadas**',
    byDefault: 'No primeiro canal de anúncios que todos veem; se não houver, no canal do sistema.',
    gone: 'O canal escolhido não existe mais. Escolha outro; até lá, é como se nenhum tivesse sido escolhido.',
    lacking: (channel, permissions) =>
      `Preciso de mais permissões em ${channel}: ${list(permissions.map(permission))}. Libere-as lá ou escolha outro canal; até lá, é como se nenhum tivesse sido escolhido.`,
    choose: 'O padrão; escolha um canal',
  },
  hostRoles: {
    title: (gone) =>
      `**Quem pode ser anfitrião**, além de quem gerencia eventos ou modera o palco${rolesGone(gone)}`,
    choose: 'Nenhum outro cargo; escolha alguns',
  },
  priorityRoles: {
    title: (gone) => `**Quem passa à frente na fila**, além dos convidados${rolesGone(gone)}`,
    choose: 'Nenhum cargo passa à frente; escolha alguns',
  },
  guestRole: {
    title: (gone) =>
      `**Cargo que o link de um convidado dá** a quem ainda não está no servidor${rolesGone(gone)}`,
    choose: 'Nenhum cargo; escolha um',
  },
  language: {
    title: '**Idioma dos cartões**',
    choose: (own) => `O do próprio servidor: ${own}`,
  },
  order: { title: '**Em que ordem as mãos são chamadas**', choose: 'Escolha uma ordem' },
  turns: (rules) =>
    `**Falas**  ${[
      rules.turn === null ? 'sem limite de tempo' : `${minutes(rules.turn)} cada`,
      `${number(rules.atOnce)} falando ao mesmo tempo`,
      rules.cap === null ? 'fila sem limite' : `no máximo ${number(rules.cap)} na fila`,
      rules.cooldown === 0
        ? 'sem espera entre uma fala e outra'
        : `${minutes(rules.cooldown)} entre duas falas da mesma pessoa`,
    ].join(' · ')}`,
  waits: (grace, hostAway) =>
    `**Espera**  o lugar de quem cai ${grace === 0 ? 'não fica guardado' : `fica guardado por ${minutes(grace)}`} · a conversa espera ${minutes(hostAway)} pelo anfitrião`,
  zone: (zone) => `**Fuso horário**  ${zone ?? 'nenhum; quem marca uma conversa indica um'}`,
  recorded: (attendance) =>
    `**Registro**  ${attendance ? 'quem entra e quem sai, pelo nome; o cartão avisa' : 'dos ouvintes, só quantos são, sem nomes'}`,
  questions: (review) =>
    `**Perguntas**  ${review ? 'aparecem depois que um anfitrião libera' : 'aparecem na hora'}`,
  buttons: {
    turns: 'Falas',
    waits: 'Espera',
    zone: 'Fuso horário',
    recordNames: 'Registrar nomes',
    recordCounts: 'Registrar só quantidades',
    review: 'Ler perguntas antes',
    showAtOnce: 'Mostrar perguntas na hora',
  },
  waitsForm: {
    grace: 'Minutos guardando o lugar de quem cai',
    hostAway: 'Minutos de espera pelo anfitrião',
    nudge: 'Minutos até chamar o anfitrião de novo',
    unopened: 'Minutos até cancelar a que ninguém abre',
  },
  zoneForm: { title: 'Fuso horário deste servidor', city: 'Uma cidade ou um fuso; vazio para nenhum' },
  kept: {
    announce: (channel) =>
      channel === null
        ? 'Guardado. As conversas são anunciadas no canal padrão.'
        : `Guardado. As conversas são anunciadas em ${channel}.`,
    hostRoles: (names) =>
      names.length === 0
        ? 'Guardado. Nenhum cargo pode mais ser anfitrião, só quem gerencia eventos ou modera o palco.'
        : `Guardado. Podem ser anfitriões: ${list(names)}.`,
    priorityRoles: (names) =>
      names.length === 0
        ? 'Guardado. Só os convidados passam à frente na fila.'
        : `Guardado. Passam à frente na fila: ${list(names)}.`,
    guestRole: (role) =>
      role === null
        ? 'Guardado. O link de um convidado não dá cargo.'
        : `Guardado. O link de um convidado dá o cargo ${role}, desde que eu tenha a permissão ${permission('Manage Roles')} e esteja acima dele.`,
    language: (name) => `Guardado. Idioma dos cartões: ${name}.`,
    rules: 'Guardado. As regras valem para as conversas daqui em diante.',
    zone: (zone) =>
      zone === null
        ? 'Guardado. Quem marca uma conversa indica o fuso.'
        : `Guardado. As datas são em ${zone}, a menos que outro fuso seja indicado.`,
    attendance: (on) =>
      on
        ? 'Guardado. Quem entra e quem sai fica registrado pelo nome, e o cartão da conversa avisa.'
        : 'Guardado. Só fica registrado quantas pessoas ouvem.',
    review: (on) =>
      on ? 'Guardado. Os anfitriões leem as perguntas antes.' : 'Guardado. As perguntas aparecem na hora.',
  },
  zoneFirst: 'Indique primeiro um fuso: este servidor não escolheu nenhum',
};
