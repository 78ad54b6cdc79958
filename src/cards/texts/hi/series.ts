/** What is said of talks that come again, and of changing planned ones; in Hindi. */
import type { Recurrence, Repeats } from '../../../talk/series.ts';
import { inLanguage, weekdaysIn } from '../in-language.ts';

const { counted, list, number } = inLanguage('hi');
const weekday = weekdaysIn('hi');

const weeks = ['पहले', 'दूसरे', 'तीसरे', 'चौथे', 'पाँचवें'];

/** `1 घंटा 30 मिनट`. */
const length = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [
    ...(hours > 0 ? [counted(hours, { one: 'घंटा', other: 'घंटे' })] : []),
    ...(rest > 0 ? [`${number(rest)} मिनट`] : []),
  ].join(' ');
};

/** How a series comes again whose first talk is on this day, read as UTC. */
const every: Record<Repeats, (first: Date) => string> = {
  daily: () => 'हर दिन',
  weekdays: () => 'सोमवार से शुक्रवार',
  weekly: (first) => `हर ${weekday(first)}`,
  fortnightly: (first) => `हर दूसरे ${weekday(first)}`,
  'monthly-date': (first) => `हर महीने की ${first.getUTCDate()} तारीख को`,
  'monthly-weekday': (first) =>
    `हर महीने के ${weeks[Math.ceil(first.getUTCDate() / 7) - 1]} ${weekday(first)} को`,
  'monthly-last-weekday': (first) => `हर महीने के आखिरी ${weekday(first)} को`,
};

const ending = (ends: Recurrence['ends'], until: string): string => {
  if (ends === null) return '';
  return 'count' in ends ? `, कुल ${number(ends.count)} बार` : `, ${until} तक`;
};

