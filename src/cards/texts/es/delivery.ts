/** What is said of how somebody is reminded: quiet hours, direct messages, roles; in Spanish. */

export const delivery = {};

export const deliveryRefusals = {};

export const deliveryCommands = {};
