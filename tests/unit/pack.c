/* SPDX-License-Identifier: MIT */
/* Records and sources as archives keep them, packed and back. */
#include "archive/pack.h"
#include "test.h"

/* Text of so many bytes that no dictionary has. */
static str text(struct arena *a, size_t len)
{
	char *s = arena_alloc(a, 1, 1, len);
	unsigned next = 1;

	for (size_t i = 0; i < len; i++) {
		next = next * 1103515245 + 12345;
		s[i] = (char)('!' + next / 65536 % 90);
	}
	return (str){ s, len };
}

/* name, bytes of the source, and whether the record is packed behind it. */
static const struct {
	const char *name;
	size_t len;
	bool behind;
} cases[] = {
	{ "no source", 0, false },
	{ "small", 4000, true },
	{ "largest", PACK_SOURCE, true },
	{ "too large", PACK_SOURCE + 1, false },
};

int main(void)
{
	struct arena a = {0};
	struct packer *p = pack_open();

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *name = cases[i].name;
		str source = text(&a, cases[i].len), other = text(&a, 3000);
		str bytes = cases[i].len ? source : other, kept, back;

		kept = pack(p, &a, bytes, source);
		TEST(name, (kept.len < 200) == cases[i].behind);
		back = unpack(p, &a, kept, bytes.len, source);
		TEST(name, str_eq(back, bytes));
		back = unpack(p, &a, kept, bytes.len, other);
		TEST(name, !back.s == cases[i].behind);
		back = unpack(p, &a, kept, bytes.len, (str){0});
		TEST(name, !back.s == cases[i].behind);
		TEST(name, !unpack(p, &a, kept, bytes.len + 1, source).s);
	}
	pack_close(p);
	arena_free(&a);
	return test_done();
}
