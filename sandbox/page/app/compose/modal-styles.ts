/** How a modal looks. */
import { css } from 'lit';

/** The styles of {@link ModalView}. */
export const modalStyles = css`
  dialog {
    width: min(460px, calc(100vw - 16px));
    max-height: calc(100vh - 32px);
    padding: 0;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--pane);
    color: var(--text);
    box-shadow: var(--shadow);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 60%);
  }
  form,
  .parts {
    display: grid;
    gap: 14px;
  }
  form {
    padding: 16px;
  }
  header {
    display: flex;
    gap: 8px;
    justify-content: space-between;
  }
  h2 {
    margin: 0;
    font-size: 20px;
    color: var(--strong);
    overflow-wrap: anywhere;
  }
  .label {
    margin-bottom: 4px;
    font-weight: 600;
  }
  .hint {
    margin: 0 0 4px;
    color: var(--muted);
    font-size: 13px;
  }
  .error {
    margin: 0;
    color: var(--danger);
  }
  .choice {
    display: flex;
    gap: 8px;
    padding: 6px 0;
  }
  .choice small {
    display: block;
    color: var(--muted);
  }
  footer {
    display: flex;
    gap: 8px;
    justify-content: flex-end;
  }
`;
