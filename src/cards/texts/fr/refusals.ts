/** Why something is not done, in French: one sentence, and the next step. */
import { channel, user } from '../../card.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';
import { permission } from './permissions.ts';
import { quoted } from './quoted.ts';

const { counted, list, number } = inLanguage('fr');

const at = (ms: number) => `<t:${Math.ceil(ms / 1000)}:R>`;

const rules = {
  turnMs: 'Un tour dure entre une demi-minute et 60 minutes.',
  speakersAtOnce: 'Entre 1 et 10 personnes peuvent avoir un tour en même temps.',
  cap: 'La file contient entre 1 et 500 mains levées.',
  cooldownMs: 'L’attente entre deux tours est de 120 minutes au plus.',
  graceMs: 'Une place est gardée 15 minutes au plus.',
  hostAwayMs: 'Un talk attend son hôte entre 1 et 120 minutes.',
  nudgeMs: 'L’hôte est sollicité une seconde fois après 1 à 120 minutes.',
  unopenedMs: 'Un talk que personne n’ouvre est annulé après 5 à 240 minutes.',
};

export const refusals = {
  'topic-empty': () => 'Un talk a besoin d’un sujet. Relance la commande et dis de quoi il parle.',
  'topic-too-long': ({ length }) =>
    `Un sujet fait 120 caractères au plus\u202f; le tien en fait ${number(length)}. Raccourcis-le et relance la commande.`,
  'date-past': () => 'Cette heure est passée. Choisis-en une à venir.',
  'date-unreadable': ({ text }) =>
    `Je n’arrive pas à lire ${quoted(text)} comme une date. Écris-la comme 2026-12-01 19:00, ${quoted('vendredi à 19h')} ou ${quoted('dans 2 heures')}.`,
  'date-without-time': ({ text }) =>
    `${quoted(text)} donne un jour, mais pas d’heure. Ajoute-la, comme ${quoted('demain à 19h')}.`,
  'date-in-gap': ({ text, zone }) =>
    `${quoted(text)} n’existe pas dans ${zone}\u202f: les horloges avancent à ce moment-là. Choisis une heure plus tôt ou plus tard.`,
  'date-too-far': ({ text, years }) =>
    `${quoted(text)} est dans plus de ${number(years)} ans. Choisis une date plus proche.`,
  'zone-unknown': ({ zone }) =>
    `Je ne connais pas le fuseau ${quoted(zone)}. Écris-le avec sa région et sa ville, comme Europe/Paris.`,
  'zone-ambiguous': ({ zone, zones }) =>
    `${quoted(zone)} peut désigner plusieurs fuseaux, comme ${list(zones)}. Écris l’un d’eux en entier.`,
  'zone-missing': () =>
    'Je ne sais pas dans quel fuseau est cette date. Indiques-en un dans `zone`, comme Europe/Paris\u202f; un admin peut en choisir un pour le serveur avec `/settings`.',
  'length-unreadable': ({ text }) =>
    `Je n’arrive pas à lire ${quoted(text)} comme une durée. Écris-la comme ${quoted('90 min')}, ${quoted('1h30')} ou ${quoted('2 heures')}.`,
  'length-out-of-bounds': ({ min, max }) =>
    `Un talk dure entre ${number(min / 60_000)} minutes et ${number(max / 3_600_000)} heures. Choisis une durée dans ces limites.`,
  'repeat-misses-first': ({ repeats }) =>
    repeats === 'weekdays'
      ? 'Une série en semaine ne peut pas commencer un samedi ou un dimanche. Choisis un jour du lundi au vendredi.'
      : 'Ce jour de la semaine revient encore dans le mois du premier talk. Choisis une date plus tardive, ou une autre répétition.',
  'repeat-count': ({ min, max }) =>
    `Une série compte entre ${number(min)} et ${number(max)} talks. Choisis un nombre dans ces limites.`,
  'repeat-ends-at-once': () =>
    'Une série doit finir après son premier jour. Choisis une fin plus tardive, ou prévois un seul talk.',
  'stage-taken': ({ hostId, stageId }) =>
    hostId
      ? `${user(hostId)} anime déjà un talk dans ${channel(stageId)}. Termine-le d’abord, ou choisis un autre salon de conférence.`
      : `Il y a déjà un talk dans ${channel(stageId)}. Termine-le d’abord, ou choisis un autre salon de conférence.`,
  'stage-in-use': ({ stageId }) =>
    `Une conférence que je n’ai pas lancée est déjà ouverte dans ${channel(stageId)}. Arrête-la d’abord, ou choisis un autre salon de conférence.`,
  'no-talk': () => 'Je ne connais pas ce talk. Regarde dans `/talk status`.',
  'not-live': ({ status }) =>
    status === 'scheduled'
      ? 'Ce talk n’est pas encore ouvert. Son hôte l’ouvre avec le bouton de sa carte.'
      : 'Ce talk a pris fin. Ouvres-en un nouveau avec `/talk open`.',
  'not-scheduled': ({ status }) =>
    status === 'live'
      ? 'Ce talk est déjà ouvert.'
      : 'Ce talk a pris fin. Prévois-en un nouveau avec `/talk schedule`.',
  over: () => 'Ce talk a pris fin. Ouvres-en un nouveau avec `/talk open`.',
  'not-host': ({ hostId }) =>
    `Seules ces personnes peuvent le faire\u202f: ${user(hostId)}, qui anime ce talk, les co-hôtes et les modérateurs de conférence. Adresse-toi à l’une d’elles.`,
  'only-host': ({ hostId }) =>
    `Seules ces personnes peuvent le faire\u202f: ${user(hostId)}, qui anime ce talk, et les modérateurs de conférence. Adresse-toi à l’une d’elles.`,
  'guest-is-bot': () => 'On ne peut pas inviter un bot. Invite une personne.',
  'guest-is-self': () => 'Tu ne peux pas t’inviter toi-même. Indique quelqu’un d’autre.',
  'guest-is-host': () => 'L’hôte est déjà sur scène. Indique quelqu’un d’autre.',
  'already-invited': ({ guestId }) =>
    `${user(guestId)} a déjà une invitation. Sa réponse s’affiche sur celle-ci.`,
  'not-the-guest': ({ guestId }) =>
    `Seule la personne invitée, ${user(guestId)}, peut répondre à cette invitation.`,
  'message-too-long': ({ length, most }) =>
    `Ce texte fait ${number(most)} caractères au plus\u202f; le tien en fait ${number(length)}. Raccourcis-le et réessaie.`,
  'name-empty': () => 'La personne invitée a besoin d’un nom. Relance la commande et écris-le.',
  'name-too-long': ({ length, most }) =>
    `Un nom fait ${number(most)} caractères au plus\u202f; celui-ci en fait ${number(length)}. Raccourcis-le et réessaie.`,
  'outsider-invited': ({ text }) =>
    `${quoted(text)} a déjà une invitation. Le bouton ${quoted('Lien d’invitation')}, sur celle-ci, t’affiche le lien.`,
  'not-the-outsider': ({ text }) =>
    `Seule cette personne peut répondre à l’invitation\u202f: ${text}, une fois sur ce serveur par le lien que l’hôte lui a envoyé.`,
  'outsider-not-here': ({ text }) =>
    `${text} n’est pas encore sur ce serveur, à ma connaissance\u202f: aucun rappel ne peut l’atteindre. Renvoie-lui le lien.`,
  'no-link': () => 'Cette invitation n’a pas de lien ouvert. Regarde l’invitation.',
  'invitation-gone': () => 'Je ne connais pas cette invitation. Regarde dans `/invite list`.',
  'invitation-withdrawn': () => 'Cette invitation a été retirée. Adresse-toi à l’hôte si tu souhaites venir.',
  'answer-too-late': () =>
    'Ce talk a pris fin\u202f: on ne peut plus répondre à ses invitations ni les changer. Demande à l’hôte s’il y en aura un autre.',
  'proposal-changed': () =>
    'La personne invitée propose maintenant un autre horaire. Regarde de nouveau l’invitation.',
  'guest-has-answered': ({ guestId }) => `${user(guestId)} a répondu. Sa réponse s’affiche sur l’invitation.`,
  'guest-reminded-enough': ({ guestId, most }) =>
    `${user(guestId)} a déjà reçu ${number(most)} rappels, et cela suffit. Attends, ou retire l’invitation.`,
  'guest-reminded-lately': ({ guestId, until }) =>
    `${user(guestId)} a reçu un rappel récemment. Tu pourras en envoyer un autre ${at(until)}.`,
  'too-many-guests': ({ count, most }) =>
    `Tu peux inviter ${number(most)} personnes à la fois\u202f; tu en as indiqué ${number(count)}. Indiques-en moins.`,
  'not-a-mention': ({ text }) =>
    `${quoted(text)} ne mentionne personne. Tape @ et choisis chaque personne dans la liste.`,
  'guest-not-here': ({ guestId }) =>
    `${user(guestId)} n’est pas sur ce serveur. Demande-lui de le rejoindre, ou invite cette personne avec \`/invite outside\`.`,
  'guest-left': ({ guestId }) =>
    `${user(guestId)} a quitté ce serveur\u202f: aucun rappel ne peut l’atteindre. Retire l’invitation.`,
  'talk-or-idea': () => 'Indique un talk ou le sujet d’une idée, pas les deux.',
  'no-talk-to-invite-to': () =>
    'Tu n’as aucun talk auquel inviter quelqu’un. Ouvres-en ou prévois-en un avec `/talk`, ou donne le sujet d’une idée.',
  'not-on-stage-channel': ({ stageId }) =>
    stageId
      ? `Rejoins d’abord ${channel(stageId)}, puis lève la main.`
      : 'La conférence n’est pas encore prête. Réessaie dans un instant.',
  'already-up': () => 'Tu es déjà sur scène. Tu peux parler.',
  'hand-down': () =>
    `Ta main n’est pas levée. Appuie sur ${quoted('Lever la main')} pour entrer dans la file.`,
  'no-hands': () => 'Aucune main levée. On lève la main avec le bouton de la carte ou avec celui de Discord.',
  'line-locked': () =>
    'Les hôtes n’acceptent plus de mains levées pour l’instant. Réessaie plus tard, ou pose plutôt une question.',
  'line-full': ({ cap }) =>
    `La file est pleine\u202f: ${counted(cap, { one: 'main levée', other: 'mains levées' })}. Réessaie quand quelqu’un aura parlé.`,
  'cooling-down': ({ until }) => `Tu viens de parler. Tu pourras relever la main ${at(until)}.`,
  'you-are-kept-out': () =>
    'Les hôtes t’ont retiré l’accès à ce talk. Un modérateur de conférence peut te laisser revenir.',
  'not-in-line': ({ userId }) =>
    `${user(userId)} n’est pas dans la file. Regarde la file dans ${quoted('Régie')}.`,
  'no-such-place': ({ most }) =>
    most === 1
      ? 'Une seule main est levée. Il n’y a pas d’autre place.'
      : `${number(most)} mains sont levées. Choisis une place de 1 à ${number(most)}.`,
  'up-already': ({ userId }) => `${user(userId)} est déjà sur scène, ou va y monter.`,
  'not-on-the-stage': ({ userId, stageId }) =>
    stageId
      ? `${user(userId)} n’est pas dans ${channel(stageId)}. Demande-lui d’abord de rejoindre le salon.`
      : `${user(userId)} n’est pas dans la conférence. Demande-lui d’abord de la rejoindre.`,
  'bot-cannot-speak': () => 'Un bot ne peut pas être appelé. Nomme une personne.',
  'not-speaking': ({ userId }) => `${user(userId)} n’est pas sur scène en ce moment.`,
  'turn-has-no-end': ({ userId }) =>
    `Le tour de ${user(userId)} n’a pas de fin. Fixe une durée des tours dans les règles de ce talk.`,
  'rule-out-of-bounds': ({ rule }) => `${rules[rule]} Choisis un nombre dans ces limites.`,
  'host-stays': ({ hostId }) => `${user(hostId)} anime ce talk. Transmets-le d’abord à quelqu’un d’autre.`,
  'bot-cannot-host': () => 'Un bot ne peut pas animer un talk. Indique une personne.',
  'is-host': ({ userId }) => `${user(userId)} anime déjà ce talk.`,
  'is-co-host': ({ userId }) => `${user(userId)} est déjà co-hôte.`,
  'not-co-host': ({ userId }) => `${user(userId)} n’est pas co-hôte de ce talk.`,
  'already-kept-out': ({ userId }) => `${user(userId)} n’a déjà plus accès à ce talk.`,
  'not-kept-out': ({ userId }) =>
    `${user(userId)} a accès à ce talk et peut le rejoindre comme tout le monde.`,
  'is-kept-out': ({ userId }) =>
    `${user(userId)} n’a plus accès à ce talk. Laisse d’abord revenir cette personne.`,
  'cannot-undo': () =>
    'On ne peut plus annuler cette action\u202f: c’est déjà fait, ou trop de choses se sont passées depuis.',
  'question-empty': () =>
    `Une question a besoin de mots. Appuie de nouveau sur ${quoted('Poser une question')} et écris-la.`,
  'question-too-long': ({ length, most }) =>
    `Une question fait ${number(most)} caractères au plus\u202f; la tienne en fait ${number(length)}. Raccourcis-la et repose-la.`,
  'question-repeated': () => 'Tu as déjà posé cette question. Regarde dans la liste où elle en est.',
  'too-many-questions': ({ most }) =>
    `${number(most)} de tes questions sont ouvertes. Attends que l’une soit traitée, ou reprends-en une.`,
  'board-full': () =>
    'La liste des questions est pleine. Repose la tienne quand certaines auront été traitées.',
  'question-gone': () => 'Cette question n’est plus ouverte. Regarde dans la liste celles qui le sont.',
  'own-question': () => 'C’est ta propre question\u202f; ta voix compte déjà.',
  'not-your-question': () => 'Une question ne peut être reprise que par la personne qui l’a posée.',
  'merge-with-itself': () => 'C’est la même question. Choisis-en une autre pour les regrouper.',
  'asker-is-anonymous': () =>
    'Cette question a été posée sans nom\u202f: on ne peut donc appeler personne sur scène. Pose toi-même la question.',
  'only-in-servers': () =>
    'Les talks ont lieu sur des serveurs. Utilise cette commande sur un serveur où je suis.',
  'may-not-host': () =>
    `Pour animer un talk, il faut la permission ${quoted('Gérer les événements')}, un rôle d’hôte ou les droits de modérateur de conférence dans le salon. Demande l’un des trois à un admin du serveur.`,
  'role-for-anybody': () =>
    'Tout le monde pourrait prendre ce rôle, mais il a plus de droits qu’un membre ordinaire. Il faut pour les rappels un rôle qui ne fait que distinguer les gens\u202f; un admin du serveur le choisit dans /settings.',
  'role-for-guests': () =>
    'Ce rôle revient à quiconque arrive par le lien d’invitation, mais il a plus de droits qu’un membre ordinaire. Choisis-en un qui ne fait que distinguer les gens.',
  'no-such-channel': () => 'Je ne vois pas ce salon. Choisis-en un où je peux lire et publier.',
  'may-not-set': () =>
    `Les réglages demandent la permission ${quoted('Gérer le serveur')}. Adresse-toi à un admin du serveur.`,
  'bot-lacks': ({ permissions, where }) =>
    where
      ? `Il me manque ${list(permissions.map(permission))} dans ${channel(where)}. Demande à un admin de l’autoriser dans les permissions du salon, puis réessaie.`
      : `Il me manque ${list(permissions.map(permission))} sur ce serveur. Demande à un admin de l’autoriser dans les permissions de mon rôle, puis réessaie.`,
  'no-channel-to-announce': () =>
    'Je ne trouve aucun salon où publier. Lance la commande dans un salon textuel où je peux envoyer des messages.',
  'not-a-community': () =>
    'Les salons de conférence n’existent que sur un serveur communautaire. Un admin peut activer cela dans les paramètres du serveur.',
  'which-talk': () =>
    'Je ne sais pas de quel talk il s’agit. Rejoins son salon de conférence et relance la commande.',
  'not-here': () => 'Cela appartient à un autre serveur. Utilise-le là-bas.',
  'not-a-number': ({ text }) => `${quoted(text)} n’est pas un nombre entier. Écris-le en chiffres, comme 3.`,
  tampered: () =>
    'Ce bouton n’est plus l’un des miens. Utilise la carte la plus récente du talk, ou `/talk status`.',
  'store-down': () =>
    'Ma base de données est injoignable en ce moment. Regarde dans `/talk status` dans une minute, puis réessaie.',
} satisfies Partial<RefusalTexts>;
