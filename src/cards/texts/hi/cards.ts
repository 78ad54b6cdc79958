/** What cards say, in Hindi. */
import type { Order } from '../../../talk/rules.ts';
import type { EndReason } from '../../../talk/talk.ts';
import type { cards as english } from '../en/cards.ts';
import { inLanguage } from '../in-language.ts';
import { ordinal } from './ordinal.ts';

const { counted, number } = inLanguage('hi');

const minutes = (count: number) => `${number(count)} मिनट`;

const orders: Record<Order, string> = {
  'first-come': 'जिसने पहले हाथ उठाया, उसकी बारी पहले',
  'new-voices': 'जो अभी तक नहीं बोले, उनकी बारी पहले',
  'least-talk': 'जो सबसे कम बोले, उनकी बारी पहले',
};

const ends: Record<EndReason, string> = {
  closed: '',
  'stage-ended': 'इसका स्टेज Discord में खत्म कर दिया गया।',
  'host-gone': 'होस्ट वापस नहीं आए और किसी ने उनकी जगह नहीं ली।',
};

/** `2:05`. */
const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const accept = (seconds: number, turn: number | null) =>
  `Discord जो इनवाइट दिखाए, उसे ${number(seconds)} सेकंड में स्वीकार करें${turn === null ? '।' : `; आपकी बारी ${minutes(turn)} की है।`}`;

const wished = (votes: number) =>
  votes > 0 ? `${counted(votes, { one: 'व्यक्ति', other: 'लोगों' })} को जवाब चाहिए · ` : '';

const wishedThen = (votes: number) =>
  votes > 0 ? `${counted(votes, { one: 'व्यक्ति', other: 'लोगों' })} को जवाब चाहिए था · ` : '';

