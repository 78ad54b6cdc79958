/** What is said of replays and transcripts, in French. */
import type { replay as english, replayCommands as englishCommands } from '../en/replay.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { counted, number } = inLanguage('fr');

const why = {
  silent:
    'Il n’y a pas de rediffusion\u202f: personne, parmi ceux qui ont accepté d’être enregistrés, n’a parlé.',
  'no-key': 'La rediffusion ne peut pas être préparée\u202f: il manque au bot la clé de l’enregistrement.',
  full: 'La rediffusion ne peut pas être préparée\u202f: il n’y a plus de place sur le disque du bot.',
  mixer: 'La rediffusion n’a pas pu être préparée.',
};

export const replay: typeof english = {
  formats: { ogg: 'Ogg Opus', mp3: 'MP3', m4a: 'M4A', tracks: 'Une piste par voix, pour les hôtes' },
  buttons: {
    replay: (length) => `Rediffusion · ${length}`,
    again: 'Réessayer',
    publish: 'Publier',
    unpublish: 'Retirer',
    delete: 'Supprimer définitivement',
    listen: 'Écouter',
    captions: 'Sous-titres',
    podcast: 'Podcast',
    look: 'Regarder à nouveau',
  },
  mixing: (percent) => `Rediffusion\u202f: mixage en cours, ${number(percent)}\u202f%`,
  published: 'La rediffusion est publiée.',
  why: (reason) => why[reason],
  picture: 'Le volume de chaque voix au fil de la rediffusion, une ligne par numéro.',
  title: (topic, length) => `### ${topic} · ${length}`,
  recorded: (date, host) => `Enregistré le ${date} · animé par ${host}`,
  chapters: '**Chapitres**',
  more: (count) => `+ ${counted(count, { one: 'chapitre', other: 'chapitres' })}`,
  linked: (until) => `L’adresse est à toi et expire ${until}.`,
  tracks: 'Une piste par voix, dans l’ordre des numéros ci-dessus.',
  private:
    'Seuls les hôtes et la modération peuvent l’écouter. `/replay publish` l’ouvre à tout le monde ici.',
  captions: {
    writing: 'Ce qui a été dit est en cours de transcription. Cela peut durer plus longtemps que le talk.',
    failed: 'Ce qui a été dit n’a pas pu être transcrit.',
    is: (topic) =>
      `Ce qui a été dit dans **${topic}**, tel qu’un programme l’a compris\u202f: il se trompe, surtout sur les noms.`,
    at: (url) =>
      `Les sous-titres sont aussi à une adresse qui est à toi et expire dans un jour\u202f: ${url}`,
  },
  list: {
    title: '### Rediffusions',
    none: 'Il n’y a ici aucune rediffusion que tu puisses écouter. Un talk enregistré en a une peu après sa fin.',
    line: (date, topic, length) => `${date}  **${topic}** · ${length}`,
    private: 'non publiée',
    choose: 'En écouter une',
  },
  done: {
    published: 'Tout le monde sur ce serveur peut maintenant écouter la rediffusion.',
    feed: (url) =>
      `Elle est aussi dans le podcast du serveur\u202f; avec cette adresse, on l’écoute sans être sur le serveur\u202f:\n\`${url}\``,
    unpublished: 'Seuls les hôtes et la modération peuvent maintenant écouter la rediffusion.',
    sure: (topic) =>
      `L’enregistrement de **${topic}** et sa rediffusion seront supprimés pour tout le monde. Rien ne pourra les ramener.`,
    deleted: 'L’enregistrement et sa rediffusion sont supprimés.',
    again: 'Un nouvel essai est lancé. La carte du talk montre où il en est.',
  },
  podcast: (server) => `Talks de ${server}`,
};

export const replayRefusals = {
  'no-replay': () =>
    'Cette rediffusion n’existe pas, ou tu ne peux pas l’écouter. `/replay list` montre celles que tu peux écouter.',
  'replay-not-ready': () =>
    'Cette rediffusion n’est pas encore prête. La carte du talk montre où elle en est.',
  'replay-too-large': () =>
    'C’est trop gros pour Discord, et je n’ai pas d’adresse en dehors. La personne qui m’héberge peut m’en donner une\u202f: WEB_PORT et WEB_URL, dans docs/operating.md.',
  'no-ffmpeg': () =>
    'Je ne peux pas préparer ce format\u202f: il n’y a pas de ffmpeg là où je tourne. Choisis Ogg, ou demande à la personne qui m’héberge de l’installer.',
  'no-captions': () =>
    'Personne n’a encore fait transcrire cette rediffusion. Son hôte ou la modération le peut\u202f: `/replay transcript`.',
  'no-speech-model': () =>
    'Je ne peux pas transcrire ce qui a été dit\u202f: je n’ai pas de modèle de parole. La personne qui m’héberge peut m’en donner un\u202f: TRANSCRIPT_MODEL, dans docs/replay.md.',
  'speech-model-unusable': () =>
    'Je ne peux pas transcrire ce qui a été dit\u202f: mon modèle de parole est inutilisable. La personne qui m’héberge en trouve la raison dans mon journal.',
  'format-failed': () => 'Ce format n’a pas pu être préparé. Choisis Ogg, ou réessaie plus tard.',
} satisfies Partial<RefusalTexts>;

const which = 'Laquelle\u202f; la plus récente si tu n’en nommes pas';

export const replayCommands: typeof englishCommands = {
  replay: {
    is: 'Réécouter les talks enregistrés',
    list: { is: 'Voir les rediffusions que tu peux écouter' },
    get: {
      is: 'Écouter une rediffusion, pour toi seul',
      replay: which,
      format: 'Sous quel format\u202f; Ogg si tu n’en nommes pas',
    },
    transcript: {
      is: 'Lire ce qui a été dit\u202f; l’hôte ou la modération le fait transcrire',
      replay: which,
    },
    publish: { is: 'Ouvrir une rediffusion à tout le serveur, comme hôte ou modérateur', replay: which },
    podcast: { is: 'Obtenir l’adresse du podcast de ce serveur, la renouveler ou le désactiver' },
    delete: {
      is: 'Supprimer un enregistrement et sa rediffusion, comme hôte ou modérateur',
      replay: which,
    },
  },
};
