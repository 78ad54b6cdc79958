/** What commands and their options are about, in German. `is` describes the command itself. */
import type { commands as english } from '../en/commands.ts';

const person = 'Um wen es geht';

const talk = 'Welcher Talk; gib ein Wort aus dem Thema ein. Ohne Angabe der laufende oder der letzte';

export const commands: typeof english = {
  talk: {
    is: 'Live-Talks zum Zuhören und Mitreden',
    open: {
      is: 'Einen Talk jetzt eröffnen',
      topic: 'Worum es geht',
      stage: 'Der Stage-Kanal; ohne Angabe wird einer erstellt',
    },
    close: { is: 'Den Talk beenden' },
    status: { is: 'Zeigt die Talks, die hier laufen' },
    list: { is: 'Zeigt die laufenden und geplanten Talks, Seite für Seite' },
    show: { is: 'Zeigt einen Talk: geplant, live oder vorbei', talk },
    history: { is: 'Zeigt die Talks, die vorbei sind' },
    timeline: { is: 'Zeigt Hosts und Moderation, wer in einem Talk wann was getan hat', talk },
    export: { is: 'Anwesenheit, Redezeiten und Fragen als Dateien, für Hosts und Moderation', talk },
    edit: {
      is: 'Einen geplanten Talk oder seine Serie ändern',
      talk: 'Welcher geplante Talk; tippe ein Wort seines Themas',
    },
    schedule: {
      is: 'Einen Talk für später planen',
      topic: 'Worum es geht',
      date: 'Wie 2026-12-01 19:00, kommenden Freitag 19 Uhr oder in 2 Stunden',
      zone: 'Die Zeitzone des Datums, etwa Europe/Berlin; ohne Angabe die des Servers',
      repeat: 'Wie er wiederkommt',
      until: 'Der letzte Tag der Serie, wie 30. Juni',
      times: 'Wie viele Talks die Serie hat',
      length: 'Wie lange er dauert, wie 90 min oder 1h30',
      stage: 'Der Stage-Kanal; ohne Angabe wird einer erstellt',
      remind: 'Wann er erinnert, etwa 1 Woche, 1 Tag, 10 Minuten; ohne Angabe wie auf dem Server gewählt',
      opens: 'Wie der Talk zur geplanten Zeit eröffnet wird',
    },
  },
  invite: {
    is: 'Gäste deiner Talks',
    members: {
      is: 'Gäste, die auf diesem Server sind, öffentlich einladen',
      guest: 'Wen du einlädst',
      more: 'Weitere Gäste: erwähne sie, bis zu 10 insgesamt',
      message: 'Was du ihnen sagen möchtest; alle können es lesen',
      talk: 'Welcher deiner Talks; ohne Angabe der laufende, sonst der nächste',
      idea: 'Statt eines Talks: worum es in einem noch ohne Termin ginge',
    },
    outside: {
      is: 'Einen Gast einladen, der nicht auf diesem Server ist; du bekommst einen Link für ihn',
      name: 'Der Name des Gasts, wie alle ihn lesen',
      message: 'Was du dem Gast sagen möchtest; alle können es lesen',
      talk: 'Welcher deiner Talks; ohne Angabe der laufende, sonst der nächste',
      idea: 'Statt eines Talks: worum es in einem noch ohne Termin ginge',
    },
    list: { is: 'Zeigt die Einladungen, die auf eine Antwort warten' },
  },
  'Invite to a talk': 'Zu einem Talk einladen',
  queue: {
    is: 'Die Redeliste: wer sprechen möchte',
    next: { is: 'Die nächste Person aufrufen; ist kein Platz frei, endet die längste Redezeit' },
    call: { is: 'Jemanden direkt aufrufen', person: 'Wer aufgerufen wird' },
    skip: { is: 'Überspringen, wer aufgerufen oder als Nächstes dran ist' },
    move: {
      is: 'Jemanden auf der Redeliste verschieben',
      person: 'Wessen Platz sich ändert',
      place: 'Der Platz auf der Redeliste; 1 ist als Nächstes dran',
    },
    remove: { is: 'Jemandes Hand senken', person: 'Wessen Hand gesenkt wird' },
    clear: { is: 'Alle Hände senken' },
    lock: { is: 'Keine Wortmeldungen mehr annehmen' },
    unlock: { is: 'Wieder Wortmeldungen annehmen' },
    order: { is: 'Wählen, in welcher Reihenfolge aufgerufen wird', order: 'Die Reihenfolge' },
    done: { is: 'Deine eigene Redezeit beenden' },
    'more-time': {
      is: 'Jemandem auf der Bühne eine Minute mehr geben',
      person: 'Wessen Redezeit weitergeht',
    },
    rules: {
      is: 'Die Regeln dieses Talks ändern',
      'turn-minutes': 'Wie lang eine Redezeit ist; 0 für kein Ende',
      'at-once': 'Wie viele gleichzeitig Redezeit haben',
      cap: 'Wie viele Wortmeldungen es geben darf; 0 für beliebig viele',
      'cooldown-minutes': 'Wie lange man bis zur nächsten eigenen Wortmeldung wartet',
    },
  },
  host: {
    is: 'Deinen Live-Talk leiten',
    controls: { is: 'Die Redeliste sehen und den Talk von einer Stelle aus leiten' },
    'co-host': { is: 'Jemanden zum Co-Host machen', person },
    'no-co-host': { is: 'Jemandem die Aufgabe als Co-Host wieder nehmen', person },
    'hand-over': { is: 'Den Talk jemand anderem übergeben', person },
    audience: { is: 'Jemanden von der Bühne ins Publikum schicken', person },
    remove: { is: 'Jemanden aus der Stage entfernen; zurückkommen geht', person },
    'keep-out': { is: 'Jemanden aus diesem Talk aussperren', person },
    'let-in': { is: 'Jemanden, der ausgesperrt ist, wieder zulassen', person },
    voice: {
      is: 'Rostrum auf der Stage dieses Talks sprechen lassen oder nicht',
      here: 'Ob es auf der Stage ist',
    },
  },
  question: {
    is: 'Fragen an alle auf der Bühne',
    ask: { is: 'Eine Frage stellen' },
    board: { is: 'Die Fragen sehen und als Host verwalten' },
    export: { is: 'Die Fragen als Datei, für Hosts' },
  },
  settings: { is: 'Wählen, wie Talks auf diesem Server ablaufen' },
  help: { is: 'Zeigt, was du jetzt tun kannst' },
};
