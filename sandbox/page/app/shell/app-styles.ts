/** How the page is laid out: four columns, and drawers where there is no room for them. */
import { css } from 'lit';

/** The styles of {@link PageApp}. */
export const appStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100dvh;
  }
  .skip {
    position: fixed;
    z-index: 20;
    top: -60px;
    left: 8px;
    padding: 8px 12px;
    border-radius: 6px;
    background: var(--blurple);
    color: #fff;
  }
  .skip:focus {
    top: 8px;
  }
  .app {
    position: relative;
    display: grid;
    grid-template-columns: 320px minmax(0, 1fr);
    flex: 1;
    min-height: 0;
  }
  .app.peopled {
    grid-template-columns: 320px minmax(0, 1fr) 240px;
  }
  .app.inspecting {
    grid-template-columns: 320px minmax(0, 1fr) minmax(360px, 30vw);
  }
  .app.inspecting .members,
  .app:not(.peopled) .members {
    display: none;
  }
  .left {
    display: grid;
    grid-template-columns: 72px minmax(0, 1fr);
    min-height: 0;
  }
  .rail {
    display: flex;
    flex-direction: column;
    gap: 8px;
    align-items: center;
    padding: 12px 0;
    overflow: auto;
    background: var(--rail);
    scrollbar-width: none;
  }
  .rail hr {
    width: 32px;
    border: 0;
    border-top: 2px solid var(--line);
  }
  .server {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    width: 48px;
    height: 48px;
    border: 0;
    border-radius: 16px;
    background: var(--pane);
    color: var(--strong);
    font-weight: 600;
    cursor: pointer;
  }
  .server[aria-pressed='true'],
  .server:hover {
    background: var(--blurple);
    color: #fff;
  }
  .badge {
    position: absolute;
    right: -4px;
    bottom: -4px;
    min-width: 20px;
    padding: 0 5px;
    border: 2px solid var(--rail);
    border-radius: 12px;
    background: var(--red);
    color: #fff;
    font-size: 12px;
    line-height: 18px;
  }
  .side {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    background: var(--side);
  }
  .guild {
    flex: none;
    height: 48px;
    margin: 0;
    padding: 0 16px;
    border-bottom: 1px solid var(--line);
    color: var(--strong);
    font-size: 16px;
    line-height: 48px;
  }
  main {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    background: var(--pane);
  }
  main:focus {
    outline: none;
  }
  .head {
    display: flex;
    flex: none;
    gap: 4px;
    align-items: center;
    height: 48px;
    padding: 0 12px;
    border-bottom: 1px solid var(--line);
  }
  .title {
    display: flex;
    flex: 1;
    gap: 8px;
    align-items: center;
    min-width: 0;
    color: var(--muted);
  }
  h1 {
    margin: 0;
    color: var(--strong);
    font-size: 16px;
  }
  .topic {
    flex: 1;
    padding-inline-start: 12px;
    border-inline-start: 1px solid var(--line);
    font-size: 14px;
  }
  .members {
    min-height: 0;
    background: var(--side);
  }
  .inspector {
    min-height: 0;
    overflow: hidden;
    border-inline-start: 1px solid var(--line);
  }
  .narrow {
    display: none;
  }
  .veil {
    display: none;
  }
  .hello {
    margin: auto;
    padding: 24px;
    color: var(--muted);
    text-align: center;
  }
  .lost {
    display: flex;
    gap: 12px;
    align-items: center;
    justify-content: center;
    padding: 6px 12px;
    background: var(--red);
    color: #fff;
    font-size: 14px;
  }
  .notices {
    position: fixed;
    z-index: 15;
    right: 16px;
    bottom: 88px;
    display: grid;
    gap: 8px;
    justify-items: end;
    max-width: min(420px, calc(100vw - 32px));
  }
  .notice {
    display: flex;
    gap: 8px;
    align-items: center;
    padding: 8px 8px 8px 14px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--raised);
    box-shadow: var(--shadow);
    overflow-wrap: anywhere;
  }
  .notice.bad {
    border-inline-start: 4px solid var(--red);
  }
  @media (max-width: 1100px) {
    .app.inspecting {
      grid-template-columns: 320px minmax(0, 1fr);
    }
    .inspector {
      position: absolute;
      z-index: 8;
      inset: 0 0 0 auto;
      width: min(480px, 100%);
      box-shadow: var(--shadow);
    }
  }
  @media (max-width: 900px) {
    .app.peopled,
    .app.inspecting {
      grid-template-columns: 280px minmax(0, 1fr);
    }
    .left {
      grid-template-columns: 60px minmax(0, 1fr);
    }
    .members,
    .app:not(.peopled) .members {
      position: absolute;
      z-index: 10;
      inset: 0 0 0 auto;
      display: none;
      width: 260px;
      box-shadow: var(--shadow);
    }
    .app.show-members .members {
      display: block;
    }
    .app.show-members .veil,
    .app.show-channels .veil {
      position: absolute;
      z-index: 9;
      inset: 0;
      display: block;
      border: 0;
      background: rgb(0 0 0 / 50%);
    }
    .app .veil[hidden] {
      display: none;
    }
  }
  @media (max-width: 700px) {
    .app,
    .app.peopled,
    .app.inspecting {
      grid-template-columns: minmax(0, 1fr);
    }
    .narrow {
      display: inline-grid;
    }
    page-banner.narrow {
      display: block;
    }
    .left {
      position: absolute;
      z-index: 10;
      inset: 0 auto 0 0;
      display: none;
      width: min(340px, 90%);
      box-shadow: var(--shadow);
    }
    .app.show-channels .left {
      display: grid;
    }
    .head {
      padding: 0 6px;
    }
    .topic {
      display: none;
    }
  }
`;
