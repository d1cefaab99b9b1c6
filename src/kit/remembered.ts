/**
 * The function with its last answers kept by their text: for pure functions of a text whose answers never change. It keeps at most `most`; when they are
 * full it begins anew, so that what nobody asks for any more takes no place for ever. What throws is not kept.
 */
export function remembered<Answer>(most: number, work: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined || answers.has(text)) return known as Answer;
    const answer = work(text);
    if (answers.size >= most) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
