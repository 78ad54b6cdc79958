/** How the list of channels looks. */
import { css } from 'lit';

/** The styles of {@link ChannelList}. */
export const channelStyles = css`
  :host {
    display: block;
    flex: 1;
    min-height: 0;
    padding: 8px;
    overflow: auto;
    scrollbar-width: thin;
  }
  ul {
    margin: 0 0 6px;
    padding: 0;
    list-style: none;
  }
  h3 {
    margin: 14px 4px 4px;
    color: var(--muted);
    font-size: 12px;
    font-weight: 600;
  }
  .channel {
    position: relative;
    display: flex;
    gap: 8px;
    align-items: center;
    width: 100%;
    min-height: 36px;
    padding: 4px 8px;
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--muted);
    cursor: pointer;
    text-align: start;
    --size: 28px;
  }
  .channel .clip {
    flex: 1;
  }
  .channel:hover {
    background: var(--hover);
    color: var(--strong);
  }
  .channel.here {
    background: var(--chosen);
    color: var(--strong);
  }
  .channel.unread {
    color: var(--strong);
    font-weight: 600;
  }
  .channel.unread::before {
    position: absolute;
    left: -8px;
    width: 4px;
    height: 8px;
    border-radius: 0 4px 4px 0;
    background: var(--strong);
    content: '';
  }
  .channel.thread {
    margin-inline-start: 20px;
    width: calc(100% - 20px);
  }
  .marks {
    display: flex;
    flex: none;
    gap: 6px;
    align-items: center;
  }
  .count {
    font-size: 12px;
  }
  .live {
    padding: 0 6px;
    border-radius: 8px;
    background: var(--green);
    color: #fff;
    font-size: 10px;
    font-weight: 700;
    line-height: 16px;
  }
  .mentions {
    min-width: 18px;
    padding: 0 5px;
    border-radius: 9px;
    background: var(--red);
    color: #fff;
    font-size: 12px;
    font-weight: 700;
    line-height: 18px;
    text-align: center;
  }
  .topic {
    padding: 0 8px 6px 34px;
    color: var(--good);
    font-size: 13px;
  }
  .empty {
    padding: 8px;
    color: var(--muted);
    font-size: 14px;
  }
  .toggle {
    display: flex;
    gap: 8px;
    padding: 8px;
    font-size: 14px;
  }
`;
