/** What is said of how somebody is reminded: quiet hours, direct messages, roles; in Hindi. */
export { delivery, deliveryCommands, deliveryRefusals } from '../en/delivery.ts';
