/* SPDX-License-Identifier: MIT */
/* What the archive makes of a record: rows, keys, last days, sketches. */
#include "letters.h"
#include "test.h"

#include "archive/area.h"
#include "archive/last_day.h"
#include "archive/minhash.h"
#include "archive/placing.h"
#include "archive/promised.h"
#include "archive/proposal_key.h"
#include "base/utf.h"

static const struct made example = { "甲市教育局", "甲教函〔2024〕7号",
	"关于市政协七届三次会议第0126号提案的答复", "", "0126" };

/* The cell of the nth row (from 1) of a column's table, as text. */
struct expected {
	const char *name;
	enum column column;
	size_t n;
	const char *out;	/* NULL: no value */
};

static const struct expected cells[] = {
	{ "kind", COLUMN_LETTER_KIND, 1, "reply" },
	{ "class", COLUMN_LETTER_CLASS, 1, "A" },
	{ "disclosure", COLUMN_LETTER_DISCLOSURE, 1, "public" },
	{ "issuer", COLUMN_LETTER_ISSUER, 1, "甲市教育局" },
	{ "number", COLUMN_LETTER_NUMBER, 1, "甲教函〔2024〕7号" },
	{ "year", COLUMN_LETTER_YEAR, 1, "2024" },
	{ "date", COLUMN_LETTER_DATE, 1, "2024-05-20" },
	{ "no signature", COLUMN_LETTER_SIGNATURE, 1, NULL },
	{ "warnings", COLUMN_LETTER_WARNINGS, 1, "1" },
	{ "errors", COLUMN_LETTER_ERRORS, 1, "0" },
	{ "proposal key", COLUMN_PROPOSAL_KEY, 1, "市政协/7/3/126" },
	{ "proposal title", COLUMN_PROPOSAL_TITLE, 1, "关于停车的建议" },
	{ "proposal subject", COLUMN_PROPOSAL_SUBJECT, 1, "停车" },
	{ "proposal place", COLUMN_PROPOSAL_PLACE, 1, "甲市" },
	{ "proposer", COLUMN_PARTY_ROLE, 1, "proposer" },
	{ "proposer's proposal", COLUMN_PARTY_PROPOSAL, 1, "1" },
	{ "addressee", COLUMN_PARTY_ROLE, 2, "addressee" },
	{ "addressee's name", COLUMN_PARTY_NAME, 2, "闻道" },
	{ "addressee of no proposal", COLUMN_PARTY_PROPOSAL, 2, NULL },
	{ "recipient", COLUMN_PARTY_NAME, 3, "市政府督查室" },
	{ "recipient's n", COLUMN_PARTY_N, 3, "3" },
	{ "measure id", COLUMN_MEASURE_ID, 1, "m1" },
	{ "measure label", COLUMN_MEASURE_LABEL, 1, "一" },
	{ "measure level", COLUMN_MEASURE_LEVEL, 1, "1" },
	{ "measure heading", COLUMN_MEASURE_HEADING, 1, "增设车位" },
	{ "measure due", COLUMN_MEASURE_DUE, 1, "2026-12-31" },
	{ "responsible", COLUMN_MEASURE_RESPONSIBLE, 1, "市教育局" },
	{ "statistic words", COLUMN_STATISTIC_WORDS, 2, "五成多" },
	{ "statistic value", COLUMN_STATISTIC_VALUE, 2, "0.5" },
	{ "statistic total", COLUMN_STATISTIC_PART_OF, 2, "1" },
	{ "statistic in no measure", COLUMN_STATISTIC_MEASURE, 2, NULL },
	{ "statistic in a measure", COLUMN_STATISTIC_MEASURE, 3, "1" },
	{ "no unit", COLUMN_STATISTIC_UNIT, 2, NULL },
	{ "sum", COLUMN_STATISTIC_SUM, 1, "holds" },
	{ "place", COLUMN_STATISTIC_END, 3, "1" },
	{ "citation", COLUMN_CITATION_TITLE, 1, "《停车办法》" },
	{ "citation number", COLUMN_CITATION_NUMBER, 1, "甲政办〔2023〕3号" },
	{ "contact's name", COLUMN_CONTACT_VALUE, 1, "解晓" },
	{ "second telephone", COLUMN_CONTACT_VALUE, 3, "6681208" },
	{ "field", COLUMN_CONTACT_FIELD, 3, "phone" },
	{ "one contact", COLUMN_CONTACT_CONTACT, 3, "1" },
	{ "finding", COLUMN_FINDING_RULE, 1, "sum-fails" },
};

