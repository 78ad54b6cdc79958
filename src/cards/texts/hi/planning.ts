/** What is said of planned talks: when their time has come, in lists, and where two overlap; in Hindi. */
import type { planning as english } from '../en/planning.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { number } = inLanguage('hi');

export const planning: typeof english = {
  opens: { byHost: 'मुझसे शुरू करने को कहें', byItself: 'अपने समय पर अपने आप' },
  opening: {
    asked: (people, topic, relative) => `${people}, **${topic}** का समय हो गया है (${relative})।`,
    nudged: (people, topic, relative) =>
      `${people}, **${topic}** को ${relative} शुरू होना था और वह अब तक शुरू नहीं हुआ है।`,
    kept: (why) => `टॉक अपने आप शुरू नहीं हो सका। ${why}`,
    until: (relative) => `अगर कोई इसे शुरू नहीं करता, तो यह रद्द हो जाएगा: ${relative}।`,
  },
  list: {
    title: '### लाइव और शेड्यूल किए गए टॉक',
    pageOf: (page, pages) => `### लाइव और शेड्यूल किए गए टॉक · पेज ${number(page)}/${number(pages)}`,
    live: (topic, since) => `🎙 **${topic}** · लाइव, ${since}`,
    planned: (topic, when, relative) => `${when}${relative === '' ? '' : ` (${relative})`}\n**${topic}**`,
    undated: 'अभी कोई तारीख नहीं',
    host: (host) => `होस्ट: ${host}`,
    guests: (people) => `गेस्ट: ${people}`,
    repeats: 'दोहराया जाता है',
    card: 'कार्ड',
    earlier: 'पिछले',
    later: 'अगले',
    none: 'यहां न कोई टॉक लाइव है, न शेड्यूल। `/talk open` से शुरू करें या `/talk schedule` से शेड्यूल करें।',
  },
  alsoPlanned: (count) => (count === 1 ? 'एक टॉक शेड्यूल है।' : `${number(count)} टॉक शेड्यूल हैं।`),
  showList: 'शेड्यूल किए गए टॉक',
  alsoMeans: (typed, when) => `“${typed}” का मतलब ${when} भी हो सकता है; अगर आपका मतलब यही था, तो समय बदलें।`,
  overlaps: (topic, when, url, more) =>
    `इसी स्टेज पर उसी समय एक और टॉक है: “${topic}”, ${when}${url === null ? '' : ` ([कार्ड](${url}))`}${more === 0 ? '' : `, और ${number(more)} और`}।`,
  opensItself: 'अपने समय पर अपने आप शुरू होगा',
  waits: (relative) => `समय हो गया है। टॉक इंतज़ार में है कि होस्ट इसे शुरू करे; नहीं तो यह रद्द हो जाएगा: ${relative}।`,
  unopened: 'समय पर किसी ने इसे शुरू नहीं किया।',
  due: (topic, relative) => `**${topic}** का समय हो गया है (${relative})। होस्ट ने इसे अब तक शुरू नहीं किया है।`,
  calledOff: (topic, relative) =>
    `**${topic}** रद्द हो गया है। इसे ${relative} शुरू होना था और किसी ने शुरू नहीं किया।`,
  server: {
    state: (itself, nudge, unopened) =>
      `**तय समय पर**  ${itself ? 'टॉक अपने आप शुरू होते हैं; कोई रुकावट हो तो होस्ट से कहा जाता है' : 'होस्ट से टॉक शुरू करने को कहा जाता है'}, और ${number(nudge)} मिनट बाद दोबारा · ${number(unopened)} मिनट बाद रद्द`,
    openItself: 'समय पर अपने आप शुरू',
    askHosts: 'होस्ट से शुरू करवाएं',
    kept: (itself) =>
      itself
        ? 'सेव हो गया। शेड्यूल किए गए टॉक अपने समय पर अपने आप शुरू होंगे।'
        : 'सेव हो गया। होस्ट से अपना टॉक शुरू करने को कहा जाएगा।',
  },
};

export const planningRefusals = {
  'called-off-first': () =>
    'टॉक रद्द होने से पहले होस्ट से दोबारा कहा जाता है। पहले के लिए कम मिनट चुनें, या दूसरे के लिए ज़्यादा।',
  'took-back-too-often': ({ most }) =>
    `आपने इस टॉक में ${number(most)} सवाल वापस लिए हैं, इसलिए अब आपके और सवाल नहीं लिए जा सकते। बोलकर पूछने के लिए हाथ उठाएं।`,
} satisfies Partial<RefusalTexts>;

export const planningCommands = {};