export const series = {
  length,
  about: (ms: number) => `लगभग ${length(ms)}`,
  lasts: (ms: number) => `यह लगभग ${length(ms)} चलेगा।`,
  buttons: {
    change: 'बदलें',
    whatAndWhen: 'विषय, समय और स्टेज',
    reminders: 'रिमाइंडर',
    repeats: 'यह कैसे दोहराया जाए',
    setRepeats: 'ऐसे बदलें',
    callOffNow: 'हाँ, रद्द करें',
    onlyThis: 'सिर्फ़ यह टॉक',
    andFollowing: 'यह और आगे के सभी',
    wholeSeries: 'पूरी सीरीज़',
    everyTime: 'हर बार',
    onlyThisTime: 'सिर्फ़ इस बार',
  },
  repeats: {
    daily: 'हर दिन',
    weekdays: 'सोमवार से शुक्रवार',
    weekly: 'हर हफ़्ते',
    fortnightly: 'हर दो हफ़्ते में',
    'monthly-date': 'हर महीने, उसी तारीख को',
    'monthly-weekday': 'हर महीने, उसी वार को, जैसे दूसरे शुक्रवार',
    'monthly-last-weekday': 'हर महीने, उस वार के आखिरी दिन',
  } satisfies Record<Repeats, string>,
  comesAgain: ({ repeats, ends }: Recurrence, first: Date, until: string) =>
    `दोहराया जाता है: ${every[repeats](first)}${ending(ends, until)}`,
  next: (dates: readonly string[]) =>
    dates.length === 1 ? `अगली तारीख ${list(dates)} है।` : `अगली तारीखें ${list(dates)} हैं।`,
  noNext: 'इसके बाद कोई तारीख नहीं है।',
  form: {
    change: 'टॉक बदलें',
    changeFollowing: 'यह और आगे के सभी बदलें',
    topic: 'यह किस बारे में है',
    length: 'कितनी देर, जैसे 90 min; न बताना हो तो खाली',
    stage: 'स्टेज चैनल',
    reminders: 'टॉक कब याद दिलाया जाए',
    scope: 'किन टॉक के लिए',
    repeats: 'इस टॉक से आगे',
    until: 'कब तक, जैसे 30 जून; ऐसा अंत न हो तो खाली',
    times: 'या इतने टॉक तक, इसे मिलाकर',
  },
  panel: {
    title: (topic: string) => `### ${topic}`,
    reminders: (times: readonly string[]) => `**रिमाइंडर**  ${list(times)}`,
    hint: 'आप क्या बदलना चाहते हैं?',
    hintSeries: 'आप क्या बदलना चाहते हैं? किसी टॉक या पूरी सीरीज़ को रद्द करने के लिए कार्ड पर *टॉक रद्द करें* दबाएं।',
    leaveOut: 'तारीखें छोड़ें: बिना टॉक वाले दिन चुनें',
  },
  ask: {
    staysMoved: (when: string) => `यह टॉक ${when} को ही रहेगा, जहाँ इसे खिसकाया गया था।`,
    dropped: (days: readonly string[]) =>
      days.length === 1
        ? `${list(days)} छोड़ी गई थी और अब सीरीज़ की तारीख नहीं है।`
        : `${list(days)} छोड़ी गई थीं और अब सीरीज़ की तारीखें नहीं हैं।`,
  },
  done: {
    changed: (topic: string, when: string, relative: string, about: string, stage: string) =>
      `“${topic}” ${when} को है (${relative})${about === '' ? '' : `, लगभग ${about}`}${stage === '' ? '' : `, ${stage} में`}।`,
    idea: (topic: string) => `अब विचार “${topic}” है।`,
    unchanged: 'कुछ नहीं बदला गया।',
    repeats: (how: string) => `बदल दिया गया। ${how}।`,
    leftOut: (days: readonly string[]) =>
      days.length === 0 ? 'कोई तारीख नहीं छोड़ी गई है।' : `${list(days)} को कोई टॉक नहीं है।`,
    reminds: (topic: string, times: readonly string[], following: boolean) =>
      following
        ? `“${topic}” और आगे के सभी के रिमाइंडर: ${list(times)}।`
        : `“${topic}” के रिमाइंडर: ${list(times)}।`,
    timesPassed: 'जो समय बीत चुका है, उसका रिमाइंडर अब नहीं भेजा जाएगा।',
    ownTimes: (people: number) =>
      people === 1
        ? 'एक व्यक्ति ने अपने समय खुद चुने हैं और वे वही रहेंगे।'
        : `${number(people)} लोगों ने अपने समय खुद चुने हैं और वे वही रहेंगे।`,
    seriesOff: (topic: string) => `सीरीज़ “${topic}” रद्द कर दी गई है।`,
    everyTime: 'आपको इस सीरीज़ के हर टॉक की याद दिलाई जाएगी।',
  },
  callOff: (topic: string, when: string, reminded: number, guests: number) =>
    [
      `${when === '' ? '' : `${when} का `}“${topic}” रद्द करें?`,
      ...(reminded > 0 ? [`${number(reminded)} लोगों ने रिमाइंडर मांगा था; उन्हें बताया जाएगा।`] : []),
      ...(guests > 0 ? [`${counted(guests, { one: 'गेस्ट', other: 'गेस्ट' })} को भी बताया जाएगा।`] : []),
    ].join(' '),
  notice: {
    moved: (topic: string, when: string, relative: string) => `**${topic}** अब ${when} को है (${relative})।`,
    calledOff: (topic: string, when: string) =>
      `${when === '' ? '' : `${when} का `}**${topic}** रद्द कर दिया गया है।`,
  },
  ended: {
    hostLeft: (topic: string, host: string) =>
      `सीरीज़ **${topic}** खत्म हो गई है, क्योंकि उसके होस्ट ${host} अब इस सर्वर पर नहीं हैं। जो होस्ट कर सकते हैं, वे इसे \`/talk schedule\` से फिर तय कर सकते हैं।`,
    unopened: (topic: string, host: string, times: number) =>
      `${host}, सीरीज़ **${topic}** खत्म हो गई है, क्योंकि उसके पिछले ${times} टॉक किसी ने नहीं खोले। इसे \`/talk schedule\` से फिर तय करें।`,
  },
};

export const seriesRefusals = {
  'no-series': () => 'यह टॉक दोहराया नहीं जाता। `/talk schedule` में `repeat` से सीरीज़ तय करें।',
  'ends-without-repeat': () => 'एक बार के टॉक में सीरीज़ का अंत नहीं होता। `repeat` में चुनें कि वह कैसे दोहराया जाए।',
  'two-ends': () => 'सीरीज़ कुछ टॉक के बाद या किसी दिन खत्म होती है। `until` और `times` में से एक ही बताएं।',
};

export const seriesCommands = {};
