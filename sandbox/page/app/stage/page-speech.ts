/** What one says on a stage: a tone, a sentence, or a file. */
import { css, html } from 'lit';
import type { PageSpeech } from '../../protocol.ts';
import { LARGEST_FILE, readFile } from '../compose/files.ts';
import { define, PageElement, shared } from '../parts/base.ts';

/** Languages of eSpeak NG that are offered: those of the bot. */
const VOICES = [
  ['en', 'English'],
  ['de', 'German'],
  ['fr', 'French'],
  ['es', 'Spanish'],
  ['pt-br', 'Portuguese'],
  ['ja', 'Japanese'],
  ['hi', 'Hindi'],
] as const;

/** `<page-speech .store>` */
export class PageSpeechForm extends PageElement {
  static override styles = [
    shared,
    css`
      :host {
        flex: 1 1 420px;
        min-width: 0;
      }
      summary {
        display: inline-flex;
        align-items: center;
        min-height: 34px;
        padding: 4px 14px;
        border-radius: 6px;
        background: var(--grey-button);
        color: var(--on-grey);
        font-size: 14px;
        font-weight: 500;
        cursor: pointer;
      }
      summary::after {
        content: '▾' / '';
        margin-inline-start: 6px;
      }
      [open] > summary::after {
        content: '▴' / '';
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        align-items: center;
        margin-top: 8px;
        font-size: 14px;
      }
      label {
        display: flex;
        gap: 6px;
        align-items: center;
      }
      .field {
        width: auto;
        min-width: 0;
      }
      .words {
        flex: 1 1 160px;
      }
      [type='number'] {
        width: 90px;
      }
      [type='file'] {
        max-width: 100%;
      }
    `,
  ];

  #says(speech: PageSpeech): void {
    void this.store.does({ act: 'speak', speech });
  }

  #tone(event: SubmitEvent): void {
    event.preventDefault();
    const said = new FormData(event.target as HTMLFormElement);
    this.#says({ kind: 'tone', hz: Number(said.get('hz')), seconds: Number(said.get('seconds')) });
  }

  #words(event: SubmitEvent): void {
    event.preventDefault();
    const said = new FormData(event.target as HTMLFormElement);
    this.#says({ kind: 'words', text: String(said.get('text')), voice: String(said.get('voice')) });
  }

  async #file(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const file = new FormData(event.target as HTMLFormElement).get('file');
    if (!(file instanceof File)) return;
    if (file.size > LARGEST_FILE) this.store.notify(`${file.name} is larger than 8 MB.`, true);
    else this.#says({ kind: 'file', file: await readFile(file) });
  }

  override render() {
    return html`<details>
      <summary>Speak</summary>
      <form aria-label="Speak a tone" @submit=${this.#tone}>
        <label>Pitch <input class="field" type="number" name="hz" min="50" max="15000" value="440" required /></label>
        <label>Seconds <input class="field" type="number" name="seconds" min="1" max="60" value="5" required /></label>
        <button class="button">Speak the tone</button>
      </form>
      <form aria-label="Speak a sentence" @submit=${this.#words}>
        <input class="field words" name="text" aria-label="Sentence" placeholder="A sentence" maxlength="500" required />
        <select class="field" name="voice" aria-label="Language of the sentence">${VOICES.map(
          ([voice, name]) => html`<option value=${voice}>${name}</option>`,
        )}</select>
        <button class="button">Speak the sentence</button>
      </form>
      <form aria-label="Speak a file" @submit=${this.#file}>
        <input class="field" type="file" name="file" aria-label="Ogg Opus file" accept=".ogg,.opus,audio/ogg" required />
        <button class="button">Speak the file</button>
      </form>
      <form aria-label="Stop speaking" @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.store.does({ act: 'hush' });
      }}><button class="button danger">Stop speaking</button></form>
    </details>`;
  }
}
define('page-speech', PageSpeechForm);
