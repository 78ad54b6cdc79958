/** What guests and their hosts read, in Hindi: invitations, answers, reminders, the list of invitations. */
import type { Answer } from '../../../talk/talk.ts';
import type { guests as english } from '../en/guests.ts';
import { inLanguage } from '../in-language.ts';

const { list, number } = inLanguage('hi');

const answers: Record<Answer, string> = {
  accepted: 'स्वीकार किया',
  maybe: '“शायद” कहा',
  declined: 'मना किया',
};

export const guests: typeof english = {
  buttons: {
    accept: 'स्वीकार करें',
    maybe: 'शायद',
    anotherTime: 'दूसरा समय',
    decline: 'मना करें',
    addWords: 'वजह बताएं',
    takeTime: 'यह समय चुनें',
    remind: 'याद दिलाएं',
    withdraw: 'इनवाइट वापस लें',
    setDate: 'तारीख तय करें',
    link: 'गेस्ट का लिंक',
    newLink: 'नया लिंक बनाएं',
    revoke: 'लिंक रद्द करें',
    back: 'पिछला पेज',
    further: 'अगला पेज',
  },
  card: {
    invites: (host, guest) => `${host} ने ${guest} को टॉक में बुलाया है`,
    about: (topic, when) => `“${topic}”${when}`,
    live: ', अभी लाइव',
    scheduled: (when, relative) => `, ${when} (${relative})`,
    idea: ', एक आइडिया जिसकी तारीख अभी तय नहीं',
    quoted: (text) => `“${text}”`,
    unanswered: (guest) => `${guest} ने अभी जवाब नहीं दिया है`,
    seen: (guest) => `${guest} ने इनवाइट देखा है, पर अभी जवाब नहीं दिया है`,
    answered: (guest, answer, when, words) =>
      `${answer === 'accepted' ? '✔ ' : ''}${guest} ने ${when} को ${answers[answer]}${words === '' ? '' : `: “${words}”`}`,
    proposed: (guest, when, relative) => `${guest} ने दूसरा समय सुझाया है: ${when} (${relative})`,
    expired: (guest) => `${guest} ने समय पर जवाब नहीं दिया`,
    withdrawn: 'यह इनवाइट वापस ले लिया गया है।',
    movedSince: 'टॉक का समय इस जवाब के बाद तय किया गया।',
    over: 'यह टॉक खत्म हो गया है।',
  },
  link: {
    is: (name, url, expires, role) =>
      `यह लिंक सिर्फ़ ${name} को भेजें, किसी और को नहीं: ${url}\nयह एक ही बार चलेगा और ${expires} बंद हो जाएगा।${role === '' ? '' : ` इससे ${role} रोल मिलेगा।`}`,
    used: (name) =>
      `${name} का लिंक इस्तेमाल हो चुका है, या Discord में मिटा दिया गया है। जो उससे आए हैं, वे इनवाइट पर जवाब दे सकते हैं।`,
    revoked: (name) => `${name} का लिंक रद्द हो गया है।`,
  },
  idea: (host) => `होस्ट: ${host} · तारीख अभी तय नहीं`,
  reminder: (guest, host, topic, when) =>
    `${guest}, ${host} को आपके जवाब का इंतज़ार है। क्या आप आएंगे? “${topic}”${when}`,
  arrived: (guest) => `इस टॉक के गेस्ट ${guest} आ गए हैं।`,
  hint: { taken: 'होस्ट यह समय चुन लें, तो इनवाइट आपकी तरफ़ से स्वीकार माना जाएगा।' },
  form: {
    invite: 'टॉक में बुलाएं',
    message: 'उनके लिए मैसेज',
    talk: 'कौन सा टॉक',
    orIdea: 'या सिर्फ़ एक आइडिया: उसका टॉपिक',
    live: 'अभी लाइव',
    idea: 'आइडिया',
    onlyIdea: 'टॉक किस बारे में होगा',
    anotherTime: 'दूसरा समय',
    setDate: 'तारीख तय करें',
    date: 'कब, जैसे शुक्रवार को शाम 7 बजे',
    zone: 'उस समय का टाइम ज़ोन, जैसे Asia/Kolkata',
    words: 'वजह बताएं',
    yourWords: 'कुछ शब्द, जो आपके जवाब के साथ दिखेंगे',
  },
  done: {
    invited: (people) => `${list(people)} को इनवाइट भेज दिया है। इनवाइट और जवाब सबको दिखते हैं।`,
    notInvited: (person, why) => `${person}: ${why}`,
    answered: (answer) => `आपका जवाब सेव हो गया है: आपने ${answers[answer]}।`,
    proposed: (when, relative) => `आपका सुझाव सेव हो गया है: ${when} (${relative})। होस्ट इसे चुन सकते हैं।`,
    moved: (topic, when, relative) => `“${topic}” का समय तय हो गया है: ${when} (${relative})।`,
    reminded: (guest, left) =>
      `${guest} को याद दिला दिया है। ${left === 0 ? 'यह आखिरी बार था।' : `कम से कम एक घंटे के अंतर पर आप ${number(left)} बार और याद दिला सकते हैं।`}`,
    withdrawn: (guest) => `${guest} का इनवाइट वापस ले लिया है।`,
    willRemindOnceDated: 'तारीख तय होने पर आपको यहीं याद दिलाया जाएगा।',
  },
  list: {
    title: (count) => `**${number(count)} इनवाइट का जवाब बाकी है**`,
    line: (guest, topic, state, link) =>
      `${guest} · ${topic} · ${state}${link === '' ? '' : ` · [कार्ड](${link})`}`,
    states: {
      asked: 'जवाब बाकी',
      seen: 'देखा गया',
      accepted: 'स्वीकार',
      maybe: 'शायद',
      declined: 'मना किया',
      proposed: 'दूसरा समय सुझाया',
      expired: 'समय निकल गया',
      withdrawn: 'वापस लिया गया',
    },
    page: (page, pages) => `-# ${number(pages)} में से ${number(page)}`,
    empty: 'यहां किसी इनवाइट का जवाब बाकी नहीं है। `/invite members` से किसी को बुलाएं।',
  },
};
