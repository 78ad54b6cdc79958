/** What is said of recording and consent; in Hindi. */
import type { ConsentAnswer, RecordingEnd } from '../../../talk/talk.ts';
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('hi');

const failed: Record<Exclude<RecordingEnd, 'host'>, string> = {
  disk: 'रिकॉर्डिंग रुक गई: बॉट की डिस्क में जगह नहीं बची। तब तक जो रखा गया, वह रहेगा।',
  length: 'रिकॉर्डिंग रुक गई: उसकी लंबाई की सीमा आ गई। तब तक जो रखा गया, वह रहेगा।',
  size: 'रिकॉर्डिंग रुक गई: उसके आकार की सीमा आ गई। तब तक जो रखा गया, वह रहेगा।',
  'not-possible': 'रिकॉर्डिंग रुक गई: मैं उसे आगे नहीं चला सका। तब तक जो रखा गया, वह रहेगा।',
};

const answers: Record<ConsentAnswer, (person: string) => string> = {
  asked: (person) => `${person} ने अभी जवाब नहीं दिया`,
  given: (person) => `${person} ने हाँ कहा`,
  declined: (person) => `${person} ने मना किया`,
  withdrawn: (person) => `${person} ने अपनी हाँ वापस ली`,
};

export const recording = {
  buttons: { agree: 'हाँ', decline: 'नहीं', mine: 'मेरी रिकॉर्डिंग', withdraw: 'मेरी मिटाएँ, आगे न रखें' },
  line: (agreed: number, speakers: number) =>
    speakers === 0 ? '● रिकॉर्डिंग' : `● रिकॉर्डिंग (${number(speakers)} में से ${number(agreed)} ने हाँ कहा)`,
  topicSuffix: ' · ● रिकॉर्डिंग',
  asks: (person: string) =>
    `● ${person}, यह टॉक रिकॉर्ड हो रही है। क्या आपकी कही बातें रखी जाएँ? जब तक आप हाँ नहीं कहते, आपका कुछ नहीं रखा जाता; बोल आप हर हाल में सकते हैं।`,
  failed: (reason: Exclude<RecordingEnd, 'host'>) => failed[reason],
  failedFor: (host: string, sentence: string) => `${host} ${sentence}`,
  kept: 'इस टॉक में आप जो कहते हैं, वह रखा जा रहा है। आप कभी भी इसे वापस ले सकते हैं; तब आपका रखा हुआ सब मिटा दिया जाएगा।',
  keptBefore:
    'इस टॉक में आपने जिसके लिए हाँ कहा, वह रखा है। आप इसे वापस ले सकते हैं; तब आपका रखा हुआ सब मिटा दिया जाएगा।',
  notKept: 'इस टॉक में आप जो कहते हैं, उसका कुछ नहीं रखा जाता। आप फिर भी बोल सकते हैं।',
  notKeptBefore: 'इस टॉक में आपने जो कहा, उसका कुछ नहीं रखा है।',
  deleted: 'इस टॉक में आपका जो कुछ रखा था, सब मिटा दिया गया, और आगे कुछ नहीं रखा जाएगा।',
  started: 'रिकॉर्डिंग शुरू हो गई। स्टेज पर सबसे पूछा जाता है; हाँ कहने से पहले किसी का कुछ नहीं रखा जाता।',
  stopped: 'रिकॉर्डिंग बंद हो गई।',
  status: (since: string, megabytes: number, hours: number) =>
    `● ${since} से रिकॉर्डिंग · ${number(megabytes)} MB · ज़्यादा से ज़्यादा ${counted(hours, { one: 'घंटा', other: 'घंटे' })}`,
  statusOff: 'यह टॉक रिकॉर्ड नहीं हो रही।',
  answer: (person: string, answer: ConsentAnswer) => answers[answer](person),
  more: (count: number) => `+ ${number(count)}`,
};

export const recordingRefusals = {
  'already-recording': () => 'यह टॉक पहले से रिकॉर्ड हो रही है।',
  'not-recording': () => 'यह टॉक रिकॉर्ड नहीं हो रही। होस्ट इसे `/recording start` से शुरू कर सकते हैं।',
  'recording-no-key': () =>
    'मैं अभी रिकॉर्ड नहीं कर सकता: जो मुझे चलाते हैं, उन्हें पहले रिकॉर्डिंग की कुंजी `RECORDING_KEY` देनी होगी।',
  'recording-wrong-key': () =>
    'मैं रिकॉर्ड नहीं कर सकता: मेरी कुंजी पिछली रिकॉर्डिंग वाली नहीं है। जो मुझे चलाते हैं, वे `RECORDING_KEY` देखें।',
  'not-asked-of-you': ({ userId }: { userId: string }) =>
    `इसका जवाब सिर्फ़ <@${userId}> दे सकते हैं। अपने लिए टॉक के कार्ड पर “मेरी रिकॉर्डिंग” दबाएँ।`,
};

export const recordingCommands = {
  recording: {
    is: 'टॉक रिकॉर्ड करता है: सिर्फ़ उनकी, जो हाँ कहें',
    start: { is: 'आपकी टॉक की रिकॉर्डिंग शुरू करता है; स्टेज पर सबसे पूछा जाता है' },
    stop: { is: 'आपकी टॉक की रिकॉर्डिंग बंद करता है' },
    status: { is: 'दिखाता है कि टॉक रिकॉर्ड हो रही है या नहीं, और किसने हाँ कहा' },
    consent: { is: 'दिखाता है कि आपका क्या रखा है; हाँ कहें या वापस लें' },
  },
};
