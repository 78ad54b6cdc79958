/** Why something is not done, in German: one sentence, and the next step. */
import { channel, user } from '../../card.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';
import { permission } from './permissions.ts';

const { counted, list, number } = inLanguage('de');

const at = (ms: number) => `<t:${Math.ceil(ms / 1000)}:R>`;

const rules = {
  turnMs: 'Eine Redezeit dauert zwischen einer halben Minute und 60 Minuten.',
  speakersAtOnce: 'Zwischen 1 und 10 Personen können gleichzeitig Redezeit haben.',
  cap: 'Auf die Redeliste passen zwischen 1 und 500 Wortmeldungen.',
  cooldownMs: 'Bis zur nächsten Wortmeldung sind es höchstens 120 Minuten.',
  graceMs: 'Ein Platz wird höchstens 15 Minuten freigehalten.',
  hostAwayMs: 'Ein Talk wartet zwischen 1 und 120 Minuten auf seinen Host.',
  nudgeMs: 'Der Host wird nach 1 bis 120 Minuten noch einmal gefragt.',
  unopenedMs: 'Ein Talk, den niemand eröffnet, wird nach 5 bis 240 Minuten abgesagt.',
};

export const refusals = {
  'topic-empty': () =>
    'Ein Talk braucht ein Thema. Gib den Befehl noch einmal ein und schreib dazu, worum es geht.',
  'topic-too-long': ({ length }) =>
    `Ein Thema hat höchstens 120 Zeichen; deins hat ${number(length)}. Kürze es und gib den Befehl noch einmal ein.`,
  'date-past': () => 'Dieser Zeitpunkt ist vorbei. Wähle einen, der noch kommt.',
  'date-unreadable': ({ text }) =>
    `„${text}“ kann ich nicht als Datum lesen. Schreib es wie 2026-12-01 19:00, „kommenden Freitag 19 Uhr“ oder „in 2 Stunden“.`,
  'date-without-time': ({ text }) =>
    `„${text}“ nennt einen Tag, aber keine Uhrzeit. Ergänze sie, etwa „morgen 19 Uhr“.`,
  'date-in-gap': ({ text, zone }) =>
    `„${text}“ gibt es in ${zone} nicht: Da werden die Uhren vorgestellt. Wähle eine Stunde früher oder später.`,
  'date-too-far': ({ text, years }) =>
    `„${text}“ liegt mehr als ${number(years)} Jahre in der Zukunft. Wähle ein früheres Datum.`,
  'zone-unknown': ({ zone }) =>
    `Die Zeitzone „${zone}“ kenne ich nicht. Schreib sie mit Region und Stadt, etwa Europe/Berlin.`,
  'zone-ambiguous': ({ zone, zones }) =>
    `„${zone}“ kann mehrere Zeitzonen meinen, etwa ${list(zones)}. Schreib eine davon ganz aus.`,
  'zone-missing': () =>
    'Ich weiß nicht, in welcher Zeitzone dieses Datum gilt. Nenne eine in `zone`, etwa Europe/Berlin; Server-Admins können mit `/settings` eine für den Server wählen.',
  'length-unreadable': ({ text }) =>
    `„${text}“ kann ich nicht als Dauer lesen. Schreib sie wie „90 min“, „1h30“ oder „2 Stunden“.`,
  'length-out-of-bounds': ({ min, max }) =>
    `Ein Talk dauert zwischen ${number(min / 60_000)} Minuten und ${number(max / 3_600_000)} Stunden. Wähle eine Dauer in diesem Rahmen.`,
  'repeat-misses-first': ({ repeats }) =>
    repeats === 'weekdays'
      ? 'Eine Reihe von Montag bis Freitag kann nicht an einem Samstag oder Sonntag beginnen. Wähle einen dieser fünf Tage.'
      : 'Der Wochentag des ersten Talks kommt in dessen Monat noch einmal vor. Wähle ein späteres Datum oder eine andere Wiederholung.',
  'repeat-count': ({ min, max }) =>
    `Eine Reihe hat zwischen ${number(min)} und ${number(max)} Talks. Wähle eine Zahl in diesem Rahmen.`,
  'repeat-ends-at-once': () =>
    'Eine Reihe endet frühestens am Tag nach ihrem ersten Talk. Wähle ein späteres Ende oder plane einen einzelnen Talk.',
  'stage-taken': ({ hostId, stageId }) =>
    hostId
      ? `${user(hostId)} hostet schon einen Talk in ${channel(stageId)}. Beende ihn zuerst oder wähle einen anderen Stage-Kanal.`
      : `In ${channel(stageId)} gibt es schon einen Talk. Beende ihn zuerst oder wähle einen anderen Stage-Kanal.`,
  'stage-in-use': ({ stageId }) =>
    `In ${channel(stageId)} läuft schon eine Stage, die ich nicht gestartet habe. Beende sie zuerst oder wähle einen anderen Stage-Kanal.`,
  'no-talk': () => 'Einen solchen Talk kenne ich nicht. Sieh in `/talk status` nach.',
  'not-live': ({ status }) =>
    status === 'scheduled'
      ? 'Dieser Talk ist noch nicht eröffnet. Der Host eröffnet ihn mit dem Button auf der Karte.'
      : 'Dieser Talk ist vorbei. Eröffne einen neuen mit `/talk open`.',
  'not-scheduled': ({ status }) =>
    status === 'live'
      ? 'Dieser Talk läuft schon.'
      : 'Dieser Talk ist vorbei. Plane einen neuen mit `/talk schedule`.',
  over: () => 'Dieser Talk ist vorbei. Eröffne einen neuen mit `/talk open`.',
  'not-host': ({ hostId }) =>
    `Das können nur ${user(hostId)} als Host, Co-Hosts und die Stage-Moderation. Frag dort nach.`,
  'only-host': ({ hostId }) =>
    `Das können nur ${user(hostId)} als Host und die Stage-Moderation. Frag dort nach.`,
  'guest-is-bot': () => 'Ein Bot kann kein Gast sein. Lade einen Menschen ein.',
  'guest-is-self': () => 'Du kannst dich nicht selbst einladen. Nenne jemand anderen.',
  'guest-is-host': () => 'Der Host ist schon auf der Bühne. Nenne jemand anderen.',
  'already-invited': ({ guestId }) =>
    `${user(guestId)} hat schon eine Einladung. Die Antwort steht auf der Einladung.`,
  'not-the-guest': ({ guestId }) => `Nur ${user(guestId)} kann auf diese Einladung antworten.`,
  'message-too-long': ({ length, most }) =>
    `Dieser Text darf höchstens ${number(most)} Zeichen haben; deiner hat ${number(length)}. Kürze ihn und versuch es noch einmal.`,
  'name-empty': () => 'Ein Gast braucht einen Namen. Gib den Befehl noch einmal ein und schreib ihn dazu.',
  'name-too-long': ({ length, most }) =>
    `Ein Name hat höchstens ${number(most)} Zeichen; dieser hat ${number(length)}. Kürze ihn und versuch es noch einmal.`,
  'outsider-invited': ({ text }) =>
    `„${text}“ hat schon eine Einladung. Der Button „Gast-Link“ auf der Einladung zeigt dir den Link.`,
  'not-the-outsider': ({ text }) =>
    `Nur ${text} kann auf diese Einladung antworten, nach dem Beitritt über den Link, den der Host geschickt hat.`,
  'outsider-not-here': ({ text }) =>
    `${text} ist auf diesem Server noch nicht bekannt, eine Erinnerung kommt also nicht an. Schick den Link noch einmal.`,
  'no-link': () => 'Diese Einladung hat keinen offenen Link. Sieh dir die Einladung an.',
  'invitation-gone': () => 'Eine solche Einladung kenne ich nicht. Sieh in `/invite list` nach.',
  'invitation-withdrawn': () =>
    'Diese Einladung wurde zurückgezogen. Frag den Host, wenn du gern kommen möchtest.',
  'answer-too-late': () =>
    'Dieser Talk ist vorbei; seine Einladungen lassen sich nicht mehr beantworten oder ändern. Frag den Host, ob ein weiterer folgt.',
  'proposal-changed': () =>
    'Der Gast schlägt inzwischen eine andere Zeit vor. Sieh dir die Einladung noch einmal an.',
  'guest-has-answered': ({ guestId }) =>
    `${user(guestId)} hat schon geantwortet. Die Antwort steht auf der Einladung.`,
  'guest-reminded-enough': ({ guestId, most }) =>
    `${user(guestId)} wurde schon ${number(most)}-mal erinnert, das genügt. Warte ab oder zieh die Einladung zurück.`,
  'guest-reminded-lately': ({ guestId, until }) =>
    `${user(guestId)} wurde erst kürzlich erinnert. Du kannst ${at(until)} wieder erinnern.`,
  'too-many-guests': ({ count, most }) =>
    `Du kannst ${number(most)} Personen auf einmal einladen; genannt hast du ${number(count)}. Nenne weniger.`,
  'not-a-mention': ({ text }) => `„${text}“ erwähnt niemanden. Tippe @ und wähle jede Person aus der Liste.`,
  'guest-not-here': ({ guestId }) =>
    `${user(guestId)} ist nicht auf diesem Server. Bitte die Person beizutreten oder lade sie mit \`/invite outside\` ein.`,
  'guest-left': ({ guestId }) =>
    `${user(guestId)} hat diesen Server verlassen, eine Erinnerung kommt also nicht an. Zieh die Einladung zurück.`,
  'talk-or-idea': () => 'Nenne einen Talk oder das Thema einer Idee, nicht beides.',
  'no-talk-to-invite-to': () =>
    'Du hast keinen Talk, zu dem du einladen kannst. Eröffne oder plane einen mit `/talk`, oder nenne das Thema einer Idee.',
  'not-on-stage-channel': ({ stageId }) =>
    stageId
      ? `Tritt zuerst ${channel(stageId)} bei und heb dann die Hand.`
      : 'Die Stage ist noch nicht bereit. Versuch es gleich noch einmal.',
  'already-up': () => 'Du bist schon auf der Bühne. Sprich einfach.',
  'hand-down': () => 'Deine Hand ist nicht oben. Mit „Hand heben“ kommst du auf die Redeliste.',
  'no-hands': () =>
    'Keine Wortmeldungen. Die Hand hebt man mit dem Button auf der Karte oder mit dem von Discord.',
  'line-locked': () =>
    'Die Hosts nehmen gerade keine Wortmeldungen an. Versuch es später oder stell stattdessen eine Frage.',
  'line-full': ({ cap }) =>
    `Die Redeliste ist voll: ${counted(cap, { one: 'Wortmeldung', other: 'Wortmeldungen' })}. Versuch es wieder, wenn jemand gesprochen hat.`,
  'cooling-down': ({ until }) => `Du hast gerade gesprochen. ${at(until)} kannst du wieder die Hand heben.`,
  'you-are-kept-out': () =>
    'Die Hosts haben dich aus diesem Talk ausgesperrt. Die Stage-Moderation kann dich wieder zulassen.',
  'not-in-line': ({ userId }) =>
    `${user(userId)} ist nicht auf der Redeliste. Sieh sie in der „Host-Steuerung“ an.`,
  'no-such-place': ({ most }) =>
    most === 1
      ? 'Es gibt nur eine Wortmeldung und damit keinen anderen Platz.'
      : `Es gibt ${number(most)} Wortmeldungen. Wähle einen Platz von 1 bis ${number(most)}.`,
  'up-already': ({ userId }) => `${user(userId)} ist schon auf der Bühne oder aufgerufen.`,
  'not-on-the-stage': ({ userId, stageId }) =>
    stageId
      ? `${user(userId)} ist nicht in ${channel(stageId)}. Bitte die Person, zuerst beizutreten.`
      : `${user(userId)} ist nicht in der Stage. Bitte die Person, zuerst beizutreten.`,
  'bot-cannot-speak': () => 'Ein Bot kann nicht aufgerufen werden. Nenne eine Person.',
  'not-speaking': ({ userId }) => `${user(userId)} ist gerade nicht auf der Bühne.`,
  'turn-has-no-end': ({ userId }) =>
    `Die Redezeit von ${user(userId)} hat kein Ende. Leg in den Regeln dieses Talks eine Dauer fest.`,
  'rule-out-of-bounds': ({ rule }) => `${rules[rule]} Wähle eine Zahl in diesem Rahmen.`,
  'host-stays': ({ hostId }) => `${user(hostId)} hostet diesen Talk. Übergib ihn zuerst jemand anderem.`,
  'bot-cannot-host': () => 'Ein Bot kann nicht hosten. Nenne einen Menschen.',
  'is-host': ({ userId }) => `${user(userId)} hostet diesen Talk schon.`,
  'is-co-host': ({ userId }) => `${user(userId)} ist schon Co-Host.`,
  'not-co-host': ({ userId }) => `${user(userId)} ist nicht Co-Host dieses Talks.`,
  'already-kept-out': ({ userId }) => `${user(userId)} ist schon ausgesperrt.`,
  'not-kept-out': ({ userId }) =>
    `${user(userId)} ist nicht ausgesperrt und kann beitreten wie alle anderen.`,
  'is-kept-out': ({ userId }) =>
    `${user(userId)} ist aus diesem Talk ausgesperrt. Lass die Person zuerst wieder zu.`,
  'cannot-undo': () =>
    'Das lässt sich nicht mehr rückgängig machen: Es ist schon zurückgenommen, oder seither ist zu viel passiert.',
  'question-empty': () => 'Eine Frage braucht Worte. Drück noch einmal auf „Frage stellen“ und schreib sie.',
  'question-too-long': ({ length, most }) =>
    `Eine Frage hat höchstens ${number(most)} Zeichen; deine hat ${number(length)}. Kürze sie und frag noch einmal.`,
  'question-repeated': () => 'Das hast du schon gefragt. Auf der Fragenliste siehst du, wie es darum steht.',
  'too-many-questions': ({ most }) =>
    `${number(most)} deiner Fragen sind offen. Frag wieder, wenn eine beantwortet ist, oder zieh eine zurück.`,
  'board-full': () => 'Die Fragenliste ist voll. Frag wieder, wenn einige Fragen beantwortet sind.',
  'question-gone': () => 'Diese Frage ist nicht mehr offen. Auf der Fragenliste stehen die, die es sind.',
  'own-question': () => 'Das ist deine eigene Frage; sie zählt schon.',
  'not-your-question': () => 'Nur wer eine Frage gestellt hat, kann sie zurückziehen.',
  'merge-with-itself': () => 'Das ist dieselbe Frage. Wähle eine andere zum Zusammenlegen.',
  'asker-is-anonymous': () =>
    'Wer das gefragt hat, wollte nicht genannt werden und kann deshalb nicht aufgerufen werden. Stell die Frage stellvertretend.',
  'only-in-servers': () => 'Talks gibt es auf Servern. Nutze diesen Befehl auf einem, auf dem ich bin.',
  'may-not-host': () =>
    'Zum Hosten brauchst du die Berechtigung „Events verwalten“, eine Host-Rolle oder die Stage-Moderation. Bitte die Server-Admins um eine davon.',
  'role-for-anybody': () =>
    'Alle könnten sich diese Rolle nehmen, aber sie darf mehr als ein gewöhnliches Mitglied. Für Erinnerungen braucht es eine, die nur kennzeichnet; Server-Admins wählen sie in /settings.',
  'role-for-guests': () =>
    'Wer über den Gast-Link kommt, erhält diese Rolle, aber sie darf mehr als ein gewöhnliches Mitglied. Wähle eine, die nur kennzeichnet.',
  'no-such-channel': () => 'Diesen Kanal sehe ich nicht. Wähle einen, in dem ich lesen und schreiben darf.',
  'may-not-set': () =>
    'Für Einstellungen brauchst du die Berechtigung „Server verwalten“. Bitte die Server-Admins darum.',
  'bot-lacks': ({ permissions, where }) =>
    where
      ? `Mir ${permissions.length === 1 ? 'fehlt' : 'fehlen'} ${list(permissions.map(permission))} in ${channel(where)}. Bitte die Server-Admins, das in den Berechtigungen des Kanals zu erlauben, und versuch es noch einmal.`
      : `Mir ${permissions.length === 1 ? 'fehlt' : 'fehlen'} ${list(permissions.map(permission))} auf diesem Server. Bitte die Server-Admins, das in den Berechtigungen meiner Rolle zu erlauben, und versuch es noch einmal.`,
  'no-channel-to-announce': () =>
    'Ich finde keinen Kanal, in dem ich schreiben kann. Gib den Befehl in einem Textkanal ein, in dem ich Nachrichten senden darf.',
  'not-a-community': () =>
    'Stages gibt es nur auf Community-Servern. Server-Admins können das in den Servereinstellungen aktivieren.',
  'which-talk': () =>
    'Ich weiß nicht, welchen Talk du meinst. Tritt seiner Stage bei und gib den Befehl noch einmal ein.',
  'not-here': () => 'Das gehört zu einem anderen Server. Nutze es dort.',
  'not-a-number': ({ text }) => `„${text}“ ist keine ganze Zahl. Schreib sie in Ziffern, etwa 3.`,
  tampered: () =>
    'Dieser Button ist keiner mehr von mir. Nimm die neueste Karte des Talks oder `/talk status`.',
  'store-down': () =>
    'Meine Datenbank ist gerade nicht erreichbar. Sieh in einer Minute in `/talk status` nach und versuch es dann noch einmal.',
} satisfies Partial<RefusalTexts>;
