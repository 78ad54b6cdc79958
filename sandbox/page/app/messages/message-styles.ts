/** How a message looks. */
import { css } from 'lit';

/** The styles of {@link MessageView}. */
export const messageStyles = css`
  :host {
    display: block;
    width: 100%;
  }
  .message {
    position: relative;
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr);
    gap: 0 16px;
    padding: 10px 48px 4px 16px;
  }
  .message.continued {
    padding-block: 2px;
  }
  .message:hover,
  .message:focus-within {
    background: var(--sunk);
  }
  .message.told {
    background: var(--told);
    box-shadow: inset 3px 0 var(--told-edge);
  }
  .message.only {
    background: color-mix(in srgb, var(--blurple) 9%, transparent);
    box-shadow: inset 3px 0 var(--blurple);
  }
  .side {
    --size: 40px;
  }
  .gutter {
    display: block;
    margin-inline: -8px;
    opacity: 0;
    color: var(--muted);
    font-size: 11px;
    line-height: 22px;
    text-align: center;
  }
  .message:hover .gutter,
  .message:focus-within .gutter {
    opacity: 1;
  }
  .main {
    display: grid;
    gap: 4px;
    justify-items: start;
    min-width: 0;
  }
  .main > * {
    max-width: 100%;
  }
  page-components,
  page-embed,
  page-poll {
    width: 100%;
  }
  header {
    display: flex;
    align-items: baseline;
    gap: 8px;
  }
  .author {
    /* Half of the role's colour: readable on either ground. */
    color: color-mix(in srgb, var(--role, var(--strong)) 50%, var(--strong));
    font-weight: 600;
  }
  header time,
  .edited {
    flex: none;
    color: var(--muted);
    font-size: 12px;
  }
  .app {
    flex: none;
    align-self: center;
    padding: 1px 5px;
    border-radius: 4px;
    background: var(--blurple);
    color: #fff;
    font-size: 10px;
    font-weight: 600;
    line-height: 14px;
  }
  .above {
    grid-column: 2;
    display: flex;
    align-items: center;
    gap: 5px;
    min-width: 0;
    margin: 0 0 4px;
    color: var(--muted);
    font-size: 13px;
  }
  .above b {
    color: var(--text);
    font-weight: 600;
  }
  .command {
    color: var(--link);
  }
  .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    margin: 2px 0 4px;
    color: var(--muted);
    font-size: 12px;
  }
  .link {
    color: var(--link);
    font-weight: 500;
  }
  .link:hover {
    text-decoration: underline;
  }
  .failed {
    margin: 2px 0;
    color: var(--danger);
    font-size: 14px;
  }
  .system,
  .thinking {
    margin: 0;
    color: var(--muted);
  }
  .thinking {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .dots {
    display: inline-flex;
    gap: 3px;
  }
  .dots i {
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--muted);
    animation: pulse 1.2s infinite;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.2s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.4s;
  }
  @keyframes pulse {
    50% {
      opacity: 0.25;
    }
  }
  .reactions {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .reaction {
    display: inline-flex;
    gap: 6px;
    padding: 2px 8px;
    border: 1px solid transparent;
    border-radius: 8px;
    background: var(--field);
    cursor: pointer;
  }
  .reaction[aria-pressed='true'] {
    border-color: var(--blurple);
    background: var(--mention);
    color: var(--on-mention);
  }
  .more {
    position: absolute;
    top: 4px;
    right: 8px;
    opacity: 0;
  }
  .message:hover .more,
  .more:focus-visible {
    opacity: 1;
  }
  @media (hover: none) {
    .more {
      opacity: 0.8;
    }
  }
  @media (max-width: 600px) {
    .message {
      gap: 0 10px;
      padding-inline: 10px 36px;
    }
    .more {
      right: 2px;
    }
  }
`;