/* Of the same with a promise in its prose, before the measure. */
static const struct made promising = { "甲市教育局", "甲教函〔2024〕7号",
	"关于市政协七届三次会议第0126号提案的答复",
	"今后，<promise id=\"p1\" deadline=\"明年\" deadlineCertainty=\"likely\" "
	"deadlineStart=\"0\" deadlineEnd=\"1\" responsible=\"市科协\" " SURE
	">明年建<statistic id=\"s9\" value=\"5\" unit=\"处\" bound=\"exact\" "
	"kind=\"count\" of=\"站\" ofCertainty=\"open\" time=\"2025\" " SURE
	">5处</statistic>。</promise>", "0126" };

static const struct expected in_promises[] = {
	{ "a promise is a measure", COLUMN_MEASURE_ID, 1, "p1" },
	{ "its sentence", COLUMN_MEASURE_HEADING, 1, "明年建5处。" },
	{ "is planned", COLUMN_MEASURE_STATUS, 1, "planned" },
	{ "is on no level but the first", COLUMN_MEASURE_LEVEL, 1, "1" },
	{ "until when", COLUMN_MEASURE_DEADLINE, 1, "明年" },
	{ "how certain", COLUMN_MEASURE_DEADLINE_CERTAINTY, 1, "likely" },
	{ "nothing said", COLUMN_MEASURE_RESPONSIBLE_CERTAINTY, 1, NULL },
	{ "its last day", COLUMN_MEASURE_DUE, 1, "2025-12-31" },
	{ "by whom", COLUMN_MEASURE_RESPONSIBLE, 1, "市科协" },
	{ "the measure behind it", COLUMN_MEASURE_ID, 2, "m1" },
	{ "its figure", COLUMN_STATISTIC_VALUE, 1, "5" },
	{ "is of the promise", COLUMN_STATISTIC_MEASURE, 1, "1" },
	{ "a figure's time", COLUMN_STATISTIC_TIME, 1, "2025" },
	{ "of what, how certain", COLUMN_STATISTIC_OF_CERTAINTY, 1, "open" },
	{ "no part of it", COLUMN_STATISTIC_PART_OF_CERTAINTY, 1, NULL },
	{ "a figure of no measure", COLUMN_STATISTIC_MEASURE, 2, NULL },
	{ "a figure of the other", COLUMN_STATISTIC_MEASURE, 4, "2" },
};

static void test_cells(const struct rows *rows, const struct expected *cell,
    size_t count, struct arena *a)
{
	for (size_t i = 0; i < count; i++) {
		const struct cell *c = NULL;
		size_t n = 0;
		str got = {0};

		for (size_t k = 0; k < rows->row.n; k++)
			if (rows->row.v[k].table ==
			    column_rows[cell[i].column].table &&
			    ++n == cell[i].n)
				c = row_cell(&rows->row.v[k], cell[i].column);
		if (c && c->type == CELL_INTEGER)
			got = arena_printf(a, "%lld", (long long)c->integer);
		else if (c)
			got = c->text;
		TEST(cell[i].name, c && str_eq(got, str_of(cell[i].out)) &&
		    !got.s == !cell[i].out);
	}
}

static void test_rows(struct arena *a)
{
	struct archive_document put = made_document(&promising, "a", "x", a);
	const struct rows *rows = &put.record[0].rows;

	test_cells(rows, in_promises, sizeof(in_promises) /
	    sizeof(*in_promises), a);
	put = made_document(&example, "a", "x", a);
	rows = &put.record[0].rows;
	test_cells(rows, cells, sizeof(cells) / sizeof(*cells), a);
	TEST("index: titles", str_eq(rows->text[INDEX_TITLE], arena_printf(a,
	    "%s\n关于停车的建议", example.title)));
	TEST("index: body", str_eq(rows->text[INDEX_BODY], STR(
	    "现有学校30所，其中五成多。\n"
	    "一、增设车位。按照《停车办法》，新增约120万元。\n")));
}

