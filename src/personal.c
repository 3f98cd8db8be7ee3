/* SPDX-License-Identifier: MIT */
/* From a text to the spans that are personal, by pattern and check digit. */
#include "personal.h"

#include "base/utf.h"
#include "publish/needle.h"
#include "reading/pattern.h"

bool personal_identity(const char *digits, size_t n)
{
	static const int weight[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10,
		5, 8, 4, 2 };
	int sum = 0;

	if (n != 18)
		return false;
	for (int i = 0; i < 17; i++)
		sum += weight[i] * (digits[i] - '0');
	return "10X98765432"[sum % 11] == digits[17];
}

bool personal_luhn(const char *digits, size_t n)
{
	int sum = 0;

	for (size_t i = 0; i < n; i++) {
		int x = digits[n - 1 - i] - '0';

		if (x < 0 || x > 9)
			return false;
		x *= i % 2 ? 2 : 1;
		sum += x > 9 ? x - 9 : x;
	}
	return n && sum % 10 == 0;
}

enum { CHECK_NONE, CHECK_IDENTITY, CHECK_LUHN };
static bool (*const checks[])(const char *, size_t) = {
	[CHECK_IDENTITY] = personal_identity, [CHECK_LUHN] = personal_luhn,
};

static const struct {
	enum pattern pattern;
	enum hidden kind;
	int check;
} rows[] = {
#define PRIVATE(id, kind, check, source) { PAT_PRIVATE_##id, HIDDEN_##kind, \
	CHECK_##check },
#include "lexicon/private.def"
#undef PRIVATE
};

static const enum pattern secrecy[] = {
#define SECRECY(id, source) PAT_SECRECY_##id,
#include "lexicon/secrecy.def"
#undef SECRECY
};

/* What a pattern sees: width folded, what is no text a blank. */
static uint32_t *fold(const uint32_t *c, size_t n, bool lines, struct arena *a)
{
	uint32_t *out = arena_new(a, uint32_t, n + 1);

	for (size_t i = 0; i < n; i++) {
		out[i] = needle_gap(c[i]) ? lines && c[i] == '\n' ? '\n' : ' ' :
		    fold_point(c[i]);
	}
	return out;
}

/* The digits of a match, without what parts them. */
static bool holds(int check, const uint32_t *c, uint32_t start, uint32_t end)
{
	char digits[64];
	size_t n = 0;

	for (uint32_t i = start; i < end && n < sizeof(digits); i++)
		if (c[i] >= '0' && c[i] <= '9')
			digits[n++] = (char)c[i];
		else if (c[i] == 'X' || c[i] == 'x')
			digits[n++] = 'X';
	return !checks[check] || checks[check](digits, n);
}

static void find(void *p, private_spans *out, const uint32_t *c, size_t n,
    struct arena *a)
{
	const uint32_t *f = fold(c, n, false, a);
	struct match m;

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		for (uint32_t from = 0; pattern_find(p, rows[i].pattern, f, 0,
		    from, (uint32_t)n, &m); ) {
			int g = match_has(&m, 1);

			from = m.end[0] > from ? m.end[g] > from ? m.end[g] :
			    m.end[0] : from + 1;
			if (m.end[g] > m.start[g] && holds(rows[i].check, f,
			    m.start[g], m.end[g]))
				*push(a, out) = (struct private_span){
					m.start[g], m.end[g], rows[i].kind };
		}
}

static bool secret(void *p, const uint32_t *c, size_t n, struct arena *a)
{
	const uint32_t *f = fold(c, n, true, a);
	struct match m;

	for (size_t i = 0; i < sizeof(secrecy) / sizeof(*secrecy); i++)
		if (pattern_in(p, secrecy[i], f, 0, (uint32_t)n, &m))
			return true;
	return false;
}

struct private_forms personal_forms(struct patterns *p)
{
	return (struct private_forms){ find, secret, p };
}
