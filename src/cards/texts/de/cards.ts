/** What cards say, in German. */
import type { Order } from '../../../talk/rules.ts';
import type { EndReason } from '../../../talk/talk.ts';
import type { cards as english } from '../en/cards.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('de');

const minutes = (count: number) => counted(count, { one: 'Minute', other: 'Minuten' });

const orders: Record<Order, string> = {
  'first-come': 'Wer sich zuerst meldet, kommt zuerst dran',
  'new-voices': 'Neue Stimmen kommen zuerst dran',
  'least-talk': 'Wer am wenigsten gesprochen hat, kommt zuerst dran',
};

const ends: Record<EndReason, string> = {
  closed: '',
  'stage-ended': 'Die Stage wurde in Discord beendet.',
  'host-gone': 'Der Host kam nicht zurück, und niemand ist eingesprungen.',
};

const turnIs = (turn: number | null) => (turn === null ? '' : ` Du hast dann ${minutes(turn)} Redezeit.`);

const wish = (votes: number) =>
  votes > 0
    ? `${counted(votes, { one: 'Person wünscht sich', other: 'Personen wünschen sich' })} eine Antwort · `
    : '';

const wished = (votes: number) =>
  votes > 0
    ? `${counted(votes, { one: 'Person wünschte sich', other: 'Personen wünschten sich' })} eine Antwort · `
    : '';

/** `2:05`. */
const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

