import { describe, expect, test } from 'vitest';
import { wordCutter } from '#main/tokenization/cut-words.ts';

const cut = (text: string, language = 'en') => wordCutter(language)(text).join('|');

describe('in scripts that write blanks', () => {
  test.each([
    ["Don't stop, please.", "Don't|stop|,|please|."],
    ['a_b 3.5 (1,000)', 'a_b|3|.|5|(|1|,|000|)'],
    ['it isn’t ‘so’', 'it|isn’t|‘|so|’'],
    ['wait... what?!', 'wait|.|.|.|what|?|!'],
    ['Ça va, garçon ? Œuvre', 'Ça|va|,|garçon|?|Œuvre'],
    ['मैं हिन्दी बोलता हूँ।', 'मैं|हिन्दी|बोलता|हूँ|।'],
    ['می‌خواهم', 'می‌خواهم'],
    ['나는 학생입니다.', '나는|학생입니다|.'],
  ])('%s', (text, tokens) => {
    expect(cut(text)).toBe(tokens);
  });

  test('a combining mark stays with its letter, composed or not', () => {
    expect(cut('e\u0301t e\u0301')).toBe('e\u0301t|e\u0301');
  });

  test('an emoji is one token, with its skin, its family and its flag', () => {
    expect(cut('yes👍🏽no 👩‍👩‍👧 ❤️ 🇩🇪🇫🇷 1️⃣')).toBe('yes|👍🏽|no|👩‍👩‍👧|❤️|🇩🇪|🇫🇷|1️⃣');
  });

  test('nothing has no tokens', () => {
    expect(wordCutter('en')('')).toEqual([]);
  });
});

describe('in scripts that do not', () => {
  test.each([
    ['zh', '我喜歡音樂，你呢？', '我|喜歡|音樂|，|你|呢|？'],
    ['und', '我喜歡音樂', '我|喜歡|音樂'],
    ['ja', '私は学生です。', '私|は|学生|です|。'],
    ['th', 'ผมชอบดนตรี', 'ผม|ชอบ|ดนตรี'],
  ])('%s: %s', (language, text, tokens) => {
    expect(cut(text, language)).toBe(tokens);
  });

  test('a blank beside them is a token, one between other words is none', () => {
    expect(cut('音樂 iPhone 15 Pro', 'zh')).toBe('音樂| |iPhone|15|Pro');
  });

  test('words of other scripts are cut by the rule that they have elsewhere', () => {
    expect(cut("I don't know 音樂.")).toBe("I|don't|know| |音樂|.");
  });
});
