/** What is said of how somebody is reminded: quiet hours, direct messages, roles; in German. */
export { delivery, deliveryCommands, deliveryRefusals } from '../en/delivery.ts';
