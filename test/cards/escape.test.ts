/** What people typed is shown as text: no mention, no markup, no link, no trick with direction. */
import { describe, expect, it } from 'vitest';
import { asText } from '../../src/cards/escape.ts';

describe('asText', () => {
  it.each([
    ['@everyone look', '@\u200beveryone look'],
    ['<@123> and <@&456> in <#789>', '\\<@\u200b123> and \\<@\u200b&456> in \\<#789>'],
    ['<t:0:R>', '\\<t:0:R>'],
    [
      '**bold** _it_ ~~no~~ `code` ||spoiler||',
      '\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\`code\\` \\|\\|spoiler\\|\\|',
    ],
    ['# title', '\\# title'],
    ['- item', '\\- item'],
    ['two\n\nlines', 'two lines'],
    ['a\u202egnp.exe', 'a gnp.exe'],
    ['zero\u200bwidth', 'zero width'],
    ['https://example.org', 'https:\u200b//example.org'],
  ])('%j', (typed, shown) => {
    expect(asText(typed)).toBe(shown);
  });

  it('leaves ordinary words alone', () => {
    expect(asText('The future of open maps, 日本語 & हिन्दी')).toBe('The future of open maps, 日本語 & हिन्दी');
  });
});
