/** Starts the page: the store, and the component that shows it. */
import { Store } from './state/store.ts';
import './shell/page-app.ts';
import type { PageApp } from './shell/page-app.ts';

const store = new Store();
const app = document.createElement('page-app') as PageApp;
app.store = store;
document.body.prepend(app);
store.start();
