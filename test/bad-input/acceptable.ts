/**
 * Input fields of which no value of their type is wrong, with the reason. (Boolean fields need none: both values mean something.)
 */
export const acceptable: Readonly<Record<string, string>> = {};
