/** What is said of talks that are over, in French: the summary, the history, the export. */
import type { past as english } from '../en/past.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('fr');

export const past: typeof english = {
  summary: {
    ended: (topic, length, peak) =>
      `## ${topic} a pris fin · ${length}${peak > 0 ? ` · jusqu’à ${number(peak)} à l’écoute` : ''}`,
    hostedBy: (hosts) => `Animé par ${hosts}`,
    picture: 'En haut, qui a parlé et quand, une ligne par numéro\u202f; en bas, combien écoutaient.',
    voice: (n, person, time) => `**${n}** ${person} ${time}`,
    spoke: (count) => `${counted(count, { one: 'personne a', other: 'personnes ont' })} parlé`,
    hands: (count) => counted(count, { one: 'main levée', other: 'mains levées' }),
    questions: (answered, all) =>
      `${counted(answered, { one: 'question traitée', other: 'questions traitées' })} sur ${number(all)}`,
    median: (count) => `médiane de ${number(count)} à l’écoute`,
  },
  history: {
    title: '### Talks passés',
    line: (date, topic, length, peak, host) =>
      `${date}  **${topic}** · ${length}${peak > 0 ? ` · jusqu’à ${number(peak)} à l’écoute` : ''} · ${host}`,
    choose: 'Voir l’un d’eux',
    none: 'Aucun talk ne s’est encore terminé ici. Ouvres-en un avec `/talk open`, ou prévois-en un avec `/talk schedule`.',
    timeline: (topic) => `### Chronologie · ${topic}`,
    earlier: 'Plus tôt',
    latest: 'Derniers événements',
  },
  exported: {
    done: 'Ce qui est conservé de ce talk, en tableaux et en JSON. Les fichiers nomment des personnes\u202f: traite-les comme une liste d’invités.',
    doneWithoutAttendance:
      'Ce qui est conservé de ce talk, en tableaux et en JSON. Seuls ses hôtes figurent dans la présence\u202f: les autres allées et venues n’ont pas été enregistrées.',
    questions: 'Les questions de ce talk, en tableau.',
    noQuestions: 'Aucune question n’a encore été posée dans ce talk\u202f: il n’y a rien à exporter.',
  },
};
