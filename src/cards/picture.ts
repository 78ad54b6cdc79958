/**
 * Draws a talk that is over: who spoke when, and how many listened. Only digits stand in the picture, so it needs no
 * language and no names: the card beside it says who is who.
 */
import { fileURLToPath } from 'node:url';
import type { CustomSeriesOption } from 'echarts/charts';
import type { Summary } from '../talk/summary.ts';

/** The picture brings its own background, so it reads the same in Discord's light and dark. */
export const COLORS = {
  background: '#23252b',
  text: '#e8e9eb',
  grid: '#565a66',
  audience: '#8fb4ff',
  /** One for each voice, told apart without colour by its number. After Okabe and Ito, colour universal design. */
  voices: ['#e69f00', '#56b4e9', '#1fb58f', '#f0e442', '#b99bff', '#ef7f3d', '#d98cba', '#c8ccd4'],
} as const;

/** How many voices have a line of their own, those who spoke longest; the others share the last. */
export const VOICES_DRAWN = 10;

export const WIDTH = 900;
export const ROW = 30;
export const MARGIN = { top: 16, left: 56, right: 88 };
const AUDIENCE_HEIGHT = 120;
/** Pixels of the picture for one of its drawing: sharp on a phone. */
const ZOOM = 2;

const FONT = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));

/** `1:05:09`, or `5:09` under an hour. */
export const clockText = (ms: number): string => {
  const seconds = Math.round(ms / 1_000);
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
};

/** Who has a line in the picture, in the order of the lines; the number of each is its place, counted from 1. */
export const drawnVoices = ({ voices }: Summary): Summary['voices'] => {
  const longest = new Set(voices.toSorted((a, b) => b.ms - a.ms).slice(0, VOICES_DRAWN));
  return voices.filter((voice) => longest.has(voice));
};

type Bar = { row: number; from: number; to: number; color: string };
type Line = { number: string; total: string; bars: Bar[] };

const linesOf = (summary: Summary): Line[] => {
  const drawn = drawnVoices(summary);
  const others = summary.voices.filter((voice) => !drawn.includes(voice));
  const line = (row: number, number: string, voices: Summary['voices'], color: string): Line => ({
    number,
    total: clockText(voices.reduce((sum, { ms }) => sum + ms, 0)),
    bars: voices.flatMap(({ spans }) =>
      spans.map(({ from, to }) => ({ row, from: from - summary.from, to: to - summary.from, color })),
    ),
  });
  const { voices: palette, grid } = COLORS;
  const lines = drawn.map((voice, i) => line(i, `${i + 1}`, [voice], palette[i % palette.length] ?? grid));
  return others.length > 0
    ? [...lines, line(drawn.length, `+ ${others.length}`, others, COLORS.grid)]
    : lines;
};

/** Steps of the time axis that people count in, in milliseconds. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240].map((minutes) => minutes * 60_000);
const stepOf = (length: number): number => STEPS.find((step) => length / step <= 8) ?? Math.ceil(length / 8);

/** An axis of time, from 0 to `length` milliseconds. */
export const axisOf = (grid: number, length: number, labelled: boolean) => ({
  gridIndex: grid,
  type: 'value' as const,
  min: 0,
  max: length,
  interval: stepOf(length),
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: COLORS.grid, opacity: 0.5 } },
  axisLabel: { show: labelled, color: COLORS.text, formatter: clockText, showMaxLabel: false },
});

/** A drawing as PNG, sharp on a phone. */
export const pngOf = async (svg: string): Promise<Uint8Array> => {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { fontFiles: [FONT], loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' },
  });
  return image.asPng();
};

/** Names at the left or the right of lines. */
export const namesAxis = (texts: readonly string[], position: 'left' | 'right') => ({
  gridIndex: 0,
  type: 'category' as const,
  data: [...texts],
  inverse: true,
  position,
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { color: COLORS.text, fontSize: 14, interval: 0 },
});

/**
 * The picture as PNG.
 *
 * The libraries are loaded when the first picture is drawn: a bot that waits for its first talk to end does without
 * them.
 */
export const drawTalk = async (summary: Summary): Promise<Uint8Array> => {
  const [{ init, use }, { CustomChart, LineChart }, { GridComponent }, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  use([CustomChart, LineChart, GridComponent, SVGRenderer]);
  const lines = linesOf(summary);
  const length = Math.max(1, summary.to - summary.from);
  const voicesHeight = lines.length * ROW;
  const audienceTop = MARGIN.top + voicesHeight + (lines.length > 0 ? 20 : 0);
  const height = audienceTop + AUDIENCE_HEIGHT + 36;
  const bars = lines.flatMap((line) => line.bars);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  const { left, right } = MARGIN;
  /** What lasted a moment is seen too. */
  const drawBar: CustomSeriesOption['renderItem'] = ({ dataIndex }, api) => {
    const [x = 0, y = 0] = api.coord([api.value(0), api.value(2)]);
    const [end = 0] = api.coord([api.value(1), api.value(2)]);
    const tall = ROW * 0.64;
    return {
      type: 'rect',
      shape: { x, y: y - tall / 2, width: Math.max(2, end - x), height: tall, r: 2 },
      style: { fill: bars[dataIndex]?.color ?? COLORS.grid },
    };
  };
  chart.setOption({
    animation: false,
    backgroundColor: COLORS.background,
    textStyle: { fontFamily: 'DejaVu Sans', fontSize: 13 },
    grid: [
      { left, right, top: MARGIN.top, height: voicesHeight },
      { left, right, top: audienceTop, height: AUDIENCE_HEIGHT },
    ],
    xAxis: [axisOf(0, length, false), axisOf(1, length, true)],
    yAxis: [
      namesAxis(
        lines.map(({ number }) => number),
        'left',
      ),
      namesAxis(
        lines.map(({ total }) => total),
        'right',
      ),
      {
        gridIndex: 1,
        type: 'value',
        min: 0,
        ...(summary.audience.every(({ count }) => count === 0) ? { max: 1 } : {}),
        minInterval: 1,
        splitNumber: 3,
        splitLine: { lineStyle: { color: COLORS.grid, opacity: 0.5 } },
        axisLabel: { color: COLORS.text },
      },
    ],
    series: [
      {
        type: 'custom',
        xAxisIndex: 0,
        yAxisIndex: 0,
        data: bars.map(({ row, from, to }) => [from, to, row]),
        encode: { x: [0, 1], y: 2 },
        renderItem: drawBar,
      },
      {
        type: 'line',
        xAxisIndex: 1,
        yAxisIndex: 2,
        step: 'end',
        showSymbol: false,
        data: [
          ...summary.audience.map(({ at, count }) => [at - summary.from, count]),
          [length, summary.audience.at(-1)?.count ?? 0],
        ],
        lineStyle: { color: COLORS.audience, width: 2 },
        areaStyle: { color: COLORS.audience, opacity: 0.3 },
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return pngOf(svg);
};