export const cards: typeof english = {
  buttons: {
    raise: 'हाथ उठाएं',
    myPlace: 'मेरी जगह',
    lower: 'हाथ नीचे करें',
    ask: 'सवाल पूछें',
    next: 'अगले को बुलाएं',
    listen: 'सुनें',
    controls: 'होस्ट कंट्रोल',
    remindMe: 'मुझे याद दिलाएं',
    stopReminding: 'याद न दिलाएं',
    openNow: 'अभी शुरू करें',
    callOff: 'टॉक रद्द करें',
    undo: 'पहले जैसा करें',
    skip: 'स्किप करें',
    lock: 'लाइन बंद करें',
    unlock: 'लाइन खोलें',
    clear: 'सबके हाथ नीचे करें',
    refresh: 'रीफ़्रेश करें',
    rules: 'इस टॉक के नियम',
    questions: 'सवाल',
    timeline: 'टाइमलाइन',
    export: 'एक्सपोर्ट करें',
    summary: 'सारांश',
    callUp: 'स्टेज पर बुलाएं',
    move: 'लाइन में जगह बदलें',
    lowerTheirs: 'हाथ नीचे करें',
    moreTime: 'एक मिनट और दें',
    endTurn: 'मेरी बात पूरी हुई',
    notNow: 'अभी नहीं',
    toAudience: 'ऑडियंस में भेजें',
    coHost: 'को-होस्ट बनाएं',
    noCoHost: 'को-होस्ट से हटाएं',
    handOver: 'टॉक सौंपें',
    remove: 'हटाएं',
    keepOut: 'बाहर रखें',
    letIn: 'फिर से आने दें',
    back: 'वापस जाएं',
    answerNow: 'अभी जवाब दें',
    answered: 'जवाब दे दिया',
    dismiss: 'खारिज करें',
    letThrough: 'मंज़ूर करें',
    bringUp: 'पूछने वाले को बुलाएं',
    reopen: 'फिर से बोर्ड पर रखें',
    reviewFirst: 'दिखाने से पहले जांचें',
    reviewNone: 'बिना जांचे दिखाएं',
    withdraw: 'सवाल वापस लें',
  },
  talk: {
    live: (topic) => `## 🎙 ${topic}`,
    titled: (topic) => `## ${topic}`,
    hostedBy: (hosts, since, stage) => `होस्ट: ${hosts} · ${since} · ${stage}`,
    onStage: (people) => `**स्टेज पर**  ${people}`,
    nobodyOnStage: 'अभी कोई नहीं',
    invitedUp: (person) => `${person} (बुलावा भेजा गया)`,
    hostAway: (host, stands, relative) =>
      stands === null
        ? `${host} स्टेज पर नहीं हैं। होस्ट के न आने पर टॉक ${relative} खत्म हो जाएगा।`
        : `${host} स्टेज पर नहीं हैं। ${stands} ${relative} होस्ट बन जाएंगे।`,
    speaksUntil: (person, relative) => `${person} (बारी ${relative} खत्म)`,
    away: (person) => `${person} (अभी बाहर)`,
    nextInLine: (people) => `**आगे**  ${people}`,
    ordered: (order) => (order === 'first-come' ? '' : orders[order]),
    nobodyInLine: 'किसी का हाथ नहीं उठा है',
    locked: 'लाइन बंद है: फ़िलहाल और हाथ नहीं लिए जा रहे।',
    attendance: 'कौन आता-जाता है, यह होस्ट के लिए रिकॉर्ड होता है।',
    more: (count) => `+ ${number(count)}`,
    listening: (count) => `${number(count)} सुन रहे हैं`,
    questions: (count) => `${number(count)} सवाल`,
    wait: (count) => `नए हाथ के लिए करीब ${minutes(count)}`,
    guests: (people) => `**गेस्ट**  ${people}`,
    stageComing: 'स्टेज बन रहा है',
    scheduledBy: (host, when, relative) => `होस्ट: ${host} · ${when} (${relative})`,
    reminding: (count) =>
      count === 0
        ? 'अभी किसी ने रिमाइंडर नहीं मांगा'
        : `${counted(count, { one: 'व्यक्ति', other: 'लोगों' })} को रिमाइंडर मिलेगा`,
    endedBecause: (reason) => ends[reason],
    cancelled: (topic) => `## ${topic}: टॉक रद्द`,
    length: (ms) => {
      const length = Math.round(ms / 60_000);
      return length < 1 ? 'एक मिनट से कम' : minutes(length);
    },
  },
  reminder: {
    starts: (topic, relative, guests) =>
      `${relative} शुरू: **${topic}**${guests === '' ? '' : `, गेस्ट: ${guests}`}`,
    started: (topic, relative) => `**${topic}** ${relative} शुरू हुआ।`,
  },
  turn: {
    called: (person, seconds, turn) => `${person}, अगली बारी आपकी है। ${accept(seconds, turn)}`,
    speaks: (person, until) =>
      until === null ? `${person} की बारी है।` : `${person} की बारी है, जो ${until} खत्म होगी।`,
    endsSoon: (person, until) => `${person}, आपकी बारी ${until} खत्म होगी।`,
  },
  line: {
    place: (place, wait, order) =>
      `आप लाइन में ${ordinal(place)} नंबर पर हैं, ${wait < 1 ? 'अगली बारी आपकी है' : `करीब ${minutes(wait)} बाकी हैं`}।${order === 'first-come' ? '' : ` इस टॉक में ${orders[order]}।`}`,
    called: (seconds, turn) => `आपको बुलाया गया है। ${accept(seconds, turn)}`,
    speaking: 'आप स्टेज पर हैं।',
    down: 'आपका हाथ नीचे है।',
    notKept: 'Discord में यह सिर्फ़ 14 मिनट तक अपडेट हो सकता है। फिर से देखने के लिए “मेरी जगह” दबाएं।',
  },
  panel: {
    title: '### होस्ट कंट्रोल',
    place: (place, person, wait) =>
      `${number(place)}. ${person}, ${wait < 1 ? 'अगली बारी' : `करीब ${minutes(wait)}`}`,
    nobodyInLine: 'किसी का हाथ नहीं उठा है। हाथ कार्ड से या Discord के अपने बटन से उठाया जा सकता है।',
    speaks: (person, seconds, until) =>
      `${person} ${clock(seconds)}${until === null ? '' : ` (बारी ${until} खत्म)`}`,
    rules: (order, rules) =>
      [
        orders[order],
        rules.turn === null ? 'बारी की कोई समय-सीमा नहीं' : `हर बारी ${minutes(rules.turn)}`,
        ...(rules.atOnce > 1 ? [`एक साथ ${number(rules.atOnce)} लोगों की बारी`] : []),
        ...(rules.cap === null ? [] : [`लाइन में ज़्यादा से ज़्यादा ${number(rules.cap)}`]),
        ...(rules.cooldown > 0 ? [`दो बारियों के बीच ${minutes(rules.cooldown)}`] : []),
      ].join(' · '),
    coHosts: (people) => `**को-होस्ट**  ${people}`,
    keptOut: (people) => `**बाहर रखे गए**  ${people}`,
    choosePerson: 'किसी को चुनें: बुलाएं, जगह बदलें, हटाएं…',
    chooseOrder: 'हाथ किस क्रम में बुलाए जाएं',
  },
  person: {
    is: (person, role) =>
      role === 'host'
        ? `### ${person} · होस्ट`
        : role === 'coHost'
          ? `### ${person} · को-होस्ट`
          : `### ${person}`,
    inLine: (place, wait) =>
      `लाइन में ${ordinal(place)} नंबर पर, ${wait < 1 ? 'अगली बारी' : `करीब ${minutes(wait)} बाकी`}`,
    isKeptOut: 'इस टॉक से बाहर रखा गया है',
    spoken: (seconds, turns) =>
      seconds === 0 && turns === 0
        ? 'अभी तक नहीं बोले'
        : `बोलने का समय ${clock(seconds)}, ${counted(turns, { one: 'बारी पूरी', other: 'बारियां पूरी' })}`,
  },
  form: {
    move: 'लाइन में जगह बदलें',
    place: 'लाइन में नंबर; 1 यानी अगली बारी',
    rules: 'इस टॉक के नियम',
    turn: 'बारी के मिनट; कोई सीमा नहीं तो खाली',
    atOnce: 'एक साथ कितने लोगों की बारी',
    cap: 'लाइन में कितने हाथ; सीमा नहीं तो खाली',
    cooldown: 'एक ही व्यक्ति की दो बारियों के बीच मिनट',
    ask: 'सवाल पूछें',
    question: 'आपका सवाल',
    named: 'क्या नाम दिखाना है?',
    withName: 'मेरा नाम दिखाएं',
    withoutName: 'मेरा नाम न दिखाएं',
  },
  board: {
    title: (topic) => `### सवाल · ${topic}`,
    question: (n, text, votes, asker) => `**${number(n)}.** ${text}\n-# ${wished(votes)}${asker}`,
    answered: (n, text, votes, asker) => `**${number(n)}.** ✔ ${text}\n-# ${wishedThen(votes)}${asker}`,
    now: (text, asker) => `**जवाब दिया जा रहा है**  ${text}\n-# ${asker}`,
    anonymous: 'बिना नाम का सवाल',
    waiting: (count) => counted(count, { one: 'सवाल मंज़ूरी के इंतज़ार में है', other: 'सवाल मंज़ूरी के इंतज़ार में हैं' }),
    counts: (answered, all) =>
      `${number(all)} में से ${counted(answered, { one: 'का जवाब मिला', other: 'के जवाब मिले' })}`,
    empty: 'अभी कोई सवाल नहीं है। पहला सवाल पूछने के लिए टॉक के कार्ड पर “सवाल पूछें” दबाएं।',
    noneOpen: 'कोई सवाल बाकी नहीं है। अगला सवाल पूछने के लिए टॉक के कार्ड पर “सवाल पूछें” दबाएं।',
    own: 'यह आपका ही सवाल है; आपका वोट पहले से गिना जा रहा है।',
    choose: 'किसी सवाल का जवाब चाहिए? उसे चुनें',
    chooseOne: 'कोई सवाल चुनें: जवाब दें, जोड़ें, खारिज करें…',
    mergeInto: 'किस सवाल में जोड़ना है?',
    status: {
      waiting: 'मंज़ूरी के इंतज़ार में',
      open: 'जवाब बाकी',
      now: 'जवाब दिया जा रहा है',
      answered: 'जवाब मिल गया',
      dismissed: 'खारिज',
      withdrawn: 'वापस लिया गया',
      merged: 'दूसरे सवाल में जोड़ा गया',
    },
  },
  done: {
    opened: (stage) => (stage ? `टॉक ${stage} में शुरू हो गया है।` : 'टॉक शुरू हो गया है; स्टेज बन रहा है।'),
    closed: (topic) => `“${topic}” खत्म हो गया है।`,
    calledOff: (topic) => `“${topic}” रद्द हो गया है।`,
    scheduled: (topic, when, relative) => `“${topic}” शेड्यूल हो गया है: ${when} (${relative})।`,
    ordered: (order) => `अब से: ${orders[order]}।`,
    handDown: 'आपका हाथ नीचे है।',
    called: (person) => `${person} को बोलने के लिए बुलाया गया है।`,
    skipped: 'स्किप कर दिया।',
    moved: (person, place) => `${person} अब लाइन में ${ordinal(place)} नंबर पर हैं।`,
    theirHandDown: (person) => `${person} का हाथ नीचे कर दिया है।`,
    cleared: 'सबके हाथ नीचे कर दिए हैं।',
    locked: 'लाइन बंद है।',
    unlocked: 'लाइन खुली है।',
    ruled: 'इस टॉक के नियम बदल गए हैं।',
    ruledBelow: (hands, cap) =>
      `इस टॉक के नियम बदल गए हैं। उठे हुए ${number(hands)} हाथ लाइन में रहेंगे; नए हाथ तब लिए जाएंगे जब ${number(cap)} से कम बचेंगे।`,
    moreTime: (person) => `${person} को एक मिनट और मिला है।`,
    turnEnded: (person) => `${person} की बारी खत्म हुई।`,
    toAudience: (person) => `${person} को ऑडियंस में भेजा जा रहा है।`,
    coHost: (person) => `${person} अब को-होस्ट हैं।`,
    noCoHost: (person) => `${person} अब को-होस्ट नहीं हैं।`,
    handedOver: (person) => `इस टॉक के होस्ट अब ${person} हैं। आप को-होस्ट हैं।`,
    removed: (person) => `${person} को हटा दिया है। वे वापस आ सकते हैं; उन्हें रोकने के लिए “बाहर रखें” दबाएं।`,
    keptOut: (person) => `${person} को इस टॉक से बाहर रखा गया है।`,
    letIn: (person) => `${person} अब वापस आ सकते हैं।`,
    undone: 'पहले जैसा कर दिया।',
    asked: 'आपका सवाल बोर्ड पर है।',
    reviewed: 'अब से हर सवाल पहले आपको दिखेगा।',
    unreviewed: 'अब से सवाल तुरंत दिखेंगे।',
    askedForReview: 'आपका सवाल सेव हो गया है। पहले होस्ट उसे देखेंगे।',
    wanted: 'आपका वोट गिन लिया।',
    unwanted: 'आपका वोट हटा दिया।',
    settled: {
      open: 'सवाल बोर्ड पर है।',
      now: 'इस सवाल का जवाब दिया जा रहा है।',
      answered: 'इस सवाल का जवाब मिल गया है।',
      dismissed: 'सवाल खारिज कर दिया है।',
    },
    merged: 'दोनों सवाल जोड़ दिए हैं।',
    withdrawn: 'आपका सवाल वापस ले लिया है।',
    willRemind: (relative) => `आपको यहीं याद दिलाया जाएगा। टॉक ${relative} शुरू होगा।`,
    willNotRemind: 'आपको इस टॉक की याद नहीं दिलाई जाएगी।',
  },
  failed: (reference) =>
    `मेरी तरफ़ से कुछ गड़बड़ हुई। फिर से कोशिश करें; अगर फिर भी न हो, तो मुझे चलाने वालों को यह रेफ़रेंस बताएं: ${reference}`,
  orders: {
    'first-come': 'जिसका हाथ पहले, उसकी बारी पहले',
    'new-voices': 'पहले वे जो अभी नहीं बोले',
    'least-talk': 'पहले वे जो सबसे कम बोले',
  },
  empty: {
    noTalks: 'यहां अभी कोई टॉक लाइव नहीं है। `/talk open` से शुरू करें या `/talk schedule` से शेड्यूल करें।',
    planned: '**शेड्यूल किए गए**',
  },
};
