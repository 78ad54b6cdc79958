/** What is said of calendars elsewhere and announcements, in Spanish. */
import type { feed as english, feedCommands as englishCommands } from '../en/feed.ts';
import type { RefusalTexts } from '../texts.ts';

export const feed: typeof english = {
  opening: {
    live: (topic, host) => `**${topic}** está en directo, dirigida por ${host}.`,
    over: (topic) => `**${topic}** estuvo en directo. Ya terminó.`,
  },
  publishing: {
    state: (on) =>
      `**Canales de anuncios**  ${on ? 'los anuncios se publican en los servidores que los siguen, con los nombres de anfitriones, invitados, quienes hablan y quienes levantan la mano' : 'los anuncios se quedan en este servidor'}`,
    kept: (on) =>
      on
        ? 'Guardado. Lo que se anuncie desde ahora se publica en los servidores que siguen el canal: el tema, la hora y los nombres de anfitriones, invitados, quienes hablan y quienes levantan la mano, como en la tarjeta.'
        : 'Guardado. Lo que se anuncie desde ahora se queda en este servidor. Lo ya publicado sigue publicado, y sus nombres se actualizan allí hasta que acabe la charla; borra aquí el mensaje para ponerle fin.',
    buttons: { on: 'Publicar los anuncios', off: 'No publicar los anuncios' },
  },
  calendar: {
    none: 'Otros calendarios pueden seguir las charlas de este servidor en una dirección propia. Aún no hay ninguna.',
    title: '**Sigue las charlas de este servidor en tu calendario**',
    address:
      'Añade esta dirección donde tu calendario acepte una «desde URL»; la segunda abre por sí sola muchos calendarios.',
    secret:
      'Quien tiene la dirección puede leer los temas y las horas de las charlas que aquí ve todo el mundo, aunque no esté en el servidor. Una dirección nueva, o ninguna, acaba con eso para todos los que tienen esta.',
    made: 'El calendario ya tiene una dirección.',
    renewed: 'El calendario tiene una dirección nueva. La anterior ya no lleva a ninguna parte.',
    off: 'El calendario está desactivado. Su dirección ya no lleva a ninguna parte.',
  },
  podcast: {
    none: 'Los reproductores de pódcast pueden seguir las repeticiones publicadas aquí, en una dirección propia. Aún no hay ninguna.',
    title: '**Sigue las repeticiones publicadas de este servidor en tu reproductor**',
    address: 'Añade esta dirección donde tu reproductor acepte una «por URL».',
    secret:
      'Quien tenga la dirección puede oír todas las repeticiones publicadas aquí, sin estar en el servidor. Una dirección nueva, o ninguna, pone fin a eso para todos los que tienen esta.',
    made: 'El pódcast ya tiene una dirección.',
    renewed: 'El pódcast tiene una dirección nueva. La anterior ya no lleva a ninguna parte.',
    off: 'El pódcast está desactivado. Su dirección ya no lleva a ninguna parte.',
  },
  buttons: { make: 'Crear una dirección', renew: 'Dirección nueva', off: 'Desactivar' },
};

export const feedRefusals = {
  'no-web': () =>
    'No tengo ninguna dirección fuera de Discord. Quien me gestiona puede darme una: WEB_PORT y WEB_URL, en docs/operating.md.',
} satisfies Partial<RefusalTexts>;

export const feedCommands: typeof englishCommands = {
  calendar: { is: 'Obtén la dirección en la que los calendarios siguen las charlas de este servidor' },
};
