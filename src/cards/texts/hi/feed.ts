/** What is said of calendars elsewhere and announcements, in Hindi. */
import type { feed as english, feedCommands as englishCommands } from '../en/feed.ts';
import type { RefusalTexts } from '../texts.ts';

export const feed: typeof english = {
  opening: {
    live: (topic, host) => `**${topic}** अब लाइव है। होस्ट: ${host}।`,
    over: (topic) => `**${topic}** लाइव था, अब खत्म हो गया है।`,
  },
  publishing: {
    state: (on) =>
      `**अनाउंसमेंट चैनल**  ${on ? 'घोषणाएं उन सर्वर पर भी पब्लिश होती हैं जो चैनल को फ़ॉलो करते हैं' : 'घोषणाएं इसी सर्वर पर रहती हैं'}`,
    kept: (on) =>
      on
        ? 'सेव हो गया। अब से घोषणाएं उन सर्वर पर भी पब्लिश होंगी जो चैनल को फ़ॉलो करते हैं।'
        : 'सेव हो गया। अब से घोषणाएं इसी सर्वर पर रहेंगी।',
    buttons: { on: 'घोषणाएं पब्लिश करें', off: 'घोषणाएं पब्लिश न करें' },
  },
  calendar: {
    none: 'दूसरे कैलेंडर इस सर्वर के टॉक एक अलग पते पर फ़ॉलो कर सकते हैं। अभी कोई पता नहीं है।',
    title: '**इस सर्वर के टॉक अपने कैलेंडर में फ़ॉलो करें**',
    address: 'यह पता वहां डालें जहां आपका कैलेंडर “URL से” जोड़ने देता है; दूसरा पता कई कैलेंडर को सीधे खोल देता है।',
    secret:
      'जिसके पास यह पता है, वह सर्वर पर न होकर भी उन टॉक के विषय और समय पढ़ सकता है जो यहां सबको दिखते हैं। नया पता बनाने या इसे बंद करने पर यह पता किसी के काम का नहीं रहता।',
    made: 'कैलेंडर का पता बन गया है।',
    renewed: 'कैलेंडर का पता नया है। पिछला पता अब काम नहीं करता।',
    off: 'कैलेंडर बंद है। इसका पता अब काम नहीं करता।',
    buttons: { make: 'पता बनाएं', renew: 'नया पता', off: 'बंद करें' },
  },
};

export const feedRefusals = {
  'no-web': () =>
    'Discord के बाहर मेरा कोई पता नहीं है। मुझे चलाने वाले पता दे सकते हैं: WEB_PORT और WEB_URL, docs/operating.md में।',
} satisfies Partial<RefusalTexts>;

export const feedCommands: typeof englishCommands = {
  calendar: { is: 'वह पता लें जिस पर कैलेंडर इस सर्वर के टॉक फ़ॉलो करते हैं' },
};
