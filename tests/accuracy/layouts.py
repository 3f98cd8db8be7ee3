#!/usr/bin/env python3
"""Heads and feet of letters in every mixture of the forms that occur in the wild.

usage: layouts.py COMMAND [COUNT [SEED]]
       layouts.py --make FOLDER COUNT [SEED]

Makes COUNT invented letters (300), each part of the letter in a form drawn by
lot, with the answers; scores COMMAND on them and fails where a field is below
FLOOR.  The same SEED (1) makes the same letters.  --make only writes them.
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

FLOOR = 0.99
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"
GIVEN = "文明德志国建平安永康春秋山川江海林森雨雪云霞思远"
PLACES = [("栖梧区", "区"), ("麓塘县", "县"), ("泊宁市", "市"), ("溟北省", "省"), ("云桐县", "县"),
          ("琼湾区", "区"), ("白音塔旗", "旗"), ("浔阳州", "州"), ("滏安市", "市")]
ORGANS = ["教育局", "水利局", "卫生健康委员会", "住房和城乡建设局", "交通运输局", "民政局", "农业农村局",
          "市场监督管理局", "应急管理局", "公安局", "财政局", "文化广电和旅游局", "人力资源和社会保障局",
          "医疗保障局", "城市管理局", "自然资源和规划局", "供电公司", "人民检察院", "总工会", "残疾人联合会"]
TOPICS = ["加强农村道路养护", "完善养老服务体系", "破解停车难问题", "规范电动自行车管理", "推进垃圾分类工作",
          "加快数字乡村建设", "提升社区医疗水平", "保护古树名木", "优化公交线路", "发展特色产业"]
BODY = ["近年来，我们认真贯彻上级决策部署，持续加大工作力度，各项工作取得了新的进展。",
        "下一步，我们将继续努力，不断提高工作水平。"]
DISCLOSURES = [("同意公开", "public"), ("主动公开", "public"), ("此件主动公开", "public"), ("不予公开", "none"),
               ("依申请公开", "onRequest"), ("摘要公开", "summary")]
DIGITS = "〇一二三四五六七八九"


def chinese(n):
    """Below a hundred."""
    tens, ones = divmod(n, 10)
    return ("" if tens < 2 else DIGITS[tens]) + "十" * (tens > 0) + (DIGITS[ones] if ones or not n else "")


class Letter:
    """A letter's lines, and what stands in them."""

    def __init__(self, rng):
        self.rng, self.one = rng, rng.choice
        self.place, self.level = self.one(PLACES)
        self.issuer = self.place + self.one(ORGANS)
        self.cppcc = rng.random() < .55
        self.member, self.word = ("委员", "提案") if self.cppcc else ("代表", "建议")
        self.year, self.colon = rng.randrange(2018, 2025), self.one("：：：:")
        self.cohandling = self.chance(.12)
        self.facts = dict(
            kind="coHandling" if self.cohandling else "reply", disclosure=None, issuer=None, number=None,
            title=None, date=None, signatories=[], addressees=[], proposals=[], measures=[], statistics=[],
            optional=[], citations=[], contacts=[], copies=[], attachments=[], joined=[])
        self.facts["class"] = None
        self.lines = []
        self.proposal_make()
        for part in (self.marks_head, self.number_and_title, self.salutation, self.opening, self.closing,
                     self.signature, self.marks_tail, self.contact, self.copies):
            part()
        self.known()

    def chance(self, p):
        return self.rng.random() < p

    def name(self):
        return self.one(SURNAMES) + "".join(self.rng.sample(GIVEN, self.one((1, 2, 2))))

    def names(self, most):
        return list(dict.fromkeys(self.name() for _ in range(self.one(range(1, most + 1)))))

    def add(self, *lines):
        self.lines += [line for line in lines if line]

    # --- what is answered
    def proposal_make(self):
        self.term, self.session = self.rng.randrange(4, 19), self.rng.randrange(1, 6)
        term, session = chinese(self.term), chinese(self.session)
        if self.cppcc and self.chance(.4):
            self.assembly = f"政协{self.place}委员会"
            self.meeting = f"政协{self.place}第{term}届委员会第{session}次会议"
        elif self.chance(.5):
            self.assembly = self.level + ("政协" if self.cppcc else "人大")
            self.meeting = f"{self.assembly}{term}届{session}次会议"
        else:
            self.assembly = self.level + ("政协" if self.cppcc else "人大")
            self.meeting = f"{self.level}{'政协' if self.cppcc else ''}{term}届{'' if self.cppcc else '人大'}{session}次会议"
        n = self.rng.randrange(1, 400)
        self.number = self.one([f"{n:03d}", str(n), f"{self.year}{n:03d}", f"C{n % 99:03d}", str(100000 + n)])
        self.wish = f"关于{self.one(TOPICS)}的{self.one(['建议', '提案']) if self.cppcc else '建议'}"
        self.proposers = self.names(4)

    # --- marks: class and disclosure
    def marks_head(self):
        marks = []
        self.form = None
        if self.chance(.5):
            self.cls = self.one("ABC")
            self.facts["class"] = self.cls
            self.form = self.one(["line", "label", "label", "glued", "title"])
            label = self.one(["类别", "办理结果", "答复类别", "办理类别", "类 别"])
            if self.form == "line":
                marks.append(self.one([f"{self.cls}类", f"（{self.cls}）", self.cls]))
            if self.form == "label":
                marks.append(label + self.colon + self.one([self.cls, f"{self.cls}类", f"（{self.cls}）"]))
        self.disclosure, self.where = None, self.one(["head", "label", "tail"])
        if self.chance(.4):
            self.disclosure, self.facts["disclosure"] = self.one(DISCLOSURES)
            plain = self.disclosure.replace("此件", "")
            if self.where != "tail":
                marks.append(plain if self.where == "head" else self.one(["公开方式", "公开属性"]) + self.colon + plain)
        self.rng.shuffle(marks)
        self.add(*marks)
        self.letterhead = self.chance(.4)
        if self.letterhead:
            self.add(self.one([self.issuer, self.issuer + "文件", " ".join(self.issuer)]))

    def marks_tail(self):
        if self.disclosure and self.where == "tail":
            self.add(self.one(["（{}）", "{}", "注：{}。"]).format(self.disclosure))

    # --- number, signatory, title
    def number_and_title(self):
        line = signer = ""
        if self.chance(.6):
            code = self.place[0] + self.one("教水卫建交") + self.one(["函", "字", "复", "提复字", "建议", "发"])
            a, b = self.one(["〔〕", "〔〕", "〔〕", "【】", "[]", "﹝﹞"])
            serial = f"{self.one(['', '', '第'])}{self.rng.randrange(1, 200)}号"
            line = f"{code}{a}{self.year}{b}{serial}"
            self.facts["number"] = f"{code}〔{self.year}〕{serial}"
        if self.form == "glued":
            line += ("" if line == "" else self.one(["", " "])) + f"{self.cls}类"
        if self.chance(.25):
            who = self.name()
            self.facts["signatories"] = [who]
            signer = f"签发人{self.colon}{who}"
            if line and self.form != "glued":
                line, signer = line + "　　　　　" + signer, ""
        before = self.chance(.5)
        self.add(signer, line if before else "")
        self.title()
        self.add("" if before else line)

    def title(self):
        end = self.one(["的会办意见", "的协办意见", "的协办意见的函"]) if self.cohandling else self.one(
            ["的答复", "的答复", "的答复", "的答复函", "的复函", "的回复", "的办理意见", "答复的函"])
        mid = f"{self.meeting}第{self.number}号"
        title = self.one([f"关于{mid}{self.word}{end}", f"关于对{mid}{self.word}{end}", f"对{mid}{self.word}{end}",
                          f"{self.issuer}关于{mid}{self.word}{end}", f"关于{mid}《{self.wish}》{end}",
                          f"{self.issuer}对{mid}{self.word}《{self.wish}》{end}"])
        self.has_title = self.chance(.8)
        mark = f"（{self.cls}）" if self.form == "title" else ""
        if not self.has_title:
            self.add(mark)
            return
        self.facts["title"] = title
        self.titled = title.startswith(self.issuer)
        if not self.titled and self.lines and self.lines[-1] == self.issuer:
            self.facts["title"] = self.issuer + title    # its first line, no letterhead
        if self.chance(.3) and not mark:
            cut = self.rng.randrange(len(self.issuer) + 2 if self.titled else 10, len(title) - 6)
            title = title[:cut] + "\n" + title[cut:]
        self.add(title + mark)

    # --- whom it is to, and what it says first
    def salutation(self):
        if self.cohandling:
            organ = self.level + self.one(ORGANS[:16])
            self.facts["addressees"] = [organ]
            self.add(organ + self.colon)
            return
        people = self.proposers
        self.facts["addressees"] = people
        more = self.one(["", "", f"等{len(people) + self.one((0, 1, 3))}位", "等"]) if len(people) > 1 else ""
        first, last = self.one([("", ""), ("", ""), ("尊敬的", ""), ("尊敬的", "，您好"), ("", "您好")])
        shown = [p[0] + "　" + p[1] if len(p) == 2 and len(people) == 1 and self.chance(.3) else p for p in people]
        self.add(first + "、".join(shown) + more + self.member + last + (self.colon if self.chance(.92) else ""))

    def opening(self):
        quoted = self.one([f"《{self.wish}》", f"《{self.wish}》", f"“{self.wish}”", self.wish])
        bare = quoted == self.wish
        ref = "" if bare else self.one([f"（第{self.number}号）", "", f"（{self.number}号）"])
        if self.cohandling:
            by = "、".join(self.proposers) + self.member
            ref = "" if bare else ref
            text = self.one([
                f"{by}提出的{quoted}{ref}收悉。现提出协办意见如下：",
                f"由贵局主办的{by}提出的{quoted}{ref}收悉。经研究，现将会办意见函告如下，请一并答复{self.member}：",
                f"{by}在{self.meeting}上提出的{quoted}{ref}，由你局主办、我局协办。现提出以下意见，供你局答复时参考："])
        else:
            you = "您" if len(self.proposers) == 1 else self.one(["你们", "您们"])
            text = self.one([
                f"{you}提出的{quoted}{ref}收悉。现答复如下：",
                f"{you}提出的{quoted}{ref}已收悉，经研究，现将办理情况答复如下：",
                f"{you}在{self.meeting}上提出的{quoted}{ref}收悉，现答复如下：",
                f"{you}提出的{quoted}{ref}已交由我局办理。经研究，现答复如下：",
                f"首先感谢{you}对我们工作的关心和支持。{you}提出的{quoted}{ref}收悉，现回复如下：",
                f"现将{you}提出的{quoted}{ref}办理情况答复如下：",
                f"收到{you}提出的{quoted}{ref}后，我局高度重视，现将有关情况函复如下："])
        said = self.has_title or self.meeting in text
        self.facts["proposals"] = [dict(
            kind="proposal" if self.cppcc else "suggestion", assembly=self.assembly if said else None,
            term=self.term if said else None, session=self.session if said else None,
            number=self.number if self.has_title or ref else None, title=self.wish, proposers=self.proposers)]
        self.add(text, BODY[0], BODY[1])

    def closing(self):
        self.add(self.one(["感谢您对我们工作的关心和支持！", "专此答复。", "此复，并致谢意。", ""]))

    # --- the foot
    def signature(self):
        month, day = self.rng.randrange(1, 13), self.rng.randrange(1, 29)
        date = self.one([f"{self.year}年{month}月{day}日"] * 2 + [f"{self.year}年{month}月{day} 日", "".join(
            DIGITS[int(c)] for c in str(self.year)) + f"年{chinese(month)}月{chinese(day)}日"])
        self.signed, dated = self.chance(.8), self.chance(.9)
        pad = self.one(["", "　" * 8, " " * 8])
        if dated:
            self.facts["date"] = f"{self.year}-{month:02d}-{day:02d}"
        if self.signed and dated and self.chance(.15):
            self.add(pad + self.issuer + "　　" + date)
            return
        if self.signed:
            self.add(pad + (self.issuer if self.chance(.85) else " ".join(self.issuer)))
        if dated:
            self.add(pad + date)

    def contact(self):
        if not self.chance(.6):
            return
        local = f"{self.rng.randrange(2, 9)}{self.rng.randrange(100000, 999999)}"
        phone = self.one([local, f"0{self.rng.randrange(310, 999)}-{local}", f"138{self.rng.randrange(10**7, 10**8)}"])
        who = self.name()
        role, label = self.one([("contact", "联系人"), ("handler", "承办人"), ("handler", "经办人"),
                                ("contact", "联 系 人"), ("responsible", "承办责任人"), ("handler", "经 办 人")])
        c = self.colon
        self.facts["contacts"] = [dict(role=role, name=who, phones=[phone])]
        self.add(self.one([f"{label}{c}{who}　联系电话{c}{phone}", f"（{label}{c}{who}；联系电话{c}{phone}）",
                           f"{label}及联系电话{c}{who}　{phone}", f"{label}{c}{who}\n电　　话{c}{phone}",
                           f"联系电话{c}{phone}　　{label}{c}{who}", f"{label}{c}{who}，电话{c}{phone}",
                           f"{label}{c}{who} {phone}", f"（{label}{c}{who}，{phone}）"]))

    def copies(self):
        if not self.chance(.4):
            return
        organs = [f"{self.level}政府办公室", f"{self.level}政府督查室", f"{self.level}委督查室",
                  f"{self.level}政协提案委" if self.cppcc else f"{self.level}人大代表工委"]
        self.facts["copies"] = self.rng.sample(organs, self.one((1, 2, 2, 3)))
        self.add(self.one(["抄送", "抄 送", "抄报"]) + self.colon +
                 self.one(["、", "，", ",", "；", "  "]).join(self.facts["copies"]) + self.one(["。", ""]))

    def known(self):
        """The issuer, where one is printed."""
        if self.signed or self.letterhead or (self.has_title and self.titled):
            self.facts["issuer"] = self.issuer

    # --- the file
    def frame(self):
        """What a page pasted as text has above and below."""
        above = [f"首页 > 政务公开 > {self.word}办理", self.one([
            f"索引号：{self.rng.randrange(10**8, 10**9)}　发布机构：{self.issuer}",
            f"发布时间：{self.year + 1}-01-05 09:30　来源：{self.issuer}　阅读次数：{self.rng.randrange(9, 999)}　字体：[大] [中] [小]"])]
        below = ["上一条：关于市政协一届一次会议第9号提案的答复", "【打印】【关闭】", "网站标识码：1301000099　冀ICP备00000001号",
                 f"主办单位：{self.place}人民政府办公室　地址：和平路9号　邮编：123456　联系电话：0999-8888888"]
        self.facts["issuer"] = self.issuer
        return above, self.rng.sample(below, 3)

    def text(self):
        between = self.one(["\n\n", "\n\n", "\n"])
        text = between.join(self.lines) + "\n"
        if self.chance(.25):
            above, below = self.frame()
            text = "\n".join(above) + "\n" + text + "\n".join(below) + "\n"
        return text

    def page(self):
        above, below = self.frame()
        rows = "".join(f"<p>{line}</p>\n" for line in "\n".join(self.lines).split("\n"))
        return ("<html><head><meta charset=utf-8><title>答复</title></head><body><ul><li>新闻中心<li>政务公开</ul>"
                + "".join(f"<div>{a.replace('>', '&gt;')}</div>" for a in above) + f"<div id=con>{rows}</div>"
                + "".join(f"<div class=foot>{b}</div>" for b in below) + "</body></html>")