static const struct {
	const char *words, *date, *due;
} dues[] = {
	{ "2026年底前", "2024-05-20", "2026-12-31" },
	{ "到2026年", "", "2026-12-31" },
	{ "2025年6月底前", "", "2025-06-30" },
	{ "2024年2月", "", "2024-02-29" },
	{ "2025年2月", "", "2025-02-28" },
	{ "2025年3月15日前", "", "2025-03-15" },
	{ "２０２５年１２月", "", "2025-12-31" },
	{ "二〇二五年六月", "", "2025-06-30" },
	{ "二〇二五年十月", "", "2025-10-31" },
	{ "二〇二五年十二月", "", "2025-12-31" },
	{ "今年年底", "2024-05-20", "2024-12-31" },
	{ "年内", "2024-05-20", "2024-12-31" },
	{ "明年上半年", "2024-05-20", "2025-06-30" },
	{ "2025年三季度", "", "2025-09-30" },
	{ "2025年8月中旬", "", "2025-08-20" },
	{ "“十四五”末", "", "2025-12-31" },
	{ "今年", "", NULL },
	{ "6月底前", "2024-05-20", "2024-06-30" },
	{ "10月底前", "2024-05-20", "2024-10-31" },
	{ "5月20日前", "2024-05-20", "2024-05-20" },
	{ "5月19日前", "2024-05-20", NULL },
	{ "3月底前", "2024-05-20", NULL },
	{ "10月底前", "2024", "2024-10-31" },
	{ "10月底前", "", NULL },
	{ "年底前", "2024-05-20", "2024-12-31" },
	{ "第三季度", "2024-05-20", "2024-09-30" },
	{ "下半年", "2024-05-20", "2024-12-31" },
	{ "上半年", "2024-07-20", NULL },
	{ "十二月底前", "2024-05-20", "2024-12-31" },
	{ "今年國慶前", "2021-06-22", "2021-10-01" },
	{ "国庆节前", "2024-05-20", "2024-10-01" },
	{ "元旦前", "2024-05-20", NULL },
	{ "2025年五一前", "2024-05-20", "2025-05-01" },
	{ "9月开学前", "2024-08-16", "2024-09-01" },
	{ "2025年九月开学前", "2024-08-16", "2025-09-01" },
	{ "2025年汛期前", "2024-05-20", NULL },
	{ "2023年主汛期前", "2022-10-09", NULL },
	{ "汛前", "2024-05-20", NULL },
	{ "明年春耕前", "2024-05-20", NULL },
	{ "今年入冬前", "2024-05-20", NULL },
	{ "2025年春节前", "2024-05-20", NULL },
	{ "2024年秋季开学前", "2024-05-20", NULL },
	{ "明年春季学期", "2024-05-20", NULL },
	{ "2024年秋季", "2024-05-20", "2024-11-30" },
	{ "明年春季", "2024-05-20", "2025-05-31" },
	{ "每年4月底前", "2024-05-20", NULL },
	{ "每季度首月15日前", "2024-05-20", NULL },
	{ "10个工作日内", "2024-05-20", NULL },
	{ "长期坚持", "2024-05-20", NULL },
	{ "2023年至2024年", "2022-05-20", "2024-12-31" },
	{ "2024至2026年", "2022-05-20", "2026-12-31" },
	{ "今年9月至11月", "2023-07-14", "2023-11-30" },
	{ "2025年度", "2024-05-20", "2025-12-31" },
	{ "“十四五”规划", "2020-08-12", "2025-12-31" },
	{ "“十五五”时期", "2024-05-20", "2030-12-31" },
	{ "今年四季度", "2024-05-20", "2024-12-31" },
	{ "后年", "2024-05-20", "2026-12-31" },
	{ "2025年10月15号前", "", "2025-10-15" },
	{ "近期", "2024-05-20", NULL },
	{ "三年内", "2024-05-20", NULL },
	{ "两年内", "2024-05-20", NULL },
	{ "半年内", "2024-05-20", NULL },
	{ "2025年初", "", NULL },
	{ "2025年13月", "", NULL },
	{ "", "", NULL },
};

static void test_due(struct arena *a)
{
	for (size_t i = 0; i < sizeof(dues) / sizeof(*dues); i++) {
		str due = due_of(a, str_of(dues[i].words), str_of(dues[i].date));

		TEST(dues[i].words, str_eq(due, str_of(dues[i].due)) &&
		    !due.s == !dues[i].due);
	}
}

