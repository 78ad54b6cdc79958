/** Draws a replay: a line for each speaker in their colour, as high as they are loud. Only digits stand in the picture. */
import type { CustomSeriesOption } from 'echarts/charts';
import { axisOf, COLORS, MARGIN, namesAxis, pngOf, ROW, VOICES_DRAWN, WIDTH } from './picture.ts';

/** What is this much under full scale is not seen, in dB: about the noise of a room. */
const FLOOR = 50;

const heightOf = (level: number): number =>
  level <= 0 ? 0 : Math.max(0, Math.min(1, (20 * Math.log10(level) + FLOOR) / FLOOR));

/** How many lines a replay with so many speakers has. */
export const linesDrawn = (speakers: number): number => Math.min(speakers, VOICES_DRAWN);

/**
 * The picture as PNG.
 *
 * @param waveform of each speaker, how loud they are in each column, full scale at 1
 * @param duration in milliseconds
 */
export const drawWaveform = async (
  waveform: readonly (readonly number[])[],
  duration: number,
): Promise<Uint8Array> => {
  const [{ init, use }, { CustomChart }, { GridComponent }, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  use([CustomChart, GridComponent, SVGRenderer]);
  const lines = waveform.slice(0, linesDrawn(waveform.length));
  const high = lines.length * ROW * 1.4;
  const chart = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: WIDTH,
    height: MARGIN.top + high + 36,
  });
  const draw: CustomSeriesOption['renderItem'] = ({ dataIndex }, api) => {
    const columns = lines[dataIndex] ?? [];
    const half = (ROW * 1.4 * 0.84) / 2;
    const edge = (sign: number) =>
      columns.map((level, i) => {
        const [x = 0, y = 0] = api.coord([((i + 0.5) / columns.length) * duration, dataIndex]);
        return [x, y + sign * Math.max(0.5, half * heightOf(level))];
      });
    const fill = COLORS.voices[dataIndex % COLORS.voices.length] ?? COLORS.grid;
    return { type: 'polygon', shape: { points: [...edge(-1), ...edge(1).reverse()] }, style: { fill } };
  };
  chart.setOption({
    animation: false,
    backgroundColor: COLORS.background,
    textStyle: { fontFamily: 'DejaVu Sans', fontSize: 13 },
    grid: [{ left: MARGIN.left, right: 24, top: MARGIN.top, height: high }],
    xAxis: [axisOf(0, Math.max(1, duration), true)],
    yAxis: [
      namesAxis(
        lines.map((_, i) => `${i + 1}`),
        'left',
      ),
    ],
    series: [{ type: 'custom', data: lines.map((_, i) => [0, i]), encode: { x: 0, y: 1 }, renderItem: draw }],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return pngOf(svg);
};