def make(folder, count, seed):
    rng = random.Random(seed)
    for i in range(count):
        letter = Letter(rng)
        if rng.random() < .2:
            (folder / f"{i:04d}.html").write_text(letter.page(), "utf-8")
        else:
            (folder / f"{i:04d}.txt").write_text(letter.text(), "utf-8")
        (folder / f"{i:04d}.json").write_text(json.dumps(letter.facts, ensure_ascii=False), "utf-8")


def main():
    if sys.argv[1] == "--make":
        make(pathlib.Path(sys.argv[2]), int(sys.argv[3]), int((sys.argv + [1])[4]))
        return
    count, seed = int((sys.argv + [300])[2]), int((sys.argv + [300, 1])[3]) if len(sys.argv) > 3 else 1
    with tempfile.TemporaryDirectory() as folder:
        make(pathlib.Path(folder), count, seed)
        done = subprocess.run([sys.executable, str(pathlib.Path(__file__).parent / "score.py"), "--json",
                               sys.argv[1], folder], capture_output=True, text=True)
    table = json.loads(done.stdout)
    rows = {k: v for k, v in table["fields"].items() if v["gold"]}
    bad = [k for k, v in rows.items() if v["f1"] < FLOOR] + table["failures"]
    for k in bad:
        print(f"  {k}: {rows[k]['f1'] if k in rows else 'not read'}")
    print(f"{len(rows) + 1 - len(bad)} passed, {len(bad)} failed")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