static const struct {
	const char *assembly;
	int term, session;
	const char *number, *key;
} keys[] = {
	{ "市政协", 7, 3, "0126", "市政协/7/3/126" },
	{ "政协桐浦市委员会", 7, 3, "126", "市政协/7/3/126" },
	{ "桐浦市政协", 7, 3, "１２６", "市政协/7/3/126" },
	{ "市人民代表大会", 7, 3, "126", "市人大/7/3/126" },
	{ "甲市乙区人大", 7, 3, "C017", "区人大/7/3/C017" },
	{ "岭北省政协", 12, 1, "0", "省政协/12/1/0" },
	{ "市政协", 0, 3, "126", NULL },
	{ "市政协", 7, 3, NULL, NULL },
	{ "某委员会", 7, 3, "126", NULL },
	{ NULL, 7, 3, "126", NULL },
};

static void test_key(struct arena *a)
{
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		str key = proposal_key(a, str_of(keys[i].assembly), keys[i].term,
		    keys[i].session, str_of(keys[i].number));

		TEST(keys[i].assembly ? keys[i].assembly : "no assembly",
		    str_eq(key, str_of(keys[i].key)) && !key.s == !keys[i].key);
	}
}

static const struct {
	const char *title, *subject;
} subjects[] = {
	{ "关于停车的提案", "停车" },
	{ "關於停車的建議", "停车" },
	{ "“关于加快5Ｇ网络 覆盖”的建议", "加快5g网络覆盖" },
	{ "关于‘一网通办’、‘数据’的社情民意", "一网通办数据" },
	{ "停车", "停车" },
	{ "关于的提案", NULL },
	{ "", NULL },
	{ NULL, NULL },
};

static const struct {
	const char *assembly, *organ[2], *place;
} places[] = {
	{ "市政协", { "栎陵市应急管理局", NULL }, "栎陵市" },
	{ "栎陵市政协", { "岑阳市财政局", NULL }, "栎陵市" },
	{ "政协桐浦市委员会", { NULL, NULL }, "桐浦市" },
	{ "中国人民政治协商会议桐浦市委员会", { NULL, NULL }, "桐浦市" },
	{ "市政协", { "市应急管理局", "栎陵市应急管理局" }, "栎陵市" },
	{ "市政协", { "沄州市文化局", NULL }, "沄州市" },
	{ "区人大", { "甲市栖梧区教育局", NULL }, "栖梧区" },
	{ "区人大", { "甲市通州区教育局", NULL }, "通州区" },
	{ "区人大", { "广西壮族自治区乙市青秀区教育局", NULL }, "青秀区" },
	{ "自治区政协", { "广西壮族自治区教育厅", NULL }, "广西壮族自治区" },
	{ "州人大", { "果洛藏族自治州教育局", NULL }, "果洛藏族自治州" },
	{ "市人大", { "岭北省赣山市教育局", NULL }, "赣山市" },
	{ "鄉人大", { "楓坳鄉人民政府", NULL }, "枫坳乡" },
	{ "全国人大", { "教育部", NULL }, "全国" },
	{ "市政协", { "教育局", NULL }, NULL },
	{ "市政协", { "市教育局", NULL }, NULL },
	{ "政协", { "栎陵市教育局", NULL }, NULL },
	{ NULL, { "栎陵市教育局", NULL }, NULL },
};

static void test_proposal(struct arena *a)
{
	for (size_t i = 0; i < sizeof(subjects) / sizeof(*subjects); i++)
		TEST(subjects[i].title ? subjects[i].title : "no title", str_eq(
		    proposal_subject(a, str_of(subjects[i].title)),
		    str_of(subjects[i].subject)));
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		const str organ[] = { str_of(places[i].organ[0]),
			str_of(places[i].organ[1]) };
		str place = proposal_place(a, str_of(places[i].assembly),
		    organ, 2);

		TEST(places[i].organ[0] ? places[i].organ[0] : "no organ",
		    str_eq(place, str_of(places[i].place)) &&
		    !place.s == !places[i].place);
	}
}

