/** What is said of calendars elsewhere and announcements, in Portuguese. */
import type { feed as english, feedCommands as englishCommands } from '../en/feed.ts';
import type { RefusalTexts } from '../texts.ts';

export const feed: typeof english = {
  opening: {
    live: (topic, host) => `**${topic}** está ao vivo, conduzida por ${host}.`,
    over: (topic) => `**${topic}** esteve ao vivo e já terminou.`,
  },
  publishing: {
    state: (on) =>
      `**Canais de anúncios**  ${on ? 'os anúncios são publicados nos servidores que seguem o canal, com os nomes de anfitriões, convidados, quem fala e quem levanta a mão' : 'os anúncios ficam neste servidor'}`,
    kept: (on) =>
      on
        ? 'Guardado. O que for anunciado a partir de agora é publicado nos servidores que seguem o canal: o tema, a hora e os nomes de anfitriões, convidados, quem fala e quem levanta a mão, como no cartão.'
        : 'Guardado. O que for anunciado a partir de agora fica neste servidor. O que já foi publicado continua publicado, e os nomes são atualizados lá até a conversa acabar; apague a mensagem aqui para encerrar isso.',
    buttons: { on: 'Publicar anúncios', off: 'Não publicar anúncios' },
  },
  calendar: {
    none: 'Outras agendas podem acompanhar as conversas deste servidor em um endereço próprio. Ainda não há nenhum.',
    title: '**Acompanhe as conversas deste servidor na sua agenda**',
    address:
      'Adicione este endereço onde a sua agenda aceita um “por URL”; o segundo abre muitas agendas por si só.',
    secret:
      'Quem tem o endereço pode ler os temas e os horários das conversas que todos aqui veem, mesmo sem estar no servidor. Um endereço novo, ou nenhum, acaba com isso para todos que têm este.',
    made: 'A agenda agora tem um endereço.',
    renewed: 'A agenda tem um endereço novo. O anterior não leva mais a lugar nenhum.',
    off: 'A agenda está desativada. O endereço dela não leva mais a lugar nenhum.',
  },
  podcast: {
    none: 'Players de podcast podem acompanhar as reprises publicadas aqui, num endereço próprio. Ainda não há nenhum.',
    title: '**Acompanhe as reprises publicadas deste servidor no seu player**',
    address: 'Adicione este endereço onde o seu player aceita um “por URL”.',
    secret:
      'Quem tem o endereço pode ouvir todas as reprises publicadas aqui, sem estar no servidor. Um endereço novo, ou nenhum, acaba com isso para todos que têm este.',
    made: 'O podcast agora tem um endereço.',
    renewed: 'O podcast tem um endereço novo. O anterior não leva mais a lugar nenhum.',
    off: 'O podcast está desligado. O endereço dele não leva mais a lugar nenhum.',
  },
  buttons: { make: 'Criar um endereço', renew: 'Novo endereço', off: 'Desativar' },
};

export const feedRefusals = {
  'no-web': () =>
    'Não tenho endereço fora do Discord. Quem me mantém pode me dar um: WEB_PORT e WEB_URL, em docs/operating.md.',
} satisfies Partial<RefusalTexts>;

export const feedCommands: typeof englishCommands = {
  calendar: { is: 'Veja o endereço em que as agendas acompanham as conversas deste servidor' },
};
