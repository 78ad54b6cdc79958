/** How the inspector looks. */
import { css } from 'lit';

/** The styles of {@link PageInspector}. */
export const inspectorStyles = css`
  :host {
    display: block;
    height: 100%;
    min-height: 0;
    background: var(--side);
    font-size: 13px;
  }
  section {
    display: grid;
    grid-template-rows: auto auto 1fr;
    height: 100%;
  }
  header {
    display: flex;
    justify-content: space-between;
    align-items: center;
    height: 48px;
    padding: 0 12px;
  }
  h2 {
    margin: 0;
    font-size: 16px;
    color: var(--strong);
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    padding: 0 8px;
    border-bottom: 1px solid var(--line);
  }
  .tabs button {
    padding: 6px 8px;
    border: 0;
    border-bottom: 2px solid transparent;
    background: none;
    color: var(--muted);
    cursor: pointer;
  }
  .tabs [aria-selected='true'] {
    border-color: var(--blurple);
    color: var(--strong);
    font-weight: 600;
  }
  .body {
    padding: 8px 12px;
    overflow: auto;
    scrollbar-width: thin;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 4px 6px;
    border-bottom: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }
  th {
    white-space: nowrap;
  }
  th,
  .muted {
    color: var(--muted);
    font-weight: 500;
  }
  code {
    font: 12px/1.35 var(--mono);
    overflow-wrap: anywhere;
  }
  .num {
    text-align: end;
    white-space: nowrap;
  }
  .bad {
    color: var(--danger);
  }
  .good {
    color: var(--good);
  }
  .sessions {
    margin: 0 0 8px;
    padding: 0;
    list-style: none;
  }
  progress {
    display: block;
    width: 100%;
    height: 6px;
  }
`;
