/** What guests and their hosts read, in French: invitations, answers, reminders, the list of invitations. */
import type { Answer } from '../../../talk/talk.ts';
import type { guests as english } from '../en/guests.ts';
import { inLanguage } from '../in-language.ts';
import { quoted } from './quoted.ts';

const { counted, list, number } = inLanguage('fr');

const answers: Record<Answer, string> = {
  accepted: 'a accepté l’invitation',
  maybe: `a répondu ${quoted('peut-être')}`,
  declined: 'a refusé l’invitation',
};

const ownAnswers: Record<Answer, string> = {
  accepted: 'tu as accepté',
  maybe: `tu as dit ${quoted('peut-être')}`,
  declined: 'tu as refusé',
};

export const guests: typeof english = {
  buttons: {
    accept: 'Accepter',
    maybe: 'Peut-être',
    anotherTime: 'Autre horaire',
    decline: 'Refuser',
    addWords: 'Dire pourquoi',
    takeTime: 'Retenir cet horaire',
    remind: 'Envoyer un rappel',
    withdraw: 'Retirer l’invitation',
    setDate: 'Fixer une date',
    link: 'Lien d’invitation',
    newLink: 'Créer un nouveau lien',
    revoke: 'Révoquer le lien',
    back: 'Précédent',
    further: 'Suivant',
  },
  card: {
    invites: (host, guest) => `${host} invite ${guest} à une conversation`,
    about: (topic, when) => `${quoted(topic)}${when}`,
    live: ', en direct en ce moment',
    scheduled: (when, relative) => `, ${when} (${relative})`,
    idea: ', une idée encore sans date',
    quoted,
    unanswered: (guest) => `${guest} n’a pas encore répondu`,
    seen: (guest) => `${guest} a vu l’invitation et n’a pas encore répondu`,
    answered: (guest, answer, when, words) =>
      `${answer === 'accepted' ? '✔ ' : ''}${guest} ${answers[answer]} le ${when}${words === '' ? '' : `\u202f: ${quoted(words)}`}`,
    proposed: (guest, when, relative) => `${guest} propose un autre horaire\u202f: ${when} (${relative})`,
    expired: (guest) => `${guest} n’a pas répondu à temps`,
    withdrawn: 'Cette invitation a été retirée.',
    movedSince: 'La date du talk a été fixée après cette réponse.',
    over: 'Le talk a pris fin.',
  },
  link: {
    is: (name, url, expires, role) =>
      `Envoie ce lien à ${name}, et à personne d’autre\u202f: ${url}\nIl sert une seule fois et expire ${expires}.${role === '' ? '' : ` Il donne le rôle ${role}.`}`,
    used: (name) =>
      `Le lien pour ${name} a été utilisé, ou supprimé dans Discord. La personne venue par ce lien peut répondre sur l’invitation.`,
    revoked: (name) => `Le lien pour ${name} est révoqué.`,
  },
  idea: (host) => `Animé par ${host} · encore sans date`,
  reminder: (guest, host, topic, when) =>
    `${guest}, ${host} espère une réponse\u202f: viendras-tu à ${quoted(topic)}${when}\u202f?`,
  arrived: (guest) => `${guest} est là, parmi les invités de ce talk.`,
  hint: { taken: 'Si l’hôte retient cet horaire, tu auras accepté l’invitation.' },
  form: {
    invite: 'Inviter à un talk',
    message: 'Un message pour la personne invitée',
    talk: 'Quel talk',
    orIdea: 'Ou seulement une idée\u202f: son sujet',
    live: 'en direct',
    idea: 'une idée',
    onlyIdea: 'De quoi parlerait le talk',
    anotherTime: 'Autre horaire',
    setDate: 'Fixer une date',
    date: 'Quand, comme vendredi à 19h',
    zone: 'Le fuseau de cet horaire, comme Europe/Paris',
    words: 'Dire pourquoi',
    yourWords: 'Quelques mots, affichés avec ta réponse',
  },
  done: {
    invited: (people) =>
      people.length === 1
        ? `L’invitation est envoyée à ${list(people)}. Elle est publique, et la réponse le sera aussi.`
        : `Les invitations sont envoyées à ${list(people)}. Elles sont publiques, et les réponses le seront aussi.`,
    notInvited: (person, why) => `${person}\u202f: ${why}`,
    answered: (answer) => `Ta réponse est enregistrée\u202f: ${ownAnswers[answer]}.`,
    proposed: (when, relative) =>
      `Ta proposition est enregistrée\u202f: ${when} (${relative}). L’hôte peut la retenir.`,
    moved: (topic, when, relative) => `${quoted(topic)} aura maintenant lieu le ${when} (${relative}).`,
    reminded: (guest, left) =>
      `Le rappel à ${guest} est envoyé. ${left === 0 ? 'C’était le dernier.' : `Tu peux encore en envoyer ${number(left)}, à une heure d’intervalle.`}`,
    withdrawn: (guest) => `L’invitation envoyée à ${guest} est retirée.`,
    willRemindOnceDated: 'Tu recevras un rappel ici quand le talk aura une date.',
  },
  list: {
    title: (count) =>
      `**${counted(count, { one: 'invitation attend', other: 'invitations attendent' })} une réponse**`,
    line: (guest, topic, state, link) =>
      `${guest} · ${topic} · ${state}${link === '' ? '' : ` · [carte](${link})`}`,
    states: {
      asked: 'pas encore de réponse',
      seen: 'vue',
      accepted: 'acceptée',
      maybe: 'peut-être',
      declined: 'refusée',
      proposed: 'propose un autre horaire',
      expired: 'expirée',
      withdrawn: 'retirée',
    },
    page: (page, pages) => `-# ${number(page)} sur ${number(pages)}`,
    empty: 'Aucune invitation n’attend de réponse ici. Invite quelqu’un avec `/invite members`.',
  },
};
