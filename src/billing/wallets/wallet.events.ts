/** Something was bought, given, taken away or used, or came back: what is left is another. Its payload names the source. */
export const balanceChanged = 'wallet.balance_changed';

/** Nothing is left for more usage; told once, until something is left again. */
export const walletDepleted = 'wallet.depleted';