static const struct {
	const char *organ, *place, *level;
} areas[] = {
	{ "栎陵市应急管理局", "栎陵市", "city" },
	{ "甲市栖梧区教育局", "甲市栖梧区", "county" },
	{ "广西壮族自治区乙市青秀区教育局", "广西壮族自治区乙市青秀区", "county" },
	{ "溟北省生态环境厅", "溟北省", "province" },
	{ "果洛藏族自治州教育局", "果洛藏族自治州", "city" },
	{ "楓坳鄉人民政府", "枫坳乡", "town" },
	{ "甲县云水街道办事处", "甲县云水街道", "town" },
	{ "上海市教育委员会", "上海市", "province" },
	{ "甲市通州区教育局", "甲市通州区", "county" },
	/* a level's word within a name */
	{ "江西省赣州市中级人民法院", "江西省赣州市", "city" },
	{ "景德镇市教育局", "景德镇市", "city" },
	{ "衡州湾市数据局", "衡州湾市", "city" },
	{ "恩施土家族苗族自治州建始县水利局", "恩施土家族苗族自治州建始县", "county" },
	{ "霁山县市政管理局", "霁山县", "county" },
	{ "盐城市城市管理局", "盐城市", "city" },
	{ "北京市石景山区卫生健康委员会", "北京市石景山区", "county" },
	{ "磐溪县城乡规划局", "磐溪县", "county" },
	{ "岭北省智慧城市运行中心", "岭北省", "province" },
	{ "襄州区教育局", "襄州区", "county" },
	{ "汀芷县城市管理局", "汀芷县", "county" },
	/* words that only look like a level */
	{ "栎陵市住房和城乡建设局", "栎陵市", "city" },
	{ "栎陵市城市管理局", "栎陵市", "city" },
	{ "栎陵市市场监督管理局", "栎陵市", "city" },
	{ "磐溪县乡村振兴局", "磐溪县", "county" },
	{ "栎陵市社区治理办公室", "栎陵市", "city" },
	{ "栎陵市经济技术开发区管委会", "栎陵市", "city" },
	{ "国家税务总局栎陵市税务局", "栎陵市", "city" },
	{ "中共磐溪县委组织部", "磐溪县", "county" },
	/* a level alone, neither, the nation's */
	{ "市教育局", NULL, "city" },
	{ "县水务局", NULL, "county" },
	{ "住房和城乡建设局", NULL, NULL },
	{ "市场监督管理局", NULL, NULL },
	{ "教育局", NULL, NULL },
	{ "国家林业和草原局", NULL, "nation" },
	{ "生态环境部", NULL, "nation" },
	{ NULL, NULL, NULL },
};

static void test_area(struct arena *a)
{
	for (size_t i = 0; i < sizeof(areas) / sizeof(*areas); i++) {
		struct area x = area_of(a, str_of(areas[i].organ));

		TEST(areas[i].organ ? areas[i].organ : "no organ",
		    str_eq(x.place, str_of(areas[i].place)) &&
		    str_eq(x.level, str_of(areas[i].level)) &&
		    !x.place.s == !areas[i].place &&
		    !x.level.s == !areas[i].level);
	}
}

/* count characters of a text that repeats nowhere, from the seed on. */
static str text_of(struct arena *a, uint32_t seed, size_t count)
{
	uint32_t *c = arena_new(a, uint32_t, count);

	for (size_t i = 0; i < count; i++) {
		uint32_t x = (seed + (uint32_t)i) * 2654435761u;

		x = (x ^ x >> 15) * 2246822519u;
		c[i] = 0x4E00 + (x ^ x >> 13) % 0x3000;
	}
	return utf8_of(a, c, count);
}

/* Texts that share a given part of their characters; how like they are. */
static const struct {
	const char *name;
	size_t length, other;	/* characters; where the second begins */
	double least, most;
} likenesses[] = {
	{ "the same", 2000, 0, 1, 1 },
	{ "nineteen twentieths", 2000, 50, 0.9, 1 },
	{ "half", 2000, 667, 0.3, 0.7 },
	{ "nothing in common", 2000, 2000, 0, 0.1 },
};

static void test_sketch(struct arena *a)
{
	for (size_t i = 0; i < sizeof(likenesses) / sizeof(*likenesses); i++) {
		str one = minhash_of(a, text_of(a, 1, likenesses[i].length));
		str two = minhash_of(a, text_of(a, 1 +
		    (uint32_t)likenesses[i].other, likenesses[i].length));
		double like = minhash_likeness(one, two);

		TEST(likenesses[i].name, one.len == SKETCH_HASHES &&
		    like >= likenesses[i].least && like <= likenesses[i].most);
	}
	TEST("too short", !minhash_of(a, text_of(a, 1, 50)).s);
	TEST("blanks, width and script do not count", minhash_likeness(
	    minhash_of(a, arena_printf(a, "%s，１国", text_of(a, 9, 200).s)),
	    minhash_of(a, arena_printf(a, "%s 1 國", text_of(a, 9, 200).s))) == 1);
}

