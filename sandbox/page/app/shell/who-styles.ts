/** How the switch of persons looks. */
import { css } from 'lit';

/** The styles of {@link WhoSwitch}. */
export const whoStyles = css`
  :host {
    display: block;
    padding: 8px;
    background: var(--rail);
  }
  .face {
    display: flex;
    gap: 10px;
    align-items: center;
    width: 100%;
    padding: 8px 10px;
    border: 2px solid var(--blurple);
    border-radius: 10px;
    background: var(--side);
    cursor: pointer;
    text-align: start;
  }
  .face > .clip:nth-child(2) {
    flex: 1;
  }
  .face small,
  .person small {
    display: block;
    color: var(--muted);
    font-size: 12px;
    font-weight: 400;
  }
  .face b {
    display: block;
    color: var(--strong);
  }
  .roles {
    max-width: 76px;
  }
  [popover] {
    width: 270px;
    max-width: calc(100vw - 16px);
    padding: 8px;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    color: var(--text);
    box-shadow: var(--shadow);
  }
  .person {
    display: flex;
    gap: 10px;
    align-items: center;
    width: 100%;
    padding: 6px 8px;
    border-radius: 6px;
  }
  .person .clip {
    flex: 1;
  }
  .person:hover,
  .person:focus-visible {
    background: var(--hover);
  }
  .person[aria-checked='true'] {
    background: var(--chosen);
  }
  form {
    display: grid;
    gap: 10px;
  }
  fieldset {
    max-height: 180px;
    margin: 0;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: 6px;
  }
  .role {
    display: flex;
    gap: 8px;
    padding: 3px 0;
  }
  .foot {
    display: flex;
    gap: 8px;
    justify-content: flex-end;
    padding-top: 8px;
  }
`;
