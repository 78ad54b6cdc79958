/** What happened in a talk, in Hindi, one sentence for each event that its hosts and moderators read. */
import { at, channel, user } from '../../card.ts';
import { inLanguage } from '../in-language.ts';
import type { TimelineTexts } from '../timeline.ts';
import { ordinal } from './ordinal.ts';

const { counted } = inLanguage('hi');

/** Who did it, where that is known. */
const by = (who: string | null) => (who === null ? '' : ` (${user(who)})`);

/** Who did something, or that it was done in Discord's own dialog. */
const inDiscord = (who: string | null) => (who === null ? ' (Discord में)' : by(who));

const answers = {
  accepted: 'इनवाइट स्वीकार किया',
  maybe: 'इनवाइट पर “शायद” कहा',
  declined: 'इनवाइट के लिए मना किया',
} as const;

const lowered = {
  button: 'ने हाथ नीचे किया',
  discord: 'ने Discord में हाथ नीचे किया',
  away: 'समय पर वापस नहीं आए; हाथ नीचे किया गया',
  host: 'का हाथ नीचे किया गया',
} as const;

/** Why a recording stopped, after the sentence that it did. */
const stopped = {
  host: '',
  disk: ': डिस्क भर गई है',
  length: ': रिकॉर्डिंग की लंबाई की सीमा आ गई',
  size: ': रिकॉर्डिंग के आकार की सीमा आ गई',
  'not-possible': ': वह आगे नहीं चल सकी',
} as const;

const settled = {
  waiting: 'मंज़ूरी के इंतज़ार में',
  open: 'बोर्ड पर',
  now: 'जवाब दिया जा रहा है',
  answered: 'जवाब मिल गया',
  dismissed: 'खारिज किया गया',
  withdrawn: 'पूछने वाले ने वापस लिया',
  merged: 'दूसरे सवाल में जोड़ा गया',
} as const;

const orders = {
  'first-come': 'जिसका हाथ पहले, उसकी बारी पहले',
  'new-voices': 'पहले वे जो अभी नहीं बोले',
  'least-talk': 'पहले वे जो सबसे कम बोले',
} as const;

