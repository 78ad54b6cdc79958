/** What is said of how somebody is reminded: quiet hours, direct messages, roles; in Hindi. */
import type { delivery as english, deliveryCommands as englishCommands } from '../en/delivery.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { list, number } = inLanguage('hi');

const WEEK = 7 * 24 * 60 * 60_000;

export const delivery: typeof english = {
  server: {
    title:
      '### इस सर्वर के रिमाइंडर\n-# ये समय अब से तय होने वाले टॉक पर लागू होंगे। टॉक तय करने वाला उसके लिए दूसरे समय बता सकता है।',
    times: (times) => `**टॉक कब याद दिलाए जाते हैं**  ${list(times)}`,
    buttons: { open: 'रिमाइंडर', times: 'समय', back: 'वापस' },
    form: { title: 'टॉक कब याद दिलाए जाएँ', times: 'कितना पहले' },
    hint: 'जैसे 1 हफ़्ता, 1 दिन, 10 मिनट, शुरू होने पर। सामान्य समय के लिए खाली छोड़ें।',
    kept: (times) => `सहेजा गया। अब से तय होने वाले टॉक के रिमाइंडर: ${list(times)}।`,
  },
  own: {
    title: '### आपके रिमाइंडर\n-# यहाँ जो आप चुनते हैं, वह हर सर्वर के सभी टॉक पर लागू होता है।',
    quiet: (from, to, zone) =>
      `**शांत समय**  ${from} से ${to} तक, ${zone}। रिमाइंडर इसके खत्म होने तक रुकता है; तब तक टॉक शुरू हो चुका हो तो नहीं आता।`,
    noQuiet: '**शांत समय**  कोई नहीं',
    direct: '**कैसे**  डायरेक्ट मैसेज से; वह न पहुँचे तो मेंशन से',
    mention: '**कैसे**  टॉक के चैनल में मेंशन से',
    talks: '**यहाँ के टॉक जो आपको याद दिलाए जाएँगे**',
    noTalks: 'इस सर्वर का कोई टॉक आपको याद नहीं दिलाया जाएगा। किसी टॉक के कार्ड पर “मुझे याद दिलाएं” दबाएँ।',
    stop: 'किसी टॉक के रिमाइंडर रोकें',
    buttons: {
      quiet: 'शांत समय',
      direct: 'डायरेक्ट मैसेज से',
      mention: 'मेंशन से',
      forget: 'मेरी पसंद भूल जाएँ',
    },
    form: {
      title: 'शांत समय',
      from: 'कब से, जैसे 22:00; नहीं चाहिए तो खाली',
      to: 'कब तक, जैसे 7:00',
      zone: 'किस ज़ोन में, जैसे Asia/Kolkata',
    },
    kept: {
      quiet: (from, to) => `सहेजा गया। ${from} से ${to} के बीच कोई रिमाइंडर नहीं आएगा।`,
      noQuiet: 'सहेजा गया। आपका कोई शांत समय नहीं है।',
      direct: 'सहेजा गया। मैंने अभी आपको लिखा है; आपके रिमाइंडर वहीं आएँगे।',
      mention: 'सहेजा गया। टॉक के चैनल में आपको मेंशन किया जाएगा।',
      stopped: (topic) => `“${topic}” अब आपको याद नहीं दिलाया जाएगा।`,
      forgotten: 'भुला दिया गया। कोई शांत समय नहीं है, और टॉक के चैनल में आपको मेंशन किया जाएगा।',
    },
  },
  direct: {
    first: 'आपकी पसंद के मुताबिक टॉक के रिमाइंडर अब यहाँ आएँगे।',
    stop: 'डायरेक्ट मैसेज नहीं',
  },
};

export const deliveryRefusals = {
  'offset-unreadable': ({ text }) =>
    `“${text}” समय के रूप में समझ नहीं आया। ऐसे लिखें: 1 हफ़्ता, 1 दिन, 10 मिनट, शुरू होने पर।`,
  'offset-too-long': ({ most }) =>
    `रिमाइंडर ज़्यादा से ज़्यादा ${number(most / WEEK)} हफ़्ते पहले आ सकता है। कम समय बताएँ।`,
  'too-many-offsets': ({ count, most }) =>
    `एक टॉक ज़्यादा से ज़्यादा ${number(most)} बार याद दिलाया जाता है; आपने ${number(count)} बताए। कुछ हटा दें।`,
  'time-unreadable': ({ text }) => `“${text}” समय के रूप में समझ नहीं आया। ऐसे लिखें: 22:00 या 10 pm।`,
  'quiet-all-day': () =>
    'शांत समय की शुरुआत और अंत अलग-अलग होने चाहिए। कुछ भी न सुनना हो तो हर टॉक के रिमाइंडर रोक दें।',
  'direct-closed': () =>
    'Discord मुझे आपको लिखने नहीं देता। इस सर्वर की प्राइवेसी सेटिंग में डायरेक्ट मैसेज की अनुमति दें, फिर दोबारा चुनें।',
  'direct-busy': () =>
    'Discord अभी मुझे और डायरेक्ट मैसेज नहीं भेजने देता। एक घंटे बाद दोबारा चुनें; तब तक आपको मेंशन किया जाएगा।',
} satisfies Partial<RefusalTexts>;

export const deliveryCommands: typeof englishCommands = {
  reminders: { is: 'देखें कौन से टॉक आपको याद दिलाए जाएँगे, और चुनें कैसे' },
};
