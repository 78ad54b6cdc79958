/** What somebody can do now, in Hindi. */
import type { help as english } from '../en/help.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('hi');

export const help: typeof english = {
  called: (topic, stage, seconds) =>
    `आपको “${topic}” में बुलाया गया है। Discord ${stage} में जो इनवाइट दिखाए, उसे स्वीकार करें${seconds === null ? '' : `; ${number(seconds)} सेकंड बाद बारी आगे बढ़ जाएगी`}।`,
  speaks: (topic) => `आप “${topic}” के स्टेज पर हैं। बस बोलें।`,
  speaksInTurn: (topic) => `“${topic}” में आपकी बारी है। बस बोलें, और पूरा होने पर “मेरी बात पूरी हुई” दबाएं।`,
  runs: (topic) => `आप “${topic}” चला रहे हैं।`,
  hands: (count) =>
    count === 0
      ? 'किसी का हाथ नहीं उठा है। हाथ कार्ड से या Discord के अपने बटन से उठाया जा सकता है।'
      : `${counted(count, { one: 'हाथ उठा है', other: 'हाथ उठे हैं' })}। सबसे आगे वाले को बुलाने के लिए “अगले को बुलाएं” दबाएं।`,
  questions: (count) =>
    count === 0
      ? ''
      : `${counted(count, { one: 'सवाल का जवाब बाकी है', other: 'सवालों के जवाब बाकी हैं' })}। “होस्ट कंट्रोल” में देखें।`,
  come: (stage) => `${stage} में जॉइन करें: आते ही आपको बोलने के लिए बुलाया जाएगा।`,
  listens: (topic) => `आप “${topic}” सुन रहे हैं। बोलने के लिए हाथ उठाएं, या सवाल पूछें।`,
  live: (topic, stage) =>
    stage === null
      ? `“${topic}” लाइव है; स्टेज बन रहा है।`
      : `“${topic}” ${stage} में लाइव है। सुनने और हाथ उठाने के लिए जॉइन करें।`,
  mayHost:
    'अभी कोई टॉक लाइव नहीं है। `/talk open` से शुरू करें या `/talk schedule` से शेड्यूल करें; गेस्ट को `/invite members` से बुलाएं।',
  mayNotHost: 'अभी कोई टॉक लाइव नहीं है।',
  planned: (topic, when, host) => `${when}  ${topic}, होस्ट: ${host}`,
  nothingPlanned: 'कोई टॉक शेड्यूल भी नहीं है। खुद होस्ट करने के लिए सर्वर एडमिन से होस्ट रोल मांगें।',
  pointer: '-# `/talk status` में लाइव और शेड्यूल किए गए टॉक दिखते हैं। मेरे सारे काम देखने के लिए `/` लिखें।',
  pointerForAdmins: '-# `/settings` में चुनें कि कौन होस्ट करे, टॉक की घोषणा कहां हो और टॉक कैसे चलें।',
};
