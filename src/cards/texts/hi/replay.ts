/** What is said of replays and transcripts, in Hindi. */
import type { replay as english, replayCommands as englishCommands } from '../en/replay.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { counted, number } = inLanguage('hi');

const why = {
  silent: 'कोई रीप्ले नहीं है: जिन्होंने रिकॉर्डिंग की सहमति दी, उनमें से किसी ने कुछ नहीं कहा।',
  'no-key': 'रीप्ले नहीं बन सकता: बॉट के पास रिकॉर्डिंग की कुंजी नहीं है।',
  full: 'रीप्ले नहीं बन सकता: बॉट की डिस्क पर जगह नहीं बची है।',
  mixer: 'रीप्ले नहीं बन पाया।',
};

export const replay: typeof english = {
  formats: { ogg: 'Ogg Opus', mp3: 'MP3', m4a: 'M4A', tracks: 'हर आवाज़ का अलग ट्रैक, होस्ट के लिए' },
  buttons: {
    replay: (length) => `रीप्ले · ${length}`,
    again: 'फिर से कोशिश करें',
    publish: 'प्रकाशित करें',
    unpublish: 'वापस लें',
    delete: 'हमेशा के लिए हटाएं',
    listen: 'सुनें',
    captions: 'कैप्शन',
    podcast: 'पॉडकास्ट',
    look: 'फिर से देखें',
  },
  mixing: (percent) => `रीप्ले: मिक्स हो रहा है, ${number(percent)}%`,
  published: 'रीप्ले प्रकाशित है।',
  why: (reason) => why[reason],
  picture: 'रीप्ले के दौरान हर आवाज़ कितनी तेज़ है, हर नंबर की एक लाइन।',
  title: (topic, length) => `### ${topic} · ${length}`,
  recorded: (date, host) => `रिकॉर्डिंग: ${date} · होस्ट: ${host}`,
  chapters: '**अध्याय**',
  more: (count) => `+ ${counted(count, { one: 'अध्याय', other: 'अध्याय' })}`,
  linked: (until) => `यह पता सिर्फ़ आपके लिए है और ${until} खत्म हो जाएगा।`,
  tracks: 'हर आवाज़ का अलग ट्रैक, ऊपर के नंबरों के क्रम में।',
  private: 'इसे सिर्फ़ होस्ट और मॉडरेटर सुन सकते हैं। `/replay publish` से यहां सब सुन सकेंगे।',
  captions: {
    writing: 'जो कहा गया, वह लिखा जा रहा है। इसमें टॉक से ज़्यादा समय लग सकता है।',
    failed: 'जो कहा गया, वह लिखा नहीं जा सका।',
    is: (topic) => `**${topic}** में जो कहा गया, जैसा एक प्रोग्राम ने समझा: उससे गलतियां होती हैं, खासकर नामों में।`,
    at: (url) => `कैप्शन इस पते पर भी हैं, जो सिर्फ़ आपके लिए है और एक दिन में खत्म हो जाएगा: ${url}`,
  },
  list: {
    title: '### रीप्ले',
    none: 'यहां ऐसा कोई रीप्ले नहीं है जिसे आप सुन सकें। रिकॉर्ड किए गए टॉक का रीप्ले उसके खत्म होने के थोड़ी देर बाद मिलता है।',
    line: (date, topic, length) => `${date}  **${topic}** · ${length}`,
    private: 'प्रकाशित नहीं',
    choose: 'इनमें से कोई सुनें',
  },
  done: {
    published: 'अब इस सर्वर पर सब रीप्ले सुन सकते हैं।',
    feed: (url) => `यह सर्वर के पॉडकास्ट में भी है; जिसके पास यह पता है, वह सर्वर पर न होकर भी सुन सकता है:\n\`${url}\``,
    unpublished: 'अब सिर्फ़ होस्ट और मॉडरेटर रीप्ले सुन सकते हैं।',
    sure: (topic) => `इससे **${topic}** की रिकॉर्डिंग और उसका रीप्ले सबके लिए हट जाएगा। उन्हें वापस नहीं लाया जा सकता।`,
    deleted: 'रिकॉर्डिंग और उसका रीप्ले हटा दिए गए हैं।',
    again: 'फिर से कोशिश हो रही है। टॉक का कार्ड दिखाता है कि काम कहां तक पहुंचा।',
  },
  podcast: (server) => `${server} के टॉक`,
};

export const replayRefusals = {
  'no-replay': () => 'ऐसा कोई रीप्ले नहीं है, या आप उसे नहीं सुन सकते। `/replay list` दिखाता है कि आप कौन-से सुन सकते हैं।',
  'replay-not-ready': () => 'यह रीप्ले अभी तैयार नहीं है। टॉक का कार्ड दिखाता है कि काम कहां तक पहुंचा।',
  'replay-too-large': () =>
    'यह Discord में भेजने के लिए बहुत बड़ा है, और Discord के बाहर मेरा कोई पता नहीं है। मुझे चलाने वाला पता दे सकता है: WEB_PORT और WEB_URL, docs/operating.md में।',
  'no-ffmpeg': () =>
    'मैं यह फ़ॉर्मैट नहीं बना सकता: जहां मैं चलता हूं वहां ffmpeg नहीं है। Ogg चुनें, या मुझे चलाने वाले से उसे इंस्टॉल करने को कहें।',
  'no-captions': () =>
    'यह रीप्ले अभी तक किसी ने नहीं लिखवाया। इसके होस्ट या मॉडरेटर लिखवा सकते हैं: `/replay transcript`।',
  'no-speech-model': () =>
    'जो कहा गया, वह मैं लिख नहीं सकता: मेरे पास बोली का मॉडल नहीं है। मुझे चलाने वाला दे सकता है: TRANSCRIPT_MODEL, docs/replay.md में।',
  'speech-model-unusable': () =>
    'जो कहा गया, वह मैं लिख नहीं सकता: मेरा बोली का मॉडल काम का नहीं है। मुझे चलाने वाले को कारण मेरे लॉग में मिलेगा।',
  'format-failed': () => 'यह फ़ॉर्मैट नहीं बन पाया। Ogg चुनें, या बाद में फिर कोशिश करें।',
} satisfies Partial<RefusalTexts>;

const which = 'कौन-सा; नाम न देने पर सबसे नया';

export const replayCommands: typeof englishCommands = {
  replay: {
    is: 'रिकॉर्ड किए गए टॉक फिर से सुनें',
    list: { is: 'वे रीप्ले देखें जिन्हें आप सुन सकते हैं' },
    get: {
      is: 'कोई रीप्ले सुनें, सिर्फ़ अपने लिए',
      replay: which,
      format: 'किस फ़ॉर्मैट में; नाम न देने पर Ogg',
    },
    transcript: { is: 'जो कहा गया वह पढ़ें; होस्ट या मॉडरेटर उसे लिखवाते हैं', replay: which },
    publish: { is: 'सर्वर पर सबको कोई रीप्ले सुनने दें, होस्ट या मॉडरेटर के रूप में', replay: which },
    podcast: { is: 'इस सर्वर के पॉडकास्ट का पता लें, नया बनाएं या उसे बंद करें' },
    delete: { is: 'कोई रिकॉर्डिंग और उसका रीप्ले हमेशा के लिए हटाएं, होस्ट या मॉडरेटर के रूप में', replay: which },
  },
};
