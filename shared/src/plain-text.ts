/** Whether a text has no control, bidirectional-override or lone-surrogate characters (LANGUAGE, `bad_name`). */
export const isPlainText = (text: string): boolean => !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(text);