export const timeline: TimelineTexts = {
  planned: ({ hostId }) => `${user(hostId)} ने टॉक शेड्यूल किया`,
  opened: ({ by: who, itself }) => (itself ? 'टॉक अपने समय पर अपने आप शुरू हुआ' : `टॉक शुरू हुआ${inDiscord(who)}`),
  ended: ({ reason, by: who }) =>
    reason === 'closed'
      ? `टॉक खत्म हुआ${by(who)}`
      : reason === 'stage-ended'
        ? 'स्टेज Discord में खत्म किया गया'
        : 'टॉक खत्म हुआ: होस्ट वापस नहीं आए',
  cancelled: ({ by: who }) => (who === null ? 'टॉक रद्द: किसी ने शुरू नहीं किया' : `${user(who)} ने टॉक रद्द किया`),
  'open-asked': ({ why }) =>
    why ? 'होस्ट से टॉक शुरू करने को कहा गया; वह अपने आप शुरू नहीं हो सका' : 'होस्ट से टॉक शुरू करने को कहा गया',
  'open-nudged': () => 'होस्ट को दोबारा याद दिलाया गया',
  'order-chosen': ({ order, by: who }) => `बोलने का क्रम: ${orders[order]}${by(who)}`,
  'rules-changed': ({ by: who }) => `${user(who)} ने नियम बदले`,
  'voice-chosen': ({ on, by: who }) =>
    on
      ? `Rostrum को स्टेज पर बुलाया गया${by(who)}`
      : who === null
        ? 'Rostrum को Discord में स्टेज से हटाया गया'
        : `Rostrum को स्टेज से भेजा गया${by(who)}`,
  'line-locked': ({ by: who }) => `${user(who)} ने लाइन बंद की`,
  'line-unlocked': ({ by: who }) => `${user(who)} ने लाइन खोली`,
  moved: ({ startsAt, by: who }) => `समय तय हुआ: ${at(startsAt, 'F')}${inDiscord(who)}`,
  renamed: ({ by: who }) => `टॉपिक बदला गया${inDiscord(who)}`,
  'length-chosen': ({ length, by: who }) =>
    length === null
      ? `अवधि हटाई गई${inDiscord(who)}`
      : `अवधि चुनी गई: ${Math.round(length / 60_000)} मिनट${inDiscord(who)}`,
  'series-changed': ({ by: who }) => `इस टॉक से आगे सब बदला गया: ${user(who)}`,
  'dates-left-out': ({ by: who }) => `सीरीज़ की तारीखें छोड़ी गईं: ${user(who)}`,
  'remind-times-chosen': ({ by: who }) => `रिमाइंडर के समय चुने गए: ${user(who)}`,
  'repeats-changed': ({ by: who }) => `इस टॉक से आगे दोहराने का तरीका बदला गया: ${user(who)}`,
  'series-ended': ({ by: who }) => `सीरीज़ खत्म की गई: ${user(who)}`,
  'stage-chosen': ({ stageId, by: who }) => `स्टेज चुना गया: ${channel(stageId)}${inDiscord(who)}`,
  'event-gone': () => 'इसका इवेंट Discord में हटा दिया गया',
  'guest-invited': ({ guestId, by: who }) => `${user(who)} ने ${user(guestId)} को बुलाया`,
  'invitation-answered': ({ guestId, answer }) => `${user(guestId)} ने ${answers[answer]}`,
  'outsider-invited': ({ name, by: who }) => `${user(who)} ने सर्वर के बाहर से ${name} को बुलाया`,
  'link-renewed': ({ by: who }) => `${user(who)} ने गेस्ट के लिए नया लिंक बनाया`,
  'link-revoked': ({ by: who }) => `${user(who)} ने गेस्ट का लिंक रद्द किया`,
  'guest-recognised': ({ userId }) => `${user(userId)} गेस्ट के लिंक से सर्वर पर आए`,
  'time-proposed': ({ guestId, startsAt }) => `${user(guestId)} ने दूसरा समय सुझाया: ${at(startsAt, 'F')}`,
  'guest-reminded': ({ guestId, by: who }) => `${user(who)} ने ${user(guestId)} को याद दिलाया`,
  'invitation-withdrawn': ({ guestId, by: who }) => `${user(who)} ने ${user(guestId)} का इनवाइट वापस लिया`,
  'hand-raised': ({ userId }) => `${user(userId)} ने हाथ उठाया`,
  'hand-lowered': ({ userId, through, by: who }) =>
    `${user(userId)} ${lowered[through]}${who === undefined ? '' : by(who)}`,
  'hands-cleared': ({ by: who }) => `${user(who)} ने सबके हाथ नीचे किए`,
  'hand-moved': ({ userId, to, by: who }) => `${user(who)} ने ${user(userId)} को ${ordinal(to)} नंबर पर रखा`,
  'hands-restored': ({ hands, by: who }) =>
    `${user(who)} ने ${counted(hands.length, { one: 'हाथ लाइन में वापस रखा', other: 'हाथ लाइन में वापस रखे' })}`,
  'hand-away': ({ userId }) => `${user(userId)} का कनेक्शन टूटा; उनकी जगह कुछ देर रखी जाएगी`,
  'hand-back': ({ userId }) => `${user(userId)} फिर से लाइन में हैं`,
  called: ({ userId, by: who }) => `${user(userId)} को स्टेज पर बुलाया गया${by(who)}`,
  'call-passed': ({ userId, by: who }) => `${user(userId)} की बारी आगे बढ़ा दी गई${by(who)}`,
  'call-declined': ({ userId }) => `${user(userId)} ने बोलने से मना किया`,
  speaking: ({ userId }) => `${user(userId)} ने बोलना शुरू किया`,
  'turn-warned': ({ userId }) => `${user(userId)} को बताया गया कि बारी जल्द खत्म होगी`,
  'turn-extended': ({ userId, by: who }) => `${user(who)} ने ${user(userId)} को एक मिनट और दिया`,
  'turn-ended': ({ userId, by: who }) =>
    who === null ? `${user(userId)} का समय पूरा हुआ` : `${user(userId)} की बारी खत्म की गई${by(who)}`,
  'sent-to-audience': ({ userId, by: who }) => `${user(who)} ने ${user(userId)} को ऑडियंस में भेजा`,
  'back-in-audience': ({ userId }) => `${user(userId)} ऑडियंस में हैं`,
  'co-host-added': ({ userId, by: who }) => `${user(who)} ने ${user(userId)} को को-होस्ट बनाया`,
  'co-host-removed': ({ userId, by: who }) => `${user(userId)} अब को-होस्ट नहीं हैं${by(who)}`,
  'handed-over': ({ from, to, by: who }) =>
    who === null
      ? `अब ${user(to)} होस्ट हैं: ${user(from)} वापस नहीं आए`
      : `टॉक ${user(from)} से ${user(to)} को सौंपा गया${by(who)}`,
  removed: ({ userId, by: who }) => `${user(who)} ने ${user(userId)} को हटाया`,
  'kept-out': ({ userId, by: who }) => `${user(who)} ने ${user(userId)} को बाहर रखा`,
  'let-in': ({ userId, by: who }) => `${user(who)} ने ${user(userId)} को फिर से आने दिया`,
  undone: ({ by: who }) => `${user(who)} ने इसे पहले जैसा किया:`,
  'recording-started': ({ by: who }) => `रिकॉर्डिंग शुरू हुई${by(who)}`,
  'recording-stopped': ({ by: who, reason }) => `रिकॉर्डिंग बंद हुई${by(who)}${stopped[reason]}`,
  'consent-given': ({ userId }) => `${user(userId)} ने रिकॉर्डिंग के लिए हाँ कहा`,
  'consent-declined': ({ userId }) => `${user(userId)} ने रिकॉर्डिंग के लिए मना किया`,
  'consent-withdrawn': ({ userId }) =>
    `${user(userId)} अब रिकॉर्डिंग में नहीं रहना चाहते; उनका रखा हुआ हिस्सा मिटा दिया गया`,
  'question-asked': ({ userId, text, anonymous }) => `${anonymous ? 'किसी' : user(userId)} ने पूछा: ${text}`,
  'question-settled': ({ text, to, by: who }) =>
    `“${text}”: ${settled[to]}${to === 'withdrawn' ? '' : by(who)}`,
  'question-merged': ({ text, intoText, by: who }) => `${user(who)} ने “${text}” को “${intoText}” में जोड़ा`,
};
