/** What is said of how somebody is reminded: quiet hours, direct messages, roles; in Spanish. */
export { delivery, deliveryCommands, deliveryRefusals } from '../en/delivery.ts';
