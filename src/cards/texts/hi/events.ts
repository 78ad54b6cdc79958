/** What is said of events in Discord's own list and of calendar files, in Hindi. */
import type { events as english } from '../en/events.ts';
import { inLanguage } from '../in-language.ts';
import { lacked } from './permissions.ts';

const { number } = inLanguage('hi');

export const events: typeof english = {
  buttons: { calendar: 'कैलेंडर में जोड़ें', offCalendar: 'कैलेंडर से हटाएं' },
  description: '“दिलचस्पी है” दबाने वालों को इस टॉक का रिमाइंडर मिलेगा।',
  none: {
    noStage: 'यह सर्वर के इवेंट में नहीं है, क्योंकि इवेंट के लिए स्टेज चाहिए: इसे वहां लाने के लिए `stage` में कोई स्टेज चुनें।',
    lacks: (permissions) =>
      `यह सर्वर के इवेंट में नहीं है, क्योंकि ${lacked(permissions)}। एडमिन से कहें कि मेरे रोल की परमिशन में ${permissions.length === 1 ? 'इसे' : 'इन्हें'} चालू करें।`,
    full: (most) =>
      `यह अभी सर्वर के इवेंट में नहीं है, क्योंकि Discord में ज़्यादा से ज़्यादा ${number(most)} इवेंट हो सकते हैं: उनमें से कोई हटने पर यह वहां आ जाएगा।`,
  },
  gone: 'इसका इवेंट Discord में हटा दिया गया। टॉक अब भी शेड्यूल है; होस्ट इसे रद्द कर सकते हैं।',
  file: {
    added:
      'टॉक को अपने कैलेंडर में जोड़ने के लिए यह फ़ाइल खोलें। टॉक में बदलाव हो तो बटन फिर से दबाएं: कैलेंडर में पुरानी जानकारी की जगह नई आ जाएगी।',
    cancelled: 'टॉक को अपने कैलेंडर से हटाने के लिए यह फ़ाइल खोलें।',
    description: (server) => `Discord पर एक टॉक, सर्वर: ${server}`,
  },
};
