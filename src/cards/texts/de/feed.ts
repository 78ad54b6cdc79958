/** What is said of calendars elsewhere and announcements, in German. */
import type { feed as english, feedCommands as englishCommands } from '../en/feed.ts';
import type { RefusalTexts } from '../texts.ts';

export const feed: typeof english = {
  opening: {
    live: (topic, host) => `**${topic}** ist jetzt live, gehostet von ${host}.`,
    over: (topic) => `**${topic}** war live und ist vorbei.`,
  },
  publishing: {
    state: (on) =>
      `**Ankündigungskanäle**  ${on ? 'Ankündigungen werden auf Servern veröffentlicht, die dem Kanal folgen, mit den Namen von Hosts, Gästen, Sprechenden und gehobenen Händen' : 'Ankündigungen bleiben auf diesem Server'}`,
    kept: (on) =>
      on
        ? 'Gespeichert. Was ab jetzt angekündigt wird, wird auf Servern veröffentlicht, die dem Kanal folgen: Thema, Zeit und die Namen von Hosts, Gästen, Sprechenden und gehobenen Händen, wie die Karte sie zeigt.'
        : 'Gespeichert. Was ab jetzt angekündigt wird, bleibt auf diesem Server. Was schon veröffentlicht ist, bleibt es, und seine Namen ändern sich dort mit, bis der Talk vorbei ist; lösche die Nachricht hier, um das zu beenden.',
    buttons: { on: 'Ankündigungen veröffentlichen', off: 'Ankündigungen hier behalten' },
  },
  calendar: {
    none: 'Andere Kalender können den Talks dieses Servers unter einer eigenen Adresse folgen. Noch gibt es keine.',
    title: '**Folge den Talks dieses Servers in deinem Kalender**',
    address:
      'Füge diese Adresse dort ein, wo dein Kalender eine „per URL“ annimmt; die zweite öffnet viele Kalender von selbst.',
    secret:
      'Wer die Adresse hat, liest Themen und Zeiten der Talks, die hier alle sehen, auch ohne auf dem Server zu sein. Eine neue Adresse, oder keine, beendet das für alle, die diese haben.',
    made: 'Der Kalender hat jetzt eine Adresse.',
    renewed: 'Der Kalender hat eine neue Adresse. Die alte führt nirgends mehr hin.',
    off: 'Der Kalender ist aus. Seine Adresse führt nirgends mehr hin.',
  },
  podcast: {
    none: 'Podcast-Player können den Wiedergaben, die hier veröffentlicht sind, unter einer eigenen Adresse folgen. Noch gibt es keine.',
    title: '**Folge den veröffentlichten Wiedergaben dieses Servers in deinem Player**',
    address: 'Füge diese Adresse dort ein, wo dein Player eine „per URL“ annimmt.',
    secret:
      'Wer die Adresse hat, hört jede Wiedergabe, die hier veröffentlicht ist, auch ohne auf dem Server zu sein. Eine neue Adresse, oder keine, beendet das für alle, die diese haben.',
    made: 'Der Podcast hat jetzt eine Adresse.',
    renewed: 'Der Podcast hat eine neue Adresse. Die alte führt nirgends mehr hin.',
    off: 'Der Podcast ist aus. Seine Adresse führt nirgends mehr hin.',
  },
  buttons: { make: 'Adresse anlegen', renew: 'Neue Adresse', off: 'Ausschalten' },
};

export const feedRefusals = {
  'no-web': () =>
    'Ich habe keine Adresse außerhalb von Discord. Wer mich betreibt, kann mir eine geben: WEB_PORT und WEB_URL, in docs/operating.md.',
} satisfies Partial<RefusalTexts>;

export const feedCommands: typeof englishCommands = {
  calendar: { is: 'Hol dir die Adresse, unter der Kalender den Talks dieses Servers folgen' },
};
