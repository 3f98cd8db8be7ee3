/* SPDX-License-Identifier: MIT */
/*
 * A target without libFuzzer: on each file as it is, and on changes of it, the
 * same ones every time.
 * usage: NAME [-n CHANGES] [-s SEED] FILE...
 */
#include <string.h>

#include "base/file.h"
#include "fuzz.h"

enum { ROOM = 1 << 16, LARGEST = 1 << 20 };

/* xorshift64*: any state but 0. */
static uint64_t next(uint64_t *s)
{
	*s ^= *s >> 12;
	*s ^= *s << 25;
	*s ^= *s >> 27;
	return *s * UINT64_C(0x2545F4914F6CDD1D);
}

static size_t below(uint64_t *s, size_t n)
{
	return n ? (size_t)(next(s) >> 16) % n : 0;
}

/* What may trouble a reader, put in somewhere. */
static const char *const words[] = { "\n", "\n\n", "：", "一、", "（一）", "1.",
	"\xFF", "\xEF\xBB\xBF", "<div>", "</p>", "&#x10FFFF;", "]]>", "\"", "9999999999999999999",
	"2024年2月30日", "其中", "分别为", "〔2024〕", "联系人：", "\t", "\f", "龘" };

struct bytes {
	char *v;
	size_t n, room;
};

/* Put in s at i what stands in [from, from + len) of it, or a word. */
static void insert(struct bytes *b, size_t i, const char *s, size_t len)
{
	if (b->n + len > b->room)
		return;
	memmove(b->v + i + len, b->v + i, b->n - i);
	memcpy(b->v + i, s, len);
	b->n += len;
}

static void change(struct bytes *b, uint64_t *s)
{
	size_t i = below(s, b->n + 1), len = 1 + below(s, b->n > 64 ? 64 : b->n);
	const char *word = words[below(s, sizeof(words) / sizeof(*words))];
	char copy[64];

	if (len > b->n - i)
		len = b->n - i;
	memcpy(copy, b->v + i, len);
	switch (below(s, 4)) {
	case 0:
		insert(b, i, word, strlen(word));
		break;
	case 1:
		insert(b, below(s, b->n + 1), copy, len);
		break;
	case 2:
		memmove(b->v + i, b->v + i + len, b->n - i - len);
		b->n -= len;
		break;
	case 3:
		if (i < b->n)
			b->v[i] = (char)next(s);
	}
}

static size_t run(const char *path, size_t changes, uint64_t seed)
{
	struct arena a = {0};
	struct diag d = {0};
	struct bytes b;
	str file;

	if (!file_read(&file, path, LARGEST, &a, &d)) {
		diag_print(&d, stderr);
		exit(2);
	}
	b = (struct bytes){ .room = file.len + ROOM };
	b.v = arena_alloc(&a, 1, 1, b.room);
	for (size_t k = 0; k <= changes; k++) {
		memcpy(b.v, file.s, file.len);
		b.n = file.len;
		for (size_t i = k ? 1 + below(&seed, 6) : 0; i; i--)
			change(&b, &seed);
		LLVMFuzzerTestOneInput((uint8_t *)b.v, b.n);
	}
	diag_clear(&d);
	arena_free(&a);
	return changes + 1;
}

int main(int argc, char **argv)
{
	size_t changes = 0, n = 0;
	uint64_t seed = 1;
	int i = 1;

	for (; i + 1 < argc && argv[i][0] == '-'; i += 2)
		if (argv[i][1] == 'n')
			changes = strtoull(argv[i + 1], NULL, 10);
		else
			seed += strtoull(argv[i + 1], NULL, 10);
	for (; i < argc; i++)
		n += run(argv[i], changes, seed);
	printf("%zu passed, 0 failed\n", n);
	return !n;
}
