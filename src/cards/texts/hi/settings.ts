/** What a server's settings say, in Hindi. */
import type { settings as english } from '../en/settings.ts';
import { inLanguage } from '../in-language.ts';
import { lacked, permission } from './permissions.ts';

const { counted, list, number } = inLanguage('hi');

const minutes = (count: number) => `${number(count)} मिनट`;

const rolesGone = (gone: number) =>
  gone === 0
    ? ''
    : `\nचुने गए रोल में से ${number(gone)} अब ${gone === 1 ? 'नहीं है; उसे' : 'नहीं हैं; उन्हें'} हटाने के लिए फिर से चुनें।`;

export const settings: typeof english = {
  title: '### इस सर्वर की सेटिंग्स\n-# चैनल, क्रम और नियम आगे के टॉक पर लागू होंगे।',
  announce: {
    title: '**टॉक की घोषणा कहां हो**',
    byDefault: 'पहला अनाउंसमेंट चैनल जो सबको दिखता है, नहीं तो सिस्टम चैनल।',
    gone: 'चुना गया चैनल अब नहीं है। दूसरा चुनें; तब तक माना जाएगा कि कोई नहीं चुना गया।',
    lacking: (channel, permissions) =>
      `${channel} में ${lacked(permissions)}। वहां ${permissions.length === 1 ? 'इसे' : 'इन्हें'} चालू करें या दूसरा चैनल चुनें; तब तक माना जाएगा कि कोई नहीं चुना गया।`,
    choose: 'डिफ़ॉल्ट; कोई चैनल चुनें',
  },
  hostRoles: {
    title: (gone) => `**कौन होस्ट कर सकता है**, इवेंट मैनेज करने वालों और स्टेज मॉडरेटर के अलावा${rolesGone(gone)}`,
    choose: 'और कोई रोल नहीं; रोल चुनें',
  },
  priorityRoles: {
    title: (gone) => `**लाइन में कौन आगे रहे**, गेस्ट के अलावा${rolesGone(gone)}`,
    choose: 'कोई रोल आगे नहीं; रोल चुनें',
  },
  guestRole: {
    title: (gone) => `**गेस्ट के लिंक से मिलने वाला रोल**, उन गेस्ट के लिए जो अभी सर्वर पर नहीं हैं${rolesGone(gone)}`,
    choose: 'कोई रोल नहीं; एक चुनें',
  },
  language: {
    title: '**कार्ड की भाषा**',
    choose: (own) => `सर्वर की अपनी भाषा: ${own}`,
  },
  order: { title: '**हाथ किस क्रम में बुलाए जाएं**', choose: 'क्रम चुनें' },
  turns: (rules) =>
    `**बारी**  ${[
      rules.turn === null ? 'कोई समय-सीमा नहीं' : `हर बारी ${minutes(rules.turn)}`,
      `एक साथ ${counted(rules.atOnce, { one: 'व्यक्ति', other: 'लोगों' })} की बारी`,
      rules.cap === null ? 'लाइन की कोई सीमा नहीं' : `लाइन में ज़्यादा से ज़्यादा ${number(rules.cap)}`,
      rules.cooldown === 0
        ? 'दो बारियों के बीच कोई इंतज़ार नहीं'
        : `एक व्यक्ति की दो बारियों के बीच ${minutes(rules.cooldown)}`,
    ].join(' · ')}`,
  waits: (grace, hostAway) =>
    `**इंतज़ार**  कनेक्शन टूटने पर जगह ${grace === 0 ? 'नहीं रखी जाती' : `${minutes(grace)} तक रहती है`} · टॉक होस्ट का ${minutes(hostAway)} इंतज़ार करता है`,
  zone: (zone) => `**टाइम ज़ोन**  ${zone ?? 'कोई नहीं; टॉक शेड्यूल करने वाले बताते हैं'}`,
  recorded: (attendance) =>
    `**रिकॉर्ड**  ${attendance ? 'कौन आता-जाता है, नाम के साथ; कार्ड पर यह लिखा रहता है' : 'सुनने वालों की सिर्फ़ गिनती, नाम नहीं'}`,
  questions: (review) => `**सवाल**  ${review ? 'होस्ट की मंज़ूरी के बाद दिखते हैं' : 'तुरंत दिखते हैं'}`,
  buttons: {
    turns: 'बारी',
    waits: 'इंतज़ार',
    zone: 'टाइम ज़ोन',
    recordNames: 'नाम रिकॉर्ड करें',
    recordCounts: 'सिर्फ़ गिनती रिकॉर्ड करें',
    review: 'पहले सवाल जांचें',
    showAtOnce: 'सवाल तुरंत दिखाएं',
  },
  waitsForm: {
    grace: 'टूटे कनेक्शन की जगह कितने मिनट रहे',
    hostAway: 'टॉक कितने मिनट होस्ट का इंतज़ार करे',
    nudge: 'होस्ट से दोबारा कहने तक के मिनट',
    unopened: 'शुरू न हुआ टॉक रद्द होने तक के मिनट',
  },
  zoneForm: { title: 'इस सर्वर का टाइम ज़ोन', city: 'शहर या टाइम ज़ोन; कोई नहीं तो खाली' },
  kept: {
    announce: (channel) =>
      channel === null
        ? 'सेव हो गया। टॉक की घोषणा डिफ़ॉल्ट जगह पर होगी।'
        : `सेव हो गया। टॉक की घोषणा ${channel} में होगी।`,
    hostRoles: (names) =>
      names.length === 0
        ? 'सेव हो गया। अब सिर्फ़ इवेंट मैनेज करने वाले और स्टेज मॉडरेटर होस्ट कर सकते हैं।'
        : `सेव हो गया। ये होस्ट कर सकते हैं: ${list(names)}।`,
    priorityRoles: (names) =>
      names.length === 0
        ? 'सेव हो गया। लाइन में सिर्फ़ गेस्ट आगे रहेंगे।'
        : `सेव हो गया। लाइन में ये आगे रहेंगे: ${list(names)}।`,
    guestRole: (role) =>
      role === null
        ? 'सेव हो गया। गेस्ट के लिंक से कोई रोल नहीं मिलेगा।'
        : `सेव हो गया। गेस्ट के लिंक से ${role} रोल मिलेगा, जब तक मेरे पास ${permission('Manage Roles')} परमिशन है और मेरा रोल इससे ऊपर है।`,
    language: (name) => `सेव हो गया। कार्ड की भाषा: ${name}।`,
    rules: 'सेव हो गया। नियम आगे के टॉक पर लागू होंगे।',
    zone: (zone) =>
      zone === null
        ? 'सेव हो गया। टाइम ज़ोन टॉक शेड्यूल करने वाले बताएंगे।'
        : `सेव हो गया। दूसरा टाइम ज़ोन न बताने पर तारीखें ${zone} में होंगी।`,
    attendance: (on) =>
      on
        ? 'सेव हो गया। कौन आता-जाता है, यह नाम के साथ रिकॉर्ड होगा, और टॉक के कार्ड पर यह लिखा रहेगा।'
        : 'सेव हो गया। सिर्फ़ सुनने वालों की गिनती रिकॉर्ड होगी।',
    review: (on) => (on ? 'सेव हो गया। सवाल पहले होस्ट देखेंगे।' : 'सेव हो गया। सवाल तुरंत दिखेंगे।'),
  },
  zoneFirst: 'पहले टाइम ज़ोन बताएं: इस सर्वर ने कोई नहीं चुना है',
};