/* An engine that finds what a row of the table says. */
static const struct place_case {
	const char *name;
	struct placing_peer earlier, numbered, banded;
	struct placed placed;
} cases_of_placing[] = {
	{ "nothing like it", {0}, {0}, {0}, { .kind = PLACED_NEW } },
	{ "the same number at its path", { 5, true, 0 }, { 3, true, 0 }, {0},
	    { .kind = PLACED_VERSION, .letter = 5 } },
	{ "half the text at its path", { 5, false, SKETCH_VERSION }, {0}, {0},
	    { .kind = PLACED_VERSION, .letter = 5 } },
	{ "another letter at its path", { 5, false, 0.4 }, {0}, {0},
	    { .kind = PLACED_NEW } },
	{ "the same number elsewhere", {0}, { 3, true, 0 }, { 4, false, 1 },
	    { .kind = PLACED_NEW, .like = 3, .by_number = true } },
	{ "nearly the same text elsewhere", {0}, {0}, { 4, false, SKETCH_NEAR },
	    { .kind = PLACED_NEW, .like = 4 } },
	{ "some of the text elsewhere", {0}, {0}, { 4, false, 0.8 },
	    { .kind = PLACED_NEW } },
};

static bool has_earlier(void *of, struct placing_peer *out, struct diag *d)
{
	const struct place_case *c = of;

	*out = c->earlier;
	return d;
}

static bool has_numbered(void *of, struct placing_peer *out, struct diag *d)
{
	const struct place_case *c = of;

	*out = c->numbered;
	return d;
}

static bool has_banded(void *of, int64_t band,
    struct placing_peer out[PLACING_PEERS], size_t *n, struct diag *d)
{
	const struct place_case *c = of;

	(void)band;
	*n = c->banded.letter != 0;
	*out = c->banded;
	return d;
}

static void test_placing(void)
{
	static const char sketch[SKETCH_HASHES];
	struct diag d = {0};

	for (size_t i = 0; i < sizeof(cases_of_placing) /
	    sizeof(*cases_of_placing); i++) {
		const struct place_case *c = &cases_of_placing[i];
		struct place_case at = *c;
		struct placing_engine e = { has_earlier, has_numbered,
			has_banded, &at };
		struct placed p;

		TEST(c->name, placing_decide(&p, &e,
		    (str){ sketch, sizeof(sketch) }, &d));
		TEST(c->name, p.kind == c->placed.kind &&
		    p.letter == c->placed.letter &&
		    p.like == c->placed.like &&
		    p.by_number == c->placed.by_number);
	}
}

static const struct {
	const char *name, *status, *certainty, *deadline;
	bool promised, open;
} promises[] = {
	{ "planned", "planned", "likely", NULL, true, true },
	{ "planned by a day", "planned", "sure", "年底前", true, true },
	{ "under way", "ongoing", "sure", NULL, false, false },
	{ "under way, to a day", "ongoing", "sure", "年底前", true, true },
	{ "a deadline alone", NULL, NULL, "年底前", true, true },
	{ "nothing", NULL, NULL, NULL, false, false },
	{ "done", "done", "sure", NULL, false, false },
	{ "kept", "done", "sure", "年底前", true, false },
	{ "refused", "refused", "sure", "年底前", false, false },
	{ "refused, likely", "refused", "likely", "年底前", false, false },
	{ "refused, open", "refused", "open", "年底前", true, true },
	{ "refused, open, no day", "refused", "open", NULL, false, false },
};

static void set(struct row *r, enum column c, const char *x)
{
	if (x)
		*row_cell(r, c) = (struct cell){ .type = CELL_TEXT,
			.text = str_of(x) };
}

static void test_promised(struct arena *a)
{
	for (size_t i = 0; i < sizeof(promises) / sizeof(*promises); i++) {
		struct row r = { .table = TABLE_MEASURE, .cell = arena_new(a,
		    struct cell, (size_t)table_rows[TABLE_MEASURE].count) };

		set(&r, COLUMN_MEASURE_STATUS, promises[i].status);
		set(&r, COLUMN_MEASURE_STATUS_CERTAINTY, promises[i].certainty);
		set(&r, COLUMN_MEASURE_DEADLINE, promises[i].deadline);
		TEST(promises[i].name, promised(&r) == promises[i].promised);
		TEST(promises[i].name, promised_open(&r) == promises[i].open);
	}
}

int main(void)
{
	struct arena a = {0};

	record_init();
	test_rows(&a);
	test_placing();
	test_due(&a);
	test_key(&a);
	test_area(&a);
	test_proposal(&a);
	test_sketch(&a);
	test_promised(&a);
	arena_free(&a);
	return test_done();
}
