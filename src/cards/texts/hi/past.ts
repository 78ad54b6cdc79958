/** What is said of talks that are over, in Hindi: the summary, the history, the export. */
import type { past as english } from '../en/past.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('hi');

export const past: typeof english = {
  summary: {
    ended: (topic, length, peak) =>
      `## ${topic}: टॉक खत्म · ${length}${peak > 0 ? ` · सबसे ज़्यादा ${number(peak)} ने एक साथ सुना` : ''}`,
    hostedBy: (hosts) => `होस्ट: ${hosts}`,
    picture: 'ऊपर, कौन कब बोला, हर नंबर की एक लाइन; नीचे, कितने लोग सुन रहे थे।',
    voice: (n, person, time) => `**${number(n)}** ${person} ${time}`,
    spoke: (count) => counted(count, { one: 'व्यक्ति ने बात की', other: 'लोगों ने बात की' }),
    hands: (count) => counted(count, { one: 'हाथ उठा', other: 'हाथ उठे' }),
    questions: (answered, all) =>
      `${number(all)} में से ${counted(answered, { one: 'सवाल का जवाब मिला', other: 'सवालों के जवाब मिले' })}`,
    median: (count) => `मीडियन ऑडियंस ${number(count)}`,
  },
  history: {
    title: '### खत्म हो चुके टॉक',
    line: (date, topic, length, peak, host) =>
      `${date}  **${topic}** · ${length}${peak > 0 ? ` · सबसे ज़्यादा ${number(peak)}` : ''} · ${host}`,
    choose: 'इनमें से कोई देखें',
    none: 'यहां अभी तक कोई टॉक खत्म नहीं हुआ है। `/talk open` से शुरू करें या `/talk schedule` से शेड्यूल करें।',
    timeline: (topic) => `### टाइमलाइन · ${topic}`,
    earlier: 'पहले का',
    latest: 'सबसे नया',
  },
  exported: {
    done: 'इस टॉक का जो भी रिकॉर्ड है, टेबल और JSON में। फ़ाइलों में लोगों के नाम हैं: इन्हें मेहमानों की लिस्ट जैसा ही संभालकर रखें।',
    doneWithoutAttendance:
      'इस टॉक का जो भी रिकॉर्ड है, टेबल और JSON में। हाज़िरी में सिर्फ़ होस्ट हैं: बाकी कौन आया-गया, यह रिकॉर्ड नहीं हुआ।',
    questions: 'इस टॉक के सवाल, एक टेबल में।',
    noQuestions: 'इस टॉक में अभी कोई सवाल नहीं पूछा गया, इसलिए एक्सपोर्ट करने को कुछ नहीं है।',
  },
};
