/** What is said of how somebody is reminded: quiet hours, direct messages, roles; in Japanese. */
export { delivery, deliveryCommands, deliveryRefusals } from '../en/delivery.ts';