export const cards: typeof english = {
  buttons: {
    raise: 'Hand heben',
    myPlace: 'Mein Platz',
    lower: 'Hand senken',
    ask: 'Frage stellen',
    next: 'Nächste Person aufrufen',
    listen: 'Zuhören',
    controls: 'Host-Steuerung',
    remindMe: 'Erinnere mich',
    stopReminding: 'Nicht mehr erinnern',
    openNow: 'Jetzt eröffnen',
    callOff: 'Absagen',
    undo: 'Rückgängig machen',
    skip: 'Überspringen',
    lock: 'Redeliste schließen',
    unlock: 'Redeliste öffnen',
    clear: 'Alle Hände senken',
    refresh: 'Aktualisieren',
    rules: 'Regeln dieses Talks',
    questions: 'Fragen',
    timeline: 'Verlauf',
    export: 'Exportieren',
    summary: 'Zusammenfassung',
    callUp: 'Aufrufen',
    move: 'Platz ändern',
    lowerTheirs: 'Hand senken',
    moreTime: 'Eine Minute mehr',
    endTurn: 'Ich bin fertig',
    notNow: 'Nicht jetzt',
    toAudience: 'Ins Publikum',
    coHost: 'Zum Co-Host machen',
    noCoHost: 'Nicht mehr Co-Host',
    handOver: 'Talk übergeben',
    remove: 'Entfernen',
    keepOut: 'Aussperren',
    letIn: 'Wieder zulassen',
    back: 'Zurück',
    answerNow: 'Jetzt beantworten',
    answered: 'Beantwortet',
    dismiss: 'Verwerfen',
    letThrough: 'Freigeben',
    bringUp: 'Fragende Person aufrufen',
    reopen: 'Zurück auf die Fragenliste',
    reviewFirst: 'Erst prüfen, dann zeigen',
    reviewNone: 'Ohne Prüfung zeigen',
    withdraw: 'Frage zurückziehen',
  },
  talk: {
    live: (topic) => `## 🎙 ${topic}`,
    titled: (topic) => `## ${topic}`,
    hostedBy: (hosts, since, stage) => `Gehostet von ${hosts} · ${since} · ${stage}`,
    onStage: (speakers) => `**Auf der Bühne**  ${speakers}`,
    nobodyOnStage: 'noch niemand',
    invitedUp: (person) => `${person} (aufgerufen)`,
    hostAway: (host, stands, relative) =>
      stands === null
        ? `${host} ist nicht in der Stage. Ohne Host endet der Talk ${relative}.`
        : `${host} ist nicht in der Stage. ${stands} übernimmt ${relative}.`,
    speaksUntil: (person, relative) => `${person} (Redezeit endet ${relative})`,
    away: (person) => `${person} (gerade weg)`,
    nextInLine: (line) => `**Als Nächstes**  ${line}`,
    ordered: (order) => (order === 'first-come' ? '' : orders[order]),
    nobodyInLine: 'keine Wortmeldungen',
    locked: 'Die Redeliste ist geschlossen: vorerst keine neuen Wortmeldungen.',
    attendance: 'Wer kommt und geht, wird für die Hosts festgehalten.',
    more: (count) => `+ ${number(count)}`,
    listening: (count) => `${number(count)} im Publikum`,
    questions: (count) => counted(count, { one: 'Frage', other: 'Fragen' }),
    wait: (count) => `etwa ${number(count)} Min. Wartezeit`,
    guests: (guests) => `**Gäste**  ${guests}`,
    stageComing: 'der Stage-Kanal wird gerade erstellt',
    scheduledBy: (host, when, relative) => `Gehostet von ${host} · ${when} (${relative})`,
    reminding: (count) =>
      count === 0
        ? 'Noch niemand möchte erinnert werden'
        : `${counted(count, { one: 'Person wird', other: 'Personen werden' })} erinnert`,
    endedBecause: (reason) => ends[reason],
    cancelled: (topic) => `## ${topic} wurde abgesagt`,
    length: (ms) => {
      const length = Math.round(ms / 60_000);
      return length < 1 ? 'unter einer Minute' : `${number(length)} Min.`;
    },
  },
  reminder: {
    starts: (topic, relative, guests) =>
      `Beginnt ${relative}: **${topic}**${guests === '' ? '' : `, mit ${guests}`}.`,
    started: (topic, relative) => `**${topic}** hat ${relative} begonnen.`,
  },
  turn: {
    called: (person, seconds, turn) =>
      `${person}, du bist dran. Nimm innerhalb von ${number(seconds)} Sekunden die Einladung an, die Discord dir zeigt.${turnIs(turn)}`,
    speaks: (person, until) =>
      until === null ? `${person} hat das Wort.` : `${person} hat das Wort; die Redezeit endet ${until}.`,
    endsSoon: (person, until) => `${person}, deine Redezeit endet ${until}.`,
  },
  line: {
    place: (place, wait, order) =>
      `Du bist auf Platz ${number(place)} der Redeliste${wait < 1 ? ' und kommst als Nächstes dran' : `, noch etwa ${minutes(wait)}`}.${order === 'first-come' ? '' : ` ${orders[order]}.`}`,
    called: (seconds, turn) =>
      `Du bist aufgerufen. Nimm innerhalb von ${number(seconds)} Sekunden die Einladung an, die Discord dir zeigt.${turnIs(turn)}`,
    speaking: 'Du bist auf der Bühne.',
    down: 'Deine Hand ist unten.',
    notKept: 'Discord lässt mich das nur 14 Minuten aktuell halten. Mit „Mein Platz“ siehst du es wieder.',
  },
  panel: {
    title: '### Host-Steuerung',
    place: (place, person, wait) =>
      `${number(place)}. ${person}, ${wait < 1 ? 'als Nächstes dran' : `etwa ${number(wait)} Min.`}`,
    nobodyInLine: 'Keine Wortmeldungen. Die Hand hebt man über die Karte oder mit dem Button von Discord.',
    speaks: (person, seconds, until) =>
      `${person} ${clock(seconds)}${until === null ? '' : ` (Redezeit endet ${until})`}`,
    rules: (order, rules) =>
      [
        orders[order],
        rules.turn === null ? 'Redezeit ohne Ende' : `${minutes(rules.turn)} Redezeit`,
        ...(rules.atOnce > 1 ? [`${number(rules.atOnce)} gleichzeitig`] : []),
        ...(rules.cap === null ? [] : [`höchstens ${number(rules.cap)} auf der Redeliste`]),
        ...(rules.cooldown > 0 ? [`${minutes(rules.cooldown)} bis zur nächsten Wortmeldung`] : []),
      ].join(' · '),
    coHosts: (hosts) => `**Co-Hosts**  ${hosts}`,
    keptOut: (persons) => `**Ausgesperrt**  ${persons}`,
    choosePerson: 'Person wählen: aufrufen, verschieben, entfernen …',
    chooseOrder: 'In welcher Reihenfolge aufgerufen wird',
  },
  person: {
    is: (person, role) =>
      role === 'host'
        ? `### ${person} · Host`
        : role === 'coHost'
          ? `### ${person} · Co-Host`
          : `### ${person}`,
    inLine: (place, wait) =>
      `Platz ${number(place)} der Redeliste, ${wait < 1 ? 'als Nächstes dran' : `noch etwa ${minutes(wait)}`}`,
    isKeptOut: 'Aus diesem Talk ausgesperrt',
    spoken: (seconds, turns) =>
      seconds === 0 && turns === 0
        ? 'Hat noch nicht gesprochen'
        : `Hat ${clock(seconds)} gesprochen, ${counted(turns, { one: 'Redezeit', other: 'Redezeiten' })} beendet`,
  },
  form: {
    move: 'Platz ändern',
    place: 'Platz auf der Redeliste, 1 ist als Nächstes',
    rules: 'Regeln dieses Talks',
    turn: 'Minuten Redezeit, leer für kein Ende',
    atOnce: 'Wie viele gleichzeitig Redezeit haben',
    cap: 'Wortmeldungen höchstens, leer für beliebig',
    cooldown: 'Minuten bis zur nächsten Wortmeldung',
    ask: 'Frage stellen',
    question: 'Deine Frage',
    named: 'Mit deinem Namen?',
    withName: 'Meinen Namen zeigen',
    withoutName: 'Meinen Namen nicht zeigen',
  },
  board: {
    title: (topic) => `### Fragen · ${topic}`,
    question: (n, text, votes, asker) => `**${n}.** ${text}\n-# ${wish(votes)}${asker}`,
    answered: (n, text, votes, asker) => `**${n}.** ✔ ${text}\n-# ${wished(votes)}${asker}`,
    now: (text, asker) => `**Wird gerade beantwortet**  ${text}\n-# ${asker}`,
    anonymous: 'ohne Namen gestellt',
    waiting: (count) => `${counted(count, { one: 'Frage wartet', other: 'Fragen warten' })} auf Freigabe`,
    counts: (answered, all) => `${number(answered)} von ${number(all)} beantwortet`,
    empty: 'Noch keine Fragen. Mit „Frage stellen“ auf der Karte des Talks stellst du die erste.',
    noneOpen: 'Keine Frage ist offen. Mit „Frage stellen“ auf der Karte des Talks stellst du die nächste.',
    own: 'Das ist deine Frage; dein Wunsch zählt schon.',
    choose: 'Wünschst du dir eine Antwort? Wähle die Frage',
    chooseOne: 'Frage wählen: beantworten, zusammenlegen, verwerfen …',
    mergeInto: 'Mit welcher Frage zusammenlegen?',
    status: {
      waiting: 'wartet auf Freigabe',
      open: 'offen',
      now: 'wird gerade beantwortet',
      answered: 'beantwortet',
      dismissed: 'verworfen',
      withdrawn: 'zurückgezogen',
      merged: 'zusammengelegt',
    },
  },
  done: {
    opened: (stage) =>
      stage ? `Der Talk läuft in ${stage}.` : 'Der Talk ist eröffnet; sein Stage-Kanal wird gerade erstellt.',
    closed: (topic) => `„${topic}“ ist beendet.`,
    calledOff: (topic) => `„${topic}“ ist abgesagt.`,
    scheduled: (topic, when, relative) => `„${topic}“ ist geplant für ${when} (${relative}).`,
    ordered: (order) => `Ab jetzt gilt: ${orders[order]}.`,
    handDown: 'Deine Hand ist unten.',
    called: (person) => `${person} ist aufgerufen.`,
    skipped: 'Übersprungen.',
    moved: (person, place) => `${person} ist jetzt auf Platz ${number(place)} der Redeliste.`,
    theirHandDown: (person) => `Die Hand von ${person} ist unten.`,
    cleared: 'Alle Hände sind unten.',
    locked: 'Die Redeliste ist geschlossen.',
    unlocked: 'Die Redeliste ist offen.',
    ruled: 'Die Regeln dieses Talks sind geändert.',
    ruledBelow: (hands, cap) =>
      `Die Regeln dieses Talks sind geändert. Die ${number(hands)} Wortmeldungen bleiben; neue sind wieder möglich, sobald es weniger als ${number(cap)} sind.`,
    moreTime: (person) => `${person} hat eine Minute mehr.`,
    turnEnded: (person) => `Die Redezeit von ${person} ist vorbei.`,
    toAudience: (person) => `${person} geht ins Publikum.`,
    coHost: (person) => `${person} ist jetzt Co-Host.`,
    noCoHost: (person) => `${person} ist nicht mehr Co-Host.`,
    handedOver: (person) => `${person} hostet jetzt diesen Talk. Du bist Co-Host.`,
    removed: (person) => `${person} ist entfernt, kann aber zurückkommen; „Aussperren“ verhindert das.`,
    keptOut: (person) => `${person} ist aus diesem Talk ausgesperrt.`,
    letIn: (person) => `${person} darf wiederkommen.`,
    undone: 'Rückgängig gemacht.',
    asked: 'Deine Frage steht auf der Fragenliste.',
    reviewed: 'Ab jetzt siehst du jede Frage zuerst.',
    unreviewed: 'Ab jetzt erscheinen Fragen sofort.',
    askedForReview: 'Deine Frage ist gespeichert. Die Hosts sehen sie zuerst.',
    wanted: 'Dein Wunsch zählt.',
    unwanted: 'Dein Wunsch zählt nicht mehr.',
    settled: {
      open: 'Die Frage steht auf der Fragenliste.',
      now: 'Die Frage wird gerade beantwortet.',
      answered: 'Die Frage ist beantwortet.',
      dismissed: 'Die Frage ist verworfen.',
    },
    merged: 'Die Fragen sind zusammengelegt.',
    withdrawn: 'Deine Frage ist zurückgezogen.',
    willRemind: (relative) => `Du wirst hier erinnert. Der Talk beginnt ${relative}.`,
    willNotRemind: 'Du wirst an diesen Talk nicht erinnert.',
  },
  failed: (reference) =>
    `Bei mir ist etwas schiefgegangen. Versuch es noch einmal; wenn es dabei bleibt, nenne denen, die mich betreiben, diese Kennung: ${reference}`,
  orders: {
    'first-come': 'In der Reihenfolge der Wortmeldungen',
    'new-voices': 'Neue Stimmen zuerst',
    'least-talk': 'Wer am wenigsten gesprochen hat, zuerst',
  },
  empty: {
    noTalks: 'Hier läuft kein Talk. Eröffne einen mit `/talk open` oder plane einen mit `/talk schedule`.',
    planned: '**Geplant**',
  },
};
