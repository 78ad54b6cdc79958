/** How a stage looks. */
import { css } from 'lit';

/** The styles of {@link StageView}. */
export const stageStyles = css`
  :host {
    display: block;
    flex: 0 1 auto;
    max-height: 58%;
    overflow: auto;
    border-bottom: 1px solid var(--line);
    background: var(--sunk);
    scrollbar-width: thin;
  }
  .stage {
    display: grid;
    gap: 14px;
    padding: 16px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    align-items: center;
    justify-content: space-between;
  }
  .head > div:first-child {
    min-width: 0;
  }
  h2 {
    margin: 0;
    font-size: 20px;
    color: var(--strong);
    overflow-wrap: anywhere;
  }
  .live {
    padding: 2px 7px;
    border-radius: 10px;
    background: var(--green);
    color: #fff;
    font-size: 11px;
    vertical-align: middle;
  }
  .muted {
    margin: 2px 0 0;
    color: var(--muted);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  h3 {
    display: flex;
    gap: 6px;
    align-items: center;
    margin: 0 0 8px;
    color: var(--muted);
    font-size: 12px;
    text-transform: uppercase;
    letter-spacing: 0.02em;
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    justify-items: center;
    gap: 4px;
  }
  .person {
    display: grid;
    justify-items: center;
    gap: 6px;
    width: 96px;
    padding: 8px 6px;
    border-radius: 10px;
    font-size: 14px;
  }
  .person:hover {
    background: var(--hover);
  }
  .person .clip {
    max-width: 100%;
  }
  .speaker .person {
    --size: 56px;

    width: 128px;
    background: var(--raised);
    border: 1px solid var(--line);
  }
  li.heard page-avatar {
    border-radius: 50%;
    box-shadow: 0 0 0 3px var(--sunk), 0 0 0 6px var(--good);
  }
  .sound {
    display: flex;
    flex-wrap: wrap;
    gap: 10px 18px;
    align-items: flex-start;
  }
  li.invited page-avatar {
    border-radius: 50%;
    box-shadow: 0 0 0 3px var(--told-edge);
  }
  .invited .person,
  .hand .person {
    --size: 44px;
  }
  .mute {
    position: relative;
    color: var(--danger);
  }
  .small {
    min-height: 26px;
    padding: 2px 10px;
    font-size: 12px;
  }
`;
