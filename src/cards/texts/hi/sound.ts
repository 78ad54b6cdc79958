/** What is said of the voice of the stage, and what it says; in Hindi. */
import type { Announced } from '../../../talk/announced.ts';
import type { sound as english } from '../en/sound.ts';
import { inLanguage } from '../in-language.ts';

const { number } = inLanguage('hi');

const says: Readonly<Record<Announced, (name: string | null) => string>> = {
  opened: () => 'टॉक शुरू होता है।',
  next: (name) => (name === null ? 'अगले वक्ता, कृपया।' : `अब बारी है, ${name}।`),
  'minute-left': () => 'एक मिनट बाकी है।',
  'time-up': () => 'समय पूरा हुआ।',
  'recording-started': () => 'अब इस टॉक की रिकॉर्डिंग हो रही है।',
  'recording-stopped': () => 'रिकॉर्डिंग रुक गई है।',
  ended: () => 'टॉक समाप्त हुआ। धन्यवाद।',
};

const kinds: Readonly<Record<Announced, string>> = {
  opened: 'टॉक शुरू होता है',
  next: 'अगला कौन बोलेगा, नाम के साथ',
  'minute-left': 'किसी वक्ता का एक मिनट बाकी है',
  'time-up': 'किसी वक्ता का समय पूरा हुआ',
  'recording-started': 'रिकॉर्डिंग शुरू होती है',
  'recording-stopped': 'रिकॉर्डिंग रुकती है',
  ended: 'टॉक खत्म होता है',
};

export const sound: typeof english = {
  says,
  chosen: (here) => (here ? 'मैं इस टॉक के स्टेज पर आता हूँ।' : 'मैं इस टॉक के स्टेज पर नहीं आऊँगा।'),
  server: {
    title:
      '### इस सर्वर पर आवाज़\n-# यह सभी टॉक के स्टेज पर लागू होता है। किसी एक टॉक के लिए उसका होस्ट /host voice से तय करता है।',
    join: (on) =>
      on
        ? '**स्टेज पर**  टॉक शुरू होने पर आता हूँ और खत्म होने पर जाता हूँ'
        : '**स्टेज पर**  सिर्फ़ जब होस्ट बुलाए, या टॉक की रिकॉर्डिंग हो',
    speech: (on) => (on ? '**आवाज़**  एक धुन, फिर एक वाक्य' : '**आवाज़**  सिर्फ़ धुन'),
    said: '**मैं क्या बताता हूँ**, जब तक स्टेज पर हूँ',
    choose: 'कुछ नहीं; चुनें',
    kinds,
    buttons: {
      open: 'आवाज़',
      come: 'स्टेज पर आओ',
      stay: 'स्टेज से दूर रहो',
      speak: 'वाक्य बोलो',
      chimes: 'सिर्फ़ धुन',
      back: 'वापस',
    },
    kept: {
      join: (on) =>
        on
          ? 'सहेजा गया। मैं हर टॉक के स्टेज पर आऊँगा।'
          : 'सहेजा गया। मैं स्टेज पर तभी आऊँगा जब होस्ट बुलाए, या टॉक की रिकॉर्डिंग हो।',
      speech: (on) => (on ? 'सहेजा गया। मैं वाक्य बोलूँगा।' : 'सहेजा गया। मैं सिर्फ़ धुन बजाऊँगा।'),
      told: (told) =>
        told === 0 ? 'सहेजा गया। मैं कुछ नहीं बताऊँगा।' : `सहेजा गया। मैं ${number(told)} तरह की बातें बताऊँगा।`,
    },
  },
};

export const soundRefusals = {};

export const soundCommands = {};
