#!/usr/bin/env python3
"""Make many varied letters out of few, for measurements.

usage: letters.py OUT COUNT FOLDER...

Takes each .txt and .html below the FOLDERs in turn as the pattern of the next
letter.  Every letter gets other figures, another document number and proposal
number, other people and another place, all invented and the same at every run.
"""
import os
import random
import re
import sys

SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'
GIVEN = '文明德志国建平安永康春秋山川江海林森雨雪云霞思远行知若水清源子轩一鸣'
PLACES = '桐槐麓汀岚松柏梧榆枫苇菱荷兰芷蓉江溪湖泽浦湾洲渡岭岗峰塘泉澜'


def people(text):
    """Names behind labels and before 委员 or 代表."""
    found = set(re.findall(r'(?:责任人|承办人|联系人|签发人)[：:]\s*'
                           r'([\u4e00-\u9fa5]{2,3})(?=\s|$)', text))
    for names in re.findall(r'^([\u4e00-\u9fa5、]{2,40})(?:委员|代表)[：:]',
                            text, re.M):
        found |= {n for n in names.split('、') if 2 <= len(n) <= 3}
    return sorted(found)


def place(text):
    """The two characters before 市, 县 or 区 that come up most."""
    count = {}
    for p in re.findall(r'([\u4e00-\u9fa5]{2})[市县区](?!政协|人大)', text):
        count[p] = count.get(p, 0) + 1
    best = max(count, key=count.get, default=None)
    return best if best and count[best] > 1 else None


def figure(match, r):
    n = match.group()
    if re.fullmatch(r'(?:19|20)\d\d', n) or n.startswith('0'):
        return n
    first = str(r.randint(1, 9))
    return first + ''.join(str(r.randint(0, 9)) for _ in n[1:])


def vary(text, i):
    r = random.Random(i)
    for name in people(text):
        text = text.replace(name, r.choice(SURNAMES) + ''.join(
            r.choice(GIVEN) for _ in name[1:]))
    old = place(text)
    if old:
        text = text.replace(old, r.choice(PLACES) + r.choice(PLACES))
    # numbers of documents and proposals first, set apart from figures
    text = re.sub(r'([〔\[【（(]20\d\d[〕\]】）)])第?(\d+)号',
                  lambda m: '%s\ue000%s号' % (m.group(1), letters(str(i + 1))), text)
    text = re.sub(r'第\s*([A-Z]?)(\d{2,})\s*号',
                  lambda m: '第%s\ue000%s号' % (m.group(1), letters(str(i + 1))), text)
    # and what numbers an item: 1. （1） ①
    text = re.sub(r'(?m)^([\s>*#（(]*)(\d+)(?=[.、．）)])',
                  lambda m: '%s\ue000%s' % (m.group(1), letters(m.group(2))),
                  text)
    text = re.sub(r'(?<![\d.\ue000A-Za-z〔])\d+(?![\d〕])',
                  lambda m: figure(m, r), text)
    text = re.sub('\ue000([a-j]+)',
                  lambda m: m.group(1).translate(DIGITS), text)
    return text


DIGITS = str.maketrans('abcdefghij', '0123456789')


def letters(n):
    """A number in letters, so that no figure is seen in it."""
    return n.translate(str.maketrans('0123456789', 'abcdefghij'))


def patterns(folders):
    names = []
    for folder in folders:
        for top, dirs, files in os.walk(folder):
            dirs.sort()
            names += [os.path.join(top, f) for f in sorted(files)
                      if f.endswith(('.txt', '.html'))]
    out = []
    for name in names:
        with open(name, 'rb') as f:
            try:
                out.append((f.read().decode('utf-8'),
                            os.path.splitext(name)[1]))
            except UnicodeDecodeError:
                pass
    return out


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    out, count = sys.argv[1], int(sys.argv[2])
    pattern = patterns(sys.argv[3:])
    if not pattern:
        sys.exit('no letters to start from')
    total = 0
    for i in range(count):
        text, end = pattern[i % len(pattern)]
        folder = os.path.join(out, '%03d' % (i // 1000))
        os.makedirs(folder, exist_ok=True)
        data = vary(text, i).encode('utf-8')
        total += len(data)
        with open(os.path.join(folder, '%06d%s' % (i, end)), 'wb') as f:
            f.write(data)
    print('%d letters of %d patterns, %d bytes' % (count, len(pattern), total))


main()
